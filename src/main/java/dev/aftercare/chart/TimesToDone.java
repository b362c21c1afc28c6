package dev.aftercare.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long it takes until actions are done, by priority. Open ones are not taken for done, and canceled ones never are.
 *
 * @param curves a curve for each priority, the most urgent first
 * @param leftOut how many actions are in no curve, because nobody knows when they began or ended
 * @param sentence what the figures say, in words; null where this picture's own words will do
 */
public record TimesToDone(
        List<Curve> curves, int leftOut, @Nullable String sentence) {

    public TimesToDone {
        curves = List.copyOf(curves);
    }

    /**
     * The actions of one priority.
     *
     * @param name what they are called on the page
     * @param n how many there are
     * @param done how many of them are done
     * @param steps the share that is done, by time; it holds until the next step, and is 0 before the first
     * @param openSince how many days each of those has been open that are still open
     * @param followed how many days the one that was followed the longest was
     * @param median when half are done; null where less than half are
     */
    public record Curve(
            String name,
            int n,
            int done,
            List<Step> steps,
            List<Double> openSince,
            double followed,
            @Nullable Median median) {

        public Curve {
            steps = List.copyOf(steps);
            openSince = List.copyOf(openSince);
        }

        /** The share that is done after some days. */
        double shareAt(double days) {
            return steps.stream()
                    .filter(step -> step.days() <= days)
                    .reduce((before, after) -> after)
                    .map(Step::share)
                    .orElse(0.0);
        }
    }

    /**
     * A step of a curve.
     *
     * @param days when it is
     * @param share the share that is done from then on, from 0 to 1
     * @param lower where the true share may lie, at least
     * @param upper where the true share may lie, at most
     */
    public record Step(double days, double share, double lower, double upper) {}

    /**
     * When half are done, in days, with its interval of 95 %.
     *
     * @param lower null where nothing bounds it below
     * @param upper null where nothing bounds it above
     */
    public record Median(
            double days, @Nullable Double lower, @Nullable Double upper) {}
}
