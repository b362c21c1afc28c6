package dev.aftercare.run.postgres;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The database's files and the password that opens them.
 *
 * @param folder where they lie
 */
record Cluster(PostgresFolder folder) {

    static final String USER = "aftercare";

    private static final String INITIALIZING = "initializing-";
    private static final Pattern SHELL_CHARACTER = Pattern.compile("[$`\"\\\\]");
    private static final int PASSWORD_BYTES = 24;
    private static final int REMOVAL_TRIES = 100;
    private static final Duration TRY_AGAIN = Duration.ofMillis(50);

    /**
     * Makes the cluster unless it is there. Made beside and renamed, so that what a killed {@code initdb} left is never
     * taken for a database. Each try has a folder of its own: the {@code initdb} of a killed run may still be writing.
     */
    void initializeIfMissing(Programs programs) throws IOException, InterruptedException {
        removeWhatKilledRunsLeft();
        if (Files.exists(folder.cluster())) {
            return;
        }
        if (!Files.exists(folder.password())) {
            writeNewPassword();
        }
        requireNameThatAShellLeavesAlone(programs);
        Path initializing = folder.createPrivateFolder(folder.root().resolve(INITIALIZING + UUID.randomUUID()));
        Programs.Outcome outcome = initialize(programs, initializing);
        if (outcome.exitCode() != 0) {
            PostgresFolder.delete(initializing);
            throw refused("PostgreSQL could not make its database in " + folder.root(), outcome.output());
        }
        Files.move(initializing, folder.cluster(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** @throws EmbeddedPostgresUnavailable if another major version of PostgreSQL wrote the files */
    void requireOurVersion() throws IOException {
        Path versionFile = folder.cluster().resolve("PG_VERSION");
        if (!Files.exists(folder.cluster())) {
            return;
        }
        if (!Files.exists(versionFile)) {
            throw new EmbeddedPostgresUnavailable(
                    ("%s is no PostgreSQL database (it has no file PG_VERSION); move that folder away to begin with an"
                                    + " empty database, or put your backup of it back.")
                            .formatted(folder.cluster()));
        }
        String found = Files.readString(versionFile).strip();
        if (!found.equals(Binaries.majorVersion())) {
            throw new EmbeddedPostgresUnavailable(
                    ("%s was written by PostgreSQL %s and this Aftercare brings PostgreSQL %s along; use the Aftercare"
                                    + " that wrote it, or move that folder away to begin with an empty database, or %s.")
                            .formatted(
                                    folder.cluster(),
                                    found,
                                    Binaries.majorVersion(),
                                    EmbeddedPostgresUnavailable.USE_YOUR_OWN));
        }
    }

    /** @throws EmbeddedPostgresUnavailable if the file was lost */
    String password() throws IOException {
        if (!Files.exists(folder.password())) {
            throw new EmbeddedPostgresUnavailable(
                    ("The password of the database in %s is gone: put the file %s back from your backup, or"
                                    + " move the folder %s away to begin with an empty database.")
                            .formatted(folder.cluster(), folder.password(), folder.cluster()));
        }
        return Files.readString(folder.password()).strip();
    }

    /** An error of one of PostgreSQL's programs, in its own words, with what to do. */
    static EmbeddedPostgresUnavailable refused(String what, String output) {
        String reason = ServerLog.lastComplaint(output);
        String remedy = reason.equals(ServerLog.DISK_FULL)
                ? "make room on that disk"
                : "put that right, or choose another data folder, or " + EmbeddedPostgresUnavailable.USE_YOUR_OWN;
        return new EmbeddedPostgresUnavailable("%s (%s); %s.".formatted(what, reason, remedy));
    }

    /** {@code initdb} gives the path of its own folder to a shell, in double quotes. */
    private void requireNameThatAShellLeavesAlone(Programs programs) {
        String path = programs.binaries().folder().toString();
        if (!programs.binaries().platform().isWindows()
                && SHELL_CHARACTER.matcher(path).find()) {
            throw new EmbeddedPostgresUnavailable(("PostgreSQL cannot make a database in %s, because that name contains"
                            + " one of $ ` \" \\; choose another data folder.")
                    .formatted(folder.root()));
        }
    }

    private void removeWhatKilledRunsLeft() throws IOException, InterruptedException {
        for (Path interrupted : folder.named(INITIALIZING)) {
            removeUnderTheHandsOfItsMaker(interrupted);
        }
        Files.deleteIfExists(newPassword());
    }

    private static void removeUnderTheHandsOfItsMaker(Path interrupted) throws IOException, InterruptedException {
        for (int attempt = 1; Files.exists(interrupted); attempt++) {
            try {
                PostgresFolder.delete(interrupted);
            } catch (DirectoryNotEmptyException stillWriting) {
                if (attempt == REMOVAL_TRIES) {
                    throw stillWriting;
                }
                Thread.sleep(TRY_AGAIN.toMillis());
            }
        }
    }

    private Programs.Outcome initialize(Programs programs, Path target) throws IOException, InterruptedException {
        return programs.run(
                "initdb",
                "--pgdata=" + target,
                "--username=" + USER,
                "--auth=scram-sha-256",
                "--pwfile=" + folder.password(),
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--set=fsync=on",
                "--set=synchronous_commit=on",
                "--no-instructions");
    }

    private void writeNewPassword() throws IOException {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        Path file = folder.createPrivateFile(newPassword().getFileName().toString());
        Files.writeString(file, HexFormat.of().formatHex(random) + "\n", StandardOpenOption.SYNC);
        Files.move(file, folder.password(), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path newPassword() {
        return folder.root().resolve("password.new");
    }
}
