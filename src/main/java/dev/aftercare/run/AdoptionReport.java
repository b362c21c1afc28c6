package dev.aftercare.run;

import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.source.SourceSurvey.Findings;
import dev.aftercare.source.SourceSurvey.Frequent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was understood of a source, for a terminal of 80 columns. */
final class AdoptionReport {

    private static final int COLUMNS = 80;

    private final List<String> lines = new ArrayList<>();

    private AdoptionReport() {}

    /** The report on one source. */
    static List<String> of(Findings found) {
        AdoptionReport report = new AdoptionReport();
        report.write(found);
        return report.lines;
    }

    private void write(Findings found) {
        lines.add(found.name());
        if (found.failure() != null) {
            wrap("  ", "could not be read: " + found.failure());
            return;
        }
        wrap("  ", head(found));
        table("Understood of each incident", found.incidents(), found.understood());
        table("Understood of each action", found.countermeasures(), found.actions());
        leftOut(found);
        frequent(found);
    }

    private static String head(Findings found) {
        List<String> parts = new ArrayList<>();
        parts.add(count(found.documents(), "document"));
        parts.add("%s in %s".formatted(count(found.incidents(), "incident"), count(found.postmortems(), "postmortem")));
        if (found.templates() > 0) {
            parts.add(count(found.templates(), "empty form"));
        }
        if (found.others() > 0) {
            parts.add(count(found.others(), "other document"));
        }
        if (found.unread() > 0) {
            parts.add(found.unread() + " could not be read");
        }
        return String.join(", ", parts);
    }

    private void table(String title, int of, Map<String, Integer> counts) {
        if (of == 0) {
            return;
        }
        lines.add("");
        lines.add("  " + title);
        counts.forEach((what, count) ->
                lines.add("    %-20s %6d of %-6d %3d %%".formatted(what, count, of, Math.round(100.0 * count / of))));
    }

    private void leftOut(Findings found) {
        if (found.leftOut().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("  Left out");
        found.leftOut().forEach(this::place);
        int more = found.templates() + found.others() - found.leftOut().size();
        if (more > 0) {
            lines.add("    … and %d more".formatted(more));
        }
    }

    private void frequent(Findings found) {
        if (found.frequent().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("  Not understood in %s; the most frequent, with an example each"
                .formatted(count(found.places(), "place")));
        for (Frequent one : found.frequent()) {
            lines.add("    %d × %s".formatted(one.count(), one.rule()));
            wrap("        ", one.example().toString());
        }
    }

    private void place(Diagnostic diagnostic) {
        wrap("    ", diagnostic.toString());
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** Breaks a text between its words; a word that is too long for a line is cut. */
    private void wrap(String indent, String text) {
        StringBuilder line = new StringBuilder(indent);
        for (String word : text.strip().split("\\s+", -1)) {
            if (line.length() > indent.length() && line.length() + 1 + word.length() > COLUMNS) {
                lines.add(line.toString());
                line = new StringBuilder(indent);
            }
            String rest = word;
            while (indent.length() + rest.length() > COLUMNS) {
                lines.add(indent + rest.substring(0, COLUMNS - indent.length()));
                rest = rest.substring(COLUMNS - indent.length());
            }
            line.append(line.length() > indent.length() ? " " : "").append(rest);
        }
        lines.add(line.toString());
    }
}
