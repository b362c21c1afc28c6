package dev.aftercare.run.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program of its own that starts the embedded PostgreSQL, says so, and runs until it is told to end or is killed. It
 * dies with its test: it ends when its standard input does.
 */
final class StartedElsewhere implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private StartedElsewhere(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** The program: the data folder, and perhaps a file to write when it is stopped in order. */
    public static void main(String[] arguments) throws IOException {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(arguments[0]));
            if (arguments.length > 1) {
                Runtime.getRuntime().addShutdownHook(new Thread(() -> finishTheChunk(postgres, Path.of(arguments[1]))));
            }
            say(postgres.jdbcUrl("postgres"));
            waitForEndOfInput();
            postgres.close();
        } catch (DataFolderInUse | EmbeddedPostgresUnavailable refusal) {
            say(refusal.getClass().getSimpleName() + ": " + refusal.getMessage());
        }
    }

    static StartedElsewhere of(Path dataFolder) {
        return of(List.of(), Map.of(), dataFolder.toString());
    }

    static StartedElsewhere of(List<String> before, Map<String, String> environment, String... arguments) {
        List<String> words = new ArrayList<>(before);
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        words.add(StartedElsewhere.class.getName());
        words.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        try {
            return new StartedElsewhere(builder.start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The next line that it says: an address when it has started, else why not. */
    String nextLine() throws IOException {
        return output.readLine();
    }

    /** What it and everybody who holds its standard output say until the last of them lets go. */
    String restOfOutput() throws IOException {
        StringBuilder rest = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            rest.append(line).append('\n');
        }
        return rest.toString();
    }

    long pid() {
        return process.pid();
    }

    void kill() throws InterruptedException {
        // Not Process.destroyForcibly: that would close the pipe which a test wants to read to its end.
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    boolean ended() throws InterruptedException {
        return process.waitFor(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            kill();
        }
    }

    private static void finishTheChunk(EmbeddedPostgres postgres, Path proof) {
        try (Connection connection = DriverManager.getConnection(
                        postgres.jdbcUrl("postgres"), postgres.username(), postgres.password());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS finished (id int)");
            Files.writeString(proof, "finished");
        } catch (SQLException | IOException failure) {
            say(failure.toString());
        }
        postgres.close();
    }

    private static void say(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            OutputStream standardOutput = new java.io.FileOutputStream(java.io.FileDescriptor.out);
            standardOutput.write(bytes);
        } catch (IOException nobodyListens) {
            throw new UncheckedIOException(nobodyListens);
        }
    }

    private static void waitForEndOfInput() throws IOException {
        while (System.in.read() >= 0) {
            continue;
        }
    }
}
