package dev.aftercare.source.markdown;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/** Reads the words inside a block, without recursion: emphasis may be nested as deeply as somebody likes. */
final class InlineText {

    private final List<TextLine> lines = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final List<TextLine.Link> links = new ArrayList<>();
    private final List<TextLine.Span> codes = new ArrayList<>();
    private final Deque<Integer> linkStarts = new ArrayDeque<>();
    private final List<SourceSpan> spans;
    private final boolean oneLine;
    private final int firstLine;
    private TextLine.Span bold = TextLine.Span.NONE;
    private int boldStart = -1;
    private int images;

    private InlineText(List<SourceSpan> spans, boolean oneLine, int firstLine) {
        this.spans = spans;
        this.oneLine = oneLine;
        this.firstLine = firstLine;
    }

    /** The lines of a paragraph or heading, each with its own place. */
    static List<TextLine> lines(Node block) {
        InlineText reader = new InlineText(block.getSourceSpans(), false, OutlineBuilder.lineOf(block));
        reader.walk(block);
        reader.endLine();
        return reader.lines;
    }

    /** A table cell. Its line breaks are kept as such. */
    static TextLine cell(Node cell, int line) {
        InlineText reader = new InlineText(List.of(), true, line);
        reader.walk(cell);
        reader.endLine();
        return reader.lines.get(0).stripped();
    }

    private void walk(Node block) {
        Node node = block.getFirstChild();
        while (node != null) {
            enter(node);
            Node child = node.getFirstChild();
            node = child == null ? nextAfter(node, block) : child;
        }
    }

    private @Nullable Node nextAfter(Node node, Node block) {
        Node last = node;
        leave(last);
        while (last.getNext() == null) {
            Node parent = last.getParent();
            if (parent == null || parent == block) {
                return null;
            }
            leave(parent);
            last = parent;
        }
        return last.getNext();
    }

    private void enter(Node node) {
        if (node instanceof Image) {
            images++;
        } else if (images > 0) {
            return;
        } else if (node instanceof Text words) {
            text.append(words.getLiteral());
        } else if (node instanceof Code code) {
            int start = text.length();
            text.append(code.getLiteral());
            codes.add(new TextLine.Span(start, text.length()));
        } else if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
            breakLine();
        } else if (node instanceof HtmlInline html) {
            enterHtml(html.getLiteral());
        } else if (node instanceof Link) {
            linkStarts.push(text.length());
        } else if (node instanceof StrongEmphasis && bold.isEmpty() && boldStart < 0) {
            boldStart = text.length();
        }
    }

    private void leave(Node node) {
        if (node instanceof Image) {
            images--;
        } else if (node instanceof Link link && images == 0 && !linkStarts.isEmpty()) {
            int start = Math.min(linkStarts.pop(), text.length());
            links.add(new TextLine.Link(new TextLine.Span(start, text.length()), link.getDestination()));
        } else if (node instanceof StrongEmphasis) {
            endBold();
        }
    }

    private void enterHtml(String tag) {
        String name = tag.toLowerCase(Locale.ROOT);
        if (name.startsWith("<br")) {
            text.append(oneLine ? '\n' : ' ');
        } else if ((name.startsWith("<b>") || name.startsWith("<strong")) && bold.isEmpty() && boldStart < 0) {
            boldStart = text.length();
        } else if (name.startsWith("</b>") || name.startsWith("</strong")) {
            endBold();
        }
    }

    private void endBold() {
        if (boldStart >= 0) {
            bold = new TextLine.Span(boldStart, text.length());
            boldStart = -1;
        }
    }

    private void breakLine() {
        if (oneLine) {
            text.append('\n');
        } else {
            endLine();
        }
    }

    private void endLine() {
        endBold();
        int index = lines.size();
        int line = index < spans.size() ? spans.get(index).getLineIndex() + 1 : firstLine + (oneLine ? 0 : index);
        lines.add(new TextLine(text.toString(), line, bold, links, Tint.NONE, codes));
        text.setLength(0);
        codes.clear();
        links.clear();
        bold = TextLine.Span.NONE;
        // A link or bold words that go on in the next line begin again there.
        int open = linkStarts.size();
        linkStarts.clear();
        for (int i = 0; i < open; i++) {
            linkStarts.push(0);
        }
    }
}
