package dev.aftercare.source.markdown;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The running text of a section, without tables, code, form words and fields. */
final class PlainText {

    private PlainText() {}

    /** The text of a section without its sub-sections, up to a length; empty where it says nothing. */
    static String of(Section section, int length) {
        StringBuilder text = new StringBuilder();
        for (Block block : section.blocks()) {
            add(block, text, length, 0);
        }
        return Words.shortened(text.toString(), length);
    }

    /** The text of a section and those below it; null where they say nothing. */
    static @Nullable String ofAll(Section section, int length) {
        StringBuilder text = new StringBuilder();
        for (Section each : section.all()) {
            if (text.length() < length) {
                String part = of(each, length);
                text.append(part.isEmpty() ? "" : " ").append(part);
            }
        }
        String all = Words.shortened(text.toString(), length);
        return Placeholders.isEmpty(all) ? null : all;
    }

    private static void add(Block block, StringBuilder text, int length, int depth) {
        if (text.length() > length || depth > 6) {
            return;
        }
        if (block instanceof Block.Paragraph paragraph) {
            paragraph.lines().forEach(line -> add(line, text));
        } else if (block instanceof Block.Listing listing) {
            listing.items().forEach(item -> {
                item.blocks().forEach(inner -> add(inner, text, length, depth + 1));
                endSentence(text);
            });
        } else if (block instanceof Block.Quote quote) {
            quote.blocks().forEach(inner -> add(inner, text, length, depth + 1));
        }
    }

    /** Bullets are sentences of their own: "31 calls. Nobody missed a boat." */
    private static void endSentence(StringBuilder text) {
        if (!text.isEmpty() && ".!?:;,…".indexOf(text.charAt(text.length() - 1)) < 0) {
            text.append('.');
        }
    }

    private static void add(TextLine line, StringBuilder text) {
        String plain = Words.oneLine(line.text());
        int end = FieldCollector.keyEnd(line);
        boolean field = end > 0 && isSkipped(plain.substring(0, Math.min(end, plain.length())));
        if (!field && !Placeholders.isEmpty(plain)) {
            text.append(text.isEmpty() ? "" : " ").append(plain);
        }
    }

    /** Fields with values of their own are no running text. */
    private static boolean isSkipped(String key) {
        FieldName name = FieldName.certain(key);
        return name != null
                && !List.of(
                                FieldName.IMPACT,
                                FieldName.USERS_HIT,
                                FieldName.CAUSE,
                                FieldName.DETECTED_BY,
                                FieldName.SYSTEM)
                        .contains(name);
    }
}
