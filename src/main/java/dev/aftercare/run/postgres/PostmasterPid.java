package dev.aftercare.run.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a server writes into {@code postmaster.pid}: its process, its port, how far it is.
 *
 * @param pid the process; zero while the file is still empty
 * @param port where it listens; zero if it has not said so yet
 * @param status {@code starting}, {@code ready}, {@code stopping}, or empty
 */
record PostmasterPid(long pid, int port, String status) {

    // PostgreSQL's miscadmin.h: line 1 the process, line 4 the port, line 8 the status padded with spaces.
    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    static Path file(PostgresFolder folder) {
        return folder.cluster().resolve("postmaster.pid");
    }

    static Optional<PostmasterPid> read(PostgresFolder folder) throws IOException {
        try {
            List<String> lines = new String(Files.readAllBytes(file(folder)), StandardCharsets.ISO_8859_1)
                    .lines()
                    .map(String::strip)
                    .toList();
            return Optional.of(new PostmasterPid(number(lines, 0), number(lines, PORT_LINE), line(lines, STATUS_LINE)));
        } catch (NoSuchFileException noServer) {
            return Optional.empty();
        }
    }

    boolean isReady() {
        return status.equals("ready");
    }

    boolean isEmpty() {
        return pid == 0;
    }

    /**
     * Whether the number certainly belongs to no server of this folder, although the system knows it: to another program,
     * or to a server that was killed and that nobody has reaped yet. In doubt it is the server's.
     */
    boolean isOfAnotherProcess(PostgresFolder folder) {
        return ProcessHandle.of(pid)
                .filter(process ->
                        isUnreaped(process) || process.info().command().isPresent())
                .filter(process -> !worksIn(folder, process))
                .isPresent();
    }

    /**
     * The living server that wrote this, if it lives: a number alone proves nothing, because the system gives it to
     * another process after a crash.
     */
    Optional<ProcessHandle> server(PostgresFolder folder) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(process -> worksIn(folder, process));
    }

    private static boolean isUnreaped(ProcessHandle process) {
        try {
            // proc(5): if the process is a zombie, there is nothing in this file.
            return Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), "cmdline")).length == 0;
        } catch (IOException noProcFileSystem) {
            return false;
        }
    }

    private static boolean worksIn(PostgresFolder folder, ProcessHandle process) {
        Path program = Path.of(process.info().command().orElse(""));
        Path name = program.getFileName();
        if (name == null || !name.toString().matches("postgres(\\.exe)?")) {
            return false;
        }
        Path workingDirectory = Path.of("/proc", Long.toString(process.pid()), "cwd");
        try {
            // PostgreSQL works in its cluster's folder.
            return Files.isSameFile(workingDirectory, folder.cluster());
        } catch (IOException noProcFileSystem) {
            return program.startsWith(folder.root());
        }
    }

    /** Every PostgreSQL process that works in this folder, with or without its server. */
    static Stream<ProcessHandle> processesOf(PostgresFolder folder) {
        return ProcessHandle.allProcesses().filter(process -> worksIn(folder, process));
    }

    private static int number(List<String> lines, int index) {
        String text = line(lines, index);
        return NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
    }

    private static String line(List<String> lines, int index) {
        return index < lines.size() ? lines.get(index) : "";
    }
}
