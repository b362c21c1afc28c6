package dev.aftercare.run.postgres;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps every other process out of a data folder while it is held. The operating system lets go of it when the process
 * ends, however it ends. The lock file names its holder; it stays when the lock is released, then empty.
 */
final class DataFolderLock implements Closeable {

    /** Beyond any text: Windows refuses to read bytes that another process has locked. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    /**
     * What this process holds. It must be asked before the file is opened: closing any channel of a file drops every lock
     * that the process has on it.
     */
    private static final Map<Path, String> HELD = new ConcurrentHashMap<>();

    private final Path file;
    private final FileChannel channel;

    private DataFolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock without waiting.
     *
     * @param file the lock file, as a real path
     * @param dataFolder the folder to name when it is taken
     * @throws DataFolderInUse if another process or this one holds it
     */
    static DataFolderLock acquire(Path file, Path dataFolder) throws IOException {
        String holder = describeThisProcess();
        String ours = HELD.putIfAbsent(file, holder);
        if (ours != null) {
            throw new DataFolderInUse(dataFolder, "this " + ours);
        }
        try {
            FileChannel channel = lockedChannel(file, dataFolder);
            DataFolderLock lock = new DataFolderLock(file, channel);
            lock.write(holder);
            return lock;
        } catch (IOException | RuntimeException failure) {
            HELD.remove(file);
            throw failure;
        }
    }

    @Override
    public void close() throws IOException {
        if (!channel.isOpen()) {
            return;
        }
        try (channel) {
            channel.truncate(0);
        } finally {
            HELD.remove(file);
        }
    }

    private static FileChannel lockedChannel(Path file, Path dataFolder) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock == null) {
                throw new DataFolderInUse(dataFolder, read(channel));
            }
            return channel;
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    private void write(String holder) throws IOException {
        channel.truncate(0);
        channel.write(StandardCharsets.UTF_8.encode(holder), 0);
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(200);
        channel.read(buffer, 0);
        String holder = StandardCharsets.UTF_8.decode(buffer.flip()).toString().strip();
        return holder.isEmpty() ? "another process" : holder;
    }

    private static String describeThisProcess() {
        ProcessHandle process = ProcessHandle.current();
        return process.info()
                .startInstant()
                .map(since -> "process %d, running since %s".formatted(process.pid(), since))
                .orElseGet(() -> "process " + process.pid());
    }
}
