package dev.aftercare.statistics;

/**
 * How a figure was worked out. It is stored and printed with the figure, so that anyone can work it out again.
 *
 * @param name what statisticians call it, in English
 * @param version goes up whenever the same numbers would give another figure
 * @param definition the formula and its source, in one or two sentences
 */
public record Method(String name, int version, String definition) {

    /** As it is stored beside a figure, such as {@code "median, type 7 (version 1)"}. */
    public String label() {
        return "%s (version %d)".formatted(name, version);
    }
}
