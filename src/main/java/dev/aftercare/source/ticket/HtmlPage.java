package dev.aftercare.source.ticket;

import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/** HTML that is written piece by piece. Each block begins a new line, so that a line tells the heading above it. */
final class HtmlPage {

    private static final Pattern COLOR = Pattern.compile("#?[a-zA-Z0-9]{1,40}");

    private final StringBuilder html = new StringBuilder();

    private final NavigableMap<Integer, String> headings = new TreeMap<>();

    private int line = 1;

    void beginLine() {
        html.append('\n');
        line++;
    }

    /** A tag, or several, in the line. */
    HtmlPage tag(String tags) {
        html.append(tags);
        return this;
    }

    /** A tag that begins a line. */
    HtmlPage block(String tags) {
        beginLine();
        return tag(tags);
    }

    /** Words, as they are. */
    HtmlPage words(String words) {
        // A line end within words would count as a line of its own.
        html.append(Entities.escape(words.replace('\n', ' ').replace('\r', ' ')));
        return this;
    }

    /** Text of which each line is one. */
    HtmlPage lines(String text) {
        html.append(Entities.escape(text));
        line += (int) text.chars().filter(letter -> letter == '\n').count();
        return this;
    }

    /** Begins a heading; the title of the ticket stands above all headings of its text. */
    void beginHeading(int level, String plain) {
        beginLine();
        headings.put(line, plain.strip());
        html.append("<h").append(inside(level)).append('>');
    }

    void endHeading(int level) {
        html.append("</h").append(inside(level)).append('>');
        beginLine();
    }

    private static int inside(int level) {
        return Math.max(2, Math.min(6, level + 1));
    }

    /** A color as an attribute; empty for none. */
    static String colored(String color) {
        return COLOR.matcher(color.strip()).matches()
                ? " style=\"color: " + color.strip().toLowerCase(Locale.ROOT) + "\""
                : "";
    }

    static String escaped(String text) {
        return Entities.escape(text);
    }

    Rendition rendition() {
        return new Rendition(html.toString(), headings);
    }
}
