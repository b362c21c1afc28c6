package dev.aftercare.run.postgres;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs PostgreSQL's programs as PostgreSQL wants to be run: never as root, with none of the caller's own PostgreSQL
 * settings, speaking English.
 *
 * @param binaries the programs
 * @param asAnybody the words before a command that take away an identity that PostgreSQL refuses; empty for an ordinary user
 */
record Programs(Binaries binaries, List<String> asAnybody) {

    /**
     * What a program that ran to its end left behind.
     *
     * @param exitCode zero if it did what it should
     * @param output what it said, both streams
     */
    record Outcome(int exitCode, String output) {}

    /** @throws EmbeddedPostgresUnavailable if PostgreSQL refuses this user and the system has no user namespaces */
    static Programs of(Binaries binaries) throws IOException, InterruptedException {
        SystemUser user = SystemUser.current();
        return new Programs(binaries, user.suitsPostgres() ? List.of() : asNobody(user));
    }

    /** A command that ends by itself, or that is killed together with us. */
    ProcessBuilder command(String program, List<String> arguments) {
        List<String> words = new ArrayList<>(asAnybody);
        words.add(binaries.program(program).toString());
        words.addAll(arguments);
        return clean(new ProcessBuilder(words));
    }

    /**
     * The server in a session of its own, so that a Ctrl-C meant for us, or a signal for our process group, does not take
     * the database away before the chunk in hand is written. Where there is no {@code setsid}, {@code pg_ctl} does the
     * same but looks for the end of the start only ten times a second.
     */
    ProcessBuilder serverCommand(PostgresFolder folder, List<String> settings) {
        String cluster = folder.cluster().toString();
        if (!binaries.platform().isLinux() || !isOnPath("setsid")) {
            String options = String.join(" ", settings);
            return command(
                    "pg_ctl",
                    List.of(
                            "start",
                            "-D",
                            cluster,
                            "-l",
                            folder.serverLog().toString(),
                            "-w",
                            "-t",
                            "300",
                            "-o",
                            options));
        }
        List<String> words = new ArrayList<>(asAnybody);
        words.addAll(List.of("setsid", binaries.program("postgres").toString(), "-D", cluster));
        words.addAll(settings);
        return clean(new ProcessBuilder(words));
    }

    Outcome run(String program, String... arguments) throws IOException, InterruptedException {
        return run(command(program, List.of(arguments)));
    }

    private static Outcome run(ProcessBuilder command) throws IOException, InterruptedException {
        Process process = start(command.redirectErrorStream(true));
        try {
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output);
        } finally {
            process.destroy();
        }
    }

    /** @throws EmbeddedPostgresUnavailable if the system cannot run the program */
    static Process start(ProcessBuilder command) throws IOException {
        try {
            return command.start();
        } catch (FileNotFoundException logCannotBeOpened) {
            throw logCannotBeOpened;
        } catch (IOException failure) {
            throw new EmbeddedPostgresUnavailable(
                    ("This system cannot run the PostgreSQL that Aftercare brings along (%s); it needs glibc and a data"
                                    + " folder that may hold programs, or %s.")
                            .formatted(failure.getMessage(), EmbeddedPostgresUnavailable.USE_YOUR_OWN),
                    failure);
        }
    }

    private static ProcessBuilder clean(ProcessBuilder command) {
        Map<String, String> environment = command.environment();
        environment.keySet().removeIf(name -> name.startsWith("PG"));
        environment.put("LC_ALL", "C");
        return command;
    }

    /**
     * In a new user namespace without a mapping everybody is nobody: PostgreSQL is content, and outside the files still
     * belong to the user.
     */
    private static List<String> asNobody(SystemUser user) throws IOException, InterruptedException {
        List<String> words = List.of("unshare", "--user");
        if (runsTrue(words)) {
            return words;
        }
        String refusal = user.isRoot()
                ? "PostgreSQL refuses to run as root and this system gives root no user namespace to step out of that role"
                : "PostgreSQL refuses to run as a user without a name and this system gives no user namespace to take one";
        throw new EmbeddedPostgresUnavailable("%s; run Aftercare as an ordinary user, or %s."
                .formatted(refusal, EmbeddedPostgresUnavailable.USE_YOUR_OWN));
    }

    private static boolean runsTrue(List<String> before) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(before);
        words.add("true");
        try {
            return run(new ProcessBuilder(words)).exitCode() == 0;
        } catch (EmbeddedPostgresUnavailable noSuchProgram) {
            return false;
        }
    }

    private static boolean isOnPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        for (String folder : path.split(File.pathSeparator, -1)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }
}
