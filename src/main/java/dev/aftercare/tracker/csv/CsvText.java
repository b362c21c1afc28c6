package dev.aftercare.tracker.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The text of one row. */
final class CsvText {

    private static final CSVFormat COMMAS = format(',');
    private static final CSVFormat SEMICOLONS = format(';');
    private static final CSVFormat TABS = format('\t');
    private static final Pattern BLANKS = Pattern.compile("[\\p{Cntrl}\\s\\u00a0\\u2028\\u2029]+");
    private static final int MOST_SHOWN = 80;

    private CsvText() {}

    /** The text of UTF-8 bytes, with U+FFFD where they are not UTF-8. */
    static String decode(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    /** The cells of one row; empty where the row breaks the rules for quotes. */
    static Optional<List<String>> cells(String row, char separator) {
        try (CSVParser parser = CSVParser.parse(row, formatOf(separator))) {
            List<CSVRecord> records = parser.getRecords();
            // A row without a cell is a row with one empty cell.
            return Optional.of(records.isEmpty() ? List.of("") : records.get(0).toList());
        } catch (IOException | UncheckedIOException badQuotes) {
            return Optional.empty();
        }
    }

    /** The text in one line, without control characters; U+0000 is left out, which PostgreSQL refuses. */
    static String oneLine(String cell) {
        boolean plain = cell.chars().allMatch(c -> c > ' ' && c < 0x7F);
        return plain
                ? cell
                : BLANKS.matcher(cell.replace("\0", "")).replaceAll(" ").strip();
    }

    /** As much of a value as a message needs. */
    static String shown(String value) {
        return value.length() <= MOST_SHOWN ? value : value.substring(0, MOST_SHOWN) + "…";
    }

    private static CSVFormat formatOf(char separator) {
        if (separator == '\t') {
            return TABS;
        }
        return separator == ';' ? SEMICOLONS : COMMAS;
    }

    private static CSVFormat format(char separator) {
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(false)
                .get();
    }
}
