package dev.aftercare.run.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The unpacked programs of PostgreSQL.
 *
 * @param platform what they run on
 * @param folder where they lie
 */
record Binaries(Platform platform, Path folder) {

    /** The version of the archives on the class path; {@code postgres-binaries.version} of the build. */
    static final String VERSION = "18.6.0";

    private static final String UNPACKING = "unpacking-";
    private static final int ANY_EXECUTE = 0111;

    /** The number that decides whether two PostgreSQLs read the same files. */
    static String majorVersion() {
        return VERSION.substring(0, VERSION.indexOf('.'));
    }

    /** Where the programs of this version belong, unpacked or not. */
    static Binaries in(PostgresFolder folder, Platform platform) {
        return new Binaries(platform, folder.root().resolve(platform.programsFolder(VERSION)));
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(platform.fileName(name));
    }

    /**
     * Unpacks the programs unless they are there. The caller holds the folder's lock. Unpacks beside and renames, so that a
     * half-unpacked folder is never taken for a whole one.
     */
    void unpackIfMissing(PostgresFolder home) throws IOException {
        for (Path interrupted : home.named(UNPACKING)) {
            PostgresFolder.delete(interrupted);
        }
        if (Files.isDirectory(folder)) {
            return;
        }
        Path unpacking = home.createPrivateFolder(home.root().resolve(UNPACKING + folder.getFileName()));
        try (InputStream archive = archive()) {
            unpack(archive, unpacking);
        }
        Files.move(unpacking, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes the programs of versions that Aftercare brought along before; no server may be running them. */
    void removeOtherVersions(PostgresFolder home) throws IOException {
        for (Path version : home.named("binaries-")) {
            if (!version.equals(folder)) {
                PostgresFolder.delete(version);
            }
        }
    }

    private InputStream archive() {
        InputStream archive = Binaries.class.getResourceAsStream(platform.archive());
        if (archive == null) {
            throw new EmbeddedPostgresUnavailable(
                    "This build of Aftercare carries no PostgreSQL for %s %s; build it on that platform, or %s."
                            .formatted(
                                    platform.system(), platform.machine(), EmbeddedPostgresUnavailable.USE_YOUR_OWN));
        }
        return archive;
    }

    private static void unpack(InputStream archive, Path target) throws IOException {
        try (TarArchiveInputStream entries =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                unpack(entry, entries, target);
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        Path path = entry.resolveIn(target);
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, path);
        if ((entry.getMode() & ANY_EXECUTE) != 0) {
            makeExecutable(path);
        }
    }

    private static void makeExecutable(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
