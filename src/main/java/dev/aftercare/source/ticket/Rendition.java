package dev.aftercare.source.ticket;

import java.util.Map;
import java.util.NavigableMap;

/**
 * A ticket as a document that the reader of Markdown knows.
 *
 * @param document the whole document, in Markdown or HTML
 * @param headings the headings by their lines
 */
record Rendition(String document, NavigableMap<Integer, String> headings) {

    /** The heading above a line; empty where there is none. */
    String headingAbove(int line) {
        Map.Entry<Integer, String> above = headings.floorEntry(line);
        return above == null ? "" : above.getValue();
    }
}
