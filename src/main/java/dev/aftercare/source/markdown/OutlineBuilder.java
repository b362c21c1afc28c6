package dev.aftercare.source.markdown;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Makes sections of the lines of a Markdown file. */
final class OutlineBuilder {

    /** Bold lines that stand alone are headings below every real one. */
    private static final int BOLD_LEVEL = 7;

    private static final int PLAIN_LEVEL = 8;
    private static final int ITEM_LEVEL = 9;
    private static final int LONGEST_HEADING = 90;

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .maxOpenBlockParsers(60)
            .build();

    private final Section document = new Section(0, TextLine.of("", 1), null);
    private Section open = document;

    private OutlineBuilder() {}

    /** The document as a section that holds all others. */
    static Section outline(List<String> lines) {
        OutlineBuilder builder = new OutlineBuilder();
        Node node = PARSER.parse(String.join("\n", lines)).getFirstChild();
        while (node != null) {
            node = node instanceof HtmlBlock html ? builder.addHtml(html) : builder.add(node);
        }
        return builder.document;
    }

    /** The outline of a whole HTML file. */
    static Section outlineOfHtml(List<String> lines) {
        OutlineBuilder builder = new OutlineBuilder();
        HtmlReader.readDocument(String.join("\n", lines), builder.new HtmlTarget());
        return builder.document;
    }

    private @Nullable Node add(Node node) {
        if (node instanceof Heading heading) {
            begin(heading.getLevel(), TextLine.joined(InlineText.lines(heading)).stripped());
        } else if (node instanceof Paragraph) {
            addParagraph(InlineText.lines(node));
        } else {
            blocks(node).forEach(this::addBlock);
        }
        return node.getNext();
    }

    /** Some people write the sections of a report as the items of one list: "- **Impact**: …", "- **Actions**:". */
    private void addBlock(Block block) {
        if (block instanceof Block.Listing listing
                && open.kind() == SectionKind.OTHER
                && listing.items().stream().filter(OutlineBuilder::isSection).count() >= 2) {
            Section around = open;
            for (Block.Item item : listing.items()) {
                open = around;
                if (isSection(item)) {
                    beginItem(item);
                } else {
                    open.blocks().add(new Block.Listing(List.of(item), listing.ordered()));
                }
            }
            open = around;
        } else {
            open.blocks().add(block);
        }
    }

    private static boolean isSection(Block.Item item) {
        TextLine head = item.head();
        int end = FieldCollector.keyEnd(head);
        return end > 0
                && SectionKind.exactly(Words.fold(head.text().substring(0, end))) != SectionKind.OTHER
                && (item.blocks().size() > 1 || !head.from(end + 1).isBlank());
    }

    private void beginItem(Block.Item item) {
        TextLine head = item.head();
        int end = FieldCollector.keyEnd(head);
        begin(ITEM_LEVEL, head.part(0, end));
        TextLine value = head.from(end + 1);
        if (!value.isBlank()) {
            open.blocks().add(new Block.Paragraph(List.of(value)));
        }
        open.blocks().addAll(item.blocks().subList(1, item.blocks().size()));
    }

    /** Blank lines tear a table apart into several blocks of Markdown; it is one piece of HTML nevertheless. */
    private @Nullable Node addHtml(HtmlBlock first) {
        StringBuilder html = new StringBuilder();
        int line = lineOf(first);
        Node node = first;
        while (node instanceof HtmlBlock next) {
            for (; line < lineOf(next); line++) {
                html.append('\n');
            }
            html.append(next.getLiteral());
            line += (int)
                    next.getLiteral().chars().filter(letter -> letter == '\n').count();
            node = next.getNext();
        }
        HtmlReader.read(html.toString(), lineOf(first), new HtmlTarget());
        return node;
    }

    /** Where the pieces of HTML go: the same sections. */
    private final class HtmlTarget implements HtmlReader.Target {

        private final Deque<Section> aroundDetails = new ArrayDeque<>();

        @Override
        public void heading(int level, TextLine heading) {
            begin(level, heading);
        }

        @Override
        public void paragraph(List<TextLine> lines) {
            addParagraph(lines);
        }

        @Override
        public void block(Block block) {
            open.blocks().add(block);
        }

