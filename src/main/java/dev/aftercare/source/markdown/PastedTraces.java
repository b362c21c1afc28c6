package dev.aftercare.source.markdown;

import dev.aftercare.postmortem.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds pasted stack traces by the form of their frames, in code blocks too. Seed 002: "no logs, no stack traces". */
final class PastedTraces {

    private static final int LONGEST_LINE = 400;
    private static final int LONGEST_QUOTE = 120;

    /** One line that looks like a frame may be an example; two make a trace. */
    private static final int FRAMES = 2;

    /** In Python a line of the program stands between two frames. */
    private static final int APART = 3;

    private static final Pattern FRAME = Pattern.compile("^[\\s>|*-]*+(?:"
            // Java, Kotlin, Scala
            + "at [\\w$.<>/@ -]{3,200}\\((?:[\\w$-]+\\.(?:java|kt|scala|groovy|clj)(?::\\d+)?|Native Method|Unknown Source)\\)"
            // Python
            + "|File \"[^\"]{1,200}\", line \\d+(?:, in .+)?$"
            // JavaScript
            + "|at (?:[^()]{1,200} \\()?[^()\\s]{1,200}:\\d+:\\d+\\)?$"
            // .NET
            + "|at .{1,200} in .{1,200}:line \\d+"
            // Go
            + "|goroutine \\d+ \\[[^\\]]{1,80}\\]:|/[^\\s:]{1,200}\\.go:\\d+ \\+0x[0-9a-f]+"
            // Ruby
            + "|(?:from )?\\S{1,200}\\.rb:\\d+:in ['`]"
            // PHP
            + "|#\\d+ \\S{1,200}\\.php\\(\\d+\\): )");

    private PastedTraces() {}

    static List<Passage> in(WrittenLines written) {
        List<Passage> traces = new ArrayList<>();
        int first = 0;
        int last = 0;
        int frames = 0;
        for (int line = written.first(); line <= written.last(); line++) {
            if (!isFrame(written.at(line))) {
                continue;
            }
            if (frames == 0 || line - last > APART) {
                first = line;
                frames = 0;
            }
            frames++;
            last = line;
            if (frames == FRAMES) {
                traces.add(new Passage(Passage.Kind.TRACE, first, quote(written.at(first))));
            }
        }
        return traces;
    }

    private static boolean isFrame(String line) {
        // cheap first: nearly no line of a report has such a form
        boolean likely = line.indexOf("at ") >= 0
                || line.indexOf("File \"") >= 0
                || line.indexOf(".rb:") >= 0
                || line.indexOf(".php(") >= 0
                || line.indexOf("goroutine ") >= 0
                || line.indexOf(".go:") >= 0;
        return likely
                && FRAME.matcher(line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line)
                        .find();
    }

    private static String quote(String line) {
        return Words.shortened(Words.oneLine(line.replace('\u001f', ' ')), LONGEST_QUOTE);
    }
}
