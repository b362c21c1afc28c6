package dev.aftercare.digest;

import dev.aftercare.digest.Editions.Written;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The folder that editions are written to, each file whole or not at all. */
final class EditionFolder {

    private final Path folder;

    EditionFolder(Path folder) {
        this.folder = folder;
    }

    /** What the files of an edition are called, without what kind of file it is. */
    static String name(Digest digest) {
        String readers = digest.group() == null
                ? ""
                : "-" + digest.group().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
        return "reliability-digest-" + digest.month() + readers
                + (digest.edition() > 1 ? "-edition-" + digest.edition() : "");
    }

    /** Writes the files of an edition. One that cannot be written does not keep the others from it. */
    Written write(Digest digest, DigestRendering.Rendered rendered, String prefix) {
        EditionFiles files = rendered.files();
        Map<String, byte[]> contents = new LinkedHashMap<>();
        contents.put(prefix + name(digest) + ".pdf", files.pdf());
        contents.put(prefix + name(digest) + ".html", files.html());
        contents.put(prefix + name(digest) + ".csv", files.table());
        return write(contents, notes(rendered.missingGlyphs()));
    }

    /** Writes one more file. */
    Written write(String name, byte[] content) {
        return write(Map.of(name, content), List.of());
    }

    private Written write(Map<String, byte[]> contents, List<String> notes) {
        List<Path> written = new ArrayList<>();
        List<String> troubles = new ArrayList<>();
        contents.forEach((name, content) -> {
            Path file = folder.resolve(name);
            try {
                write(file, content);
                written.add(file);
            } catch (IOException e) {
                troubles.add(
                        "%s could not be written: %s. Make room or give the right to write there, and start the digest again; nothing of it is lost."
                                .formatted(file, reason(e)));
            }
        });
        return new Written(written, notes, troubles);
    }

    private static List<String> notes(List<Integer> missingGlyphs) {
        return switch (missingGlyphs.size()) {
            case 0 -> List.of();
            case 1 -> List.of("One character has no letter in the PDF and stands as □; the last page names it.");
            default ->
                List.of("%d characters have no letter in the PDF and stand as □; the last page names them."
                        .formatted(missingGlyphs.size()));
        };
    }

    private void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(folder);
        Path beside = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            Files.write(beside, content);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (e instanceof FileAlreadyExistsException exists) {
            return exists.getFile() + " is a file and no folder";
        }
        return e instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : String.valueOf(e.getMessage());
    }
}
