package dev.aftercare.statistics;

import static dev.aftercare.statistics.Interval.ALPHA;

import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * What it means that something has not happened again, or seldom. The rate before is not known, only counted; so, as with two
 * Poisson rates, the total is taken as given: without any change each event falls into the later time with its share of the
 * whole time. For none since: {@code P = (T0 / (T0 + T1))^k0}.
 *
 * @param before how many there were before
 * @param since how many there were since
 * @param chance how probable so few since are where nothing changed
 * @param shows whether that is evidence: the chance is 5 % at most, and there were at least two before
 * @param quietNeeded how long it must stay quiet in all, in the unit of the times, before silence means anything; given what
 *     there was before, and nothing since. Empty where silence never shows anything: with fewer than two before
 * @param method how it was worked out
 */
public record Silence(int before, int since, double chance, boolean shows, OptionalDouble quietNeeded, Method method) {

    /** One event may have been chance itself: without it there is no habit that could have ended. */
    static final int ENOUGH_BEFORE = 2;

    static final Method METHOD = new Method(
            "silence since a change",
            1,
            "Given the total, the number since is binomial with T1 / (T0 + T1); evidence at 5 % or below, with at least two"
                    + " before. Quiet needed: T0 (20^(1/k0) - 1).");

    /**
     * What the time since says.
     *
     * @param before how many there were before the change
     * @param timeBefore the time in which they were counted, above 0
     * @param since how many there were since the change
     * @param timeSince the time since, in the same unit
     */
    public static Silence of(int before, double timeBefore, int since, double timeSince) {
        if (before < 0 || since < 0 || !(timeBefore > 0) || !(timeSince >= 0)) {
            throw new IllegalArgumentException(
                    "%d in %s, then %d in %s: cannot be".formatted(before, timeBefore, since, timeSince));
        }
        double chance = BinomialDistribution.of(before + since, timeSince / (timeBefore + timeSince))
                .cumulativeProbability(since);
        boolean enough = before >= ENOUGH_BEFORE;
        return new Silence(
                before,
                since,
                chance,
                enough && chance <= ALPHA,
                enough ? OptionalDouble.of(quiet(before, timeBefore)) : OptionalDouble.empty(),
                METHOD);
    }

    static double quiet(int before, double timeBefore) {
        return timeBefore * (Math.pow(ALPHA, -1.0 / before) - 1);
    }
}
