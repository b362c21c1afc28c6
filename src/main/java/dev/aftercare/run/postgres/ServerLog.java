package dev.aftercare.run.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * What the server says while it runs.
 *
 * @param file the log; what it said before the last megabyte or so lies beside it with the ending {@code .old}
 */
record ServerLog(Path file) {

    private static final long LONG_ENOUGH = 1 << 20;
    static final String DISK_FULL = "No space left on device";
    private static final int TAIL = 20_000;
    private static final List<String> COMPLAINTS = List.of("PANIC:", "FATAL:", "error:", "ERROR:");

    /** Where the next line will stand. */
    long end() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /** Begins a new file when this one is long. No server may be running. */
    void rotate() throws IOException {
        if (end() > LONG_ENOUGH) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".old"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** What was said from a place on; of much text only the end. */
    String since(long place) throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer text = ByteBuffer.allocate(TAIL);
            channel.read(text, Math.max(place, channel.size() - TAIL));
            return StandardCharsets.UTF_8.decode(text.flip()).toString();
        }
    }

    /** The last line of a program's words that says why it gave up, without time and process number; else the last line. */
    static String lastComplaint(String output) {
        if (output.contains(DISK_FULL)) {
            return DISK_FULL;
        }
        List<String> lines = output.strip().lines().toList();
        String complaint = lines.isEmpty() ? "it gave no reason" : lines.get(lines.size() - 1);
        for (String line : lines) {
            for (String word : COMPLAINTS) {
                int place = line.indexOf(word);
                if (place >= 0) {
                    complaint = line.substring(place + word.length()).strip();
                }
            }
        }
        return complaint;
    }
}
