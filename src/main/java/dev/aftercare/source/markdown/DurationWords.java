package dev.aftercare.source.markdown;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A duration in words: {@code 19 hours 43 minutes}, {@code 11 Days}, {@code 3h 8m}, {@code 1 h 30}, {@code about 3 hours}.
 *
 * @param duration the duration
 * @param unit the smallest unit written, which is how exactly it is known
 * @param end behind its words
 */
record DurationWords(Duration duration, Duration unit, int end) {

    private static final Duration LONGEST = Duration.ofDays(400);

    private static final Map<String, Duration> UNITS = Map.ofEntries(
            Map.entry("s", Duration.ofSeconds(1)),
            Map.entry("sec", Duration.ofSeconds(1)),
            Map.entry("secs", Duration.ofSeconds(1)),
            Map.entry("second", Duration.ofSeconds(1)),
            Map.entry("seconds", Duration.ofSeconds(1)),
            Map.entry("seconde", Duration.ofSeconds(1)),
            Map.entry("secondes", Duration.ofSeconds(1)),
            Map.entry("m", Duration.ofMinutes(1)),
            Map.entry("mn", Duration.ofMinutes(1)),
            Map.entry("min", Duration.ofMinutes(1)),
            Map.entry("mins", Duration.ofMinutes(1)),
            Map.entry("minute", Duration.ofMinutes(1)),
            Map.entry("minutes", Duration.ofMinutes(1)),
            Map.entry("h", Duration.ofHours(1)),
            Map.entry("hr", Duration.ofHours(1)),
            Map.entry("hrs", Duration.ofHours(1)),
            Map.entry("hour", Duration.ofHours(1)),
            Map.entry("hours", Duration.ofHours(1)),
            Map.entry("heure", Duration.ofHours(1)),
            Map.entry("heures", Duration.ofHours(1)),
            Map.entry("d", Duration.ofDays(1)),
            Map.entry("day", Duration.ofDays(1)),
            Map.entry("days", Duration.ofDays(1)),
            Map.entry("j", Duration.ofDays(1)),
            Map.entry("jour", Duration.ofDays(1)),
            Map.entry("jours", Duration.ofDays(1)),
            Map.entry("week", Duration.ofDays(7)),
            Map.entry("weeks", Duration.ofDays(7)),
            Map.entry("semaine", Duration.ofDays(7)),
            Map.entry("semaines", Duration.ofDays(7)));

    /** The duration that a text begins with, behind words such as "about"; null where it begins otherwise. */
    static @Nullable DurationWords leading(String text) {
        int at = 0;
        for (int words = 0; at < text.length() && words < 4; ) {
            char letter = text.charAt(at);
            if (digit(text, at)) {
                return numbers(text, at);
            }
            if (Character.isLetter(letter)) {
                at = wordEnd(text, at);
                words++;
            } else if (" ~≈*_(,.\u00a0".indexOf(letter) >= 0) {
                at++;
            } else {
                return null;
            }
        }
        return null;
    }

    /** Says whether a duration is too long to be meant. */
    boolean isAbsurd() {
        return duration.compareTo(LONGEST) > 0;
    }

    private static @Nullable DurationWords numbers(String text, int from) {
        Duration sum = Duration.ZERO;
        Duration smallest = null;
        int at = from;
        int end = from;
        while (digit(text, at)) {
            int numberEnd = numberEnd(text, at);
            int unitStart = skip(text, numberEnd, " \u00a0-");
            int unitEnd = wordEnd(text, unitStart);
            Duration unit = UNITS.get(Words.fold(text.substring(unitStart, unitEnd)));
            if (unit == null && smallest != null && smallest.equals(Duration.ofHours(1)) && numberEnd - at == 2) {
                // "1 h 30": minutes go without saying.
                unit = Duration.ofMinutes(1);
                unitEnd = numberEnd;
            }
            if (unit == null || numberEnd - at > 8) {
                break;
            }
            sum = sum.plusSeconds(
                    Math.round(Double.parseDouble(text.substring(at, numberEnd).replace(',', '.')) * unit.toSeconds()));
            smallest = unit;
            end = unitEnd;
            at = skipAnd(text, unitEnd);
        }
        return smallest == null ? null : new DurationWords(sum, smallest, end);
    }

    private static int numberEnd(String text, int from) {
        int end = from;
        while (digit(text, end)) {
            end++;
        }
        if (end < text.length() && ".,".indexOf(text.charAt(end)) >= 0 && digit(text, end + 1)) {
            end++;
            while (digit(text, end)) {
                end++;
            }
        }
        return end;
    }

    private static int skipAnd(String text, int from) {
        int at = skip(text, from, " ,\u00a0");
        int end = wordEnd(text, at);
        String word = text.substring(at, end).toLowerCase(Locale.ROOT);
        return word.equals("and") || word.equals("et") ? skip(text, end, " \u00a0") : at;
    }

    private static int skip(String text, int from, String letters) {
        int at = from;
        while (at < text.length() && at - from < 4 && letters.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private static int wordEnd(String text, int from) {
        int end = from;
        while (end < text.length() && Character.isLetter(text.charAt(end)) && end - from < 30) {
            end++;
        }
        return end;
    }

    private static boolean digit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
}
