package dev.aftercare.source.sql;

import dev.aftercare.source.markdown.WrittenValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One row as it was kept: its values by the names of their columns. */
record SqlRow(JsonNode json) {

    /** The rows of one query in a document. */
    static List<SqlRow> of(JsonNode document, SqlQuery query) {
        List<SqlRow> rows = new ArrayList<>();
        document.path(query.word()).forEach(row -> rows.add(new SqlRow(row)));
        return rows;
    }

    JsonNode value(String column) {
        return json.path(column);
    }

    /** Says whether a column holds anything at all. */
    boolean has(String column) {
        return !value(column).isMissingNode()
                && !value(column).isNull()
                && !text(column).isBlank();
    }

    /** A value as text, lists with commas between; empty where there is none. */
    String text(String column) {
        JsonNode value = value(column);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (value.isArray()) {
            List<String> texts = new ArrayList<>();
            value.forEach(element -> texts.add(element.asString("")));
            return String.join(", ", texts).replace("\0", "");
        }
        return (value.isNumber() ? value.decimalValue().toPlainString() : value.asString("")).replace("\0", "");
    }

    /** A value in one line; empty where it says nothing: blank, a dash, "N/A". */
    Optional<String> words(String column) {
        String line = WrittenValues.oneLine(text(column));
        return WrittenValues.isNothing(line) ? Optional.empty() : Optional.of(line);
    }

    /** Says whether some text holds the letter U+0000, which is left out. */
    boolean holdsNul() {
        for (JsonNode value : json) {
            if (value.asString("").indexOf('\0') >= 0) {
                return true;
            }
        }
        return false;
    }
}
