package dev.aftercare.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Compares the documents that a source has now with those that are known of it. It does not rest on what changed since a
 * bookmark: after a killed run the tables may stand between two bookmarks.
 */
public final class DocumentComparison {

    private final KnownDocuments known;

    private final SortedMap<String, String> present;

    private final SortedMap<String, String> vanished = new TreeMap<>();

    private final SortedMap<String, String> appeared = new TreeMap<>();

    private final Set<String> unseen = new TreeSet<>();

    private final Map<String, String> renamedFrom = new HashMap<>();

    /**
     * Compares; the same content under a new path is a document that was renamed.
     *
     * @param known what was read before
     * @param present the content ids of the documents that are there now, by path
     * @param outOfSight says whether a path lies where the source could not be looked into: such a document is not gone
     */
    public DocumentComparison(KnownDocuments known, SortedMap<String, String> present, Predicate<String> outOfSight) {
        this.known = known;
        this.present = present;
        for (String path : known.paths()) {
            if (!present.containsKey(path) && outOfSight.test(path)) {
                unseen.add(path);
            } else if (!present.containsKey(path)) {
                vanished.put(path, known.contentId(path).orElseThrow());
            }
        }
        present.forEach((path, contentId) -> {
            if (known.contentId(path).isEmpty()) {
                appeared.put(path, contentId);
            }
        });
        renameSameContent();
    }

    /** The paths of all documents that are there, as far as can be seen; those out of sight are taken to be. */
    public Set<String> paths() {
        Set<String> paths = new TreeSet<>(present.keySet());
        paths.addAll(unseen);
        return paths;
    }

    /** The known documents that are no longer there and were not renamed: their content ids by path. */
    public SortedMap<String, String> vanished() {
        return new TreeMap<>(vanished);
    }

    /** The documents that are there for the first time and were not renamed: their content ids by path. */
    public SortedMap<String, String> appeared() {
        return new TreeMap<>(appeared);
    }

    /** Notes that a document that seemed to have vanished was renamed, and perhaps changed. */
    public void rename(String oldPath, String newPath) {
        if (vanished.containsKey(oldPath) && appeared.containsKey(newPath)) {
            vanished.remove(oldPath);
            appeared.remove(newPath);
            renamedFrom.put(newPath, oldPath);
        }
    }

    /**
     * The documents that have to be read, by path.
     *
     * @param content how the document of a path is read
     */
    public List<SourceDocument> changed(Function<String, SourceDocument.Content> content) {
        List<SourceDocument> changed = new ArrayList<>();
        present.forEach((path, contentId) -> {
            if (!known.isUnchanged(path, contentId)) {
                changed.add(new SourceDocument(path, renamedFrom.get(path), content.apply(path)));
            }
        });
        return changed;
    }

    private void renameSameContent() {
        Map<String, List<String>> byContent = new HashMap<>();
        vanished.forEach((path, contentId) ->
                byContent.computeIfAbsent(contentId, key -> new ArrayList<>()).add(path));
        new TreeMap<>(appeared).forEach((path, contentId) -> {
            List<String> same = byContent.getOrDefault(contentId, List.of());
            likeliest(path, same).ifPresent(oldPath -> {
                rename(oldPath, path);
                same.remove(oldPath);
            });
        });
    }

    // Of several with the same content, the one that kept its file name.
    private static Optional<String> likeliest(String path, List<String> same) {
        return same.stream()
                .filter(oldPath -> fileName(oldPath).equals(fileName(path)))
                .findFirst()
                .or(() -> same.stream().findFirst());
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
