package dev.aftercare.source.sql;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes rows as JSON, the same bytes for the same row, and reads them again. */
final class RowJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private RowJson() {}

    static byte[] bytes(SortedMap<String, @Nullable Object> row) {
        return MAPPER.writeValueAsBytes(row);
    }

    static JsonNode parse(byte[] json) {
        return MAPPER.readTree(json);
    }

    /** The key of a row as text; empty where it has none. Blanks that fill a column of fixed width are no part of it. */
    static String key(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value == null ? "" : value.toString().replace("\0", "").strip();
    }

    /** What a row is called in a message: its id, else the words in it. */
    static String label(byte[] row) {
        JsonNode read = parse(row);
        for (String column : List.of("id", "name", "description")) {
            String text = read.path(column).isNull() ? "" : read.path(column).asString("");
            if (!text.isBlank()) {
                return text.length() > 60 ? text.substring(0, 60) + "…" : text;
            }
        }
        return "?";
    }
}
