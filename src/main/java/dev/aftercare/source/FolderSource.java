package dev.aftercare.source;

import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the postmortems of a folder and of the folders in it. Whether a file changed is told by its content: times and sizes
 * are kept by copies, and lie.
 */
public final class FolderSource implements PostmortemSource {

    private static final Logger LOG = LoggerFactory.getLogger(FolderSource.class);

    /** Stands for a content that could not be read: it differs from every other one. */
    private static final String UNREAD = "";

    private final String name;

    private final Path folder;

    private final FilePatterns patterns;

    /** Reads the files of a folder that the settings' patterns name. */
    public FolderSource(SourceSettings settings, Path folder) {
        this.name = settings.name();
        this.folder = folder;
        this.patterns = FilePatterns.of(settings);
    }

    @Override
    public void check() throws SourceUnavailable {
        if (!Files.exists(folder)) {
            throw unavailable("does not exist; create it, or correct the folder of this source in the configuration");
        }
        if (!Files.isDirectory(folder)) {
            throw unavailable("is a file; name the folder that it lies in");
        }
        if (!Files.isReadable(folder) || !Files.isExecutable(folder)) {
            throw unavailable("cannot be read; give the user that runs Aftercare the right to read it");
        }
    }

    @Override
    public SourceChanges changesSince(KnownDocuments known) throws SourceUnavailable {
        check();
        FolderWalk walk = walk();
        if (walk.foundNothing() && known.paths().size() > 1) {
            // A share that is not mounted looks like this; forgetting every record would be the worse mistake.
            throw unavailable(
                    "is empty, where %d records were known; mount it, or take this source out of the configuration"
                            .formatted(known.paths().size()));
        }
        SortedMap<String, String> present = new TreeMap<>();
        walk.files().forEach((path, file) -> {
            if (patterns.matches(path)) {
                present.put(path, contentId(file));
            }
        });
        check();
        DocumentComparison comparison = new DocumentComparison(known, present, walk::isOutOfSight);
        return new SourceChanges(
                comparison.changed(
                        path -> content(Objects.requireNonNull(walk.files().get(path)))),
                List.copyOf(comparison.vanished().keySet()),
                comparison.paths(),
                null,
                diagnostics(walk),
                () -> {});
    }

    private FolderWalk walk() throws SourceUnavailable {
        try {
            return FolderWalk.through(folder);
        } catch (IOException broken) {
            throw new SourceUnavailable(
                    sentence("cannot be read (%s); look whether its disk or network share works"
                            .formatted(broken.getMessage())),
                    broken);
        }
    }

    private static SourceDocument.Content content(Path file) {
        return () -> read(file);
    }

    private static String contentId(Path file) {
        try {
            return read(file).id();
        } catch (DocumentUnreadable unreadable) {
            // Read again when its turn comes, and then said.
            LOG.debug("{} is left to its turn: {}", file, unreadable.getMessage());
            return UNREAD;
        }
    }

    private static DocumentContent read(Path file) throws DocumentUnreadable {
        try (InputStream in = Files.newInputStream(file)) {
            long size = Files.size(file);
            byte[] bytes =
                    size > DocumentContent.MOST_BYTES ? new byte[0] : in.readNBytes(DocumentContent.MOST_BYTES + 1);
            if (Math.max(size, bytes.length) > DocumentContent.MOST_BYTES) {
                throw DocumentContent.tooLarge(Math.max(size, bytes.length));
            }
            return new DocumentContent(sha256(bytes), bytes);
        } catch (NoSuchFileException gone) {
            throw new DocumentUnreadable(
                    "file.vanished",
                    Diagnostic.Level.NOTE,
                    "the file vanished while it was read; the next run looks for it again");
        } catch (AccessDeniedException denied) {
            throw new DocumentUnreadable(
                    "file.unreadable",
                    Diagnostic.Level.ERROR,
                    "the file cannot be opened; give the user that runs Aftercare the right to read it");
        } catch (IOException broken) {
            throw new DocumentUnreadable(
                    "file.unreadable",
                    Diagnostic.Level.ERROR,
                    "the file cannot be read (%s); look whether its disk or network share works"
                            .formatted(broken.getMessage()));
        }
    }

    private List<Diagnostic> diagnostics(FolderWalk walk) {
        return walk.closed().entrySet().stream()
                .map(closed -> new Diagnostic(
                        Place.of(name, ""),
                        "folder.unreadable",
                        Diagnostic.Level.ERROR,
                        "\"%s\" cannot be looked into (%s); what is known of the records in it stays as it is"
                                .formatted(closed.getKey(), closed.getValue())))
                .toList();
    }

    private SourceUnavailable unavailable(String what) {
        return new SourceUnavailable(sentence(what));
    }

    private String sentence(String what) {
        return "The folder \"%s\" %s.".formatted(folder, what);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
