package dev.aftercare.source.markdown;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of running text without its markup.
 *
 * @param text what it says; in a table cell, line breaks are kept
 * @param line the line of the file, counted from 1
 * @param bold where its first bold words stand; empty where there are none
 * @param links its links
 * @param tint the color that it, or a part of it, is marked with
 * @param code the words of it that are code
 */
record TextLine(String text, int line, Span bold, List<Link> links, Tint tint, List<Span> code) {

    TextLine {
        links = List.copyOf(links);
        code = List.copyOf(code);
    }

    TextLine(String text, int line, Span bold, List<Link> links, Tint tint) {
        this(text, line, bold, links, tint, List.of());
    }

    TextLine(String text, int line, Span bold, List<Link> links) {
        this(text, line, bold, links, Tint.NONE);
    }

    /** A stretch of the text: from a position to before another. */
    record Span(int start, int end) {
        static final Span NONE = new Span(0, 0);

        boolean isEmpty() {
            return end <= start;
        }

        private Span movedBy(int offset, int length) {
            int from = Math.max(0, Math.min(length, start + offset));
            return new Span(from, Math.max(from, Math.min(length, end + offset)));
        }
    }

    /** A link: which words carry it, and where it leads. */
    record Link(Span words, String target) {}

    static TextLine of(String text, int line) {
        return new TextLine(text, line, Span.NONE, List.of());
    }

    /** The part between two positions, without blanks around it. */
    TextLine part(int start, int end) {
        int from = start;
        int to = end;
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        int offset = -from;
        int length = to - from;
        List<Link> kept = new ArrayList<>();
        for (Link link : links) {
            Span moved = link.words().movedBy(offset, length);
            if (!moved.isEmpty()
                    || (link.words().isEmpty()
                            && link.words().start() >= from
                            && link.words().start() <= to)) {
                kept.add(new Link(moved, link.target()));
            }
        }
        List<Span> keptCode = code.stream()
                .map(span -> span.movedBy(offset, length))
                .filter(span -> !span.isEmpty())
                .toList();
        return new TextLine(text.substring(from, to), line, bold.movedBy(offset, length), kept, tint, keptCode);
    }

    TextLine from(int start) {
        return part(start, text.length());
    }

    TextLine stripped() {
        return part(0, text.length());
    }

    /** The same line, marked with another color unless it has one. */
    TextLine tinted(Tint other) {
        return tint == Tint.NONE ? new TextLine(text, line, bold, links, other, code) : this;
    }

    boolean isBlank() {
        return text.isBlank();
    }

    /** Says whether all of it is bold. */
    boolean isAllBold() {
        return !bold.isEmpty()
                && bold.start() == 0
                && text.substring(bold.end()).strip().length() <= 1;
    }

    /** The text with its words of code between backticks, as Markdown writes them. */
    String withCodeMarked() {
        StringBuilder marked = new StringBuilder(text);
        for (int i = code.size() - 1; i >= 0; i--) {
            Span span = code.get(i);
            String words = text.substring(span.start(), span.end()).replace('`', ' ');
            marked.replace(span.start(), span.end(), "`" + words + "`");
        }
        return marked.toString();
    }

    /** This line and the next ones as one. */
    static TextLine joined(List<TextLine> lines) {
        return joined(lines, ' ');
    }

    /** This line and the next ones as one, with a character between them. */
    static TextLine joined(List<TextLine> lines, char between) {
        if (lines.size() == 1) {
            return lines.get(0);
        }
        StringBuilder text = new StringBuilder();
        List<Link> links = new ArrayList<>();
        List<Span> code = new ArrayList<>();
        for (TextLine line : lines) {
            if (!text.isEmpty()) {
                text.append(between);
            }
            int offset = text.length();
            text.append(line.text());
            line.code().forEach(span -> code.add(new Span(span.start() + offset, span.end() + offset)));
            line.links()
                    .forEach(link -> links.add(new Link(
                            new Span(link.words().start() + offset, link.words().end() + offset), link.target())));
        }
        return new TextLine(text.toString(), lines.get(0).line(), lines.get(0).bold(), links, Tint.first(lines), code);
    }

    private static boolean isBlank(char letter) {
        return Character.isWhitespace(letter) || Character.isSpaceChar(letter);
    }
}
