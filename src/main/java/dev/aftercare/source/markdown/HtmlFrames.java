package dev.aftercare.source.markdown;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The lists, tables, quotations and headings that are open while HTML is read, each inside the one before. */
final class HtmlFrames {

    /** Deeper than this, what is nested further belongs to what is around it. */
    private static final int DEEPEST = 30;

    /** More columns than any table that a person fills in; also bounds what cells over several rows may add. */
    private static final int MOST_COLUMNS = 60;

    private final HtmlReader.Target target;
    private final Deque<Frame> open = new ArrayDeque<>();

    private enum Kind {
        LIST,
        ITEM,
        QUOTE,
        TABLE,
        ROW,
        CELL,
        HEADING
    }

    /** A cell that goes on in the next rows. */
    private record Standing(TextLine cell, int rows) {}

    private static final class Frame {
        private final Element element;
        private final Kind kind;
        private final int line;
        private final List<Block> blocks = new ArrayList<>();
        private final List<List<Block>> items = new ArrayList<>();
        private final List<Integer> itemLines = new ArrayList<>();
        private final List<Block.Row> rows = new ArrayList<>();
        private final List<TextLine> cells = new ArrayList<>();
        private final Map<Integer, Standing> standing = new HashMap<>();

        Frame(Element element, Kind kind, int line) {
            this.element = element;
            this.kind = kind;
            this.line = line;
        }

        private List<Block> lastItem(int at) {
            if (items.isEmpty()) {
                addItem(new ArrayList<>(), at);
            }
            return items.get(items.size() - 1);
        }

        private void addItem(List<Block> item, int at) {
            items.add(item);
            itemLines.add(at);
        }
    }

    HtmlFrames(HtmlReader.Target target) {
        this.target = target;
    }

    /** Says whether nothing is open. */
    boolean isOutermost() {
        return open.isEmpty();
    }

    /** Says whether words stand in a cell or a heading, in which line ends of the file mean nothing. */
    boolean isOneLine() {
        Frame top = open.peek();
        return top != null && (top.kind == Kind.CELL || top.kind == Kind.HEADING);
    }

    /** Says whether an element is the innermost that is open. */
    boolean ends(Element element) {
        Frame top = open.peek();
        return top != null && top.element == element;
    }

    /** Opens an element, if it is one that holds others. */
    void enter(Element element, int line) {
        Kind kind = kind(element.normalName());
        if (kind != null) {
            open.push(new Frame(element, kind, line));
        }
    }

    private @Nullable Kind kind(String name) {
        Frame top = open.peek();
        Kind around = top == null ? null : top.kind;
        if (isOneLine() || open.size() >= DEEPEST) {
            return null;
        }
        return switch (name) {
            case "ul", "ol", "menu" -> Kind.LIST;
            case "li" -> around == Kind.LIST ? Kind.ITEM : null;
            case "blockquote" -> Kind.QUOTE;
            case "table" -> Kind.TABLE;
            case "tr" -> around == Kind.TABLE ? Kind.ROW : null;
            case "td", "th" -> around == Kind.ROW ? Kind.CELL : null;
            case "h1", "h2", "h3", "h4", "h5", "h6" -> Kind.HEADING;
            default -> null;
        };
    }

    /**
     * Closes the innermost element.
     *
     * @param words what it says, where it is a cell or a heading
     */
    void leave(TextLine words) {
        Frame top = open.pop();
        switch (top.kind) {
            case LIST -> endList(top);
            case ITEM -> java.util.Objects.requireNonNull(open.peek()).addItem(top.blocks, top.line);
            case QUOTE -> {
                if (!top.blocks.isEmpty()) {
                    block(new Block.Quote(top.blocks));
                }
            }
            case TABLE -> {
                if (top.rows.stream().anyMatch(HtmlFrames::saysSomething)) {
                    block(new Block.Table(top.rows));
                }
            }
            case ROW -> endRow(top);
            case CELL -> endCell(top, words);
            case HEADING -> endHeading(top, words);
        }
    }

    private void endList(Frame list) {
        List<Block.Item> items = new ArrayList<>();
        for (int i = 0; i < list.items.size(); i++) {
            items.add(new Block.Item(list.items.get(i), list.itemLines.get(i)));
        }
        if (!items.isEmpty()) {
            block(new Block.Listing(items, list.element.normalName().equals("ol")));
        }
    }

    private static boolean saysSomething(Block.Row row) {
        return row.cells().stream().anyMatch(cell -> !cell.isBlank());
    }

    private void endCell(Frame cell, TextLine words) {
        Frame row = java.util.Objects.requireNonNull(open.pop());
        Frame table = java.util.Objects.requireNonNull(open.peek());
        open.push(row);
        fillStanding(table, row);
        int rows = number(cell.element.attr("rowspan"));
        int columns = number(cell.element.attr("colspan"));
        for (int i = 0; i < columns && row.cells.size() < MOST_COLUMNS; i++) {
            TextLine said = i == 0 ? words : TextLine.of("", words.line());
            if (rows > 1) {
                table.standing.put(row.cells.size(), new Standing(said, rows));
            }
            row.cells.add(said);
        }
    }

    private static int number(String attribute) {
        boolean digits = !attribute.isEmpty()
                && attribute.length() < 5
                && attribute.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Math.max(1, Integer.parseInt(attribute)) : 1;
    }

    /** A cell that spans rows says the same in each of them. */
    private static void fillStanding(Frame table, Frame row) {
        Standing standing = table.standing.get(row.cells.size());
        while (standing != null && row.cells.size() < MOST_COLUMNS) {
            row.cells.add(standing.cell());
            standing = table.standing.get(row.cells.size());
        }
    }

    private void endRow(Frame row) {
        Frame table = java.util.Objects.requireNonNull(open.peek());
        if (!row.cells.isEmpty()) {
            fillStanding(table, row);
            table.rows.add(new Block.Row(row.cells, row.line));
        }
        table.standing.replaceAll((column, cell) -> new Standing(cell.cell(), cell.rows() - 1));
        table.standing.values().removeIf(cell -> cell.rows() <= 0);
    }

    private void endHeading(Frame heading, TextLine words) {
        if (words.isBlank()) {
            return;
        }
        TextLine said = new TextLine(
                words.text().replace('\n', ' '), words.line(), words.bold(), words.links(), words.tint(), words.code());
        if (open.isEmpty()) {
            target.heading(heading.element.normalName().charAt(1) - '0', said);
        } else {
            paragraph(List.of(said));
        }
    }

    /** Adds code, which is never read; in a cell it is nothing. */
    void code(int line) {
        if (!isOneLine()) {
            block(new Block.Code(line));
        }
    }

    /** Adds running text to what is open. */
    void paragraph(List<TextLine> lines) {
        Frame around = around();
        if (around == null) {
            target.paragraph(lines);
        } else if (around.kind == Kind.LIST) {
            around.addItem(
                    new ArrayList<>(List.of(new Block.Paragraph(lines))),
                    lines.get(0).line());
        } else {
            around.blocks.add(new Block.Paragraph(lines));
        }
    }

    private void block(Block block) {
        Frame around = around();
        if (around == null) {
            target.block(block);
        } else if (around.kind == Kind.LIST) {
            // A list that stands between the items of another belongs to the item before it.
            around.lastItem(around.line).add(block);
        } else {
            around.blocks.add(block);
        }
    }

    private @Nullable Frame around() {
        for (Frame frame : open) {
            if (frame.kind == Kind.LIST || frame.kind == Kind.ITEM || frame.kind == Kind.QUOTE) {
                return frame;
            }
        }
        return null;
    }
}
