package dev.aftercare.source.markdown;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds keys with values: in the front matter, in tables with the key in the first column or in the head, as bold words, as
 * bullets, in quotations ({@code > Severity: SEV-2}), as plain lines, as questions with an answer, and as headings with one line
 * below.
 */
final class FieldCollector {

    private static final int LONGEST_KEY = 130;
    private static final int LONGEST_DATED_KEY = 40;
    private static final int MOST_WORDS = 20;
    private static final int SHORT_VALUE = 160;
    private static final int LONGEST_LIST = 300;

    private final List<Field> fields = new ArrayList<>();

    private FieldCollector() {}

    static List<Field> collect(FrontMatter frontMatter, Section document) {
        FieldCollector collector = new FieldCollector();
        for (FrontMatter.Entry entry : frontMatter.entries()) {
            collector.add(keyOf(entry.key()), entry.value(), null, Field.Kind.FRONT_MATTER, "");
        }
        for (Section section : document.all()) {
            collector.section(section);
        }
        return collector.fields;
    }

    /** "incident_start" is "incident start"; "incident start_time" of a nested key stays. */
    private static String keyOf(String key) {
        StringBuilder spaced = new StringBuilder();
        for (int i = 0; i < key.length(); i++) {
            char letter = key.charAt(i);
            boolean hump = i > 0 && Character.isUpperCase(letter) && Character.isLowerCase(key.charAt(i - 1));
            spaced.append(hump ? " " : "").append(letter == '_' ? ' ' : letter);
        }
        return spaced.toString();
    }

    private void section(Section section) {
        if (section.isWithin(SectionKind.APPENDIX)) {
            return;
        }
        heading(section);
        if (section.isWithin(SectionKind.ACTIONS)) {
            return;
        }
        for (Block block : section.blocks()) {
            block(block, section, 0);
        }
    }

    private void heading(Section section) {
        TextLine heading = section.heading();
        if (section.level() == 0 || heading.isBlank()) {
            return;
        }
        int colon = keyEnd(heading);
        boolean valued = colon > 0 && !heading.from(colon + 1).isBlank();
        if (valued && FieldName.isKnown(heading.text().substring(0, colon))) {
            add(heading.text().substring(0, colon), heading.from(colon + 1), section, Field.Kind.LINE, "");
        } else if (FieldName.isKnown(heading.text()) && !section.blocks().isEmpty()) {
            TextLine value = firstWords(section.blocks().get(0));
            if (value.text().length() <= SHORT_VALUE && !value.isBlank()) {
                add(heading.text(), value, section, Field.Kind.HEADING, "");
            }
        }
    }

