package dev.aftercare.source.correction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The headings of a text, with their lines: as {@code #}, underlined, or a line that is all bold. */
final class Headings {

    private static final int BOLD = 7;

    private final List<Heading> all = new ArrayList<>();
    private final int lines;

    private record Heading(int line, int level, String words) {}

    /**
     * Where a section stands.
     *
     * @param first its heading's line, counted from 1
     * @param last its last line
     * @param words its heading's words
     */
    record Range(int first, int last, String words) {}

    private Headings(int lines) {
        this.lines = lines;
    }

    static Headings of(List<String> lines) {
        Headings headings = new Headings(lines.size());
        String fence = null;
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at).strip();
            String mark = line.startsWith("```") ? "```" : line.startsWith("~~~") ? "~~~" : null;
            if (mark != null && (fence == null || fence.equals(mark))) {
                fence = fence == null ? mark : null;
            } else if (fence == null) {
                headings.add(
                        at + 1, line, at + 1 < lines.size() ? lines.get(at + 1).strip() : "");
            }
        }
        return headings;
    }

    private void add(int number, String line, String next) {
        int marks = 0;
        while (marks < line.length() && line.charAt(marks) == '#') {
            marks++;
        }
        if (marks > 0 && marks < BOLD && marks < line.length() && line.charAt(marks) == ' ') {
            all.add(new Heading(number, marks, line.substring(marks)));
        } else if (isUnderline(next, '=') || (isUnderline(next, '-') && !line.startsWith("|"))) {
            if (!line.isEmpty() && !isUnderline(line, line.charAt(0))) {
                all.add(new Heading(number, next.charAt(0) == '=' ? 1 : 2, line));
            }
        } else if (line.length() > 4 && line.startsWith("**") && line.endsWith("**")) {
            all.add(new Heading(number, BOLD, line));
        }
    }

    private static boolean isUnderline(String line, char mark) {
        return line.length() > 2 && line.chars().allMatch(letter -> letter == mark);
    }

    /** The sections whose heading has these words; where none has, those whose heading contains them. */
    List<Range> find(String words) {
        String wanted = plain(words);
        List<Range> same = new ArrayList<>();
        List<Range> containing = new ArrayList<>();
        for (int at = 0; at < all.size(); at++) {
            String plain = plain(all.get(at).words());
            if (plain.equals(wanted)) {
                same.add(range(at));
            } else if (!wanted.isEmpty() && plain.contains(wanted)) {
                containing.add(range(at));
            }
        }
        return same.isEmpty() ? containing : same;
    }

    private Range range(int at) {
        Heading heading = all.get(at);
        Heading next = next(at);
        String words = heading.words().replaceAll("[#*_`\\s]+$", "").replaceAll("^[#*_`\\s]+", "");
        return new Range(heading.line(), next == null ? lines : next.line() - 1, words);
    }

    private @Nullable Heading next(int at) {
        for (Heading later : all.subList(at + 1, all.size())) {
            if (later.level() <= all.get(at).level()) {
                return later;
            }
        }
        return null;
    }

    private static String plain(String words) {
        return words.toLowerCase(Locale.ROOT).replaceAll("[#*_`\\s]+", " ").strip();
    }
}
