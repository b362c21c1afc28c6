package dev.aftercare.source.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;

/**
 * Reads HTML, in a file of its own or between lines of Markdown, as the pieces that Markdown has: headings, lists, tables, quotations,
 * running text. One pass over the elements, without recursion.
 */
final class HtmlReader implements NodeFilter {

    /** Elements that begin a new line, as browsers show them. */
    private static final Set<String> LINES = Set.of(
            "address",
            "article",
            "aside",
            "body",
            "caption",
            "center",
            "dd",
            "details",
            "dialog",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "header",
            "hr",
            "legend",
            "main",
            "nav",
            "p",
            "section",
            "summary",
            "tbody",
            "tfoot",
            "thead",
            "ul",
            "ol",
            "menu",
            "li",
            "table",
            "tr",
            "td",
            "th",
            "blockquote",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6");

    /** Elements that show no words of the text. */
    private static final Set<String> UNREAD = Set.of(
            "head", "script", "style", "template", "svg", "math", "iframe", "object", "noscript", "select", "textarea");

    private static final Set<String> BOLD = Set.of("b", "strong");

    private static final Set<String> CODE = Set.of("code", "kbd", "samp");

    /** Deeper than anybody nests; the time for each further element grows with the depth. */
    private static final int DEEPEST = 50;

    private final Target target;
    private final HtmlFrames frames;
    private final HtmlLines text;

    /** Where the pieces go. */
    interface Target {

        /** Begins a section. */
        void heading(int level, TextLine heading);

        /** Adds lines of running text. */
        void paragraph(List<TextLine> lines);

        /** Adds any other piece. */
        void block(Block block);

        /** Begins a part that can be folded. */
        default void beginDetails() {}

        /** Ends a part that can be folded: what follows belongs to what stood before it. */
        default void endDetails() {}
    }

    private HtmlReader(Target target, int firstLine) {
        this.target = target;
        this.text = new HtmlLines(firstLine);
        this.frames = new HtmlFrames(target);
    }

    /**
     * Reads a piece of HTML.
     *
     * @param firstLine the line of the file that it begins on, counted from 1
     */
    static void read(String html, int firstLine, Target target) {
        // A table that blank lines tear apart in Markdown: browsers would drop the rows without it.
        String start = html.stripLeading().toLowerCase(Locale.ROOT);
        boolean torn = List.of("<tr", "<td", "<th", "<tbody").stream().anyMatch(start::startsWith);
        Document document = parsed(torn ? "<table>" + html : html);
        new HtmlReader(target, firstLine).walk(document);
    }

    /** Says whether a file is HTML as a whole, by its name or its first words. */
    static boolean isDocument(String path, List<String> lines) {
        String name = path.toLowerCase(Locale.ROOT);
        if (List.of(".html", ".htm", ".xhtml").stream().anyMatch(name::endsWith)) {
            return true;
        }
        for (String line : lines.subList(0, Math.min(lines.size(), 20))) {
            String start = line.strip().toLowerCase(Locale.ROOT);
            if (!start.isEmpty() && !start.startsWith("<?xml")) {
                return start.startsWith("<!doctype html") || start.startsWith("<html");
            }
        }
        return false;
    }

    /** Reads a whole HTML file. */
    static void readDocument(String html, Target target) {
        Document document = parsed(html);
        if (document.selectFirst("h1") == null && !document.title().isBlank()) {
            Element title = document.selectFirst("title");
            target.heading(1, TextLine.of(document.title(), title == null ? 1 : HtmlLines.lineOf(title, 1)));
        }
        new HtmlReader(target, 1).walk(document);
    }

    /** The blocks of a piece of HTML that stands inside another block: a heading is a line of it. */
    static List<Block> blocks(String html, int firstLine) {
        List<Block> blocks = new ArrayList<>();
        read(html, firstLine, new Target() {
            @Override
            public void heading(int level, TextLine heading) {
                blocks.add(new Block.Paragraph(List.of(heading)));
            }

            @Override
            public void paragraph(List<TextLine> lines) {
                blocks.add(new Block.Paragraph(lines));
            }

            @Override
            public void block(Block block) {
                blocks.add(block);
            }
        });
        return blocks;
    }

    private static Document parsed(String html) {
        Parser parser = Parser.htmlParser().setTrackPosition(true);
        parser.setMaxDepth(DEEPEST);
        return parser.parseInput(html, "");
    }

    private void walk(Document document) {
        document.filter(this);
        flush();
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode words) {
            text.add(words, frames.isOneLine());
            return FilterResult.CONTINUE;
        }
        return node instanceof Element element ? enter(element) : FilterResult.SKIP_ENTIRELY;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            leave(element);
        }
        return FilterResult.CONTINUE;
    }

    private FilterResult enter(Element element) {
        String name = element.normalName();
        text.at(element);
        if (UNREAD.contains(name)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        if (LINES.contains(name)) {
            breakBefore(name);
            text.beginTint(element);
            frames.enter(element, text.line());
            if (name.equals("details") && frames.isOutermost()) {
                target.beginDetails();
            }
            return FilterResult.CONTINUE;
        }
        return enterInline(element, name);
    }

    private FilterResult enterInline(Element element, String name) {
        text.beginTint(element);
        switch (name) {
            case "pre" -> {
                flush();
                frames.code(text.line());
                return FilterResult.SKIP_ENTIRELY;
            }
            case "br" -> text.endLine();
            case "a" -> text.beginLink();
            case "b", "strong" -> text.beginBold();
            case "code", "kbd", "samp" -> text.beginCode();
            case "input" -> checkBox(element);
            case "time" -> time(element);
            default -> {}
        }
        return FilterResult.CONTINUE;
    }

    // Task lists, as GitHub and GitLab show them, are read like those of Markdown.
    private void checkBox(Element input) {
        if (input.attr("type").equalsIgnoreCase("checkbox")) {
            text.add(input.hasAttr("checked") ? "[x] " : "[ ] ");
        }
    }

    private void time(Element time) {
        if (time.childNodeSize() == 0) {
            text.add(time.attr("datetime"));
        }
    }

    private void leave(Element element) {
        String name = element.normalName();
        if (name.equals("a")) {
            text.endLink(element.attr("href"));
        } else if (BOLD.contains(name)) {
            text.endBold();
        } else if (CODE.contains(name)) {
            text.endCode();
        } else if (name.equals("dt")) {
            text.endTerm();
        } else if (LINES.contains(name)) {
            breakAfter(element, name);
        }
        text.endTint(element);
    }

    private void breakBefore(String name) {
        if (text.isAfterTerm() && !name.equals("dt")) {
            return;
        }
        if (frames.isOneLine()) {
            text.endLine();
        } else {
            flush();
        }
    }

    private void breakAfter(Element element, String name) {
        if (!frames.ends(element)) {
            // After "dt" without a "dd" the next words are no explanation.
            breakBefore(name.equals("dl") ? "dt" : name);
        } else if (frames.isOneLine()) {
            frames.leave(text.takeJoined());
        } else {
            flush();
            frames.leave(TextLine.of("", text.line()));
        }
        // One that Markdown goes on in is not over yet.
        boolean closed = element.endSourceRange().isTracked()
                && !element.endSourceRange().isImplicit();
        if (name.equals("details") && closed && frames.isOutermost()) {
            target.endDetails();
        }
    }

    private void flush() {
        List<TextLine> lines = text.take();
        if (!lines.isEmpty()) {
            frames.paragraph(lines);
        }
    }
}
