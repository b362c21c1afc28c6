package dev.aftercare.run;

import dev.aftercare.overdue.DeadlineSettings;
import dev.aftercare.overdue.Term;
import dev.aftercare.run.AftercareProperties.DeadlineProperties;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads by when actions are to be done, and when teams are closed. */
final class DeadlineSettingsReader {

    private static final int LONGEST_CLOSURE = 366;

    private DeadlineSettingsReader() {}

    static DeadlineSettings deadlines(DeadlineProperties written, List<String> problems) {
        DeadlineSettings usual = DeadlineSettings.usual();
        String key = "aftercare.deadlines";
        var priorities = new HashMap<>(usual.everywhere().priorities());
        priorities.putAll(terms(key + ".priorities", written.priorities(), problems));
        var severities = new HashMap<>(usual.everywhere().severities());
        severities.putAll(terms(key + ".severities", written.severities(), problems));
        Map<String, DeadlineSettings.Terms> systems = new HashMap<>();
        written.systems()
                .forEach((name, terms) -> systems.put(
                        name,
                        new DeadlineSettings.Terms(
                                terms(key + ".systems." + name + ".priorities", terms.priorities(), problems),
                                terms(key + ".systems." + name + ".severities", terms.severities(), problems))));
        return new DeadlineSettings(new DeadlineSettings.Terms(priorities, severities), systems);
    }

    private static <K> Map<K, Optional<Term>> terms(String key, Map<K, String> written, List<String> problems) {
        Map<K, Optional<Term>> terms = new HashMap<>();
        written.forEach((what, words) -> {
            Optional<Term> term = Term.read(words);
            if (term.isEmpty() && !words.strip().equalsIgnoreCase("none")) {
                problems.add("\"%s.%s\" is \"%s\"; write 15 days, 5 business days or none."
                        .formatted(key, String.valueOf(what).toLowerCase(Locale.ROOT), words));
            }
            terms.put(what, term);
        });
        return terms;
    }

    /** Days, and ranges of days such as {@code 2026-12-24..2027-01-01}. */
    static Map<String, Set<LocalDate>> closures(Map<String, List<String>> written, List<String> problems) {
        Map<String, Set<LocalDate>> closures = new HashMap<>();
        written.forEach((team, days) -> {
            Set<LocalDate> closed = new HashSet<>();
            days.forEach(words -> closed.addAll(days(team, words, problems)));
            closures.put(team, closed);
        });
        return closures;
    }

    private static List<LocalDate> days(String team, String words, List<String> problems) {
        String[] ends = words.strip().split("\\s*\\.\\.\\s*", -1);
        try {
            LocalDate first = LocalDate.parse(ends[0]);
            LocalDate last = LocalDate.parse(ends[ends.length - 1]);
            if (ends.length <= 2 && !last.isBefore(first) && last.isBefore(first.plusDays(LONGEST_CLOSURE))) {
                return first.datesUntil(last.plusDays(1)).toList();
            }
        } catch (DateTimeException noDay) {
            // said below
        }
        problems.add(
                "\"aftercare.calendar.closures.%s\" has \"%s\"; write a day or a range, such as 2026-12-24..2027-01-01."
                        .formatted(team, words));
        return new ArrayList<>();
    }
}
