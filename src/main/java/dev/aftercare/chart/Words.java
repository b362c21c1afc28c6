package dev.aftercare.chart;

import dev.aftercare.postmortem.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/** The sentences of one language, with its numbers, dates and durations. */
public final class Words {

    /** Keeps a number and its unit on one line. */
    public static final String NBSP = "\u00a0";

    private static final String FOLDER = "templates/chart/";
    private static final long MINUTES_PER_DAY = Duration.ofDays(1).toMinutes();

    private final Language language;
    private final Properties sentences;
    // a page of thousands of lines says few sentences often
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();
    private final DateTimeFormatter shortMonths;

    /**
     * Speaks a language with these sentences.
     *
     * @param sentences patterns of {@link MessageFormat} by key; an apostrophe is written as ’
     */
    public Words(Language language, Properties sentences) {
        this.language = language;
        this.sentences = sentences;
        this.shortMonths = DateTimeFormatter.ofPattern("MMM", language.locale());
    }

    /** The words of charts as they come along. */
    public static Words of(Language language) {
        return new Words(language, sentences(language));
    }

    /** The sentences of charts in a language as they come along, and the units of every page. */
    public static Properties sentences(Language language) {
        String file = language == Language.ENGLISH ? "chart.properties" : "chart_" + language.code() + ".properties";
        try (InputStream stream = Words.class.getClassLoader().getResourceAsStream(FOLDER + file)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks its file " + FOLDER + file);
            }
            Properties sentences = new Properties();
            sentences.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return sentences;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The locale of its formats. */
    public Locale locale() {
        return language.locale();
    }

    /**
     * Says a sentence.
     *
     * @throws IllegalArgumentException when there is none under this key
     */
    public String say(String key, Object... arguments) {
        String pattern = sentences.getProperty(key);
        if (pattern == null) {
            throw new IllegalArgumentException("there is no sentence \"" + key + "\" in " + language);
        }
        MessageFormat format = formats.computeIfAbsent(key, one -> new MessageFormat(spaced(pattern), locale()));
        synchronized (format) {
            return format.format(arguments);
        }
    }

    /** Says the sentence of an enum's constant: {@code status.DRAFT}. */
    public String say(Enum<?> constant) {
        return say(constant.getDeclaringClass().getSimpleName() + "." + constant.name());
    }

    /** A day: {@code 4 August 2026}, {@code 1er août 2026}. */
    public String date(LocalDate date) {
        return dayOfMonth(date) + NBSP + month(YearMonth.from(date));
    }

    /** A day in a narrow column: {@code 4 Aug 2026}, {@code 1er août 2026}. */
    public String shortDate(LocalDate date) {
        return dayOfMonth(date) + NBSP + shortMonths.format(date) + NBSP + date.getYear();
    }

    /** The day of an instant in a zone. */
    public String date(Instant instant, ZoneId zone) {
        return date(instant.atZone(zone).toLocalDate());
    }

    /** A month: {@code August 2026}. */
    public String month(YearMonth month) {
        return month.getMonth().getDisplayName(TextStyle.FULL, locale()) + NBSP + month.getYear();
    }

    /** A month without its year: {@code Aug}. */
    public String shortMonth(YearMonth month) {
        return month.getMonth().getDisplayName(TextStyle.SHORT_STANDALONE, locale());
    }

    /** A duration to the minute, with its two largest units: {@code 2 h 12 min}, {@code 3 days 4 h}. */
    public String duration(Duration duration) {
        long minutes = duration.plusSeconds(30).toMinutes();
        if (minutes < 1) {
            return say("duration.less");
        }
        if (minutes < 60) {
            return say("duration.minutes", minutes);
        }
        if (minutes < MINUTES_PER_DAY) {
            return twoUnits(say("duration.hours", minutes / 60), "duration.minutes", minutes % 60);
        }
        return twoUnits(
                say("duration.days", minutes / MINUTES_PER_DAY), "duration.hours", minutes % MINUTES_PER_DAY / 60);
    }

    /** A number with one decimal at most: {@code 4.2}, {@code 4,2}. */
    String number(double number) {
        return numbers().format(number);
    }

    /** How numbers are written. */
    NumberFormat numbers() {
        NumberFormat format = NumberFormat.getInstance(locale());
        format.setMaximumFractionDigits(1);
        return format;
    }

    /** A share in whole percents. */
    String percent(double share) {
        return say("percent", Math.round(share * 100));
    }

    /** Days as the largest unit that tells them: {@code 12 days}, {@code 7 weeks}, {@code 5 months}. */
    String days(double days) {
        if (days < 0.5) {
            return say("duration.less-than-a-day");
        }
        return say("duration.days", Math.round(days));
    }

    private String twoUnits(String large, String smallKey, long small) {
        return small == 0 ? large : large + NBSP + say(smallKey, small);
    }

    private String dayOfMonth(LocalDate date) {
        return date.getDayOfMonth() == 1 && language == Language.FRENCH ? "1er" : "" + date.getDayOfMonth();
    }

    /** French typography keeps a double punctuation mark on the line of its word; people write a plain blank. */
    private String spaced(String pattern) {
        String together = pattern.replace("n = ", "n" + NBSP + "=" + NBSP);
        return language == Language.FRENCH
                ? together.replaceAll(" ([:;?!»%])", NBSP + "$1").replace("« ", "«" + NBSP)
                : together;
    }
}
