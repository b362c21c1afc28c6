package dev.aftercare.trend;

import dev.aftercare.postmortem.Language;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** Words and numbers of figures in one language. */
final class FigureWords {

    private static final String NBSP = "\u00a0";
    private static final long MINUTES_A_DAY = Duration.ofDays(1).toMinutes();

    // Without "no fallback" the machine's own language would beat English.
    private static final ResourceBundle.Control CONTROL =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle sentences;
    private final Locale locale;

    FigureWords(Language language) {
        this.sentences = ResourceBundle.getBundle("templates.trend.figures", language.locale(), CONTROL);
        this.locale = language.locale();
    }

    String say(String key, Object... arguments) {
        return new MessageFormat(sentences.getString(key), locale).format(arguments);
    }

    /** A duration with its two largest units: {@code 2 h 12 min}. */
    String duration(Duration duration) {
        long minutes = duration.plusSeconds(30).toMinutes();
        if (minutes < 1) {
            return say("duration.less");
        }
        if (minutes < 60) {
            return say("duration.minutes", minutes);
        }
        if (minutes < MINUTES_A_DAY) {
            return two(say("duration.hours", minutes / 60), "duration.minutes", minutes % 60);
        }
        return two(say("duration.days", minutes / MINUTES_A_DAY), "duration.hours", minutes % MINUTES_A_DAY / 60);
    }

    /** A duration of which hours are no news: {@code 34 days}. */
    String days(Duration duration) {
        return say("duration.days", Math.round(duration.toMinutes() / (double) MINUTES_A_DAY));
    }

    String percent(double share) {
        return Math.round(share * 100) + NBSP + "%";
    }

    /** By how much something is multiplied, to two digits or more. */
    String ratio(double ratio) {
        return new MessageFormat(ratio < 10 ? "{0,number,0.0#}" : "{0,number,0}", locale).format(new Object[] {ratio});
    }

    String interval(TimeEstimate estimate) {
        Duration lower = estimate.lower();
        if (lower == null) {
            return say("interval.few");
        }
        return interval(duration(lower), estimate.upper() == null ? null : duration(estimate.upper()));
    }

    String interval(String lower, @Nullable String upper) {
        return upper == null ? say("interval.open", lower) : say("interval", lower, upper);
    }

    private String two(String large, String smallKey, long small) {
        return small == 0 ? large : large + NBSP + say(smallKey, small);
    }
}
