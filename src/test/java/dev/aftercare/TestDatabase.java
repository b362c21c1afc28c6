package dev.aftercare;

import dev.aftercare.run.postgres.DataFolderInUse;
import dev.aftercare.run.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * Gives each test that asks a PostgreSQL database of its own. One server for all tests of a virtual machine, started at
 * the first question, stopped at the end. It forgets on a crash, because nobody needs a test's rows after one.
 */
public final class TestDatabase {

    private static final String TEMPLATE = "test_migrated_template";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestDatabase() {}

    /** A database of its own with every migration applied and no rows. */
    public static DataSource migrated() {
        return copyOf(MigratedTemplate.NAME);
    }

    /** A database of its own with nothing in it. */
    public static DataSource empty() {
        return copyOf("template1");
    }

    /** A client for statements in a test. */
    public static JdbcClient jdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    private static synchronized DataSource copyOf(String template) {
        String name = "test_" + NUMBER.incrementAndGet();
        // Through the log, which is PostgreSQL's own choice, it takes three times as long.
        run("CREATE DATABASE %s TEMPLATE %s STRATEGY file_copy".formatted(name, template));
        return dataSource(name);
    }

    private static PGSimpleDataSource dataSource(String database) {
        return dataSource(RunningServer.POSTGRES, database);
    }

    private static PGSimpleDataSource dataSource(EmbeddedPostgres postgres, String database) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(postgres.jdbcUrl(database));
        dataSource.setUser(postgres.username());
        dataSource.setPassword(postgres.password());
        return dataSource;
    }

    private static void run(String sql) {
        new JdbcTemplate(dataSource("postgres")).execute(sql);
    }

    private static final class MigratedTemplate {

        static final String NAME = migrate();

        private static String migrate() {
            run("CREATE DATABASE " + TEMPLATE);
            Flyway.configure()
                    .dataSource(dataSource(TEMPLATE))
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            return TEMPLATE;
        }
    }

    private static final class RunningServer {

        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            Path folder = Path.of("target", "test-postgres-" + System.getProperty("aftercare.fork", "0"))
                    .toAbsolutePath();
            try {
                return start(folder);
            } catch (DataFolderInUse anotherTestRun) {
                return start(folder.resolveSibling(
                        "test-postgres-pid-" + ProcessHandle.current().pid()));
            }
        }

        private static EmbeddedPostgres start(Path folder) {
            deleteHalfDeleted(folder.resolve("postgres/cluster"));
            EmbeddedPostgres postgres = EmbeddedPostgres.start(folder);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres, folder)));
            JdbcTemplate jdbc = new JdbcTemplate(dataSource(postgres, "postgres"));
            jdbc.execute("ALTER SYSTEM SET fsync = off");
            jdbc.execute("ALTER SYSTEM SET synchronous_commit = off");
            jdbc.execute("ALTER SYSTEM SET full_page_writes = off");
            jdbc.execute("SELECT pg_reload_conf()");
            // A password that nobody is to guess for long: half of the time of a connection, of which tests open
            // thousands.
            jdbc.execute("SET scram_iterations = 1; ALTER ROLE %s PASSWORD '%s'"
                    .formatted(postgres.username(), postgres.password()));
            jdbc.queryForList("SELECT datname FROM pg_database WHERE datname LIKE 'test%'", String.class)
                    .forEach(killedRun -> jdbc.execute("DROP DATABASE " + killedRun));
            return postgres;
        }

        /** A test run that was killed while it deleted its databases leaves something that no server can start from. */
        private static void deleteHalfDeleted(Path cluster) {
            if (Files.notExists(cluster.resolve("PG_VERSION"))) {
                delete(cluster);
            }
        }

        /** The programs stay for the next run, the databases go: a few hundred of them are gigabytes. */
        private static void stop(EmbeddedPostgres postgres, Path folder) {
            postgres.close();
            delete(folder.resolve("postgres/cluster"));
        }

        private static void delete(Path cluster) {
            try {
                FileSystemUtils.deleteRecursively(cluster);
            } catch (IOException leftToTheNextRun) {
                throw new UncheckedIOException(leftToTheNextRun);
            }
        }
    }
}
