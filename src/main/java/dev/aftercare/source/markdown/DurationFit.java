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
        return new DurationFit(rows, toDetect, toRestore).find(started == null ? null : started.value());
    }

    private @Nullable Fit find(@Nullable Instant known) {
        List<Fit> fits = new ArrayList<>();
        if (known != null) {
            Fit fit = from(known, null);
            return fit != null && (fit.detected() != null || fit.resolved() != null) ? fit : null;
        }
        for (TimelineReader.Row row : rows) {
            Fit fit = from(value(row), row);
            if (fit != null && isWhole(fit)) {
                fits.add(fit);
            }
        }
        return best(fits);
    }

    private boolean isWhole(Fit fit) {
        boolean all = (toDetect == null || fit.detected() != null) && (toRestore == null || fit.resolved() != null);
        boolean both =
                toDetect != null && toRestore != null && !toDetect.duration().isZero();
        return all && (both || fit.score() > 0 || rows.size() <= FEW_ROWS);
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
        TimelineReader.Row detected =
                toDetect == null ? null : at(start.plus(toDetect.duration()), toDetect, true, row);
        TimelineReader.Row resolved =
                toRestore == null ? null : at(start.plus(toRestore.duration()), toRestore, false, null);
        if (resolved == null && toRestore != null && detected != null) {
            resolved = at(value(detected).plus(toRestore.duration()), toRestore, false, null);
        }
        int score = (row != null && TimelineWords.isStart(row) ? 2 : 0)
                + (detected != null && TimelineWords.isDetection(detected) ? 1 : 0)
                + (resolved != null && TimelineWords.isEnd(resolved) ? 2 : 0);
        return detected == null && resolved == null ? null : new Fit(row, detected, resolved, score);
    }

    /** The row at an instant, within what the unit of the duration leaves open; of several, the one whose words say it. */
    private TimelineReader.@Nullable Row at(
            Instant wanted, DurationWords stated, boolean detection, TimelineReader.@Nullable Row start) {
        TimelineReader.Row best = null;
        long bestOff = Long.MAX_VALUE;
        for (TimelineReader.Row row : rows) {
            long off = Duration.between(wanted, value(row)).abs().toSeconds();
            boolean near = off <= tolerance(stated);
            boolean better =
                    off < bestOff || (off == bestOff && says(row, detection) && best != null && !says(best, detection));
            if (near && better) {
                best = row;
                bestOff = off;
            }
        }
        return best == null && start != null && stated.duration().isZero() ? start : best;
    }

    private static boolean says(TimelineReader.Row row, boolean detection) {
        return detection ? TimelineWords.isDetection(row) : TimelineWords.isEnd(row);
    }

    private static long tolerance(DurationWords stated) {
        boolean coarse = stated.unit().compareTo(Duration.ofHours(1)) >= 0;
        return coarse ? Math.min(900, stated.unit().toSeconds() / 4) : 60;
    }

    private static Instant value(TimelineReader.Row row) {
        return java.util.Objects.requireNonNull(row.event().at().value(), "only rows with an instant are looked at");
    }
}
