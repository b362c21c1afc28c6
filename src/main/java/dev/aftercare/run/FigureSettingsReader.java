package dev.aftercare.run;

import dev.aftercare.overdue.CalendarSettings;
import dev.aftercare.postmortem.FigureUse;
import dev.aftercare.run.AftercareProperties.CalendarProperties;
import dev.aftercare.run.AftercareProperties.FigureProperties;
import dev.aftercare.trend.FigureSettings;
import dev.aftercare.trend.TimeLimit;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads how figures are worked out and on which days nobody works, and collects what is wrong with it. */
final class FigureSettingsReader {

    private FigureSettingsReader() {}

    static FigureSettings figures(FigureProperties written, List<String> problems) {
        FigureSettings usual = FigureSettings.usual();
        TimeLimit meeting =
                limit("aftercare.figures.meeting-within", written.meetingWithin(), usual.meeting(), problems);
        return new FigureSettings(
                leftOut(usual.leftOut(), written.leaveOut(), problems),
                meeting,
                limit("aftercare.figures.report-within", written.reportWithin(), usual.report(), problems),
                written.seed());
    }

    /** The operator's own words, beside the usual ones; a reason that is written without any word loses its usual ones. */
    private static Map<FigureUse, Set<String>> leftOut(
            Map<FigureUse, Set<String>> usual, Map<FigureUse, List<String>> written, List<String> problems) {
        Map<FigureUse, Set<String>> words = new EnumMap<>(FigureUse.class);
        words.putAll(usual);
        written.forEach((use, several) -> {
            if (use == FigureUse.COUNTED) {
                problems.add("\"aftercare.figures.leave-out.counted\" leaves nothing out; write game-day, maintenance,"
                        + " duplicate or other.");
            }
            Set<String> together = new HashSet<>(several);
            if (!several.isEmpty()) {
                together.addAll(usual.getOrDefault(use, Set.of()));
            }
            words.put(use, together);
        });
        return words;
    }

    private static TimeLimit limit(String key, @Nullable String written, TimeLimit usual, List<String> problems) {
        if (written == null) {
            return usual;
        }
        Optional<TimeLimit> limit = TimeLimit.read(written);
        if (limit.isEmpty()) {
            problems.add(
                    "\"%s\" is \"%s\"; write a time such as 48h, 3 days or 5 business days.".formatted(key, written));
        }
        return limit.orElse(usual);
    }

    static CalendarSettings calendar(CalendarProperties written, List<String> problems) {
        String region = written.region();
        Map<String, Set<LocalDate>> closures = DeadlineSettingsReader.closures(written.closures(), problems);
        if (region != null && !CalendarSettings.knows(region)) {
            problems.add(
                    ("\"aftercare.calendar.region\" is \"%s\", whose public holidays are not known; write a country, or a"
                                    + " country and its part, such as fr or de-by.")
                            .formatted(region));
            return new CalendarSettings(null, Set.copyOf(written.daysOff()), closures);
        }
        return new CalendarSettings(region, Set.copyOf(written.daysOff()), closures);
    }
}
