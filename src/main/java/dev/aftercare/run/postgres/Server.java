package dev.aftercare.run.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/**
 * Starts and stops the server of one data folder. The caller holds the folder's lock.
 */
final class Server {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);
    private static final Duration TRY_AGAIN = Duration.ofMillis(100);
    /** Ports are taken by others now and then; a killed server's memory is free a moment after its last process ended. */
    private static final int TRIES = 50;
    /** Recovery after a crash reads at most max_wal_size of log. */
    private static final Duration START_PATIENCE = Duration.ofMinutes(5);

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);

    /** A guest on someone's laptop: little memory, no parallel workers, files only in the data folder. */
    private static final List<String> MODEST = List.of(
            "listen_addresses=127.0.0.1",
            "max_connections=50",
            "shared_buffers=64MB",
            "work_mem=8MB",
            "maintenance_work_mem=64MB",
            "max_wal_size=512MB",
            "max_parallel_workers_per_gather=0",
            "max_parallel_maintenance_workers=0",
            "io_method=sync",
            "wal_level=minimal",
            "max_wal_senders=0",
            "log_checkpoints=off",
            "log_timezone=UTC",
            "timezone=UTC");

    private final PostgresFolder folder;
    private final Programs programs;
    private final ServerLog log;
    private final IntSupplier freePorts;
    private int port;

    Server(PostgresFolder folder, Programs programs) {
        this(folder, programs, Server::freePort);
    }

    Server(PostgresFolder folder, Programs programs, IntSupplier freePorts) {
        this.freePorts = freePorts;
        this.folder = folder;
        this.programs = programs;
        this.log = new ServerLog(folder.serverLog());
    }

    /** The port on 127.0.0.1; zero before the start. */
    int port() {
        return port;
    }

    Path logFile() {
        return log.file();
    }

    /**
     * Starts the server and waits until it answers.
     *
     * @throws EmbeddedPostgresUnavailable if it refuses, in its own words
     */
    void start() throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            stop();
            removeWhatTheDeadLeft();
            long beginning = log.end();
            if (launchOrStop()) {
                return;
            }
            String words = log.since(beginning);
            if (attempt == TRIES || !mayPass(words)) {
                throw Cluster.refused("PostgreSQL could not start in " + folder.root(), words);
            }
            endOrphans();
            Thread.sleep(TRY_AGAIN.toMillis());
        }
    }

    /**
     * Stops the server of this folder, whoever started it, and waits for its end. Open transactions are rolled back.
     *
     * @throws EmbeddedPostgresUnavailable if it does not end
     */
    void stop() throws IOException, InterruptedException {
        Optional<PostmasterPid> running = running();
        if (running.isEmpty()) {
            return;
        }
        // INT is PostgreSQL's fast shutdown, QUIT leaves the rest to recovery at the next start.
        for (String signal : List.of("INT", "QUIT")) {
            programs.run("pg_ctl", "kill", signal, Long.toString(running.get().pid()));
            if (waitForEnd(running.get())) {
                return;
            }
        }
        throw new EmbeddedPostgresUnavailable(
                "The PostgreSQL of %s (process %d) does not stop; end that process and start again."
                        .formatted(folder.root(), running.get().pid()));
    }

    private Optional<PostmasterPid> running() throws IOException {
        return PostmasterPid.read(folder)
                .filter(written -> written.server(folder).isPresent());
    }

    /**
     * PostgreSQL clears away the traces of a crash itself, but believes a process number that another program has got
     * meanwhile, and a file that a crash left empty.
     */
    private void removeWhatTheDeadLeft() throws IOException, InterruptedException {
        if (isEmptyPidFile()) {
            Thread.sleep(TRY_AGAIN.toMillis());
        }
        if (isEmptyPidFile() || isPidFileOfAnotherProcess()) {
            Files.deleteIfExists(PostmasterPid.file(folder));
        }
        PostgresFolder.delete(folder.sockets());
        folder.createPrivateFolder(folder.sockets());
        log.rotate();
    }

    /**
     * Ends what a killed server left working: a session notices the death of its server only when it waits for something.
     * What it has not committed is lost either way.
     */
    private void endOrphans() throws IOException {
        if (running().isEmpty()) {
            PostmasterPid.processesOf(folder).forEach(ProcessHandle::destroyForcibly);
        }
    }

    private boolean isEmptyPidFile() throws IOException {
        return PostmasterPid.read(folder).filter(PostmasterPid::isEmpty).isPresent();
    }

    private boolean isPidFileOfAnotherProcess() throws IOException {
        return PostmasterPid.read(folder)
                .filter(written -> written.isOfAnotherProcess(folder))
                .isPresent();
    }

    /** Leaves no half-started server behind when it gives up. */
    private boolean launchOrStop() throws IOException, InterruptedException {
        try {
            return launch();
        } catch (IOException | InterruptedException | RuntimeException failure) {
            try {
                stop();
            } catch (IOException | InterruptedException | RuntimeException alsoFailed) {
                failure.addSuppressed(alsoFailed);
            }
            throw failure;
        }
    }

    private boolean launch() throws IOException, InterruptedException {
        int freePort = freePorts.getAsInt();
        Process process = Programs.start(programs.serverCommand(folder, settings(freePort))
                .directory(folder.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile())));
        process.getOutputStream().close();
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            if (isReadyOn(freePort)) {
                port = freePort;
                return true;
            }
            if (!process.isAlive() && (process.exitValue() != 0 || running().isEmpty())) {
                return false;
            }
            Thread.sleep(LOOK_AGAIN.toMillis());
        }
        throw new EmbeddedPostgresUnavailable(
                "PostgreSQL in %s is not ready after %d minutes; read %s, then start again."
                        .formatted(folder.root(), START_PATIENCE.toMinutes(), log.file()));
    }

    private boolean isReadyOn(int expectedPort) throws IOException {
        return running()
                .filter(written -> written.isReady() && written.port() == expectedPort)
                .isPresent();
    }

    private List<String> settings(int freePort) {
        List<String> settings = new ArrayList<>(MODEST);
        settings.add("port=" + freePort);
        if (!programs.binaries().platform().isWindows()) {
            // Relative to the cluster: a socket's path may have 107 bytes, and the data folder's alone can be longer.
            settings.add("unix_socket_directories=../" + folder.sockets().getFileName());
            settings.add("dynamic_shared_memory_type=mmap");
        }
        return settings.stream().flatMap(setting -> Stream.of("-c", setting)).toList();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new EmbeddedPostgresUnavailable(
                    "This system gives PostgreSQL no port on 127.0.0.1 (%s); free one, or %s."
                            .formatted(failure.getMessage(), EmbeddedPostgresUnavailable.USE_YOUR_OWN),
                    failure);
        }
    }

    /** Whether a refusal has a reason that goes away: a port just taken, the last breath of a killed server. */
    private static boolean mayPass(String words) {
        return words.contains("could not create any TCP/IP sockets")
                || words.contains("lock file \"postmaster.pid\"")
                || words.contains("pre-existing shared memory block");
    }

    /** Asks for the server, not for the process: that may stay as a zombie where nobody reaps orphans. */
    private boolean waitForEnd(PostmasterPid stopping) throws InterruptedException {
        long deadline = System.nanoTime() + STOP_PATIENCE.toNanos();
        while (stopping.server(folder).isPresent()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(LOOK_AGAIN.toMillis());
        }
        return true;
    }
}
