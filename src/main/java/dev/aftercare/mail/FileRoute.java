package dev.aftercare.mail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Writes each message as an {@code .eml} file, exactly once: beside, then renamed. */
final class FileRoute implements MailRoute {

    private static final int LONGEST_NAME = 100;

    private final Path folder;

    FileRoute(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public Handover handOver(String key, byte[] mime) {
        Path file = folder.resolve(nameOf(key));
        try {
            Files.createDirectories(folder);
            if (!holds(file, mime)) {
                write(file, mime);
            }
            return Handover.delivered();
        } catch (IOException failure) {
            return new Handover(
                    Handover.Result.CLOSED,
                    "The outbox folder " + folder + " cannot be written: " + reason(failure)
                            + ". Make it writable or make room");
        }
    }

    @Override
    public String saidOf(int messages) {
        return messages == 1 ? "1 mail written to " + folder : messages + " mails written to " + folder;
    }

    /** The file of a key: readable, safe on every file system, and different for different keys. */
    static String nameOf(String key) {
        String readable = key.replaceAll("[^A-Za-z0-9.@_-]+", "-").replaceAll("^[.-]+", "");
        String start = readable.substring(0, Math.min(readable.length(), LONGEST_NAME));
        return start + "-" + StableId.of(key).substring(0, 8) + ".eml";
    }

    private static boolean holds(Path file, byte[] mime) throws IOException {
        return Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), mime);
    }

    private void write(Path file, byte[] mime) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            writeThrough(part, mime);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            Files.deleteIfExists(part); // half a mail helps nobody, and a full disk needs the room
            throw failure;
        }
        forceFolder();
    }

    private static void writeThrough(Path part, byte[] mime) throws IOException {
        try (FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(mime);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private void forceFolder() {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notOnThisPlatform) {
            // Windows opens no folders; there the rename is durable by itself.
            return;
        }
    }

    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "a file is in its place";
        }
        if (failure instanceof FileSystemException named && named.getReason() != null) {
            return named.getReason();
        }
        return String.valueOf(failure.getMessage());
    }
}
