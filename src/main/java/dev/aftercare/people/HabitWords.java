package dev.aftercare.people;

import dev.aftercare.postmortem.Language;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what people's habits look like in a cell, in English and in French. */
final class HabitWords {

    private static final Pattern REGION = Pattern.compile("[A-Za-z]{2}([-/][A-Za-z0-9]{1,3})*");
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;/+]+");
    private static final Pattern RANGE = Pattern.compile("(\\S+?)\\s*[-–]\\s*(\\S+)");
    private static final Set<String> LEFT = Set.of("left", "gone", "parti", "partie");
    private static final int SHORTEST_DAY = 2;

    private HabitWords() {}

    static Optional<ZoneId> zone(String written) {
        try {
            return Optional.of(ZoneId.of(written));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    static Optional<Language> language(String written) {
        return Arrays.stream(Language.values())
                .filter(language -> language.code().equalsIgnoreCase(written))
                .findFirst();
    }

    static Optional<String> region(String written) {
        return REGION.matcher(written).matches() ? Optional.of(written.toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    /** A day by its English or French name, or the beginning of it. */
    static Optional<DayOfWeek> day(String written) {
        String start = written.toLowerCase(Locale.ROOT).replace(".", "");
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> start.length() >= SHORTEST_DAY
                        && (nameOf(day, Locale.ENGLISH).startsWith(start)
                                || nameOf(day, Locale.FRENCH).startsWith(start)))
                .findFirst();
    }

    /** Several days, one behind the other or as a range: {@code Mon-Thu}, {@code Mon Tue Thu}. */
    static Optional<Set<DayOfWeek>> days(String written) {
        var range = RANGE.matcher(written);
        if (range.matches()) {
            Optional<DayOfWeek> from = day(range.group(1));
            Optional<DayOfWeek> to = day(range.group(2));
            return from.isPresent() && to.isPresent() ? Optional.of(between(from.get(), to.get())) : Optional.empty();
        }
        List<Optional<DayOfWeek>> each =
                BETWEEN.splitAsStream(written).map(HabitWords::day).toList();
        if (each.isEmpty() || each.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        each.forEach(day -> day.ifPresent(days::add));
        return Optional.of(days);
    }

    static Optional<Absence> absence(String written) {
        if (LEFT.contains(written.toLowerCase(Locale.ROOT))) {
            return Optional.of(Absence.left());
        }
        try {
            return Optional.of(Absence.until(LocalDate.parse(written)));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    /** What could stand in a column. */
    static String example(String title) {
        return switch (title) {
            case "zone" -> "one such as Europe/Paris";
            case "language" -> "en or fr";
            case "country" -> "a country, or a country and its part, such as fr or de-by";
            case "working days" -> "days such as Mon-Thu or Mon Tue Thu";
            default -> "a day such as Tuesday";
        };
    }

    private static Set<DayOfWeek> between(DayOfWeek from, DayOfWeek to) {
        Set<DayOfWeek> days = EnumSet.of(from);
        for (DayOfWeek day = from; day != to; day = day.plus(1)) {
            days.add(day.plus(1));
        }
        return days;
    }

    private static String nameOf(DayOfWeek day, Locale locale) {
        return day.getDisplayName(TextStyle.FULL, locale).toLowerCase(locale);
    }
}
