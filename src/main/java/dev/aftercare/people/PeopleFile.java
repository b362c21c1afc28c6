package dev.aftercare.people;

import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Place;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads people from a CSV file with the columns {@code alias} (several separated by semicolons, the first one identifies),
 * {@code name}, {@code address}, and if need be {@code manager} (an alias), {@code team}, {@code zone}, {@code language},
 * {@code country}, {@code working days}, {@code reminder day} and {@code away until} (the last day of it, or the word
 * {@code left}), in any order. The separator is a comma or a semicolon; a cell that holds it stands in quotes. The text is
 * UTF-8, with or without a byte order mark.
 */
public final class PeopleFile {

    /** The name that diagnostics about people have instead of a source's. */
    static final String SOURCE = "people";

    private static final long LARGEST = 16L << 20;
    private static final List<String> REQUIRED = List.of("alias", "name", "address");

    /** The columns that may be missing, and whose cells may be missing at the end of a row. */
    static final Set<String> OPTIONAL =
            Set.of("manager", "team", "zone", "language", "country", "working days", "reminder day", "away until");

    private final Path file;
    private final String fileName;

    /** The file at a path; nothing is read yet. */
    public PeopleFile(Path file) {
        this.file = file;
        this.fileName = String.valueOf(file.getFileName());
    }

    /** The name that diagnostics about it have. */
    String fileName() {
        return fileName;
    }

    /**
     * Reads everybody.
     *
     * @throws PeopleFileUnreadable if the file as a whole cannot be used
     */
    public Found read() throws PeopleFileUnreadable {
        if (Files.isDirectory(file)) {
            throw new PeopleFileUnreadable("%s is a folder; name the CSV file in it".formatted(file));
        }
        try {
            if (Files.size(file) > LARGEST) {
                throw new PeopleFileUnreadable(
                        "%s is larger than 16 MB; is it the file with the people?".formatted(file));
            }
            return read(separator());
        } catch (NoSuchFileException missing) {
            throw new PeopleFileUnreadable(
                    "%s does not exist; write the file or correct its path in the configuration".formatted(file));
        } catch (IOException failure) {
            throw new PeopleFileUnreadable(
                    "%s cannot be read (%s); check that the file and its disk are there and that we may read it"
                            .formatted(file, failure.getClass().getSimpleName()));
        }
    }

    private Found read(char separator) throws IOException, PeopleFileUnreadable {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(true)
                .get();
        long line = 1;
        try (CSVParser parser = CSVParser.parse(reader(), format)) {
            PeopleRows rows = null;
            for (CSVRecord row : parser) {
                if (rows == null) {
                    rows = new PeopleRows(Place.of(SOURCE, fileName), titles(row));
                } else {
                    rows.add((int) firstLine(parser, row), row.toList());
                }
                line = parser.getCurrentLineNumber() + 1;
            }
            if (rows == null) {
                throw new PeopleFileUnreadable(
                        "%s is empty; its first row has to name the columns: alias, name, address, manager"
                                .formatted(fileName));
            }
            return rows.found();
        } catch (UncheckedIOException quotes) {
            throw new PeopleFileUnreadable(
                    "%s has quotes (\") that do not pair up, from line %d on; double each quote inside a cell"
                            .formatted(fileName, line));
        }
    }

    /** The parser stands behind the row: a row with line breaks in it began that many lines earlier. */
    private static long firstLine(CSVParser parser, CSVRecord row) {
        long breaks =
                row.stream().flatMapToInt(String::chars).filter(c -> c == '\n').count();
        return parser.getCurrentLineNumber() - breaks;
    }

    private List<String> titles(CSVRecord row) throws PeopleFileUnreadable {
        List<String> titles = row.stream()
                .map(title -> title.strip().toLowerCase(Locale.ROOT).replaceAll("[_\\s-]+", " "))
                .toList();
        String missing = REQUIRED.stream()
                .filter(column -> !titles.contains(column))
                .map(column -> '"' + column + '"')
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new PeopleFileUnreadable("%s lacks the column%s %s; its first row names: %s"
                    .formatted(
                            fileName,
                            missing.contains(",") ? "s" : "",
                            missing,
                            PeopleRows.shown(String.join(", ", titles))));
        }
        return titles;
    }

    /** The separator that finds more of our columns in the first row. */
    private char separator() throws IOException {
        try (BufferedReader reader = reader()) {
            String first = reader.readLine();
            String row = first == null ? "" : first.toLowerCase(Locale.ROOT);
            return known(row, ";") > known(row, ",") ? ';' : ',';
        }
    }

    private static long known(String row, String separator) {
        return Arrays.stream(row.split(separator, -1))
                .map(title -> title.replace("\"", "").strip())
                .filter(title -> REQUIRED.contains(title) || OPTIONAL.contains(title))
                .count();
    }

    /** Bytes that are not UTF-8 become U+FFFD, which is then reported where it stands. */
    private BufferedReader reader() throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        return reader;
    }

    /**
     * What was found.
     *
     * @param people everybody, in the order of the file
     * @param diagnostics what could not be understood
     */
    public record Found(List<Person> people, List<Diagnostic> diagnostics) {

        public Found {
            people = List.copyOf(people);
            diagnostics = List.copyOf(diagnostics);
        }
    }
}
