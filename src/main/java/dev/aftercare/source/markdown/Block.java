package dev.aftercare.source.markdown;

import java.util.ArrayList;
import java.util.List;

/** A piece of a document between two headings. */
sealed interface Block {

    /** Lines that follow each other. */
    record Paragraph(List<TextLine> lines) implements Block {
        public Paragraph {
            lines = List.copyOf(lines);
        }
    }

    /** A bulleted or numbered list. */
    record Listing(List<Item> items, boolean ordered) implements Block {
        public Listing {
            items = List.copyOf(items);
        }
    }

    /** A table; its first row is its head. */
    record Table(List<Row> rows) implements Block {
        public Table {
            rows = List.copyOf(rows);
        }

        Row head() {
            return rows.get(0);
        }

        List<Row> body() {
            return rows.subList(1, rows.size());
        }
    }

    /** A quotation. */
    record Quote(List<Block> blocks) implements Block {
        public Quote {
            blocks = List.copyOf(blocks);
        }
    }

    /** Code, which is never read. */
    record Code(int line) implements Block {}

    /** One item of a list: its first block is what it says, the others are details. */
    record Item(List<Block> blocks, int line) {
        public Item {
            blocks = List.copyOf(blocks);
        }

        /** What the item says, without its nested lists and further paragraphs. */
        TextLine head() {
            return !blocks.isEmpty() && blocks.get(0) instanceof Paragraph first
                    ? TextLine.joined(first.lines()).stripped()
                    : TextLine.of("", line);
        }

        /** The items of the lists inside it. */
        List<Item> nested() {
            List<Item> nested = new ArrayList<>();
            for (Block block : blocks) {
                if (block instanceof Listing listing) {
                    nested.addAll(listing.items());
                }
            }
            return nested;
        }
    }

    /** One row of a table. */
    record Row(List<TextLine> cells, int line) {
        public Row {
            cells = List.copyOf(cells);
        }

        TextLine cell(int column) {
            return column >= 0 && column < cells.size() ? cells.get(column) : TextLine.of("", line);
        }
    }
}
