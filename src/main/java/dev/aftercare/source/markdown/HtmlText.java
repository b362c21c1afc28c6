package dev.aftercare.source.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the text of HTML inside Markdown: headings, table rows, list items and running text. One pass, no recursion. */
final class HtmlText {

    private static final Map<String, String> ENTITIES =
            Map.of("&amp;", "&", "&lt;", "<", "&gt;", ">", "&quot;", "\"", "&#39;", "'", "&nbsp;", " ");

    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final List<TextLine.Link> links = new ArrayList<>();
    private List<TextLine> running = new ArrayList<>();
    private List<TextLine> cells = new ArrayList<>();
    private List<Block.Row> rows = new ArrayList<>();
    private boolean inTable;
    private int level;
    private int line;
    private int textLine;

    /**
     * A heading, a table or lines of text.
     *
     * @param level of the heading; 0 where it is none
     * @param lines of the text, or the heading
     * @param rows of the table
     */
    record Piece(int level, List<TextLine> lines, List<Block.Row> rows) {}

    private HtmlText(int line) {
        this.line = line;
        this.textLine = line;
    }

    static List<Piece> of(String html, int line) {
        HtmlText reader = new HtmlText(line);
        reader.read(html);
        return reader.pieces;
    }

    private void read(String html) {
        int i = 0;
        while (i < html.length()) {
            char letter = html.charAt(i);
            if (letter == '<' && html.startsWith("<!--", i)) {
                i = skipTo(html, "-->", i);
            } else if (letter == '<' && i + 1 < html.length() && isTagStart(html.charAt(i + 1))) {
                int end = html.indexOf('>', i);
                end = end < 0 ? html.length() : end;
                tag(html.substring(i + 1, end));
                i = skipTo(html, ">", i);
            } else {
                letter(letter);
                i++;
            }
        }
        endText();
        endTable();
        endRunning();
    }

    private int skipTo(String html, String mark, int from) {
        int end = html.indexOf(mark, from);
        int next = end < 0 ? html.length() : end + mark.length();
        for (int i = from; i < next; i++) {
            if (html.charAt(i) == '\n') {
                line++;
            }
        }
        return next;
    }

    private static boolean isTagStart(char letter) {
        return Character.isLetter(letter) || letter == '/' || letter == '!' || letter == '?';
    }

    private void letter(char letter) {
        if (letter == '\n') {
            line++;
            if (inTable) {
                text.append(' ');
            } else {
                endText();
            }
        } else {
            if (text.isEmpty()) {
                textLine = line;
            }
            text.append(letter);
        }
    }

    private void tag(String inside) {
        String name = name(inside);
        switch (name) {
            case "br", "p", "/p", "div", "/div", "li", "/li", "summary", "/summary", "details", "/details" ->
                breakText();
            case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                endText();
                endRunning();
                level = name.charAt(1) - '0';
            }
            case "/h1", "/h2", "/h3", "/h4", "/h5", "/h6" -> endHeading();
            case "table" -> {
                endText();
                endRunning();
                inTable = true;
            }
            case "/table" -> endTable();
            case "td", "th" -> text.setLength(0);
            case "/td", "/th" -> cells.add(take());
            case "/tr" -> endRow();
            case "a" -> link(inside);
            default -> {}
        }
    }

    private static String name(String inside) {
        int end = 0;
        while (end < inside.length()
                && (Character.isLetterOrDigit(inside.charAt(end)) || (end == 0 && inside.charAt(0) == '/'))) {
            end++;
        }
        return inside.substring(0, end).toLowerCase(Locale.ROOT);
    }

    private void link(String inside) {
        int at = inside.indexOf("href=\"");
        int end = at < 0 ? -1 : inside.indexOf('"', at + 6);
        if (end > 0) {
            links.add(
                    new TextLine.Link(new TextLine.Span(text.length(), text.length()), inside.substring(at + 6, end)));
        }
    }

    private void breakText() {
        if (inTable) {
            text.append('\n');
        } else {
            endText();
        }
    }

    private TextLine take() {
        String plain = text.toString();
        for (Map.Entry<String, String> entity : ENTITIES.entrySet()) {
            plain = plain.replace(entity.getKey(), entity.getValue());
        }
        TextLine taken = new TextLine(plain, textLine, TextLine.Span.NONE, links).stripped();
        text.setLength(0);
        links.clear();
        return taken;
    }

    private void endText() {
        TextLine taken = take();
        if (!taken.isBlank()) {
            running.add(taken);
        }
    }

    private void endHeading() {
        TextLine heading = take();
        if (level > 0 && !heading.isBlank()) {
            pieces.add(new Piece(level, List.of(heading), List.of()));
        }
        level = 0;
    }

    private void endRow() {
        if (!cells.isEmpty()) {
            rows.add(new Block.Row(cells, cells.get(0).line()));
        }
        cells = new ArrayList<>();
    }

    private void endTable() {
        endRow();
        if (!rows.isEmpty()) {
            pieces.add(new Piece(0, List.of(), rows));
        }
        rows = new ArrayList<>();
        inTable = false;
        text.setLength(0);
    }

    private void endRunning() {
        if (!running.isEmpty()) {
            pieces.add(new Piece(0, running, List.of()));
        }
        running = new ArrayList<>();
    }
}
