package dev.aftercare.run.postgres;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * A real PostgreSQL in the data folder, for people who have none: brought along, started and stopped by Aftercare.
 *
 * <p>Everything lies in {@code postgres} below the data folder: programs, database, password, sockets, log. The server
 * listens on 127.0.0.1 only, on a port that changes with each start. It outlives this program when that is killed; the
 * next start stops it and starts it again. It does not stop by itself when the virtual machine ends in order: whoever
 * started it closes it, after the last connection.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final String MAINTENANCE_DATABASE = "postgres";

    private final DataFolderLock lock;
    private final Server server;
    private final String password;
    private boolean closed;

    private EmbeddedPostgres(DataFolderLock lock, Server server, String password) {
        this.lock = lock;
        this.server = server;
        this.password = password;
    }

    /**
     * Starts the server of a data folder; the first time this takes seconds, because the programs are unpacked and a
     * database is made.
     *
     * @param dataFolder the folder; it is made if it does not exist
     * @return the running server, which nobody else can start until it is closed
     * @throws DataFolderInUse if another living process, or this one, has started it already
     * @throws EmbeddedPostgresUnavailable if it cannot run on this machine or in this folder
     */
    public static EmbeddedPostgres start(Path dataFolder) {
        Path absolute = dataFolder.toAbsolutePath().normalize();
        try {
            PostgresFolder folder = PostgresFolder.in(absolute);
            DataFolderLock lock = DataFolderLock.acquire(folder.lock(), absolute);
            return startLocked(folder, lock);
        } catch (InterruptedException | ClosedByInterruptException interrupted) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresUnavailable(
                    "The start of PostgreSQL in %s was interrupted; start again.".formatted(absolute), interrupted);
        } catch (IOException failure) {
            throw new EmbeddedPostgresUnavailable(
                    "The data folder %s cannot be used (%s); %s, or choose another data folder."
                            .formatted(absolute, reason(failure), remedy(failure)),
                    failure);
        }
    }

    /** The address of one database, for the PostgreSQL driver; without user and password. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s"
                .formatted(server.port(), URLEncoder.encode(database, StandardCharsets.UTF_8));
    }

    /** The user that owns every database in this server. */
    public String username() {
        return Cluster.USER;
    }

    /** The generated password; it stays the same for the life of the data folder. */
    public String password() {
        return password;
    }

    /**
     * Makes an empty database; one that exists stays as it is.
     *
     * @throws EmbeddedPostgresUnavailable if the server refuses
     */
    public synchronized void createDatabaseIfMissing(String name) {
        try {
            new JdbcEmbeddedDatabases(jdbcUrl(MAINTENANCE_DATABASE), username(), password).createIfMissing(name);
        } catch (SQLException failure) {
            throw new EmbeddedPostgresUnavailable(
                    "The embedded PostgreSQL could not make the database \"%s\" (%s); read %s."
                            .formatted(name, failure.getMessage(), server.logFile()),
                    failure);
        }
    }

    /**
     * Drops a database with everything in it, whoever is connected; one that does not exist is no error.
     *
     * @throws EmbeddedPostgresUnavailable if the server refuses
     */
    public synchronized void dropDatabase(String name) {
        try {
            new JdbcEmbeddedDatabases(jdbcUrl(MAINTENANCE_DATABASE), username(), password).drop(name);
        } catch (SQLException failure) {
            throw new EmbeddedPostgresUnavailable(
                    "The embedded PostgreSQL could not drop the database \"%s\" (%s); read %s."
                            .formatted(name, failure.getMessage(), server.logFile()),
                    failure);
        }
    }

    /**
     * Stops the server and waits for its end; open transactions are rolled back. An interrupt does not leave it running.
     * Closing again does nothing.
     */
    @Override
    public synchronized void close() {
        if (closed) {
            // The folder may have a server of somebody else's by now.
            return;
        }
        closed = true;
        boolean interrupted = Thread.interrupted();
        try (lock) {
            server.stop();
        } catch (InterruptedException again) {
            interrupted = true;
        } catch (IOException failure) {
            throw new EmbeddedPostgresUnavailable(
                    "The embedded PostgreSQL could not be stopped (%s); the next start will do so."
                            .formatted(reason(failure)),
                    failure);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static EmbeddedPostgres startLocked(PostgresFolder folder, DataFolderLock lock)
            throws IOException, InterruptedException {
        boolean started = false;
        try {
            Binaries binaries = Binaries.in(folder, Platform.current());
            Programs programs = Programs.of(binaries);
            Cluster cluster = new Cluster(folder);
            cluster.requireOurVersion();
            binaries.unpackIfMissing(folder);
            cluster.initializeIfMissing(programs);
            EmbeddedPostgres postgres = new EmbeddedPostgres(lock, new Server(folder, programs), cluster.password());
            postgres.server.start();
            binaries.removeOtherVersions(folder);
            started = true;
            return postgres;
        } finally {
            if (!started) {
                lock.close();
            }
        }
    }

    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "it is a file";
        }
        if (failure instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        return String.valueOf(failure.getMessage());
    }

    private static String remedy(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "run Aftercare as the user who owns it";
        }
        return String.valueOf(failure.getMessage()).contains(ServerLog.DISK_FULL)
                ? "make room on that disk"
                : "put that right";
    }
}
