package dev.aftercare.trend;

/**
 * A figure with how it was worked out, as it is kept.
 *
 * @param figure the figure
 * @param methods the methods with their versions
 * @param seed what random numbers were drawn from
 */
record StoredFigure(DurationFigure figure, String methods, long seed) {}
