package dev.aftercare.digest;

import dev.aftercare.digest.Editions.Written;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The folder that editions are written to, each file whole or not at all. */
final class EditionFolder {

    private final Path folder;

    EditionFolder(Path folder) {
        this.folder = folder;
    }

    /** Writes the files of an edition. One that cannot be written does not keep the others from it. */
    Written write(Digest digest, DigestRendering.Rendered rendered, String prefix) {
        EditionFiles files = rendered.files();
        String month = digest.month() + (digest.edition() > 1 ? "-edition-" + digest.edition() : "");
        Map<String, byte[]> contents = new LinkedHashMap<>();
        contents.put("reliability-digest-" + month + ".pdf", files.pdf());
        contents.put("reliability-digest-" + month + ".html", files.html());
        contents.put("newsletter-" + month + ".md", files.newsletter().getBytes(StandardCharsets.UTF_8));
        contents.put("reading-club-" + month + ".md", files.readingClub().getBytes(StandardCharsets.UTF_8));
        List<Path> written = new ArrayList<>();
        List<String> troubles = new ArrayList<>();
        contents.forEach((name, content) -> {
            Path file = folder.resolve(prefix + name);
            try {
                write(file, content);
                written.add(file);
            } catch (IOException e) {
                troubles.add(
                        "%s could not be written: %s. Make room or give the right to write there, and start the digest again; nothing of it is lost."
                                .formatted(file, reason(e)));
            }
        });
        return new Written(written, notes(rendered.missingGlyphs()), troubles);
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
