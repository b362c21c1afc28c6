package dev.aftercare.source.markdown;

import dev.aftercare.postmortem.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the comments by which an author allows what a review rule finds: {@code <!-- aftercare: allow phrasing.would-have -->}
 * behind the words, or in a line of its own before them; {@code allow-file} holds for the whole file.
 */
final class AllowedRules {

    private static final Pattern COMMENT = Pattern.compile(
            "<!--\\s*+aftercare\\s*+:\\s*+(allow|allow-file)\\s++([a-z0-9.,\\s-]{1,300}?)\\s*+-->",
            Pattern.CASE_INSENSITIVE);

    private static final int MOST_LINES = 40;
    private static final int MOST_RULES = 20;

    private AllowedRules() {}

    static List<Passage> in(WrittenLines written) {
        List<Passage> allowed = new ArrayList<>();
        for (int line = 1; line <= written.lines().size(); line++) {
            String text = written.at(line);
            if (text.contains("<!--")) {
                add(allowed, written, line, text);
            }
        }
        return allowed;
    }

    private static void add(List<Passage> allowed, WrittenLines written, int line, String text) {
        Matcher comment = COMMENT.matcher(text);
        boolean alone = comment.replaceAll("").isBlank();
        comment.reset();
        while (comment.find()) {
            boolean file = comment.group(1).equalsIgnoreCase("allow-file");
            int first = file ? 0 : alone ? next(written, line) : line;
            int last = file || !alone ? first : end(written, first);
            String[] rules = comment.group(2).strip().split("[,\\s]+", MOST_RULES);
            for (int each = first; each <= last; each++) {
                for (String rule : rules) {
                    allowed.add(new Passage(Passage.Kind.ALLOWED, each, rule));
                }
            }
        }
    }

    /** The next line that says something. */
    private static int next(WrittenLines written, int line) {
        int next = line + 1;
        while (next < written.lines().size() && isSilent(written.at(next))) {
            next++;
        }
        return Math.min(next, written.lines().size());
    }

    /** The last line before a blank one. */
    private static int end(WrittenLines written, int first) {
        int last = first;
        while (last < written.lines().size()
                && last - first < MOST_LINES
                && !written.at(last + 1).isBlank()) {
            last++;
        }
        return last;
    }

    private static boolean isSilent(String line) {
        return line.isBlank() || COMMENT.matcher(line).replaceAll("").isBlank();
    }
}
