package dev.aftercare.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.TestDatabase;
import dev.aftercare.run.postgres.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** The program as cron sees it: exit codes, signals, two at once, a database that goes away or is too new. */
class RunProcessTests {

    @TempDir
    private Path folder;

    @Test
    void nightlyWhenItIsDoneSaysSoAndDoesNothing() throws Exception {
        Program program = SampleInstallation.on(folder, TestDatabase.empty());

        Program.Ended first = program.run("nightly", "--date", "2026-09-14");
        Program.Ended second = program.run("nightly", "--date", "2026-09-14");
        Program.Ended again = program.run("nightly", "--date", "2026-09-14", "--again");

        assertThat(first.exitCode()).as(first.output()).isEqualTo(0);
        assertThat(second.exitCode()).as(second.output()).isEqualTo(0);
        assertThat(second.output()).contains("The night of 2026-09-14 is already done.");
        assertThat(again.exitCode()).as(again.output()).isEqualTo(0);
    }

    @Test
    void nightlyWhenAnotherRunHoldsTheDatabaseLockSaysWhoAndExitsWith4() throws Exception {
        DataSource database = TestDatabase.migrated();
        Program program = SampleInstallation.on(folder, database);
        try (Connection other = database.getConnection();
                var statement = other.createStatement()) {
            statement.execute("set application_name = 'aftercare (process 4711@elsewhere)'");
            statement.execute("select pg_advisory_lock(x'6166746572636172'::bit(64)::bigint)");

            Program.Ended ended = program.run("nightly", "--date", "2026-09-14");

            assertThat(ended.exitCode()).as(ended.output()).isEqualTo(4);
            assertThat(ended.output())
                    .contains("Another run is under way: aftercare (process 4711@elsewhere), connected since 20");
        }
    }

    @Test
    void nightlyWhenTheDataFolderIsInUseSaysWhoAndExitsWith4() throws Exception {
        Program program = SampleInstallation.in(folder);
        try (EmbeddedPostgres held = EmbeddedPostgres.start(folder.resolve("data"))) {
            assertThat(held.username()).isNotBlank();

            Program.Ended ended = program.run("nightly", "--date", "2026-09-14");

            assertThat(ended.exitCode()).as(ended.output()).isEqualTo(4);
            assertThat(ended.output())
                    .contains(Long.toString(ProcessHandle.current().pid()));
        }
    }

    @Test
    void nightlyWhenItIsTerminatedStopsWith143AndGoesOnWhenStartedAgain() throws Exception {
        Program program = SampleInstallation.on(folder, TestDatabase.empty());
        Program.Running running = program.start("nightly", "--date", "2026-09-14");
        Path outbox = folder.resolve("data/outbox");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!Files.isDirectory(outbox) && running.process().isAlive() && System.nanoTime() < end) {
            Thread.sleep(2);
        }

        running.process().destroy();
        Program.Ended stopped = running.end();
        Program.Ended again = program.run("nightly", "--date", "2026-09-14");

        assertThat(stopped.exitCode()).as(stopped.output()).isEqualTo(143);
        assertThat(again.exitCode()).as(again.output()).isEqualTo(0);
    }

    @Test
    void nightlyWhenTheSchemaIsNewerThanTheProgramRefusesToStart() throws Exception {
        DataSource database = TestDatabase.migrated();
        TestDatabase.jdbcClient(database).sql("""
                        insert into flyway_schema_history
                          (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                        values (999, '999', 'later', 'SQL', 'V999__later.sql', 1, 'later', 1, true)
                        """).update();

        Program.Ended ended = SampleInstallation.on(folder, database).run("nightly", "--date", "2026-09-14");

        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(2);
        assertThat(ended.output()).contains("made by a later version");
    }

    @Test
    void nightlyWhenTheDatabaseDoesNotAnswerSaysSoInOneSentence() throws Exception {
        Program program = new Program(
                        folder, Map.of("SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:9/none?connectTimeout=2"))
                .configure("aftercare:\n  sources:\n    - name: a\n      folder: .\n");

        Program.Ended ended = program.run("nightly", "--date", "2026-09-14");

        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(5);
        assertThat(ended.output().lines().toList()).hasSize(1);
        assertThat(ended.output()).contains("The database went away or does not answer");
    }

    @Test
    void nightlyWhenTheDatabaseGoesAwayInTheMiddleLosesNothing() throws Exception {
        DataSource database = TestDatabase.empty();
        Program program = SampleInstallation.on(folder, database);
        Program.Running running = program.start("nightly", "--date", "2026-09-14");
        var client = TestDatabase.jdbcClient(database);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        // every connection of the program is cut once the night has begun to write
        while (System.nanoTime() < end && running.process().isAlive()) {
            boolean writing = client.sql("select to_regclass('postmortem') is not null")
                            .query(Boolean.class)
                            .single()
                    && client.sql(
                                    "select exists (select 1 from batch_step_execution where step_name = 'collectTickets')")
                            .query(Boolean.class)
                            .single();
            if (writing) {
                letConnect(database, "false");
                client = TestDatabase.jdbcClient(maintenance(database));
                client.sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = ?")
                        .param(((PGSimpleDataSource) database).getDatabaseName())
                        .query()
                        .listOfRows();
                break;
            }
        }
        Program.Ended cut = running.end();
        letConnect(database, "true");
        Program.Ended again = program.run("nightly", "--date", "2026-09-14");

        assertThat(cut.exitCode()).as(cut.output()).isEqualTo(5);
        assertThat(cut.output()).contains("The database");
        assertThat(again.exitCode()).as(again.output()).isEqualTo(0);
        assertThat(TestDatabase.jdbcClient(database)
                        .sql("select count(*) from postmortem")
                        .query(Integer.class)
                        .single())
                .isGreaterThan(20);
    }

    @Test
    void anyCommandWhenTheConfigurationIsWrongSaysEverythingAtOnce() throws Exception {
        Program program = new Program(folder, Map.of()).configure("""
                aftercare:
                  colour: blue
                  language: de
                  sources:
                    - name: a
                      folder: x
                    - name: a
                      folder: y
                """);

        Program.Ended ended = program.run("nightly");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.output()).contains("3 things to mend:", "aftercare.colour", "line 2", "\"de\"", "\"a\"");
        assertThat(folder.resolve("data/postgres")).doesNotExist();
    }

    @Test
    void anyCommandWhenItIsMisspeltSaysWhichWasMeant() throws Exception {
        Program.Ended ended = new Program(folder, Map.of()).run("nihgtly");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.output()).contains("nihgtly", "Did you mean: aftercare nightly?");
    }

    private static void letConnect(DataSource database, String whether) {
        TestDatabase.jdbcClient(maintenance(database))
                .sql("alter database \"%s\" allow_connections %s"
                        .formatted(((PGSimpleDataSource) database).getDatabaseName(), whether))
                .update();
    }

    private static PGSimpleDataSource maintenance(DataSource database) {
        PGSimpleDataSource postgres = (PGSimpleDataSource) database;
        PGSimpleDataSource other = new PGSimpleDataSource();
        other.setUrl(postgres.getUrl());
        other.setDatabaseName("postgres");
        other.setUser(postgres.getUser());
        other.setPassword(postgres.getPassword());
        return other;
    }
}
