package dev.aftercare.statistics;

/**
 * How one rate stands to another.
 *
 * @param n the events of both periods together
 * @param ratio first by second; positive infinity where the second had none
 * @param interval where the true ratio may lie
 * @param pValue how probable a difference like this is where there is none
 * @param method how it was worked out
 */
public record RateRatio(int n, double ratio, Interval interval, double pValue, Method method) {}
