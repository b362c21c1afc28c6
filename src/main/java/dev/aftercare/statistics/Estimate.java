package dev.aftercare.statistics;

/**
 * A figure worked out from numbers, with its interval where there are enough of them for one.
 *
 * @param n how many numbers stand behind it
 * @param value the figure, in the unit of the numbers
 * @param interval where the true value may lie
 * @param method how it was worked out
 */
public record Estimate(int n, double value, Answer<Interval> interval, Method method) {}
