package dev.aftercare.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.run.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * Kills the whole program, for real, at moments spread over a night and a month, starts it again, and holds the tables and
 * the mails against those of a run that nobody interrupted.
 */
class KilledRunTests {

    /** How many moments; {@code -Daftercare.kills=300} in the profile {@code kills}. */
    private static final int MOMENTS = Integer.getInteger("aftercare.kills", 10);

    private static final String[] NIGHT = {"nightly", "--date", "2026-09-14"};
    private static final String[] MONTH = {"digest", "--month", "2026-08"};

    /** A message holds the moment at which it was written, and so does every name of a boundary in it. */
    private static final Set<String> DIFFER_BY_NATURE = Set.of("outbox.mime", "outbox.attempts");

    /** A table that no later migration changes, and the row in which its migration stands. */
    private static final String MADE_WITH_ITS_HISTORY = """
            SELECT made.xmin = written.xmin
            FROM pg_class made, flyway_schema_history written
            WHERE made.relname = 'late_postmortem' AND written.script = 'V37__late_postmortem.sql'
            """;

    @TempDir
    private Path folder;

    @Test
    void migrationAndItsRowInTheHistoryAreOneTransaction() throws Exception {
        SampleInstallation.in(folder).run(NIGHT);

        boolean together = inDatabase(dataSource -> JdbcClient.create(dataSource)
                .sql(MADE_WITH_ITS_HISTORY)
                .query(Boolean.class)
                .single());

        assertThat(together).isTrue();
    }

    @Test
    void runKilledAtAnyMomentEndsLikeAnUninterruptedOneWhenStartedAgain() throws Exception {
        Program program = SampleInstallation.in(folder);
        program.run(NIGHT); // makes the cluster, once
        forget();
        long began = System.nanoTime();
        assertThat(program.run(NIGHT).exitCode()).isIn(0, 3);
        assertThat(program.run(MONTH).exitCode()).isIn(0, 3);
        long lasted = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        Map<String, List<String>> tables = tables();
        Map<String, Long> mails = mails();
        assertThat(mails).isNotEmpty();
        assertThat(tables.get("postmortem")).isNotEmpty();

        Random random = new Random(20260914);
        for (int moment = 0; moment < MOMENTS; moment++) {
            forget();
            long killAfter = lasted * moment / MOMENTS + random.nextInt((int) Math.max(1, lasted / MOMENTS));

            runAndKill(program, killAfter);
            Program.Ended night = program.run(NIGHT);
            Program.Ended month = program.run(MONTH);

            String description =
                    "killed after %d of %d ms; then: %s%s".formatted(killAfter, lasted, night.output(), month.output());
            assertThat(night.exitCode()).as(description).isIn(0, 3);
            assertThat(month.exitCode()).as(description).isIn(0, 3);
            assertThat(mails()).as(description).isEqualTo(mails);
            Map<String, List<String>> after = tables();
            assertThat(after.keySet()).isEqualTo(tables.keySet());
            tables.forEach((table, rows) ->
                    assertThat(after.get(table)).as(table + ", " + description).isEqualTo(rows));
        }
    }

    private static void runAndKill(Program program, long afterMillis) throws Exception {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(afterMillis);
        for (String[] command : List.of(NIGHT, MONTH)) {
            Program.Running running = program.start(command);
            if (!running.process().waitFor(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                running.kill();
                return;
            }
        }
    }

    private void forget() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve("data"))) {
            postgres.dropDatabase(Installation.DATABASE);
        }
        FileSystemUtils.deleteRecursively(folder.resolve("data/outbox"));
        FileSystemUtils.deleteRecursively(folder.resolve("data/digests"));
    }

    private Map<String, List<String>> tables() {
        return inDatabase(dataSource -> TableDump.of(dataSource, DIFFER_BY_NATURE));
    }

    private <T> T inDatabase(Function<DataSource, T> question) {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve("data"))) {
            PGSimpleDataSource dataSource = new PGSimpleDataSource();
            dataSource.setUrl(postgres.jdbcUrl(Installation.DATABASE));
            dataSource.setUser(postgres.username());
            dataSource.setPassword(postgres.password());
            return question.apply(dataSource);
        }
    }

    /** Every file of outbox and digests with its size; a part of a file counts too, and must not be there. */
    private Map<String, Long> mails() throws IOException {
        Map<String, Long> found = new TreeMap<>();
        for (String name : List.of("data/outbox", "data/digests")) {
            try (Stream<Path> files = Files.walk(folder.resolve(name))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    found.put(folder.relativize(file).toString(), Files.size(file));
                }
            }
        }
        return found;
    }
}
