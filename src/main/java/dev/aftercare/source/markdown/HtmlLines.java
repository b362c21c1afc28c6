package dev.aftercare.source.markdown;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Gathers the words of HTML into lines, each with its place in the file: blanks run together, as browsers show them. */
final class HtmlLines {

    private final int firstLine;
    private final StringBuilder text = new StringBuilder();
    private final List<TextLine.Link> links = new ArrayList<>();
    private List<TextLine> lines = new ArrayList<>();
    private TextLine.Span bold = TextLine.Span.NONE;
    private int boldStart = -1;
    private int boldDepth;
    private final List<TextLine.Span> codes = new ArrayList<>();
    private int linkStart = -1;
    private int codeStart = -1;
    private int at;
    private int textAt;
    private boolean term;
    private Tint tint = Tint.NONE;
    private final Deque<Tinted> tinted = new ArrayDeque<>();

    /** An element that colors its words. */
    private record Tinted(Element element, Tint tint) {}

    HtmlLines(int firstLine) {
        this.firstLine = firstLine;
        this.at = firstLine;
        this.textAt = firstLine;
    }

    /** Notes that an element begins here. */
    void at(Node node) {
        at = lineOf(node, firstLine, at);
    }

    /** Notes the color that an element gives to its words. */
    void beginTint(Element element) {
        Tint own = Tint.of(element);
        if (own != Tint.NONE) {
            tinted.push(new Tinted(element, own));
        }
    }

    /** Notes that an element ends. */
    void endTint(Element element) {
        if (!tinted.isEmpty() && tinted.peek().element() == element) {
            tinted.pop();
        }
    }

    /** The line of the file that was reached. */
    int line() {
        return at;
    }

    /** The line of a file that a node begins on. */
    static int lineOf(Node node, int firstLine) {
        return lineOf(node, firstLine, firstLine);
    }

    private static int lineOf(Node node, int firstLine, int otherwise) {
        return node.sourceRange().isTracked()
                ? firstLine + node.sourceRange().start().lineNumber() - 1
                : otherwise;
    }

    /**
     * Adds words.
     *
     * @param oneLine whether the line ends of the file are blanks; else they begin a new line, as in Markdown
     */
    void add(TextNode words, boolean oneLine) {
        at(words);
        String all = words.getWholeText();
        for (int i = 0; i < all.length(); i++) {
            char letter = all.charAt(i);
            if (letter == '\n') {
                at++;
            }
            if (letter == '\n' && !oneLine && !term) {
                endLine();
            } else if (letter <= ' ' || Character.isSpaceChar(letter)) {
                addBlank();
            } else {
                add(letter);
            }
        }
    }

    /** Adds words that stand in no text of their own. */
    void add(String words) {
        for (int i = 0; i < words.length(); i++) {
            if (words.charAt(i) == ' ') {
                addBlank();
            } else {
                add(words.charAt(i));
            }
        }
    }

    private void add(char letter) {
        if (text.isEmpty()) {
            textAt = at;
        }
        text.append(letter);
        term = false;
        tint = tint == Tint.NONE && !tinted.isEmpty() ? tinted.peek().tint() : tint;
    }

    private void addBlank() {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
            text.append(' ');
        }
    }

    void beginBold() {
        boldDepth++;
        if (boldStart < 0 && bold.isEmpty()) {
            boldStart = text.length();
        }
    }

    void endBold() {
        boldDepth = Math.max(0, boldDepth - 1);
        if (boldDepth == 0) {
            closeBold();
        }
    }

    private void closeBold() {
        if (boldStart >= 0 && text.length() > boldStart) {
            bold = new TextLine.Span(boldStart, text.length());
        }
        boldStart = -1;
    }

    void beginCode() {
        codeStart = text.length();
    }

    void endCode() {
        if (codeStart >= 0 && text.length() > codeStart) {
            codes.add(new TextLine.Span(codeStart, text.length()));
        }
        codeStart = -1;
    }

    void beginLink() {
        linkStart = text.length();
    }

    void endLink(String address) {
        if (linkStart >= 0 && !address.isBlank()) {
            int start = Math.min(linkStart, text.length());
            links.add(new TextLine.Link(new TextLine.Span(start, text.length()), address.strip()));
        }
        linkStart = -1;
    }

    /** Ends a term: its explanation goes on in the same line, as {@code Term: explanation}. */
    void endTerm() {
        String said = text.toString().strip();
        if (!said.isEmpty()) {
            add(said.endsWith(":") ? " " : ": ");
            term = true;
        }
    }

    /** Says whether a term was read, and no word of its explanation yet. */
    boolean isAfterTerm() {
        return term;
    }

    /** Ends a line; bold words and links that go on begin again in the next. */
    void endLine() {
        closeBold();
        TextLine line = new TextLine(text.toString(), textAt, bold, links, tint, codes).stripped();
        if (!line.isBlank()) {
            lines.add(line);
        }
        text.setLength(0);
        codes.clear();
        codeStart = codeStart < 0 ? -1 : 0;
        links.clear();
        bold = TextLine.Span.NONE;
        tint = Tint.NONE;
        boldStart = boldDepth > 0 ? 0 : -1;
        linkStart = linkStart < 0 ? -1 : 0;
        term = false;
        textAt = at;
    }

    /** The lines so far, which begin anew. */
    List<TextLine> take() {
        endLine();
        List<TextLine> taken = lines;
        lines = new ArrayList<>();
        return taken;
    }

    /** The lines so far as one, with its line breaks. */
    TextLine takeJoined() {
        List<TextLine> taken = take();
        return taken.isEmpty() ? TextLine.of("", at) : TextLine.joined(taken, '\n');
    }
}
