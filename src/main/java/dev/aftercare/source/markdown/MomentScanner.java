package dev.aftercare.source.markdown;

import dev.aftercare.source.markdown.Moment.DateWords;
import dev.aftercare.source.markdown.Moment.Shape;
import dev.aftercare.source.markdown.Moment.TimeWords;
import java.time.DayOfWeek;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds dates and times in text: {@code 2026-03-04 10:05 UTC}, {@code ~09:40}, {@code 1:22 pm}, {@code 10h05},
 * {@code 12.39UTC}, {@code 0117 UTC}, {@code 16-May-2023}, {@code le 12 janvier 2024 à 14h05}. Scanned by hand: each position
 * is looked at a bounded number of times.
 */
final class MomentScanner {

    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("january", 1),
            Map.entry("jan", 1),
            Map.entry("janvier", 1),
            Map.entry("janv", 1),
            Map.entry("february", 2),
            Map.entry("feb", 2),
            Map.entry("fevrier", 2),
            Map.entry("fevr", 2),
            Map.entry("fev", 2),
            Map.entry("march", 3),
            Map.entry("mar", 3),
            Map.entry("mars", 3),
            Map.entry("april", 4),
            Map.entry("apr", 4),
            Map.entry("avril", 4),
            Map.entry("avr", 4),
            Map.entry("may", 5),
            Map.entry("mai", 5),
            Map.entry("june", 6),
            Map.entry("jun", 6),
            Map.entry("juin", 6),
            Map.entry("july", 7),
            Map.entry("jul", 7),
            Map.entry("juillet", 7),
            Map.entry("juil", 7),
            Map.entry("august", 8),
            Map.entry("aug", 8),
            Map.entry("aout", 8),
            Map.entry("september", 9),
            Map.entry("sept", 9),
            Map.entry("sep", 9),
            Map.entry("septembre", 9),
            Map.entry("october", 10),
            Map.entry("oct", 10),
            Map.entry("octobre", 10),
            Map.entry("november", 11),
            Map.entry("nov", 11),
            Map.entry("novembre", 11),
            Map.entry("december", 12),
            Map.entry("dec", 12),
            Map.entry("decembre", 12));

    private static final Set<String> APPROXIMATE = Set.copyOf(Words.list("""
            approximately, approx, around, about, circa, ca, roughly, estimated, probably, shortly after, before,
            after, vers, environ, env, autour de, aux alentours de, peu apres, apres, avant, estime, probablement
            """));

    private static final Set<String> BETWEEN = Set.copyOf(Words.list("""
            at, a, the, on, le, la, les, de, du, from, depuis, since, as of, partir, s, time, heure, morning,
            afternoon, evening, night, matin, soir
            """));

    private static final Map<String, DayOfWeek> WEEKDAYS = weekdays();

    private static final Set<String> RANGE_WORDS = Set.of("and", "to", "until", "till", "et", "a");

    private static final int LONGEST_WORD = 20;

    private final String text;
    private int at;
    private boolean inSentence;
    private int secondsEnd = -1;
    private @Nullable DayOfWeek weekday;

    private static Map<String, DayOfWeek> weekdays() {
        Map<String, DayOfWeek> weekdays = new HashMap<>();
        List<List<String>> names = List.of(
                Words.list("monday, mon, lundi, lun"),
                Words.list("tuesday, tue, tues, mardi"),
                Words.list("wednesday, wed, mercredi, mer"),
                Words.list("thursday, thu, thur, thurs, jeudi, jeu"),
                Words.list("friday, fri, vendredi, ven"),
                Words.list("saturday, sat, samedi, sam"),
                Words.list("sunday, sun, dimanche, dim"));
        for (int day = 0; day < names.size(); day++) {
            for (String name : names.get(day)) {
                weekdays.put(name, DayOfWeek.of(day + 1));
            }
        }
        return Map.copyOf(weekdays);
    }

    private MomentScanner(String text) {
        this.text = text;
    }

    /** The moment that a text begins with, behind brackets, weekdays and words such as "around"; null where it begins otherwise. */
    static @Nullable Moment leading(String text) {
        return new MomentScanner(text).moment(0);
    }

    /** The next moment from a position on; null where there is none. */
    static @Nullable Moment next(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (beginsWord(text, i)) {
                Moment moment = new MomentScanner(text).strict(i);
                if (moment != null) {
                    return moment;
                }
            }
        }
        return null;
    }

    /** The zone that words begin with; null where they begin otherwise. */
    static @Nullable ZoneWords leadingZone(String text) {
        return new MomentScanner(text).zone(true);
    }

    /** The next zone in a text; null where there is none. An offset in brackets behind an abbreviation says what is meant. */
    static @Nullable ZoneWords nextZone(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (beginsWord(text, i) || beginsName(text, i)) {
                MomentScanner scanner = new MomentScanner(text);
                scanner.at = i;
                ZoneWords zone = scanner.zone(true);
                if (zone != null) {
                    return zone;
                }
            }
        }
        return null;
    }

    private static boolean beginsWord(String text, int i) {
        return Character.isLetterOrDigit(text.charAt(i))
                && (i == 0
                        || !Character.isLetterOrDigit(text.charAt(i - 1)) && ".:#/_-+".indexOf(text.charAt(i - 1)) < 0
                        || i > 1 && text.charAt(i - 1) == '-' && text.charAt(i - 2) == ' ');
    }

    /** The second half of "US/Pacific". */
    private static boolean beginsName(String text, int i) {
        return i > 0 && text.charAt(i - 1) == '/' && Character.isUpperCase(text.charAt(i));
    }

    private @Nullable Moment strict(int from) {
        at = from;
        inSentence = true;
        int start = at;
        char first = text.charAt(from);
        if (Character.isLetter(first) && (!mayBeginMonth(first) || !MONTHS.containsKey(Words.fold(word(from))))) {
            return null;
        }
        Moment moment = dateAndTime(start, false);
        return moment != null && approximateBefore(from) ? moment.approximately() : moment;
    }

    private static boolean mayBeginMonth(char letter) {
        return letter > 127 || "jfmasondJFMASOND".indexOf(letter) >= 0;
    }

    private boolean approximateBefore(int from) {
        String before = text.substring(Math.max(0, from - 20), from).stripTrailing();
        if (before.endsWith("~") || before.endsWith("≈")) {
            return true;
        }
        String folded = Words.fold(before);
        return APPROXIMATE.stream().anyMatch(word -> folded.equals(word) || folded.endsWith(" " + word));
    }

    private @Nullable Moment moment(int from) {
        at = from;
        boolean approximate = lead();
        int start = at;
        return dateAndTime(start, approximate);
    }

    /** Passes over brackets, weekdays and small words; says whether one of them means "approximately". */
    private boolean lead() {
        boolean approximate = false;
        for (int words = 0; at < text.length() && words < 8; ) {
            char letter = text.charAt(at);
            if (letter == '~' || letter == '≈') {
                approximate = true;
                at++;
            } else if (Character.isWhitespace(letter)
                    || Character.isSpaceChar(letter)
                    || "[({*_`,.'’\"".indexOf(letter) >= 0
                    || Character.getType(letter) == Character.OTHER_SYMBOL
                    || Character.getType(letter) == Character.SURROGATE
                    || letter == '\uFE0F') {
                at++;
            } else if (Character.isLetter(letter)) {
                String folded = Words.fold(word(at));
                if (APPROXIMATE.contains(folded)) {
                    approximate = true;
                } else if (WEEKDAYS.containsKey(folded)) {
                    weekday = WEEKDAYS.get(folded);
                } else if (!BETWEEN.contains(folded)) {
                    return approximate;
                }
                at += word(at).length();
                words++;
            } else {
                return approximate;
            }
        }
        return approximate;
    }

    private @Nullable Moment dateAndTime(int start, boolean approximateBefore) {
        boolean approximate = approximateBefore;
        DateWords date = date();
        TimeWords time = null;
        ZoneWords zone = null;
        int end = at;
        if (date != null) {
            approximate |= between();
            time = time(true);
        } else {
            time = time(false);
        }
        if (time != null) {
            zone = zone(false);
            zone = zone == null ? zoneBefore(start) : zone;
            end = at;
            if (date == null) {
                date = dateBehind();
                end = date == null ? end : at;
                at = end;
                zone = date != null && zone == null ? zone(false) : zone;
                end = at;
            }
        } else if (date != null) {
            at = end;
        }
        if (date == null && time == null) {
            return null;
        }
        approximate |= approximateBehind(end);
        return new Moment(date, time, zone, weekday, approximate, start, end);
    }

    /** "10:05~", "10:05?", "10:05 (approx.)". */
    private boolean approximateBehind(int end) {
        if (end < text.length() && (text.charAt(end) == '~' || text.charAt(end) == '?')) {
            return true;
        }
        String behind = text.substring(end, Math.min(text.length(), end + 20)).strip();
        if (!behind.startsWith("(")) {
            return false;
        }
        String folded = Words.fold(behind);
        return APPROXIMATE.stream().anyMatch(word -> folded.equals(word) || folded.startsWith(word + " "))
                || folded.startsWith("maybe");
    }

    /** "beginning from UTC 05:13". */
    private @Nullable ZoneWords zoneBefore(int start) {
        return start >= 4 && (text.startsWith("UTC ", start - 4) || text.startsWith("GMT ", start - 4))
                ? ZoneWords.utc(text.substring(start - 4, start - 1))
                : null;
    }

    /** What may stand between a date and its time. */
    private boolean between() {
        if (at < text.length() && (text.charAt(at) == 'T' || text.charAt(at) == 't') && digit(at + 1)) {
            at++;
            return false;
        }
        int from = at;
        while (at < text.length() && ", -–—:@|\t\u00a0[]*".indexOf(text.charAt(at)) >= 0 && at - from < 6) {
            at++;
        }
        return lead();
    }

    private @Nullable DateWords dateBehind() {
        int from = at;
        while (at < text.length() && " ,(-–\u00a0".indexOf(text.charAt(at)) >= 0 && at - from < 4) {
            at++;
        }
        String word = word(at);
        if (List.of("on", "le", "du", "the", "of").contains(Words.fold(word)) && !word.isEmpty()) {
            at += word.length();
            lead();
        }
        boolean open = from < at && text.substring(from, at).indexOf('(') >= 0;
        boolean connected = at > from
                && (open || !word.isEmpty() || text.substring(from, at).indexOf(',') >= 0);
        DateWords date = connected || text.substring(from, at).equals(" ") ? date() : null;
        if (date == null) {
            at = from;
        } else if (open && at < text.length() && text.charAt(at) == ')') {
            at++;
        }
        return date;
    }

    private @Nullable DateWords date() {
        int from = at;
        DateWords date = digit(at) ? digitDate() : namedMonthFirst();
        if (date == null) {
            at = from;
        }
        return date;
    }

    private @Nullable DateWords digitDate() {
        int digits = digits(at);
        if (digits == 4) {
            return yearFirst();
        }
        return digits <= 2 ? dayOrMonthFirst() : null;
    }

    private @Nullable DateWords yearFirst() {
        int year = number(4);
        char separator = separator();
        int month = separator == 0 ? -1 : smallNumber();
        if (month < 0 || separator() != separator) {
            return null;
        }
        int day = smallNumber();
        boolean open = at < text.length() && "?xX".indexOf(text.charAt(at)) >= 0;
        return day < 0 || open ? null : new DateWords(year, month, day, Shape.YEAR_FIRST);
    }

    private @Nullable DateWords dayOrMonthFirst() {
        int first = smallNumber();
        char separator = separator();
        if (separator == 0) {
            return namedDayFirst(first);
        }
        if (at < text.length() && Character.isLetter(text.charAt(at))) {
            return namedDayFirst(first);
        }
        int second = smallNumber();
        if (second < 0) {
            return null;
        }
        int mark = at;
        if (separator() == separator && (digits(at) == 4 || digits(at) == 2)) {
            int length = digits(at);
            int year = number(length);
            return new DateWords(
                    length == 2 ? 2000 + year : year, first, second, separator == '.' ? Shape.DOTTED : Shape.NUMERIC);
        }
        at = mark;
        return separator != '.' && isTimeBehind() ? new DateWords(0, first, second, Shape.SHORT) : null;
    }

    /** "03-26 17:40": only a time behind it makes two numbers a date. */
    private boolean isTimeBehind() {
        int i = at;
        while (i < text.length() && " ,".indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        int length = i > at ? digits(i) : 0;
        return (length == 1 || length == 2)
                && i + length < text.length()
                && text.charAt(i + length) == ':'
                && digit(i + length + 1);
    }

    private @Nullable DateWords namedDayFirst(int day) {
        if (day < 1 || day > 31) {
            return null;
        }
        String suffix = word(at);
        if (List.of("st", "nd", "rd", "th", "er").contains(suffix.toLowerCase(Locale.ROOT))) {
            at += suffix.length();
        }
        skipSmall(" .-/,\u00a0", 3);
        skipWord("of");
        skipWord("de");
        String word = word(at);
        Integer month = MONTHS.get(Words.fold(word));
        if (month == null || word.equals("may") || word.equals("mar")) {
            return null;
        }
        at += word.length();
        return new DateWords(yearBehind(), month, day, Shape.NAMED);
    }

    private @Nullable DateWords namedMonthFirst() {
        String word = word(at);
        Integer month = MONTHS.get(Words.fold(word));
        if (month == null || !Character.isUpperCase(word.charAt(0))) {
            return null;
        }
        at += word.length();
        skipSmall(". -/,\u00a0", 3);
        skipWord("the");
        int day = digits(at) <= 2 ? smallNumber() : -1;
        if (day < 1 || day > 31 || (at < text.length() && text.charAt(at) == ':')) {
            return null;
        }
        String suffix = word(at);
        if (List.of("st", "nd", "rd", "th").contains(suffix.toLowerCase(Locale.ROOT))) {
            at += suffix.length();
        }
        skipSecondDay();
        return new DateWords(yearBehind(), month, day, Shape.NAMED);
    }

    /** "October 29-30, 2025" begins on the 29th. */
    private void skipSecondDay() {
        int from = at;
        if (at < text.length() && "-–".indexOf(text.charAt(at)) >= 0) {
            at++;
            if (digits(at) > 2 || smallNumber() < 0 || (at < text.length() && text.charAt(at) == ':')) {
                at = from;
            }
        }
    }

    private int yearBehind() {
        int from = at;
        skipSmall(" ,.-/\u00a0", 3);
        boolean clock = at + 4 < text.length()
                && ("hH".indexOf(text.charAt(at + 4)) >= 0 || text.charAt(at + 4) == ':' && digit(at + 5));
        if (digits(at) == 4 && !clock && (text.charAt(at) == '1' || text.charAt(at) == '2') && !isZoneBehind(at + 4)) {
            return number(4);
        }
        // "09/Jan/24", "9-Jan-24", "Jan 9 '24".
        boolean joined = at == from + 1 && "/-".indexOf(text.charAt(from)) >= 0;
        boolean short0 = at > from && at < text.length() && "'’".indexOf(text.charAt(at)) >= 0 && ++at > 0;
        if ((joined || short0) && digits(at) == 2 && (at + 2 >= text.length() || text.charAt(at + 2) != ':')) {
            return 2000 + number(2);
        }
        at = from;
        return 0;
    }

    /** "Feb 7 1117 UTC" holds a time, not a year. */
    private boolean isZoneBehind(int from) {
        MomentScanner behind = new MomentScanner(text);
        behind.at = from;
        return behind.zone(false) != null;
    }

    private @Nullable TimeWords time(boolean behindDate) {
        int from = at;
        TimeWords time = digit(at) ? digitTime(behindDate) : wordTime();
        if (time == null) {
            at = from;
        }
        return time;
    }

    private @Nullable TimeWords wordTime() {
        String word = word(at);
        String folded = Words.fold(word);
        if (folded.equals("noon") || folded.equals("midi")) {
            at += word.length();
            return new TimeWords(12, 0, 0, false);
        }
        return null;
    }

    private @Nullable TimeWords digitTime(boolean behindDate) {
        int digits = digits(at);
        if (digits == 4) {
            return fourDigits(behindDate);
        }
        if (digits > 2) {
            return null;
        }
        boolean padded = text.charAt(at) == '0';
        int hour = smallNumber();
        char mark = at < text.length() ? text.charAt(at) : ' ';
        return switch (mark) {
            case ':' -> clock(hour, padded);
            case 'h', 'H' -> french(hour);
            case '.' -> dotted(hour);
            case ' ', '\u00a0' -> spacedHour(hour);
            default -> half(hour, 0, 0, false, true);
        };
    }

    /** "10 h 05" and "5 pm". */
    private @Nullable TimeWords spacedHour(int hour) {
        boolean hours = at + 1 < text.length() && "hH".indexOf(text.charAt(at + 1)) >= 0 && !letter(at + 2);
        if (hours) {
            at++;
            return french(hour);
        }
        return half(hour, 0, 0, false, true);
    }

    private @Nullable TimeWords clock(int hour, boolean padded) {
        at++;
        if (at + 1 < text.length() && "?xX".indexOf(text.charAt(at)) >= 0 && "?xX".indexOf(text.charAt(at + 1)) >= 0) {
            at += 2;
            return valid(hour, -1, 0, false);
        }
        if (digits(at) != 2) {
            return null;
        }
        int minute = number(2);
        int second = 0;
        if (at < text.length() && text.charAt(at) == ':' && digits(at + 1) == 2) {
            at++;
            second = number(2);
            if (at < text.length() && ".,".indexOf(text.charAt(at)) >= 0 && digit(at + 1)) {
                at += 1 + digits(at + 1);
            }
            secondsEnd = at;
        }
        if (at < text.length() && digit(at)) {
            return null;
        }
        return half(hour, minute, second, !padded && hour >= 1 && hour <= 12, false);
    }

    /** "10h05", "10h", "10 h 05". */
    private @Nullable TimeWords french(int hour) {
        at++;
        if (at < text.length() && Character.isLetter(text.charAt(at))) {
            return null;
        }
        int mark = at;
        skipSmall(" \u00a0", 1);
        if (digits(at) == 1 && !inSentence && letter(at + 1)) {
            // "3h 8m".
            return null;
        }
        if (digits(at) == 2) {
            int minute = number(2);
            boolean unit = at < text.length() && Character.isLetter(text.charAt(at)) && !text.startsWith("UTC", at);
            return unit ? null : valid(hour, minute, 0, false);
        }
        at = mark;
        // "took 3h" is a duration.
        return inSentence ? null : valid(hour, 0, 0, false);
    }

    /** "12.39UTC": only a zone behind it makes it a time. */
    private @Nullable TimeWords dotted(int hour) {
        at++;
        if (digits(at) != 2) {
            return null;
        }
        int minute = number(2);
        TimeWords half = half(hour, minute, 0, false, true);
        return half != null || zoneFollows() ? half == null ? valid(hour, minute, 0, false) : half : null;
    }

    /** "0117 UTC", "1010 hrs". */
    private @Nullable TimeWords fourDigits(boolean behindDate) {
        if (at + 5 < text.length() && "-/".indexOf(text.charAt(at + 4)) >= 0 && digit(at + 5) && digits(at + 5) <= 2) {
            // "2026-07-19 – 2026-07-24" ends with a day, not at 20:26.
            return null;
        }
        int number = number(4);
        if (separator() != 0) {
            // "2026-07-19 – 2026-07-24": the year of another date.
            return null;
        }
        String unit = Words.fold(word(at + (at < text.length() && text.charAt(at) == ' ' ? 1 : 0)));
        boolean hours = unit.equals("h") || unit.equals("hrs") || unit.equals("hours");
        if (!hours && !zoneFollows() && !rangeFollows() && !(behindDate && endsTime())) {
            return null;
        }
        if (hours) {
            skipSmall(" ", 1);
            at += word(at).length();
        }
        return valid(number / 100, number % 100, 0, false);
    }

    /** "between 1900 and 2100 UTC": the zone of the end makes a time of the beginning. */
    private boolean rangeFollows() {
        int mark = at;
        skipSmall(" -–—", 3);
        String word = Words.fold(word(at));
        if (RANGE_WORDS.contains(word)) {
            at += word(at).length();
            skipSmall(" ", 1);
        }
        boolean follows = at > mark && digits(at) == 4;
        at += follows ? 4 : 0;
        follows = follows && zoneFollows();
        at = mark;
        return follows;
    }

    /** "2024-03-12 0616: alerts received" ends its time as the end of the text does. */
    private boolean endsTime() {
        return at >= text.length()
                || ":-–—".indexOf(text.charAt(at)) >= 0
                || text.startsWith(" -", at)
                || text.startsWith(" –", at);
    }

    private boolean zoneFollows() {
        int mark = at;
        boolean follows = zone(false) != null;
        at = mark;
        return follows;
    }

    /** A clock with twelve hours: "1:22 pm", "11:21a", "5 p.m.". */
    private @Nullable TimeWords half(int hour, int minute, int second, boolean twelve, boolean needed) {
        int mark = at;
        skipSmall(" \u00a0", 1);
        String word = word(at).toLowerCase(Locale.ROOT);
        boolean dots = word.length() == 1 && text.regionMatches(true, at + 1, ".m", 0, 2);
        if (word.equals("am")
                || word.equals("pm")
                || (dots && "ap".contains(word))
                || (word.equals("a") || word.equals("p")) && mark == at) {
            at += dots ? (at + 3 < text.length() && text.charAt(at + 3) == '.' ? 4 : 3) : word.length();
            boolean afternoon = word.startsWith("p");
            int full = hour == 12 ? (afternoon ? 12 : 0) : afternoon && hour < 12 ? hour + 12 : hour;
            return valid(full, minute, second, false);
        }
        at = mark;
        return needed ? null : valid(hour, minute, second, twelve);
    }

    private static @Nullable TimeWords valid(int hour, int minute, int second, boolean twelve) {
        return hour >= 0 && hour <= 23 && minute <= 59 && second <= 59
                ? new TimeWords(hour, minute, second, twelve)
                : null;
    }

    /** The zone here; inside a sentence only with a blank or bracket before it. */
    private @Nullable ZoneWords zone(boolean alone) {
        int from = at;
        ZoneWords zone = zoneHere(alone);
        if (zone == null) {
            at = from;
        }
        return zone;
    }

    private @Nullable ZoneWords zoneHere(boolean alone) {
        if (at < text.length() && text.charAt(at) == 'Z' && !letter(at + 1)) {
            at++;
            return ZoneWords.utc("Z");
        }
        ZoneWords offset = offset();
        if (offset != null) {
            return offset;
        }
        int from = at;
        skipSmall(" \u00a0*_`", 2);
        boolean bracket = at < text.length() && "([".indexOf(text.charAt(at)) >= 0;
        at += bracket ? 1 : 0;
        if (at > from + (bracket ? 1 : 0) && !bracket) {
            ZoneWords spaced = offset();
            if (spaced != null) {
                return spaced;
            }
        }
        ZoneWords zone = namedZone(alone);
        if (zone != null) {
            ZoneWords meant = offsetInBrackets();
            at += bracket && at < text.length() && ")]".indexOf(text.charAt(at)) >= 0 ? 1 : 0;
            return meant == null ? zone : meant;
        }
        return null;
    }

    /** "PST (UTC-7)" says that the offset is meant. */
    private @Nullable ZoneWords offsetInBrackets() {
        int from = at;
        skipSmall(" ", 1);
        if (at < text.length() && text.charAt(at) == '(') {
            at++;
            String word = word(at);
            if (word.equals("UTC") || word.equals("GMT")) {
                at += 3;
                skipSmall(" ", 1);
                ZoneWords offset = signedOffset();
                if (offset != null && at < text.length() && text.charAt(at) == ')') {
                    at++;
                    return offset;
                }
            }
        }
        at = from;
        return null;
    }

    /** "+02:00", "+0200"; with a minus only directly behind seconds, where it cannot be a range. */
    private @Nullable ZoneWords offset() {
        if (at >= text.length()) {
            return null;
        }
        boolean minus = text.charAt(at) == '-' && at == secondsEnd && digit(at - 1);
        return text.charAt(at) == '+' || minus ? signedOffset() : null;
    }

    private @Nullable ZoneWords signedOffset() {
        int from = at;
        if (at >= text.length() || "+-−".indexOf(text.charAt(at)) < 0) {
            return null;
        }
        int sign = text.charAt(at) == '+' ? 1 : -1;
        at++;
        int length = digits(at);
        int hours = length == 4 ? number(2) : length == 1 || length == 2 ? smallNumber() : -1;
        int minutes = 0;
        if (length == 4) {
            minutes = number(2);
        } else if (at < text.length() && text.charAt(at) == ':' && digits(at + 1) == 2) {
            at++;
            minutes = number(2);
        }
        if (hours < 0 || hours > 14 || minutes > 59) {
            at = from;
            return null;
        }
        return ZoneWords.ofOffset(text.substring(from, at), sign * (hours * 60 + minutes));
    }

    private @Nullable ZoneWords namedZone(boolean alone) {
        String word = word(at);
        if (word.isEmpty()) {
            return null;
        }
        ZoneWords abbreviation = ZoneWords.abbreviation(word);
        if (abbreviation != null) {
            at += word.length();
            boolean universal = abbreviation.zone().getId().equals("UTC");
            int mark = at;
            skipSmall(" ", universal && alone ? 1 : 0);
            ZoneWords offset = universal ? signedOffset() : null;
            at = offset == null ? mark : at;
            return offset == null ? abbreviation : offset;
        }
        return longZone(word, alone);
    }

    private @Nullable ZoneWords longZone(String word, boolean alone) {
        int end = at;
        while (end < text.length() && end - at < 40 && (letter(end) || "/_-".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        ZoneWords region = ZoneWords.region(text.substring(at, end));
        if (region != null) {
            at = end;
            return region;
        }
        return spokenZone(word, alone);
    }

    /** "Pacific Time", "Paris time", "heure de Paris". */
    private @Nullable ZoneWords spokenZone(String word, boolean alone) {
        int from = at;
        StringBuilder folded = new StringBuilder(Words.fold(word));
        at += word.length();
        boolean french = folded.toString().equals("heure") || folded.toString().equals("heures");
        if (french) {
            folded.setLength(0);
            skipSmall(" ", 1);
            skipWord("de");
            skipWord("d");
            skipSmall("'’", 1);
            folded.append(Words.fold(word(at)));
            at += word(at).length();
        }
        for (int words = 1; words <= 4; words++) {
            ZoneWords zone = ZoneWords.named(folded.toString());
            String next = nextWord();
            boolean said = french || Words.fold(next).equals("time") || ZoneWords.isName(folded.toString());
            if (zone != null
                    && said
                    && (alone || french || Words.fold(next).equals("time") || folded.indexOf(" ") > 0)) {
                if (Words.fold(next).equals("time") && !french) {
                    skipSmall(" ", 1);
                    at += next.length();
                }
                return new ZoneWords(text.substring(from, at), zone.zone(), null, List.of());
            }
            if (next.isEmpty()) {
                break;
            }
            skipSmall(" ", 1);
            at += next.length();
            folded.append(' ').append(Words.fold(next));
        }
        at = from;
        return null;
    }

    private String nextWord() {
        return at < text.length() && text.charAt(at) == ' ' ? word(at + 1) : "";
    }

    private void skipWord(String folded) {
        int from = at;
        skipSmall(" ", 1);
        String word = word(at);
        if (Words.fold(word).equals(folded)) {
            at += word.length();
            skipSmall(" ", 1);
        } else {
            at = from;
        }
    }

    private void skipSmall(String letters, int most) {
        int from = at;
        while (at < text.length() && at - from < most && letters.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char separator() {
        if (at < text.length()
                && "-/.‑".indexOf(text.charAt(at)) >= 0
                && at + 1 < text.length()
                && Character.isLetterOrDigit(text.charAt(at + 1))) {
            char found = text.charAt(at);
            at++;
            return found == '‑' ? '-' : found;
        }
        return 0;
    }

    private String word(int from) {
        int end = from;
        while (end < text.length() && end - from < LONGEST_WORD && letter(end)) {
            end++;
        }
        return from < text.length() ? text.substring(from, end) : "";
    }

    private boolean letter(int i) {
        return i < text.length() && Character.isLetter(text.charAt(i));
    }

    private boolean digit(int i) {
        return i >= 0 && i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }

    private int digits(int from) {
        int end = from;
        while (digit(end) && end - from < 10) {
            end++;
        }
        return end - from;
    }

    /** A number of one or two digits; -1 where there is none. */
    private int smallNumber() {
        int length = digits(at);
        return length == 1 || length == 2 ? number(length) : -1;
    }

    private int number(int length) {
        int number = Integer.parseInt(text.substring(at, at + length));
        at += length;
        return number;
    }
}
