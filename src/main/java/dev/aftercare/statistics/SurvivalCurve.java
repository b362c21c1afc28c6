package dev.aftercare.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Kaplan and Meier's curve: the share that is still open after a time, where some are open still. Nobody's open time is taken
 * for the whole. Time: n log n.
 *
 * @param n how many were watched
 * @param events how many of them ended
 * @param steps by time; before the first the share is 1
 * @param median the time after which half are over
 * @param method how it was worked out
 */
public record SurvivalCurve(int n, int events, List<CurveStep> steps, Answer<Estimate> median, Method method) {

    /** With fewer no interval of a median covers 95 %. */
    static final int ENOUGH_FOR_INTERVAL = 5;

    static final Method METHOD = new Method(
            "Kaplan-Meier",
            1,
            "Kaplan and Meier (1958) with left truncation; Greenwood's error, interval on the log(-log) scale. Median: first"
                    + " time at which half or less are open, the middle of the flat where it is half exactly; its interval"
                    + " (from 5) is where the curve's interval holds half (Brookmeyer and Crowley 1982).");

    /** Keeps the steps as they are. */
    public SurvivalCurve {
        steps = List.copyOf(steps);
    }

    /**
     * The curve of observations that end in one way only; for more see {@link CumulativeIncidence}.
     *
     * @param observations in any order
     */
    public static Answer<SurvivalCurve> of(List<Observation> observations) {
        return of(observations, ShareScale.LOG_LOG);
    }

    static Answer<SurvivalCurve> of(List<Observation> observations, ShareScale scale) {
        if (observations.stream().anyMatch(one -> one.ending() == Observation.Ending.COMPETING)) {
            throw new IllegalArgumentException("a competing event is no censoring; use the cumulative incidence");
        }
        List<Observation> watched = RiskTable.watched(observations);
        if (watched.isEmpty()) {
            return new Answer.NotEnough<>(METHOD, 0, 1, Answer.Lack.VALUES);
        }
        int n = watched.size();
        List<CurveStep> steps = steps(RiskTable.of(watched), scale);
        int events = steps.stream().mapToInt(CurveStep::events).sum();
        return new Answer.Given<>(METHOD, new SurvivalCurve(n, events, steps, median(n, events, steps), METHOD));
    }

    private static List<CurveStep> steps(List<RiskTable.Row> rows, ShareScale scale) {
        List<CurveStep> steps = new ArrayList<>();
        double share = 1;
        double greenwood = 0;
        for (RiskTable.Row row : rows) {
            int left = row.atRisk() - row.events();
            share = left == 0 ? 0 : share * left / row.atRisk();
            greenwood += left == 0 ? 0 : (double) row.events() / row.atRisk() / left;
            steps.add(step(row, share, share * Math.sqrt(greenwood), scale));
        }
        return steps;
    }

    private static CurveStep step(RiskTable.Row row, double share, double error, ShareScale scale) {
        return new CurveStep(
                row.time(),
                row.atRisk(),
                row.events(),
                row.competing(),
                row.censored(),
                share,
                error,
                interval(METHOD, row.atRisk(), share, error, scale));
    }

    static Answer<Interval> interval(Method method, int n, double share, double error, ShareScale scale) {
        return share <= 0 || share >= 1
                ? new Answer.NotEnough<>(method, n, n, Answer.Lack.SPREAD)
                : new Answer.Given<>(method, scale.interval(share, error));
    }

    private static Answer<Estimate> median(int n, int events, List<CurveStep> steps) {
        double median = firstBelowHalf(steps, CurveStep::share);
        if (Double.isInfinite(median)) {
            return new Answer.NotEnough<>(METHOD, events, (n + 1) / 2, Answer.Lack.EVENTS);
        }
        return new Answer.Given<>(METHOD, new Estimate(n, median, medianInterval(n, steps), METHOD));
    }

    private static Answer<Interval> medianInterval(int n, List<CurveStep> steps) {
        if (n < ENOUGH_FOR_INTERVAL) {
            return new Answer.NotEnough<>(METHOD, n, ENOUGH_FOR_INTERVAL, Answer.Lack.VALUES);
        }
        double lower = firstBelowHalf(steps, step -> bound(step, Interval::lower, 0));
        // where nobody is left the interval is unknown, and sets no bound
        double upper = firstBelowHalf(steps, step -> bound(step, Interval::upper, 1));
        return new Answer.Given<>(METHOD, Interval.of(lower, upper));
    }

    private static double bound(CurveStep step, ToDoubleFunction<Interval> side, double beyond) {
        return step.interval().value().map(side::applyAsDouble).orElse(step.share() >= 1 ? 1 : beyond);
    }

    /** Infinite where there is none; the middle of the flat that lies at a half exactly, as in R. */
    private static double firstBelowHalf(List<CurveStep> steps, ToDoubleFunction<CurveStep> height) {
        return crossing(steps, height, 0.5);
    }

    /** The time at which a falling curve comes down to a level. */
    static double crossing(List<CurveStep> steps, ToDoubleFunction<CurveStep> height, double level) {
        double flatSince = Double.NaN;
        for (CurveStep step : steps) {
            double distance = height.applyAsDouble(step) - level;
            boolean onLevel = Math.abs(distance) < 1e-9;
            if (onLevel && Double.isNaN(flatSince)) {
                flatSince = step.time();
            } else if (!onLevel && distance < 0) {
                return Double.isNaN(flatSince) ? step.time() : (flatSince + step.time()) / 2;
            }
        }
        // flat to the end: its end is not known, only that of the watching
        return Double.isNaN(flatSince) ? Double.POSITIVE_INFINITY : (flatSince + lastTime(steps)) / 2;
    }

    private static double lastTime(List<CurveStep> steps) {
        return steps.get(steps.size() - 1).time();
    }

    /** The time at which this share or less is open; infinite where that many never were over. */
    double quantile(double open) {
        return crossing(steps, CurveStep::share, open);
    }
}
