package dev.aftercare.chart;

/** Draws, in one language. Where there are too few numbers for a picture, a sentence says so. */
public final class Charts {

    /** With fewer values no interval of a median covers 95 %, and a share may be nearly anything. */
    static final int ENOUGH_VALUES = 6;

    /** With fewer months nothing is known of their mean. */
    static final int ENOUGH_MONTHS = 8;

    private final Words words;

    /** Draws with these words. */
    public Charts(Words words) {
        this.words = words;
    }

    /** A dot for each incident, and the medians with their intervals. Not bars of means: a mean of few skewed values wobbles. */
    public Chart times(Times times) {
        return new TimesChart(times, words).chart();
    }

    /** A u-chart: a point for each month, and the limits that chance alone seldom leaves. */
    public Chart counts(Counts counts) {
        return new CountsChart(counts, words).chart();
    }

    /** A curve for each priority: the share that is done by a time. */
    public Chart timesToDone(TimesToDone times) {
        return new TimesToDoneChart(times, words).chart();
    }

    /** A dot for each open action, by priority and age. */
    public Chart openActions(OpenActions actions) {
        return new OpenActionsChart(actions, words).chart();
    }

    /** A row for each share, with its interval. */
    public Chart shares(Shares shares) {
        return new SharesChart(shares, words).chart();
    }
}
