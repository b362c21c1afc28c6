package dev.aftercare.source;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Walks through a folder in a fixed order. Links are followed behind everything else, and each real folder and file is
 * visited once: a link that leads back ends nowhere, and a record that is reachable twice counts once. Hidden folders are
 * not entered.
 */
final class FolderWalk {

    private final SortedMap<String, Path> files = new TreeMap<>();

    private final SortedMap<String, String> closed = new TreeMap<>();

    private final SortedMap<String, Path> links = new TreeMap<>();

    private final Set<Path> seen = new HashSet<>();

    private int entries;

    private FolderWalk() {}

    /** Walks through a folder. */
    static FolderWalk through(Path folder) throws IOException {
        FolderWalk walk = new FolderWalk();
        walk.folder("", folder.toRealPath());
        while (!walk.links.isEmpty()) {
            String path = walk.links.firstKey();
            Path link = walk.links.remove(path);
            if (link != null) {
                walk.link(path, link);
            }
        }
        return walk;
    }

    /** The files by their path inside the folder, with forward slashes. */
    SortedMap<String, Path> files() {
        return files;
    }

    /** The paths that could not be looked into, and why. */
    SortedMap<String, String> closed() {
        return closed;
    }

    /** Says whether a path is one of those, or lies below one: whether it is still there is not known. */
    boolean isOutOfSight(String path) {
        return closed.keySet().stream().anyMatch(shut -> path.equals(shut) || path.startsWith(shut + "/"));
    }

    /** Says whether there was nothing at all, not even a file of another kind. */
    boolean foundNothing() {
        return entries == 0;
    }

    private void folder(String prefix, Path real) throws IOException {
        if (!seen.add(real)) {
            return;
        }
        for (Path entry : entries(real)) {
            entries++;
            String name = nameOf(entry);
            if (!name.startsWith(".")) {
                entry(prefix + name, entry);
            }
        }
    }

    private void entry(String path, Path entry) {
        BasicFileAttributes attributes = attributes(path, entry, LinkOption.NOFOLLOW_LINKS);
        if (attributes == null) {
            return;
        }
        if (attributes.isSymbolicLink()) {
            links.put(path, entry);
        } else if (attributes.isDirectory()) {
            subFolder(path, entry);
        } else if (attributes.isRegularFile()) {
            seen.add(entry);
            files.put(path, entry);
        }
    }

    private void subFolder(String path, Path folder) {
        try {
            folder(path + "/", folder);
        } catch (IOException shut) {
            closed.put(path, reason(shut));
        }
    }

    private void link(String path, Path link) {
        BasicFileAttributes target = attributes(path, link);
        Path real = target == null ? null : realPath(path, link);
        if (target == null || real == null) {
            return;
        }
        if (target.isDirectory()) {
            subFolder(path, real);
        } else if (target.isRegularFile() && seen.add(real)) {
            files.put(path, real);
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> sorted = new ArrayList<>(entries.toList());
            sorted.sort(null);
            return sorted;
        } catch (java.io.UncheckedIOException broken) {
            throw broken.getCause();
        }
    }

    private @Nullable BasicFileAttributes attributes(String path, Path file, LinkOption... options) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class, options);
        } catch (NoSuchFileException goneOrLeadsNowhere) {
            return null;
        } catch (IOException shut) {
            closed.put(path, reason(shut));
            return null;
        }
    }

    private @Nullable Path realPath(String path, Path link) {
        try {
            return link.toRealPath();
        } catch (IOException shut) {
            closed.put(path, reason(shut));
            return null;
        }
    }

    // The name as it is stored: where cron sets no locale, the virtual machine shows "é" in a name as "?".
    private static String nameOf(Path file) {
        String whole = file.toUri().getPath();
        String path = whole.endsWith("/") ? whole.substring(0, whole.length() - 1) : whole;
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String reason(IOException shut) {
        return shut instanceof AccessDeniedException ? "reading it is not allowed" : String.valueOf(shut.getMessage());
    }
}
