package dev.aftercare.source.markdown;

import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Place;
import dev.aftercare.source.reading.DocumentReading;
import dev.aftercare.source.reading.ReadingDefaults;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads files and folders, without a database or configuration, and shows what was understood. Folders are walked without hidden
 * ones; of their files, Markdown, text and those without an ending are read. A file that is named is always read.
 */
public final class Inspection {

    private static final Set<String> ENDINGS = Set.copyOf(Words.list("""
            md, markdown, mdx, mdown, mkd, txt, qmd, rmd, erb, html, htm, xhtml
            """));

    /** The name of the source that everything comes from. */
    public static final String SOURCE = "inspect";

    private final MarkdownReader reader;

    /**
     * Creates an inspection.
     *
     * @param defaults what holds where a record does not say
     */
    public Inspection(ReadingDefaults defaults) {
        this.reader = new MarkdownReader(defaults);
    }

    /** How the result is shown. */
    public enum Format {
        /** For people. */
        TABLE,
        /** One JSON object a line: one for each incident, and one for each file that holds none. */
        JSONL
    }

    /**
     * What was read.
     *
     * @param path the file, relative to the folder that was named; its name where it was named itself
     * @param reading what was understood of it
     */
    public record Inspected(String path, DocumentReading reading) {}

    /**
     * How much was read.
     *
     * @param files the files that were read
     * @param postmortems the files that hold at least one incident
     * @param templates the empty forms
     * @param others the other files
     * @param incidents the incidents
     * @param diagnostics the diagnostics that are more than a note
     */
    public record Counts(int files, int postmortems, int templates, int others, int incidents, int diagnostics) {}

    /**
     * Reads files and folders and writes what was understood. A path that does not exist is a diagnostic like any other.
     *
     * @param paths the files and folders
     * @param format how to show it
     * @param out where to
     * @throws UncheckedIOException if the output cannot be written
     */
    public Counts inspect(List<Path> paths, Format format, Appendable out) {
        Counter counter = new Counter();
        try {
            for (Path path : paths) {
                visit(path, file -> {
                    Inspected inspected = new Inspected(relative(path, file), read(path, file));
                    counter.add(inspected.reading());
                    out.append(
                            switch (format) {
                                case TABLE -> InspectionView.table(List.of(inspected));
                                case JSONL -> InspectionView.jsonLines(List.of(inspected));
                            });
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the result could not be written", e);
        }
        return counter.counts();
    }

    /**
     * Reads files and folders and hands over what was understood, file by file.
     *
     * @param paths the files and folders
     * @param reader takes one file
     */
    public void read(List<Path> paths, Consumer<Inspected> reader) {
        try {
            for (Path path : paths) {
                visit(path, file -> reader.accept(new Inspected(relative(path, file), read(path, file))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the files could not be listed", e);
        }
    }

    private static String relative(Path named, Path file) {
        Path relative = named.equals(file) ? file.getFileName() : named.relativize(file);
        return (relative == null ? file : relative).toString().replace('\\', '/');
    }

    private DocumentReading read(Path named, Path file) {
        String path = relative(named, file);
        try (InputStream in = Files.newInputStream(file)) {
            return reader.read(SOURCE, path, in.readNBytes(MarkdownReader.LARGEST_FILE + 1));
        } catch (IOException e) {
            Diagnostic unread = new Diagnostic(
                    Place.of(SOURCE, path),
                    Rule.FILE_UNREADABLE.id(),
                    Diagnostic.Level.ERROR,
                    "the file could not be opened (" + e.getClass().getSimpleName()
                            + "); check its name and who may read it");
            return new DocumentReading(DocumentReading.Kind.OTHER, List.of(), List.of(unread));
        }
    }

    /** Takes one file. */
    private interface Visit {
        void file(Path file) throws IOException;
    }

    /** Goes through the files of a path in the order of their names, and remembers no more than the folder it is in. */
    private static void visit(Path path, Visit visit) throws IOException {
        if (!Files.isDirectory(path)) {
            visit.file(path);
            return;
        }
        List<Path> entries = entries(path);
        if (entries == null) {
            // reading the folder as a file says why
            visit.file(path);
            return;
        }
        for (Path entry : entries) {
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                if (!isHidden(entry)) {
                    visit(entry, visit);
                }
            } else if (Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS) && isReadable(entry)) {
                visit.file(entry);
            }
        }
    }

    /** What lies in a folder; null where it cannot be looked into. */
    private static @Nullable List<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted(Comparator.comparing(Inspection::nameInOrder)).toList();
        } catch (IOException | UncheckedIOException shut) {
            return null;
        }
    }

    // as whole paths are ordered: "a.md" before "a/b.md"
    private static String nameInOrder(Path entry) {
        return entry.getFileName() + (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS) ? "/" : "");
    }

    private static boolean isHidden(Path path) {
        return path.getFileName() != null && path.getFileName().toString().startsWith(".");
    }

    private static boolean isReadable(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        return !name.startsWith(".") && (dot < 0 || ENDINGS.contains(name.substring(dot + 1)));
    }

    private static final class Counter {
        private int files;
        private int postmortems;
        private int templates;
        private int others;
        private int incidents;
        private int diagnostics;

        void add(DocumentReading reading) {
            files++;
            incidents += reading.postmortems().size();
            diagnostics += (int) reading.diagnostics().stream()
                    .filter(diagnostic -> diagnostic.level() != Diagnostic.Level.NOTE)
                    .count();
            switch (reading.kind()) {
                case POSTMORTEM -> postmortems++;
                case TEMPLATE -> templates++;
                case OTHER -> others++;
            }
        }

        Counts counts() {
            return new Counts(files, postmortems, templates, others, incidents, diagnostics);
        }
    }
}