    private static TextLine firstWords(Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            return TextLine.joined(paragraph.lines());
        }
        if (block instanceof Block.Listing listing && !listing.items().isEmpty()) {
            return listing.items().get(0).head();
        }
        return TextLine.of("", 0);
    }

    private void block(Block block, Section section, int depth) {
        if (block instanceof Block.Paragraph paragraph) {
            lines(paragraph.lines(), section);
        } else if (block instanceof Block.Quote quote && depth < 3) {
            quote.blocks().forEach(inner -> block(inner, section, depth + 1));
        } else if (block instanceof Block.Listing listing && depth < 3) {
            listing.items().forEach(item -> item(item, section, depth));
        } else if (block instanceof Block.Table table) {
            table(table, section);
        }
    }

    /** A value goes on in the next lines of its paragraph until the next key. */
    private void lines(List<TextLine> lines, Section section) {
        for (int i = 0; i < lines.size(); i++) {
            TextLine line = lines.get(i);
            int end = keyEnd(line);
            if (end > 0 && !several(line, section)) {
                List<TextLine> value = new ArrayList<>(List.of(line.from(end + 1)));
                while (i + 1 < lines.size()
                        && keyEnd(lines.get(i + 1)) < 0
                        && FieldName.isKnown(line.text().substring(0, end))) {
                    value.add(lines.get(++i));
                }
                boolean empty = value.get(0).isBlank() && value.size() > 1;
                add(
                        line.text().substring(0, end),
                        TextLine.joined(empty ? value.subList(1, value.size()) : value)
                                .stripped(),
                        section,
                        Field.Kind.LINE,
                        "");
            }
        }
    }

    /** "Severity: SEV-2 | Date: 2026-03-04" are two fields. */
    private boolean several(TextLine line, Section section) {
        String text = line.text();
        if (text.indexOf(" | ") < 0 && text.indexOf(" · ") < 0 && text.indexOf(" • ") < 0) {
            return listed(line, section);
        }
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length()
                    || (i + 2 < text.length() && text.charAt(i) == ' ' && "|·•".indexOf(text.charAt(i + 1)) >= 0)) {
                TextLine part = line.part(from, i);
                int end = keyEnd(part);
                if (end > 0) {
                    add(part.text().substring(0, end), part.from(end + 1), section, Field.Kind.LINE, "");
                }
                from = Math.min(text.length(), i + 2);
            }
        }
        return true;
    }

    /** "Outage start: 10:30 UTC, outage end: 13:00 UTC": known keys behind commas. */
    private boolean listed(TextLine line, Section section) {
        String text = line.text();
        List<TextLine> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i + 2 < Math.min(text.length(), LONGEST_LIST); i++) {
            boolean comma = (text.charAt(i) == ',' || text.charAt(i) == ';') && text.charAt(i + 1) == ' ';
            int colon = comma ? text.indexOf(':', i) : -1;
            if (colon > 0 && colon - i < 40 && FieldName.isKnown(text.substring(i + 2, colon))) {
                parts.add(line.part(from, i));
                from = i + 2;
            }
        }
        parts.add(line.part(from, text.length()));
        if (parts.size() == 1 || keyEnd(parts.get(0)) < 0) {
            return false;
        }
        for (TextLine part : parts) {
            int end = keyEnd(part);
            add(part.text().substring(0, end), part.from(end + 1), section, Field.Kind.LINE, "");
        }
        return true;
    }

    private void item(Block.Item item, Section section, int depth) {
        TextLine head = item.head();
        int end = keyEnd(head);
        if (end > 0) {
            TextLine value = head.from(end + 1);
            add(head.text().substring(0, end), value.isBlank() ? below(item) : value, section, Field.Kind.LINE, "");
        } else if (FieldName.isKnown(head.text())) {
            add(head.text(), below(item), section, Field.Kind.LINE, "");
        }
        item.blocks().stream().skip(1).forEach(block -> block(block, section, depth + 1));
    }

    private static TextLine below(Block.Item item) {
        List<TextLine> lines = new ArrayList<>();
        item.nested().forEach(nested -> lines.add(nested.head()));
        for (Block block : item.blocks().stream().skip(1).toList()) {
            if (block instanceof Block.Paragraph paragraph) {
                lines.addAll(paragraph.lines());
            }
        }
        return lines.isEmpty() ? TextLine.of("", item.line()) : TextLine.joined(lines);
    }

    /**
     * Where the key of a line ends: at a colon or a question mark behind few words, or behind bold words that are a known key;
     * -1 where the line has none.
     */
    static int keyEnd(TextLine line) {
        String text = line.text();
        for (int i = 0; i < Math.min(text.length(), LONGEST_KEY); i++) {
            char letter = text.charAt(i);
            if (letter == ':' || letter == '：') {
                return isKey(text, i) ? i : boldKeyEnd(line);
            }
            if (letter == '?' && FieldName.isKnown(text.substring(0, i))) {
                return i;
            }
            if (".;!?|\n".indexOf(letter) >= 0 && i + 1 < text.length() && text.charAt(i + 1) == ' ') {
                return -1;
            }
        }
        return boldKeyEnd(line);
    }

    private static int boldKeyEnd(TextLine line) {
        int bold = line.bold().end();
        boolean key = line.bold().start() == 0
                && bold > 0
                && bold < line.text().length()
                && FieldName.isKnown(line.text().substring(0, bold));
        return key ? bold : datedKeyEnd(line.text());
    }

    /** "Resolved 2026-03-03 17:28": the colon was forgotten. */
    private static int datedKeyEnd(String text) {
        int digit = 0;
        while (digit < Math.min(text.length(), LONGEST_DATED_KEY) && !Character.isDigit(text.charAt(digit))) {
            digit++;
        }
        boolean behindABlank = digit > 2 && digit < text.length() && text.charAt(digit - 1) == ' ';
        if (!behindABlank || !FieldName.isKnown(text.substring(0, digit))) {
            return -1;
        }
        Moment moment = MomentScanner.leading(text.substring(digit));
        return moment != null && moment.date() != null ? digit - 1 : -1;
    }

    private static boolean isKey(String text, int colon) {
        String key = text.substring(0, colon);
        boolean lettered = key.chars().anyMatch(Character::isLetter);
        boolean address = text.startsWith("//", colon + 1);
        boolean clock = colon > 0
                && Character.isDigit(text.charAt(colon - 1))
                && colon + 1 < text.length()
                && Character.isDigit(text.charAt(colon + 1));
        return lettered && !address && !clock && Words.count(Words.fold(key)) <= MOST_WORDS;
    }

    private void table(Block.Table table, Section section) {
        String group = table.head().cell(0).text();
        if (TimelineReader.isTimeline(table, section)) {
            return;
        }
        if (isHorizontal(table)) {
            Block.Row values = table.rows().get(1);
            for (int i = 0; i < table.head().cells().size(); i++) {
                add(table.head().cell(i).text(), values.cell(i), section, Field.Kind.TABLE, "");
            }
            return;
        }
        for (Block.Row row : table.rows()) {
            for (int i = 0; i + 1 < Math.max(2, row.cells().size()); i += 2) {
                if (i == 0 || FieldName.isKnown(row.cell(i).text())) {
                    add(withoutColon(row.cell(i).text()), row.cell(i + 1), section, Field.Kind.TABLE, group);
                }
            }
        }
    }

    private static String withoutColon(String key) {
        String plain = key.strip();
        return plain.endsWith(":") ? plain.substring(0, plain.length() - 1).strip() : plain;
    }

    /** Keys in the head, and one row of values. */
    private static boolean isHorizontal(Block.Table table) {
        long known = table.head().cells().stream()
                .filter(cell -> FieldName.isKnown(cell.text()))
                .count();
        return table.rows().size() == 2
                && known >= 2
                && (known == table.head().cells().size()
                        || FieldName.isKnown(table.head().cell(1).text()))
                && !FieldName.isKnown(table.rows().get(1).cell(0).text());
    }

    private void add(String key, TextLine value, @Nullable Section section, Field.Kind kind, String group) {
        if (key.length() <= LONGEST_KEY + 30 && !key.isBlank()) {
            fields.add(Field.of(key.strip(), value.stripped(), section, kind, group));
        }
    }
}
