package dev.aftercare.source.markdown;

import java.util.ArrayList;
import java.util.List;

/** Finds the actions of running text below a heading on actions: lines that stand for themselves, else sentences. */
final class ActionProse {

    private static final int MOST = 40;
    private static final int LONGEST = 6_000;

    private ActionProse() {}

    static List<TextLine> of(Block.Paragraph paragraph) {
        List<TextLine> lines = paragraph.lines().stream()
                .filter(line -> !line.isBlank() && !line.text().strip().endsWith(":"))
                .toList();
        return lines.size() >= 2 && lines.stream().allMatch(ActionProse::standsAlone)
                ? lines.stream()
                        .filter(line -> Imperatives.states(line.text()))
                        .limit(MOST)
                        .toList()
                : sentences(paragraph);
    }

    private static boolean standsAlone(TextLine line) {
        String text = line.text().strip();
        return Character.isUpperCase(text.charAt(0))
                && Sentences.end(text, 0) == text.length()
                && (text.endsWith(".") || Imperatives.begins(text));
    }

    private static List<TextLine> sentences(Block.Paragraph paragraph) {
        List<TextLine> found = new ArrayList<>();
        TextLine joined = TextLine.joined(paragraph.lines());
        TextLine whole = joined.text().length() > LONGEST ? joined.part(0, LONGEST) : joined;
        String text = whole.text();
        int from = 0;
        while (from < text.length() && found.size() < MOST) {
            int end = Sentences.end(text, from);
            TextLine sentence = whole.part(from, end);
            if (Imperatives.states(sentence.text())) {
                TextLine placed =
                        new TextLine(sentence.text(), lineAt(paragraph, from), sentence.bold(), sentence.links());
                found.add(placed);
            }
            from = end;
        }
        return found;
    }

    private static int lineAt(Block.Paragraph paragraph, int at) {
        int offset = 0;
        for (TextLine line : paragraph.lines()) {
            offset += line.text().length() + 1;
            if (at < offset) {
                return line.line();
            }
        }
        return paragraph.lines().get(0).line();
    }
}
