package dev.aftercare.tracker.csv;

import dev.aftercare.tracker.TrackerRefused;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the first row says about all others.
 *
 * @param separator what separates cells: a comma or a semicolon
 * @param positions where the columns are, counted from 0
 * @param titles the titles of all columns as written
 */
record CsvHeader(char separator, Map<Column, Integer> positions, List<String> titles) {

    private static final int MOST_SHOWN = 200;

    /** Reads the first row, whatever it names. */
    static CsvHeader read(byte[] row) {
        String text = CsvText.decode(row);
        CsvHeader byComma = read(text, ',');
        CsvHeader bySemicolon = read(text, ';');
        return bySemicolon.positions.size() > byComma.positions.size() ? bySemicolon : byComma;
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
                .map(column -> '"' + column.title() + '"')
                .toList();
        if (!missing.isEmpty()) {
            throw new TrackerRefused("%s lacks the column%s %s; its first row names: %s"
                    .formatted(fileName, missing.size() == 1 ? "" : "s", String.join(", ", missing), shown()));
        }
        for (Column column : Column.values()) {
            if (titles.stream()
                            .filter(title -> plain(title).equals(column.title()))
                            .count()
                    > 1) {
                throw new TrackerRefused("%s has the column \"%s\" twice; rename or remove one of them"
                        .formatted(fileName, column.title()));
            }
        }
    }

    /** The columns that are there and not read. */
    List<String> extra() {
        return titles.stream()
                .filter(title -> !title.isBlank() && !Column.isTitle(plain(title)))
                .map(CsvText::oneLine)
                .toList();
    }

    /** The cell of a column; empty where the row or the file has none. */
    String cell(List<String> cells, Column column) {
        Integer position = positions.get(column);
        return position == null || position >= cells.size() ? "" : cells.get(position);
    }

    private static CsvHeader read(String row, char separator) {
        List<String> titles = CsvText.cells(row, separator).orElse(Arrays.asList(row));
        Map<Column, Integer> positions = new EnumMap<>(Column.class);
        for (Column column : Column.values()) {
            @Nullable Integer position = positionOf(column, titles);
            if (position != null) {
                positions.put(column, position);
            }
        }
        return new CsvHeader(separator, positions, titles);
    }

    private static @Nullable Integer positionOf(Column column, List<String> titles) {
        for (int i = 0; i < titles.size(); i++) {
            if (plain(titles.get(i)).equals(column.title())) {
                return i;
            }
        }
        return null;
    }

    private String shown() {
        List<String> named = new ArrayList<>(titles);
        named.removeIf(String::isBlank);
        String all = named.stream().map(CsvText::oneLine).collect(Collectors.joining(", "));
        return all.length() <= MOST_SHOWN ? all : all.substring(0, MOST_SHOWN) + "…";
    }

    private static String plain(String title) {
        return CsvText.oneLine(title).toLowerCase(Locale.ROOT);
    }
}
