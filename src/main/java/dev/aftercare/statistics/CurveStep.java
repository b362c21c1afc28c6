package dev.aftercare.statistics;

/**
 * One step of a curve; it holds from its time to that of the next.
 *
 * @param time in the unit of the observations
 * @param atRisk how many were watched just before
 * @param events how many events at this time
 * @param competing how many ended in another way at this time
 * @param censored how many were watched up to this time and no longer
 * @param share the share from this time on: still open, or done, as the curve says
 * @param standardError of the share
 * @param interval where the true share may lie; none where the share is 0 or 1
 */
public record CurveStep(
        double time,
        int atRisk,
        int events,
        int competing,
        int censored,
        double share,
        double standardError,
        Answer<Interval> interval) {}
