package dev.aftercare.tracker.csv;

import dev.aftercare.tracker.TrackerRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The files of a folder that hold tickets. */
final class CsvFolder {

    private CsvFolder() {}

    /**
     * The CSV files that lie in a folder itself, the one that was changed last first; of two from the same moment, the one whose
     * name comes last.
     *
     * @throws TrackerRefused if there is none: a folder whose disk is missing looks like that
     */
    static List<Path> newestFirst(Path folder) throws IOException, TrackerRefused {
        Map<Path, FileTime> changed = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(CsvFolder::isCsv).toList()) {
                changed.put(file, Files.getLastModifiedTime(file));
            }
        }
        if (changed.isEmpty()) {
            throw new TrackerRefused(
                    "%s holds no file whose name ends with .csv or .tsv; put an export there, or correct the path in the configuration"
                            .formatted(folder));
        }
        List<Path> sorted = new ArrayList<>(changed.keySet());
        sorted.sort(Comparator.<Path, FileTime>comparing(changed::get)
                .thenComparing(file -> String.valueOf(file.getFileName()))
                .reversed());
        return sorted;
    }

    private static boolean isCsv(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        // A file that begins with a point is one that somebody is still writing.
        return !name.startsWith(".") && (name.endsWith(".csv") || name.endsWith(".tsv")) && Files.isRegularFile(file);
    }

    /** Stands for the files, what they hold and which goes before which. */
    static String bookmark(List<Path> files, List<String> hashes) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < files.size(); i++) {
            all.append(files.get(i).getFileName())
                    .append(' ')
                    .append(hashes.get(i))
                    .append('\n');
        }
        return all.toString();
    }
}
