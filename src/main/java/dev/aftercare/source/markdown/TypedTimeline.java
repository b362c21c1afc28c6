package dev.aftercare.source.markdown;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.FencedCodeBlock;

/**
 * Tells a timeline that somebody typed between fences from code and from the output of programs: lines that begin with a time to
 * the minute, and no words of a log.
 */
final class TypedTimeline {

    private static final int MOST_LINES = 500;

    private static final Phrases LOG_WORDS = Phrases.of("""
            info, warn, warning, debug, error, fatal, trace, level, systemd, kernel, panic, exception, stacktrace, http, get, post,
            stderr, stdout, pid, goroutine
            """);

    private TypedTimeline() {}

    static boolean isOne(FencedCodeBlock block) {
        String text = block.getLiteral();
        boolean plain = block.getInfo() == null
                || block.getInfo().isBlank()
                || List.of("text", "txt", "plain", "timeline").contains(Words.fold(block.getInfo()));
        if (!plain || text.length() > 40_000) {
            return false;
        }
        List<String> lines =
                text.lines().filter(line -> !line.isBlank()).limit(MOST_LINES).toList();
        long timed = lines.stream().filter(TypedTimeline::isRow).count();
        return lines.size() >= 3 && timed * 3 >= lines.size() * 2L;
    }

    private static boolean isRow(String line) {
        Moment moment = MomentScanner.leading(Words.shortened(line, 200));
        Moment.TimeWords time = moment == null ? null : moment.time();
        return moment != null
                && time != null
                && time.time().getSecond() == 0
                && !LOG_WORDS.in(
                        Words.fold(Words.shortened(line.substring(Math.min(moment.end(), line.length())), 60)));
    }

    /** The lines of the block; the first one has the given number. */
    static List<TextLine> lines(FencedCodeBlock block, int first) {
        List<TextLine> lines = new ArrayList<>();
        int number = first;
        for (String line : block.getLiteral().lines().toList()) {
            lines.add(TextLine.of(line.strip(), number++));
        }
        return lines.stream().filter(line -> !line.isBlank()).toList();
    }
}
