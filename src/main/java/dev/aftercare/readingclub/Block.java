package dev.aftercare.readingclub;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a page of the reading club, which is written as Markdown for the facilitator and laid out as PDF. */
public sealed interface Block {

    /**
     * A heading.
     *
     * @param level 1 to 3
     */
    record Heading(int level, String text) implements Block {}

    /**
     * A paragraph.
     *
     * @param url where the whole of it leads; null for nowhere
     */
    record Paragraph(String text, @Nullable String url) implements Block {}

    /**
     * A postmortem by its title, and what is said of it.
     *
     * @param url where the title leads; null for nowhere
     * @param line empty where nothing is said
     */
    record Entry(String title, @Nullable String url, String line) implements Block {}

    /** What the record says, word for word. */
    record Quote(String text) implements Block {}

    /** A list. */
    record Bullets(List<String> items) implements Block {
        public Bullets {
            items = List.copyOf(items);
        }
    }

    /** A table; each row has as many cells as its head. */
    record Table(List<String> head, List<List<String>> rows) implements Block {
        public Table {
            head = List.copyOf(head);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** What follows begins on a new sheet of paper. */
    record NewSheet() implements Block {}

    /** A paragraph that leads nowhere. */
    static Block text(String text) {
        return new Paragraph(text, null);
    }
}
