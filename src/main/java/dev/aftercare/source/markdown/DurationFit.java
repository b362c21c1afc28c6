package dev.aftercare.source.markdown;

import dev.aftercare.postmortem.RecordedInstant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows of a timeline that the stated durations fit: with "time to detection: 54 minutes" and "time to recovery: 148
 * minutes", the start is the row that has a row 54 and another 148 minutes later. "Time to recovery" is usually counted from the
 * start, and sometimes from the detection: the rows show which. Where several starts fit, the rows' own words decide; where they
 * do not, nothing is taken.
 */
final class DurationFit {

    private static final int FEW_ROWS = 6;

    private final List<TimelineReader.Row> rows;
    private final @Nullable DurationWords toDetect;
    private final @Nullable DurationWords toRestore;

    /** The three rows; a row that no duration leads to is null. */
    record Fit(
            TimelineReader.@Nullable Row started,
            TimelineReader.@Nullable Row detected,
            TimelineReader.@Nullable Row resolved,
            int words,
            int score) {}

    private DurationFit(
            List<TimelineReader.Row> rows, @Nullable DurationWords toDetect, @Nullable DurationWords toRestore) {
        this.rows = rows.stream()
                .filter(row -> row.timed() && row.event().at().isKnown())
                .limit(300)
                .toList();
        this.toDetect = toDetect;
        this.toRestore = toRestore;
    }

    /**
     * The only fit; null where there is none or more than one.
     *
     * @param started the start that a field states; null where none does
     */
    static @Nullable Fit of(
            List<TimelineReader.Row> rows,
            @Nullable DurationWords toDetect,
            @Nullable DurationWords toRestore,
            @Nullable RecordedInstant started) {
        if (toDetect == null && toRestore == null) {
            return null;
        }
        Instant known = started == null ? null : started.value();
        Fit both = new DurationFit(rows, toDetect, toRestore).find(known);
        if (both != null || toDetect == null || toRestore == null) {
            return both;
        }
        Fit detection = new DurationFit(rows, toDetect, null).find(known);
        return detection == null ? new DurationFit(rows, null, toRestore).find(known) : detection;
    }

    private @Nullable Fit find(@Nullable Instant known) {
        if (known != null) {
            return from(known, null);
        }
        List<Fit> fits = new ArrayList<>();
        for (TimelineReader.Row row : rows) {
            Fit fit = from(value(row), row);
            if (fit != null && isWhole(fit)) {
                fits.add(fit);
            }
        }
        return best(fits);
    }

    /** Both durations lead to rows; or one does, and a row's words agree or there are few rows. */
    private boolean isWhole(Fit fit) {
        boolean all = (toDetect == null || fit.detected() != null) && (toRestore == null || fit.resolved() != null);
        boolean both =
                toDetect != null && toRestore != null && !toDetect.duration().isZero();
        return all && (both || (fit.words() > 0 && beginsPlausibly(fit)) || rows.size() <= FEW_ROWS);
    }

    /** One duration alone leads from many rows to some row: it begins where the words say so, or with the first row. */
    private boolean beginsPlausibly(Fit fit) {
        TimelineReader.Row started = fit.started();
        return started == null
                || started == rows.get(0)
                || started.says(TimelineWords.Role.START)
                || started.says(TimelineWords.Role.WEAK_START);
    }

    private @Nullable Fit best(List<Fit> fits) {
        Fit best = null;
        boolean tie = false;
        for (Fit fit : fits) {
            if (best == null || fit.score() > best.score()) {
                best = fit;
                tie = false;
            } else if (fit.score() == best.score() && !sameInstants(fit, best)) {
                tie = true;
            }
        }
        return tie ? null : best;
    }

    private static boolean sameInstants(Fit one, Fit other) {
        return one.started() != null
                && other.started() != null
                && value(one.started()).equals(value(other.started()));
    }

    private @Nullable Fit from(Instant start, TimelineReader.@Nullable Row row) {
        Match detected = toDetect == null ? null : at(start, toDetect, TimelineWords.Role.DETECTION, row);
        Match resolved = toRestore == null ? null : at(start, toRestore, TimelineWords.Role.END, row);
        boolean fromStart = resolved != null;
        if (resolved == null && toRestore != null && detected != null) {
            resolved = at(value(detected.row()), toRestore, TimelineWords.Role.END, detected.row());
        }
        if (detected == null && resolved == null) {
            return null;
        }
        int words = (row != null && row.says(TimelineWords.Role.START) ? 1 : 0)
                + says(detected, TimelineWords.Role.DETECTION)
                + says(resolved, TimelineWords.Role.END);
        int exact = (detected != null && detected.exact() ? 1 : 0) + (resolved != null && resolved.exact() ? 1 : 0);
        int score = 3 * exact + 2 * words + (fromStart ? 1 : 0);
        return new Fit(
                row, detected == null ? null : detected.row(), resolved == null ? null : resolved.row(), words, score);
    }

    private static int says(@Nullable Match match, TimelineWords.Role role) {
        return match != null && says(match.row(), role) ? 1 : 0;
    }

    private static boolean says(TimelineReader.Row row, TimelineWords.Role role) {
        return row.says(role) || (role == TimelineWords.Role.END && row.says(TimelineWords.Role.WEAK_END));
    }

    /** A row that a duration leads to. */
    private record Match(TimelineReader.Row row, boolean exact) {}

    /** The row a duration behind an instant, within what its unit leaves open; of several, the nearest, then the one whose words say it. */
    private @Nullable Match at(
            Instant from, DurationWords stated, TimelineWords.Role role, TimelineReader.@Nullable Row start) {
        Instant wanted = from.plus(stated.duration());
        TimelineReader.Row best = null;
        long bestOff = Long.MAX_VALUE;
        for (TimelineReader.Row row : rows) {
            long off = Duration.between(wanted, value(row)).abs().toSeconds();
            boolean itself = row == start && !stated.duration().isZero();
            boolean better = off < bestOff || (off == bestOff && says(row, role) && best != null && !says(best, role));
            if (off <= tolerance(stated) && better && !itself) {
                best = row;
                bestOff = off;
            }
        }
        return best == null ? null : new Match(best, bestOff < 60);
    }

    /** Half of the unit; and nobody counts a long duration to the minute. */
    private static long tolerance(DurationWords stated) {
        long unit = stated.unit().toSeconds();
        return Math.max(unit >= 3600 ? unit / 2 : 60, stated.duration().toSeconds() / 100);
    }

    private static Instant value(TimelineReader.Row row) {
        return java.util.Objects.requireNonNull(row.event().at().value(), "only rows with an instant are looked at");
    }
}
