package dev.aftercare.postmortem;

import org.jspecify.annotations.Nullable;

/**
 * Where in a source something stands.
 *
 * @param source the configured name of the source
 * @param path the file (or page, or table) inside the source, with forward slashes
 * @param line the line, counted from 1; 0 for the whole file. A page has no lines that a person sees: its blocks are counted
 * @param page what a person sees of it where it is a page; null for a file
 */
public record Place(
        String source, String path, int line, @Nullable Page page) {

    /**
     * A page of a wiki.
     *
     * @param title its title
     * @param heading the heading above the place; empty for the whole page
     * @param url where a person can read it
     */
    public record Page(String title, String heading, String url) {}

    /** A place in a file. */
    public Place(String source, String path, int line) {
        this(source, path, line, null);
    }

    /** The place of a whole file. */
    public static Place of(String source, String path) {
        return new Place(source, path, 0);
    }

    /** The same file, at a line. */
    public Place at(int newLine) {
        return new Place(source, path, newLine, page == null ? null : new Page(page.title(), "", page.url()));
    }

    /** The same place as a person sees it on a page. */
    public Place onPage(Page newPage) {
        return new Place(source, path, line, newPage);
    }

    /** The whole file or page, however it is called today. */
    public Place file() {
        return of(source, path);
    }

    /**
     * As people and editors read it: {@code 2026/03.payments.double-charge.md:14}, or
     * {@code Double charge › Timeline (https://wiki.example/pages/12)}.
     */
    @Override
    public String toString() {
        if (page != null) {
            String below = page.heading().isEmpty() ? "" : " › " + page.heading();
            return page.title() + below + " (" + page.url() + ")";
        }
        return line > 0 ? path + ":" + line : path;
    }
}
