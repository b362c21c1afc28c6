package dev.aftercare.trend;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of countermeasures.
 *
 * @param asOf the instant that open ones were looked at
 * @param open how many are open or in progress
 * @param done how many are done
 * @param cancelled how many were given up
 * @param unknown how many have neither ticket nor completion mark: they are in no figure
 * @param endless how many are done or cancelled on a day that nobody states: they are in no figure of time
 * @param curves how fast they are done: of all, then by priority, the most urgent first; none without any
 * @param ages how many days each open one has been open, the oldest first
 * @param overdue by how many working days each late one is late, the latest first
 * @param shares done by their due date, with days of grace; reopened
 */
public record ActionFigures(
        Instant asOf,
        int open,
        int done,
        int cancelled,
        int unknown,
        int endless,
        List<Curve> curves,
        List<Integer> ages,
        List<Integer> overdue,
        List<ShareFigure> shares) {

    /** The curve of all priorities together. */
    public static final String ALL = "all";

    /** The curve of those that no priority is known of. */
    public static final String NONE = "none";

    /** Keeps the numbers as they are. */
    public ActionFigures {
        curves = List.copyOf(curves);
        ages = List.copyOf(ages);
        overdue = List.copyOf(overdue);
        shares = List.copyOf(shares);
    }

    /**
     * The share that is done, by the days since each was decided. Open ones are censored; a cancelled one is never done.
     *
     * @param group {@link #ALL}, a priority such as {@code P1}, or {@link #NONE}
     * @param n how many were watched
     * @param done how many of them were done
     * @param cancelled how many were given up
     * @param open how many are open still
     * @param median the time by which half are done; null where half are not
     * @param steps the curve; before the first step the share is 0
     */
    public record Curve(
            String group,
            int n,
            int done,
            int cancelled,
            int open,
            @Nullable TimeEstimate median,
            List<Step> steps) {

        /** Keeps the steps as they are. */
        public Curve {
            steps = List.copyOf(steps);
        }
    }

    /**
     * A step of the curve; it holds until the next.
     *
     * @param days days since each was decided
     * @param atRisk how many were still watched just before
     * @param share the share that is done from here on, from 0 to 1
     * @param lower the lower end of its 95 % interval; null where there is none
     * @param upper the upper end; null where there is none
     * @param censored how many were open still when last looked at, at this age
     */
    public record Step(
            double days,
            int atRisk,
            double share,
            @Nullable Double lower,
            @Nullable Double upper,
            int censored) {}
}
