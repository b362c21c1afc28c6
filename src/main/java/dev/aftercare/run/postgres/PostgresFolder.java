package dev.aftercare.run.postgres;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the embedded PostgreSQL keeps everything that it needs, inside the data folder and open to its owner only.
 *
 * @param root the folder, as a real path
 */
record PostgresFolder(Path root) {

    /**
     * Finds the folder, and makes it at the first start.
     *
     * @throws EmbeddedPostgresUnavailable if it belongs to another user
     */
    static PostgresFolder in(Path dataFolder) throws IOException {
        Files.createDirectories(dataFolder);
        Path root = dataFolder.toRealPath().resolve("postgres");
        if (!Files.isDirectory(root)) {
            Files.createDirectories(root, ownerOnly(dataFolder, "rwx------"));
        }
        SystemUser.current().requireOwnerOf(root);
        return new PostgresFolder(root.toRealPath());
    }

    Path lock() {
        return root.resolve("lock");
    }

    /** The database itself, what PostgreSQL calls its data directory. */
    Path cluster() {
        return root.resolve("cluster");
    }

    Path password() {
        return root.resolve("password");
    }

    Path serverLog() {
        return root.resolve("server.log");
    }

    Path sockets() {
        return root.resolve("sockets");
    }

    /** Everything in this folder whose name begins so. */
    List<Path> named(String prefix) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root, prefix + "*")) {
            entries.forEach(found::add);
        }
        return found;
    }

    /** Makes a file that nobody but its owner could ever open, not even for a moment. */
    Path createPrivateFile(String name) throws IOException {
        return Files.createFile(root.resolve(name), ownerOnly(root, "rw-------"));
    }

    Path createPrivateFolder(Path folder) throws IOException {
        return Files.createDirectory(folder, ownerOnly(root, "rwx------"));
    }

    /** Deletes a file or a folder with everything in it; what vanishes meanwhile is fine, links are not followed. */
    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                Files.deleteIfExists(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static FileAttribute<?>[] ownerOnly(Path where, String permissions) throws IOException {
        FileStore store = Files.getFileStore(where);
        if (!store.supportsFileAttributeView(PosixFileAttributeView.class)) {
            // Windows: a new file inherits the access list of the user's folder.
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }
}
