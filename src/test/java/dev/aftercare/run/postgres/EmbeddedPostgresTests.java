package dev.aftercare.run.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

@Timeout(60)
@EnabledOnOs(OS.LINUX)
class EmbeddedPostgresTests {

    /** Made once: unpacking takes seconds. Each test leaves it so that the next one can start there. */
    @TempDir
    static Path usedDataFolder;

    @TempDir
    Path temporary;

    @BeforeAll
    static void startOnce() {
        EmbeddedPostgres.start(usedDataFolder).close();
    }

    @Test
    void startWhenFolderIsUsedKeepsTheRows() {
        try (EmbeddedPostgres first = EmbeddedPostgres.start(usedDataFolder)) {
            sql(first).execute("CREATE TABLE kept (id int)");
            sql(first).execute("INSERT INTO kept VALUES (42)");
        }
        try (EmbeddedPostgres second = EmbeddedPostgres.start(usedDataFolder)) {
            assertThat(query(second, "SELECT id FROM kept")).isEqualTo("42");
            sql(second).execute("DROP TABLE kept");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes", "data_checksums"})
    void startWhenAskedHowSafeItIsSaysOn(String setting) {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(usedDataFolder)) {
            assertThat(query(postgres, "SHOW " + setting)).isEqualTo("on");
        }
    }

    @Test
    void startWhenDoneIsTheVersionOfTheBuild() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<postgres-binaries.version>%s<".formatted(Binaries.VERSION));
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(usedDataFolder)) {
            assertThat(query(postgres, "SHOW server_version")).startsWith(Binaries.majorVersion() + ".");
        }
    }

    @Test
    void startWhenDoneSpeaksUnicodeAndSortsByCodePoint() {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(usedDataFolder)) {
            assertThat(query(postgres, "SHOW server_encoding")).isEqualTo("UTF8");
            assertThat(query(
                            postgres,
                            "SELECT upper('é') || (SELECT string_agg(x, '' ORDER BY x) "
                                    + "FROM unnest(ARRAY['é', 'b', 'A', 'a', 'B']) AS x)"))
                    .isEqualTo("ÉABabé");
        }
    }

    @Test
    void startWhenPasswordIsWrongRefusesTheConnection() {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(usedDataFolder)) {
            PGSimpleDataSource stranger = dataSource(postgres);
            stranger.setPassword("guessed");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(stranger::getConnection)
                    .withMessageContaining("password authentication failed");
            assertThat(query(postgres, "SELECT string_agg(DISTINCT auth_method, ',') FROM pg_hba_file_rules"))
                    .isEqualTo("scram-sha-256");
            assertThat(query(postgres, "SELECT left(rolpassword, 13) FROM pg_authid WHERE rolname = 'aftercare'"))
                    .isEqualTo("SCRAM-SHA-256");
        }
    }

    @Test
    void startWhenDoneKeepsThePasswordFromEverybodyElse() throws IOException {
        Path folder = usedDataFolder.resolve("postgres");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(usedDataFolder)) {
            assertThat(Files.readString(folder.resolve("password")).strip())
                    .isEqualTo(postgres.password())
                    .hasSize(48);
        }
        assertThat(permissions(folder.resolve("password"))).isEqualTo("rw-------");
        assertThat(permissions(folder)).isEqualTo("rwx------");
        assertThat(permissions(folder.resolve("cluster"))).isEqualTo("rwx------");
    }

    @Test
    void startWhenDoneListensOnOneAddressOnly() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(usedDataFolder)) {
            int port = dataSource(postgres).getPortNumbers()[0];
            assertThat(isOpen(InetAddress.getByName("127.0.0.1"), port)).isTrue();
            assertThat(isOpen(InetAddress.getByName("127.0.0.2"), port)).isFalse();
            for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                for (InetAddress address : Collections.list(network.getInetAddresses())) {
                    assertThat(isOpen(address, port))
                            .as(address.toString())
                            .isEqualTo(address.getHostAddress().equals("127.0.0.1"));
                }
            }
        }
    }

    @Test
    void startWhenPathIsLongAndStrangeKeepsItsSocketInside() throws Exception {
        Path folder = temporary.resolve(
                "données of Ann's team & friends; #1, 100% (old) ".repeat(4).strip());
        borrowPrograms(folder);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            int port = dataSource(postgres).getPortNumbers()[0];
            assertThat(folder.resolve("postgres/sockets/.s.PGSQL." + port)).exists();
            assertThat(Path.of("/tmp/.s.PGSQL." + port)).doesNotExist();
            assertThat(query(postgres, "SELECT setting FROM pg_settings WHERE name = 'dynamic_shared_memory_type'"))
                    .isEqualTo("mmap");
        }
    }

    @Test
    void startWhenPathHoldsWhatAShellReplacesSaysSo() throws Exception {
        Path folder = temporary.resolve("$HOME");
        borrowPrograms(folder);
        assertUnavailable(folder)
                .withMessage(("PostgreSQL cannot make a database in %s/postgres, because that name contains one"
                                + " of $ ` \" \\; choose another data folder.")
                        .formatted(folder));
    }

    @Test
    void createDatabaseIfMissingWhenAskedTwiceKeepsTheFirst() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(usedDataFolder)) {
            String name = "Ann's \"first\" été/2026?";
            postgres.createDatabaseIfMissing(name);
            PGSimpleDataSource database = new PGSimpleDataSource();
            database.setUrl(postgres.jdbcUrl(name));
            database.setUser(postgres.username());
            database.setPassword(postgres.password());
            new JdbcTemplate(database).execute("CREATE TABLE IF NOT EXISTS kept (id int)");
            postgres.createDatabaseIfMissing(name);
            assertThat(new JdbcTemplate(database).queryForObject("SELECT count(*) FROM kept", Long.class))
                    .isZero();
        }
    }

    @Test
    void closeWhenDoneLeavesNoServer() throws IOException {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(usedDataFolder);
        int port = dataSource(postgres).getPortNumbers()[0];
        ProcessHandle server = server(usedDataFolder);
        postgres.close();
        postgres.close();
        assertThat(isRunning(server)).isFalse();
        assertThat(isOpen(InetAddress.getByName("127.0.0.1"), port)).isFalse();
        assertThat(usedDataFolder.resolve("postgres/cluster/postmaster.pid")).doesNotExist();
    }

    @Test
    void closeWhenClosedBeforeLeavesTheNextServerAlone() {
        EmbeddedPostgres first = EmbeddedPostgres.start(usedDataFolder);
        first.close();
        try (EmbeddedPostgres second = EmbeddedPostgres.start(usedDataFolder)) {
            first.close();
            assertThat(query(second, "SELECT 1")).isEqualTo("1");
            assertThatExceptionOfType(DataFolderInUse.class).isThrownBy(() -> EmbeddedPostgres.start(usedDataFolder));
        }
    }

    @Test
    void startWhenInterruptedLeavesNoServerAndNoLock() throws IOException {
        Thread.currentThread().interrupt();
        assertUnavailable(usedDataFolder).withMessageContaining("was interrupted");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(usedDataFolder.resolve("postgres/cluster/postmaster.pid")).doesNotExist();
        EmbeddedPostgres.start(usedDataFolder).close();
    }

    @Test
    void closeWhenInterruptedStopsTheServerAndStaysInterrupted() throws IOException {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(usedDataFolder);
        ProcessHandle server = server(usedDataFolder);
        Thread.currentThread().interrupt();
        postgres.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(isRunning(server)).isFalse();
    }

    @Test
    void closeWhenSomebodyIsStillConnectedDoesNotWaitForThem() throws SQLException {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(usedDataFolder);
        try (var forgotten = dataSource(postgres).getConnection()) {
            forgotten.setAutoCommit(false);
            forgotten.createStatement().execute("CREATE TABLE half_done (id int)");
            postgres.close();
        }
        try (EmbeddedPostgres again = EmbeddedPostgres.start(usedDataFolder)) {
            assertThat(query(again, "SELECT to_regclass('half_done')::text")).isNull();
        }
    }

    @Test
    void startWhenThisProcessHasItSaysSoAndKeepsTheLock() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(usedDataFolder)) {
            assertThatExceptionOfType(DataFolderInUse.class)
                    .isThrownBy(() -> EmbeddedPostgres.start(usedDataFolder))
                    .withMessageStartingWith("The data folder " + usedDataFolder + " is in use by this process "
                            + ProcessHandle.current().pid() + ", running since 20");
            try (StartedElsewhere second = StartedElsewhere.of(usedDataFolder)) {
                assertThat(second.nextLine())
                        .startsWith("DataFolderInUse: The data folder " + usedDataFolder + " is in use by process "
                                + ProcessHandle.current().pid() + ", running since 20")
                        .endsWith("wait until that has ended, or choose another data folder.");
            }
            assertThat(query(postgres, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void startWhenTheStarterWasKilledStopsItsServerAndKeepsTheRows() throws Exception {
        StartedElsewhere killed = StartedElsewhere.of(usedDataFolder);
        JdbcTemplate sql = new JdbcTemplate(dataSource(usedDataFolder, killed.nextLine()));
        sql.execute("CREATE TABLE killed_starter (id int)");
        ProcessHandle server = server(usedDataFolder);
        killed.kill();
        assertThat(killed.restOfOutput()).as("the server holds no pipe of ours").isEmpty();
        assertThat(isRunning(server)).isTrue();
        assertThat(sql.queryForObject("SELECT count(*) FROM killed_starter", Long.class))
                .isZero();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(usedDataFolder)) {
            assertThat(isRunning(server)).isFalse();
            assertThat(query(postgres, "SELECT count(*) FROM killed_starter")).isEqualTo("0");
            sql(postgres).execute("DROP TABLE killed_starter");
        }
    }

    @Test
    void startWhenStarterAndServerWereKilledRecoversTheRows() throws Exception {
        StartedElsewhere killed = StartedElsewhere.of(usedDataFolder);
        JdbcTemplate sql = new JdbcTemplate(dataSource(usedDataFolder, killed.nextLine()));
        sql.execute("CREATE TABLE killed_server AS SELECT generate_series(1, 100000) AS id");
        killed.kill();
        server(usedDataFolder).destroyForcibly();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(usedDataFolder)) {
            assertThat(query(postgres, "SELECT sum(id) FROM killed_server")).isEqualTo("5000050000");
            assertThat(Files.readString(usedDataFolder.resolve("postgres/server.log")))
                    .contains("database system was not properly shut down");
            sql(postgres).execute("DROP TABLE killed_server");
        }
    }

    @Test
    void startWhenASessionOutlivesItsKilledServerEndsIt() throws Exception {
        StartedElsewhere killed = StartedElsewhere.of(usedDataFolder);
        JdbcTemplate sql = new JdbcTemplate(dataSource(usedDataFolder, killed.nextLine()));
        CompletableFuture<?> busy = CompletableFuture.runAsync(
                () -> sql.execute("SELECT count(*) FROM (SELECT sqrt(x) FROM generate_series(1, 1e10) AS x) AS roots"));
        await(() ->
                sql.queryForObject("SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%1e10%'", Long.class) > 1);
        ProcessHandle server = server(usedDataFolder);
        killed.kill();
        server.destroyForcibly();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(usedDataFolder)) {
            assertThat(query(postgres, "SELECT 1")).isEqualTo("1");
        }
        assertThat(busy).failsWithin(Duration.ofSeconds(20));
    }

    @Test
    void startWhenTheNumberOfADeadServerBelongsToAnotherProgramLeavesThatAlone() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            writePidFile("%d\n%s\n1700000000\n5432\n\n127.0.0.1\n  123  4\nready   \n"
                    .formatted(stranger.pid(), usedDataFolder.resolve("postgres/cluster")));
            EmbeddedPostgres.start(usedDataFolder).close();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroy();
        }
    }

    @Test
    void startWhenTheNumberOfADeadServerBelongsToThePostgresOfAnotherFolderLeavesThatAlone() throws Exception {
        Path other = temporary.resolve("other");
        borrowDatabase(other);
        try (EmbeddedPostgres neighbor = EmbeddedPostgres.start(other)) {
            writePidFile(Files.readString(other.resolve("postgres/cluster/postmaster.pid")));
            EmbeddedPostgres.start(usedDataFolder).close();
            assertThat(query(neighbor, "SELECT 1")).isEqualTo("1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "999999999\n", "nonsense", "999999999\n/gone\n1\n5432\n\n127.0.0.1\n 1 2\nready   \n"})
    void startWhenThePidFileIsARemnantStarts(String remnant) throws IOException {
        writePidFile(remnant);
        EmbeddedPostgres.start(usedDataFolder).close();
    }

    @Test
    void startWhenKilledWhileUnpackingBeginsAgain() throws Exception {
        StartedElsewhere killed = StartedElsewhere.of(temporary);
        await(() -> exists(temporary, "unpacking-.*/bin/postgres"));
        killed.kill();
        assertThat(exists(temporary, "binaries-.*")).isFalse();
        copyDatabase(temporary);
        EmbeddedPostgres.start(temporary).close();
        assertThat(exists(temporary, "unpacking-.*")).isFalse();
    }

    @Test
    void startWhenKilledInInitdbBeginsAgain() throws Exception {
        borrowPrograms(temporary);
        StartedElsewhere killed = StartedElsewhere.of(temporary);
        await(() -> exists(temporary, "initializing-.*/base/1/PG_VERSION"));
        killed.kill();
        assertThat(temporary.resolve("postgres/cluster")).doesNotExist();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(temporary)) {
            assertThat(query(postgres, "SELECT 1")).isEqualTo("1");
        }
        assertThat(exists(temporary, "initializing-.*")).isFalse();
    }

    @Test
    void startWhenKilledBeforeTheServerWasReadyStartsAnyway() throws Exception {
        StartedElsewhere killed = StartedElsewhere.of(usedDataFolder);
        await(() -> Files.exists(usedDataFolder.resolve("postgres/cluster/postmaster.pid")));
        killed.kill();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(usedDataFolder)) {
            assertThat(query(postgres, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void startWhenAPortWasJustTakenTriesAnother() throws Exception {
        PostgresFolder folder = PostgresFolder.in(usedDataFolder);
        Programs programs = Programs.of(Binaries.in(folder, Platform.current()));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Deque<Integer> ports = new ArrayDeque<>(List.of(taken.getLocalPort(), free.getLocalPort()));
            free.close();
            Server server = new Server(folder, programs, ports::remove);
            server.start();
            server.stop();
            assertThat(server.port()).isEqualTo(free.getLocalPort());
        }
    }

    @Test
    void startWhenASignalHitsTheWholeGroupKeepsTheServerForTheLastChunk() throws Exception {
        // not SIGINT: a test run that was itself started in the background ignores that one, and so would its children
        Path proof = temporary.resolve("proof");
        try (StartedElsewhere program =
                StartedElsewhere.of(List.of("setsid"), Map.of(), usedDataFolder.toString(), proof.toString())) {
            assertThat(program.nextLine()).startsWith("jdbc:");
            ProcessHandle server = server(usedDataFolder);
            shell("kill -s TERM -- -" + program.pid());
            assertThat(program.ended()).isTrue();
            assertThat(proof).hasContent("finished");
            assertThat(isRunning(server)).isFalse();
        }
    }

    @Test
    void startWhenThereIsNoSetsidUsesPgCtl() throws Exception {
        Path path = Files.createDirectory(temporary.resolve("bin"));
        for (String needed : List.of("unshare", "true", "sh")) {
            Files.copy(Path.of("/usr/bin", needed), path.resolve(needed), StandardCopyOption.COPY_ATTRIBUTES);
        }
        Map<String, String> environment = Map.of("PATH", path.toString());
        try (StartedElsewhere program = StartedElsewhere.of(List.of(), environment, usedDataFolder.toString())) {
            JdbcTemplate sql = new JdbcTemplate(dataSource(usedDataFolder, program.nextLine()));
            assertThat(sql.queryForObject("SHOW max_connections", String.class)).isEqualTo("50");
            long server = server(usedDataFolder).pid();
            assertThat(shell("ps -o sid= -p " + server)).isNotEqualTo(shell("ps -o sid= -p " + program.pid()));
        }
        assertThat(usedDataFolder.resolve("postgres/cluster/postmaster.pid")).doesNotExist();
    }

    @Test
    void startWhenAnotherMajorVersionWroteTheFilesSaysWhich() throws IOException {
        Path version =
                Files.createDirectories(temporary.resolve("postgres/cluster")).resolve("PG_VERSION");
        Files.writeString(version, "17\n");
        assertUnavailable(temporary)
                .withMessage(
                        temporary + "/postgres/cluster was written by PostgreSQL 17 and this Aftercare brings"
                                + " PostgreSQL 18 along; use the Aftercare that wrote it, or move that folder away to begin"
                                + " with an empty database, or set spring.datasource.url to your own PostgreSQL (15 or later).");
        assertThat(version).hasContent("17");
        assertUnavailable(temporary);
    }

    @Test
    void startWhenTheFilesAreNoDatabaseSaysSo() throws IOException {
        Files.createDirectories(temporary.resolve("postgres/cluster"));
        assertUnavailable(temporary).withMessageStartingWith(temporary + "/postgres/cluster is no PostgreSQL database");
    }

    @Test
    void startWhenThePasswordIsLostSaysWhichFile() throws Exception {
        borrowDatabase(temporary);
        Files.delete(temporary.resolve("postgres/password"));
        assertUnavailable(temporary)
                .withMessageContaining("put the file %s back".formatted(temporary.resolve("postgres/password")));
    }

    @Test
    void startWhenTheDatabaseIsBrokenRepeatsTheReasonAndLetsGo() throws Exception {
        borrowDatabase(temporary);
        Path control = temporary.resolve("postgres/cluster/global/pg_control");
        byte[] whole = Files.readAllBytes(control);
        Files.write(control, new byte[whole.length]);
        assertUnavailable(temporary)
                .withMessageStartingWith("PostgreSQL could not start in %s/postgres (".formatted(temporary))
                .withMessageEndingWith("spring.datasource.url to your own PostgreSQL (15 or later).");
        Files.write(control, whole);
        EmbeddedPostgres.start(temporary).close();
    }

    @Test
    void startWhenTheFolderIsAFileSaysSo() throws IOException {
        Path file = Files.createFile(temporary.resolve("data"));
        assertUnavailable(file)
                .withMessage(("The data folder %s cannot be used (it is a file); put that right, or"
                                + " choose another data folder.")
                        .formatted(file));
    }

    @Test
    void startWhenTheFolderMayNotBeWrittenSaysWhoCan() throws Exception {
        Path folder = Files.createDirectory(temporary.resolve("data"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        List<String> nobody = isRoot() ? List.of("unshare", "--user") : List.of();
        try (StartedElsewhere program = StartedElsewhere.of(nobody, Map.of(), folder.toString())) {
            assertThat(program.nextLine())
                    .isEqualTo(("EmbeddedPostgresUnavailable: The data folder %s cannot be used (permission"
                                    + " denied); run Aftercare as the user who owns it, or choose another data folder.")
                            .formatted(folder));
        }
    }

    @Test
    void startWhenTheFolderBelongsToAnotherUserSaysToWhom() throws Exception {
        assumeThat(isRoot()).as("only root can give a folder away").isTrue();
        Path folder = Files.createDirectory(temporary.resolve("postgres"));
        Files.setAttribute(folder, "unix:uid", 12345);
        assertUnavailable(temporary)
                .withMessage(
                        "The folder %s belongs to user 12345; run Aftercare as that user, or choose another data folder."
                                .formatted(folder));
    }

    @Test
    void startWhenTheUserHasNoNameBorrowsOne() throws Exception {
        assumeThat(isRoot()).as("only root can become a user without a name").isTrue();
        String arguments = "--user --map-user=12345 --map-group=12345";
        List<String> nameless = Stream.concat(Stream.of("unshare"), Stream.of(arguments.split(" ")))
                .toList();
        borrowPrograms(temporary);
        try (StartedElsewhere program = StartedElsewhere.of(nameless, Map.of(), temporary.toString())) {
            assertThat(program.nextLine()).startsWith("jdbc:postgresql://127.0.0.1:");
        }
    }

    @Test
    void startWhenRootHasNoUserNamespacesSaysWhatToDo() throws Exception {
        assertThat(inNamespace("echo 0 > /proc/sys/user/max_user_namespaces"))
                .isEqualTo(
                        "EmbeddedPostgresUnavailable: PostgreSQL refuses to run as root and this system gives root no"
                                + " user namespace to step out of that role; run Aftercare as an ordinary user, or set"
                                + " spring.datasource.url to your own PostgreSQL (15 or later).");
    }

    @Test
    void startWhenTheDiskIsTooSmallForTheProgramsSaysSo() throws Exception {
        assertThat(inNamespace("mount -t tmpfs -o size=20m tmpfs " + temporary))
                .isEqualTo(("EmbeddedPostgresUnavailable: The data folder %s cannot be used (No space left"
                                + " on device); make room on that disk, or choose another data folder.")
                        .formatted(temporary));
    }

    @Test
    void startWhenTheDiskIsTooSmallForTheDatabaseSaysSo() throws Exception {
        Path programs = programs();
        assertThat(inNamespace("mount -t tmpfs -o size=20m tmpfs %s && mkdir %s/postgres && ln -s %s %s/postgres/"
                        .formatted(temporary, temporary, programs, temporary)))
                .startsWith("EmbeddedPostgresUnavailable: PostgreSQL could not make its database in %s/postgres ("
                        .formatted(temporary))
                .contains("No space left on device")
                .endsWith("make room on that disk.");
    }

    @Test
    void startWhenOtherVersionsOfTheProgramsLieThereRemovesThem() throws IOException {
        Path old = Files.createDirectories(usedDataFolder.resolve("postgres/binaries-18.1.0-linux-x86_64/bin"));
        EmbeddedPostgres.start(usedDataFolder).close();
        assertThat(old.getParent()).doesNotExist();
        assertThat(programs()).exists();
    }

    @Test
    void platformWhenNobodyBuildsForItSaysWhatToDo() {
        assertThatExceptionOfType(EmbeddedPostgresUnavailable.class)
                .isThrownBy(() -> Platform.of("Linux", "riscv64"))
                .withMessage("Aftercare brings no PostgreSQL along for Linux on riscv64; set spring.datasource.url to"
                        + " your own PostgreSQL (15 or later).");
        assertThatExceptionOfType(EmbeddedPostgresUnavailable.class).isThrownBy(() -> Platform.of("AIX", "amd64"));
    }

    @Test
    void platformWhenTheBuildHasNoArchiveForItSaysWhatToDo() throws IOException {
        PostgresFolder folder = PostgresFolder.in(temporary);
        Platform mac = Platform.of("Mac OS X", "aarch64");
        assertThatExceptionOfType(EmbeddedPostgresUnavailable.class)
                .isThrownBy(() -> Binaries.in(folder, mac).unpackIfMissing(folder))
                .withMessageStartingWith("This build of Aftercare carries no PostgreSQL for darwin arm_64;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"amd64", "aarch64"})
    void platformWhenLinuxHasItsArchiveInEveryBuild(String machine) {
        assertThat(Platform.class.getResource(Platform.of("Linux", machine).archive()))
                .isNotNull();
    }

    // --- what the tests above are told in ---

    private org.assertj.core.api.ThrowableAssertAlternative<EmbeddedPostgresUnavailable> assertUnavailable(
            Path folder) {
        return assertThatExceptionOfType(EmbeddedPostgresUnavailable.class)
                .isThrownBy(() -> EmbeddedPostgres.start(folder));
    }

    /** Runs a command as the root of a world of its own, then starts PostgreSQL there, and gives the first line. */
    private String inNamespace(String preparation) throws Exception {
        List<String> namespace = List.of("unshare", "--user", "--map-root-user", "--mount");
        assumeThat(new ProcessBuilder(Stream.concat(namespace.stream(), Stream.of("true"))
                                .toList())
                        .start()
                        .waitFor())
                .as("this system has user namespaces")
                .isZero();
        List<String> prepared = Stream.concat(
                        namespace.stream(), Stream.of("sh", "-c", preparation + " && exec \"$@\"", "sh"))
                .toList();
        try (StartedElsewhere program = StartedElsewhere.of(prepared, Map.of(), temporary.toString())) {
            return program.nextLine();
        }
    }

    /** Spares a new data folder the unpacking. */
    private static void borrowPrograms(Path dataFolder) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(dataFolder.resolve("postgres"));
        Process links = new ProcessBuilder("cp", "-al", programs().toString(), folder.toString()).start();
        assertThat(links.waitFor()).isZero();
    }

    /** Spares a new data folder the making of a database, too. */
    private static void borrowDatabase(Path dataFolder) throws Exception {
        borrowPrograms(dataFolder);
        copyDatabase(dataFolder);
    }

    private static void copyDatabase(Path dataFolder) throws Exception {
        Path from = usedDataFolder.resolve("postgres");
        Process copy = new ProcessBuilder(
                        "cp",
                        "-a",
                        from.resolve("cluster").toString(),
                        from.resolve("password").toString(),
                        dataFolder.resolve("postgres").toString())
                .start();
        assertThat(copy.waitFor()).isZero();
    }

    private static Path programs() {
        return Binaries.in(new PostgresFolder(usedDataFolder.resolve("postgres")), Platform.current())
                .folder();
    }

    private static ProcessHandle server(Path dataFolder) throws IOException {
        PostgresFolder folder = PostgresFolder.in(dataFolder);
        return PostmasterPid.read(folder)
                .flatMap(written -> written.server(folder))
                .orElseThrow();
    }

    /** A server that nobody reaps after its starter was killed has ended all the same. */
    private static boolean isRunning(ProcessHandle server) {
        return server.isAlive() && server.info().command().isPresent();
    }

    private static void writePidFile(String content) throws IOException {
        Files.writeString(usedDataFolder.resolve("postgres/cluster/postmaster.pid"), content);
    }

    private static boolean exists(Path dataFolder, String pattern) throws IOException {
        Path folder = dataFolder.resolve("postgres");
        if (!Files.exists(folder)) {
            return false;
        }
        String[] parts = pattern.split("/", 2);
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.getFileName().toString().matches(parts[0]))
                    .anyMatch(entry -> parts.length == 1 || Files.exists(entry.resolve(parts[1])));
        }
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("the moment to kill never came").isLessThan(deadline);
            Thread.sleep(2);
        }
    }

    private static boolean isOpen(InetAddress address, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 1000);
            return true;
        } catch (ConnectException refused) {
            return false;
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static boolean isRoot() throws IOException {
        return Objects.equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"), 0);
    }

    private static String shell(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", command).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output.strip();
    }

    private static JdbcTemplate sql(EmbeddedPostgres postgres) {
        return new JdbcTemplate(dataSource(postgres));
    }

    private static String query(EmbeddedPostgres postgres, String sql) {
        return sql(postgres).queryForObject(sql, String.class);
    }

    private static PGSimpleDataSource dataSource(EmbeddedPostgres postgres) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(postgres.jdbcUrl("postgres"));
        dataSource.setUser(postgres.username());
        dataSource.setPassword(postgres.password());
        return dataSource;
    }

    private static PGSimpleDataSource dataSource(Path dataFolder, String url) throws IOException {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url);
        dataSource.setUser(Cluster.USER);
        dataSource.setPassword(
                Files.readString(dataFolder.resolve("postgres/password")).strip());
        return dataSource;
    }
}