        @Override
        public void beginDetails() {
            aroundDetails.push(open);
        }

        @Override
        public void endDetails() {
            open = aroundDetails.isEmpty() ? open : aroundDetails.pop();
        }
    }

    private void begin(int level, TextLine heading) {
        Section parent = open;
        while (parent.level() >= level) {
            parent = java.util.Objects.requireNonNull(parent.parent(), "the document has level 0");
        }
        open = new Section(level, heading, parent);
    }

    /** People write headings as bold lines, or as plain ones with a colon. */
    private void addParagraph(List<TextLine> lines) {
        List<TextLine> running = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            TextLine line = lines.get(i).stripped();
            boolean last = i == lines.size() - 1 && line.text().endsWith(":");
            int level = headingLevel(line, last || lines.size() == 1);
            if (level > 0) {
                addRunning(running);
                running.clear();
                begin(level, withoutColon(line));
            } else {
                running.add(line);
            }
        }
        addRunning(running);
    }

    private void addRunning(List<TextLine> running) {
        if (!running.isEmpty()) {
            open.blocks().add(new Block.Paragraph(running));
        }
    }

    private static int headingLevel(TextLine line, boolean alone) {
        if (line.text().length() > LONGEST_HEADING) {
            return 0;
        }
        boolean known = SectionKind.exactly(Words.fold(line.text())) != SectionKind.OTHER;
        if (line.isAllBold() && (alone || known)) {
            return BOLD_LEVEL;
        }
        return alone && (known || isLead(line.text())) ? PLAIN_LEVEL : 0;
    }

    /** "Corrective and preventative measures:" alone on a line. */
    private static boolean isLead(String text) {
        return text.endsWith(":")
                && Character.isUpperCase(text.charAt(0))
                && Words.count(Words.fold(text)) <= 6
                && SectionKind.of(text) != SectionKind.OTHER;
    }

    private static TextLine withoutColon(TextLine line) {
        String text = line.text();
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == ':' || Character.isWhitespace(text.charAt(end - 1)))) {
            end--;
        }
        return line.part(0, end);
    }

    private static List<Block> blocks(Node node) {
        if (node instanceof Paragraph || node instanceof Heading) {
            return List.of(new Block.Paragraph(InlineText.lines(node)));
        }
        if (node instanceof ListBlock) {
            return List.of(listing(node));
        }
        if (node instanceof BlockQuote) {
            return List.of(new Block.Quote(inside(node)));
        }
        if (node instanceof TableBlock) {
            return List.of(table(node));
        }
        if (node instanceof FencedCodeBlock fenced) {
            return List.of(
                    TypedTimeline.isOne(fenced)
                            ? new Block.Paragraph(TypedTimeline.lines(fenced, lineOf(node) + 1))
                            : new Block.Code(lineOf(node)));
        }
        if (node instanceof IndentedCodeBlock) {
            return List.of(new Block.Code(lineOf(node)));
        }
        if (node instanceof HtmlBlock html) {
            return HtmlReader.blocks(html.getLiteral(), lineOf(html));
        }
        return List.of();
    }

    private static List<Block> inside(Node parent) {
        List<Block> inside = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            inside.addAll(blocks(child));
        }
        return inside;
    }

    private static Block.Listing listing(Node list) {
        List<Block.Item> items = new ArrayList<>();
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            items.add(new Block.Item(inside(item), lineOf(item)));
        }
        return new Block.Listing(items, list instanceof OrderedList);
    }

    private static Block.Table table(Node table) {
        List<Block.Row> rows = new ArrayList<>();
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                if (row instanceof TableRow) {
                    rows.add(row(row));
                }
            }
        }
        return new Block.Table(rows);
    }

    private static Block.Row row(Node row) {
        int line = lineOf(row);
        List<TextLine> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            if (cell instanceof TableCell) {
                cells.add(InlineText.cell(cell, line));
            }
        }
        return new Block.Row(cells, line);
    }

    /** The line that a block begins on, counted from 1. */
    static int lineOf(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            List<SourceSpan> spans = each.getSourceSpans();
            if (!spans.isEmpty()) {
                return spans.get(0).getLineIndex() + 1;
            }
        }
        return 1;
    }
}
