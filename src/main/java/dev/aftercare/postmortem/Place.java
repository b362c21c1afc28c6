package dev.aftercare.postmortem;

/**
 * Where in a source something stands.
 *
 * @param source the configured name of the source
 * @param path the file (or page, or table) inside the source, with forward slashes
 * @param line the line, counted from 1; 0 for the whole file
 */
public record Place(String source, String path, int line) {

    /** The place of a whole file. */
    public static Place of(String source, String path) {
        return new Place(source, path, 0);
    }

    /** The same file, at a line. */
    public Place at(int newLine) {
        return new Place(source, path, newLine);
    }

    /** As people and editors read it: {@code 2026/03.payments.double-charge.md:14}. */
    @Override
    public String toString() {
        return line > 0 ? path + ":" + line : path;
    }
}
