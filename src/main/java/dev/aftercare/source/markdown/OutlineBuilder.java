package dev.aftercare.source.markdown;

import java.util.ArrayList;
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

/** Makes sections of the lines of a Markdown file. */
final class OutlineBuilder {

    /** Bold lines that stand alone are headings below every real one. */
    private static final int BOLD_LEVEL = 7;

    private static final int PLAIN_LEVEL = 8;
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
        Node root = PARSER.parse(String.join("\n", lines));
        for (Node node = root.getFirstChild(); node != null; node = node.getNext()) {
            builder.add(node);
        }
        return builder.document;
    }

    private void add(Node node) {
        if (node instanceof Heading heading) {
            begin(heading.getLevel(), TextLine.joined(InlineText.lines(heading)).stripped());
        } else if (node instanceof Paragraph) {
            addParagraph(InlineText.lines(node));
        } else if (node instanceof HtmlBlock html) {
            HtmlText.of(html.getLiteral(), lineOf(node)).forEach(this::addHtml);
        } else {
            open.blocks().addAll(blocks(node));
        }
    }

    private void addHtml(HtmlText.Piece piece) {
        if (piece.level() > 0) {
            begin(piece.level(), piece.lines().get(0));
        } else if (!piece.rows().isEmpty()) {
            open.blocks().add(new Block.Table(piece.rows()));
        } else if (!piece.lines().isEmpty()) {
            addParagraph(piece.lines());
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
        for (TextLine each : lines) {
            TextLine line = each.stripped();
            int level = headingLevel(line, lines.size() == 1);
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
        return known && alone ? PLAIN_LEVEL : 0;
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
        if (node instanceof FencedCodeBlock || node instanceof IndentedCodeBlock) {
            return List.of(new Block.Code(lineOf(node)));
        }
        if (node instanceof HtmlBlock html) {
            return html(html);
        }
        return List.of();
    }

    private static List<Block> html(HtmlBlock html) {
        List<Block> blocks = new ArrayList<>();
        for (HtmlText.Piece piece : HtmlText.of(html.getLiteral(), lineOf(html))) {
            if (!piece.rows().isEmpty()) {
                blocks.add(new Block.Table(piece.rows()));
            } else if (!piece.lines().isEmpty()) {
                blocks.add(new Block.Paragraph(piece.lines()));
            }
        }
        return blocks;
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
