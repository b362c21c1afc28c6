package dev.aftercare.source.markdown;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key with its value, wherever it stands.
 *
 * @param key the key as written
 * @param value the value
 * @param section the section it stands in; null for the front matter
 * @param kind how it is written
 * @param group the head of the table it stands in; empty elsewhere
 * @param certain the field that the key names for certain; null where none
 * @param possible the fields that the key may name, where the value fits
 */
record Field(
        String key,
        TextLine value,
        @Nullable Section section,
        Kind kind,
        String group,
        @Nullable FieldName certain,
        List<FieldName> possible) {

    /** How a field is written. */
    enum Kind {
        /** In the front matter. */
        FRONT_MATTER,
        /** In a table. */
        TABLE,
        /** As "key: value". */
        LINE,
        /** As a heading with its value below. */
        HEADING
    }

    static Field of(String key, TextLine value, @Nullable Section section, Kind kind, String group) {
        return new Field(key, value, section, kind, group, FieldName.certain(key), FieldName.possible(key));
    }

    int line() {
        return value.line();
    }

    String text() {
        return Words.oneLine(value.text());
    }

    /** Says whether the key names a field, for certain or possibly. */
    boolean mayBe(FieldName name) {
        return is(name) || (certain == null && possible.contains(name));
    }

    /** Says whether the key names a field for certain. */
    boolean is(FieldName name) {
        return certain == name;
    }
}
