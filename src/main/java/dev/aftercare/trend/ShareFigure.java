package dev.aftercare.trend;

import org.jspecify.annotations.Nullable;

/**
 * A share of a whole, with Wilson's interval.
 *
 * @param figure what is counted
 * @param months over how many months; 0 where it is about all that are known
 * @param grace how many days beyond its limit still count; 0 for most
 * @param hits how many of them
 * @param n of how many that say
 * @param untold how many more do not say, or are not due yet
 * @param share hits by n; null where n is 0
 * @param lower the lower end of its 95 % interval; null where n is 0
 * @param upper the upper end; null where n is 0
 */
public record ShareFigure(
        FigureName figure,
        int months,
        int grace,
        int hits,
        int n,
        int untold,
        @Nullable Double share,
        @Nullable Double lower,
        @Nullable Double upper) {}
