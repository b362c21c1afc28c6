package dev.aftercare.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Aalen and Johansen's curve: the share that is done by a time, where some are open still and others were canceled. A
 * canceled one is never done: taking it for an open one, as Kaplan and Meier would, promises too much. Time: n log n.
 *
 * @param n how many were watched
 * @param events how many of them were done
 * @param competing how many ended in another way
 * @param steps the share done, by time; before the first it is 0
 * @param median the time by which half are done, of all, canceled ones included
 * @param method how it was worked out
 */
public record CumulativeIncidence(
        int n, int events, int competing, List<CurveStep> steps, Answer<Estimate> median, Method method) {

    static final Method METHOD = new Method(
            "Aalen-Johansen cumulative incidence",
            1,
            "Aalen and Johansen (1978) for two ways of ending, with left truncation; variance by the delta method (Marubini"
                    + " and Valsecchi 1995, 10.2), interval on the log(-log) scale; median as for Kaplan-Meier.");

    /** Keeps the steps as they are. */
    public CumulativeIncidence {
        steps = List.copyOf(steps);
    }

    /** The curve of observations in any order. */
    public static Answer<CumulativeIncidence> of(List<Observation> observations) {
        List<Observation> watched = RiskTable.watched(observations);
        if (watched.isEmpty()) {
            return new Answer.NotEnough<>(METHOD, 0, 1, Answer.Lack.VALUES);
        }
        List<CurveStep> steps = new ArrayList<>();
        Sums sums = new Sums();
        for (RiskTable.Row row : RiskTable.of(watched)) {
            sums.add(row);
            steps.add(step(row, sums));
        }
        int n = watched.size();
        int events = steps.stream().mapToInt(CurveStep::events).sum();
        int competing = steps.stream().mapToInt(CurveStep::competing).sum();
        return new Answer.Given<>(
                METHOD, new CumulativeIncidence(n, events, competing, steps, median(n, events, steps), METHOD));
    }

    private static CurveStep step(RiskTable.Row row, Sums sums) {
        double error = Math.sqrt(Math.max(0, sums.variance()));
        return new CurveStep(
                row.time(),
                row.atRisk(),
                row.events(),
                row.competing(),
                row.censored(),
                sums.incidence,
                error,
                SurvivalCurve.interval(METHOD, row.atRisk(), sums.incidence, error, ShareScale.LOG_LOG));
    }

    private static Answer<Estimate> median(int n, int events, List<CurveStep> steps) {
        double median = SurvivalCurve.crossing(steps, step -> 1 - step.share(), 0.5);
        if (Double.isInfinite(median)) {
            return new Answer.NotEnough<>(METHOD, events, (n + 1) / 2, Answer.Lack.EVENTS);
        }
        return new Answer.Given<>(METHOD, new Estimate(n, median, medianInterval(n, steps), METHOD));
    }

    private static Answer<Interval> medianInterval(int n, List<CurveStep> steps) {
        if (n < SurvivalCurve.ENOUGH_FOR_INTERVAL) {
            return new Answer.NotEnough<>(METHOD, n, SurvivalCurve.ENOUGH_FOR_INTERVAL, Answer.Lack.VALUES);
        }
        // the share done rises: its upper bound comes to a half first
        double lower = SurvivalCurve.crossing(steps, step -> 1 - bound(step, Interval::upper, 1), 0.5);
        double upper = SurvivalCurve.crossing(steps, step -> 1 - bound(step, Interval::lower, 0), 0.5);
        return new Answer.Given<>(METHOD, Interval.of(lower, upper));
    }

    private static double bound(CurveStep step, ToDoubleFunction<Interval> side, double whenAllAreDone) {
        return step.interval().value().map(side::applyAsDouble).orElse(step.share() <= 0 ? 0 : whenAllAreDone);
    }

    /** Running sums, so that the variance at each step takes no second look at those before. */
    private static final class Sums {
        private double open = 1;
        private double incidence;

        // of d / (n (n - d)), times the incidence at that time to the power 0, 1 and 2
        private double hazard;
        private double hazardByIncidence;
        private double hazardByIncidenceSquared;
        private double own;

        // of S d1 / n^2, times the incidence to the power 0 and 1
        private double shared;
        private double sharedByIncidence;

        void add(RiskTable.Row row) {
            double n = row.atRisk();
            double events = row.events();
            double ended = row.ended();
            incidence += open * events / n;
            // where nobody is left, nothing comes after, and the difference that it is multiplied by is 0
            double weight = ended < n ? ended / (n * (n - ended)) : 0;
            hazard += weight;
            hazardByIncidence += weight * incidence;
            hazardByIncidenceSquared += weight * incidence * incidence;
            own += open * open * events * (n - events) / (n * n * n);
            double share = open * events / (n * n);
            shared += share;
            sharedByIncidence += share * incidence;
            open *= (n - ended) / n;
        }

        double variance() {
            return incidence * incidence * hazard
                    - 2 * incidence * hazardByIncidence
                    + hazardByIncidenceSquared
                    + own
                    - 2 * (incidence * shared - sharedByIncidence);
        }
    }
}
