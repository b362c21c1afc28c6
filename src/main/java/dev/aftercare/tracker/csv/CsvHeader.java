package dev.aftercare.tracker.csv;

import dev.aftercare.tracker.TrackerRefused;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the first row says about all others.
 *
 * @param separator what separates cells: a comma, a semicolon or a tab
 * @param positions where the columns are, counted from 0; those of one that repeats in their order
 * @param titles the titles of all columns as written
 */
record CsvHeader(char separator, Map<Column, List<Integer>> positions, List<String> titles) {

    private static final int MOST_SHOWN = 200;

    /** Reads the first row, whatever it names. */
    static CsvHeader read(byte[] row) {
        String text = CsvText.decode(row);
        CsvHeader best = read(text, ',');
        for (char separator : new char[] {';', '\t'}) {
            CsvHeader other = read(text, separator);
            best = other.positions.size() > best.positions.size() ? other : best;
        }
        return best;
    }

    /** Says whether this is the line that Excel understands: {@code sep=;}. */
    static boolean isSeparatorLine(byte[] row) {
        return CsvText.decode(row).strip().toLowerCase(Locale.ROOT).matches("sep=.");
    }

    /**
     * Refuses a file that cannot be one of ours.
     *
     * @throws TrackerRefused if a column that is needed is missing, or one stands there twice
     */
    void check(String fileName) throws TrackerRefused {
        List<String> missing = Column.REQUIRED.stream()
                .filter(column -> !positions.containsKey(column))
                .filter(column -> column != Column.KEY || !positions.containsKey(Column.URL))
                .map(column -> '"' + column.title() + '"')
                .toList();
        if (!missing.isEmpty()) {
            throw new TrackerRefused("%s lacks the column%s %s; its first row names: %s"
                    .formatted(fileName, missing.size() == 1 ? "" : "s", String.join(", ", missing), shown()));
        }
        for (Column column : Column.values()) {
            List<Integer> found = positions.getOrDefault(column, List.of());
            if (found.size() > 1 && !column.mayRepeat()) {
                throw new TrackerRefused("%s has the column \"%s\" twice; rename or remove one of them"
                        .formatted(fileName, plain(titles.get(found.get(0)))));
            }
        }
    }

    /** The columns that are there and not read. */
    List<String> extra() {
        return titles.stream()
                .filter(title -> !title.isBlank() && !isRead(title))
                .map(CsvText::oneLine)
                .distinct()
                .toList();
    }

    private boolean isRead(String title) {
        return positions.values().stream()
                .flatMap(List::stream)
                .anyMatch(at -> plain(titles.get(at)).equals(plain(title)));
    }

    /** The cell of a column; empty where the row or the file has none. Those of one that repeats have semicolons between them. */
    String cell(List<String> cells, Column column) {
        List<Integer> found = positions.getOrDefault(column, List.of());
        if (found.size() == 1) {
            return found.get(0) >= cells.size() ? "" : cells.get(found.get(0));
        }
        return found.stream()
                .filter(at -> at < cells.size() && !cells.get(at).isBlank())
                .map(cells::get)
                .collect(Collectors.joining("; "));
    }

    /** Says whether the keys of tickets are taken from their addresses. */
    boolean hasKeysInAddresses() {
        return !positions.containsKey(Column.KEY);
    }

    /** The key of a ticket, from its column or its address; empty where there is none. */
    String key(List<String> cells) {
        return hasKeysInAddresses()
                ? KeyInAddress.of(cell(cells, Column.URL).strip()).orElse("")
                : CsvText.oneLine(cell(cells, Column.KEY));
    }

    /** Says whether a cell of the column may hold several names, by its title. */
    boolean listsSeveral(Column column) {
        return positions.getOrDefault(column, List.of()).stream()
                .anyMatch(at -> plain(titles.get(at)).equals("assignees"));
    }

    /** Says whether the column says of itself that its times are those of Greenwich, as GitLab's do. */
    boolean isUtc(Column column) {
        return positions.getOrDefault(column, List.of()).stream()
                .anyMatch(at -> plain(titles.get(at)).endsWith("(utc)"));
    }

    private static CsvHeader read(String row, char separator) {
        List<String> titles = CsvText.cells(row, separator).orElse(Arrays.asList(row));
        Map<Column, List<Integer>> positions = new EnumMap<>(Column.class);
        for (Column column : Column.values()) {
            List<Integer> found = positionsOf(column, titles);
            if (!found.isEmpty()) {
                positions.put(column, found);
            }
        }
        return new CsvHeader(separator, positions, titles);
    }

    /** By the first of its titles that the file has: a title of ours goes before those of others. */
    private static List<Integer> positionsOf(Column column, List<String> titles) {
        for (String wanted : column.titles()) {
            List<Integer> found = IntStream.range(0, titles.size())
                    .filter(at -> plain(titles.get(at)).equals(wanted))
                    .boxed()
                    .toList();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private String shown() {
        List<String> named = new ArrayList<>(titles);
        named.removeIf(String::isBlank);
        String all = named.stream().map(CsvText::oneLine).collect(Collectors.joining(", "));
        return all.length() <= MOST_SHOWN ? all : all.substring(0, MOST_SHOWN) + "…";
    }

    private static String plain(String title) {
        return CsvText.oneLine(title).toLowerCase(Locale.ROOT).replace('\u2019', '\'');
    }
}
