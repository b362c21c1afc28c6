package dev.aftercare.source.markdown;

import org.jspecify.annotations.Nullable;

/**
 * A key with its value, wherever it stands.
 *
 * @param key the key as written
 * @param value the value
 * @param section the section it stands in; null for the front matter
 * @param kind how it is written
 * @param group the head of the table it stands in; empty elsewhere
 */
record Field(String key, TextLine value, @Nullable Section section, Kind kind, String group) {

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

    int line() {
        return value.line();
    }

    String text() {
        return Words.oneLine(value.text());
    }

    /** Says whether the key names a field, for certain or possibly. */
    boolean mayBe(FieldName name) {
        return is(name)
                || (FieldName.certain(key) == null && FieldName.possible(key).contains(name));
    }

    /** Says whether the key names a field for certain. */
    boolean is(FieldName name) {
        return FieldName.certain(key) == name;
    }
}
