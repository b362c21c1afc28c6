package dev.aftercare.run;

import dev.aftercare.review.PunctualitySettings;
import dev.aftercare.review.ReviewProfile;
import dev.aftercare.review.ReviewRules;
import dev.aftercare.review.ReviewSettings;
import dev.aftercare.review.RuleLevel;
import dev.aftercare.run.AftercareProperties.ReviewProperties;
import dev.aftercare.run.AftercareProperties.SourceProperties;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads which rules postmortems are held against, and collects what is wrong with it. */
final class ReviewSettingsReader {

    private ReviewSettingsReader() {}

    static ReviewSettings settings(
            ReviewProperties written, List<? extends @Nullable SourceProperties> sources, List<String> problems) {
        Map<String, ReviewProfile> profiles = new HashMap<>();
        for (int i = 0; i < sources.size(); i++) {
            SourceProperties source = sources.get(i);
            String named = source == null || source.profile() == null ? written.profile() : source.profile();
            if (source != null && source.name() != null && named != null) {
                String key =
                        source.profile() == null ? "aftercare.review.profile" : "aftercare.sources[" + i + "].profile";
                profile(key, named, problems).ifPresent(profile -> profiles.put(source.name(), profile));
            }
        }
        if (written.mostActions() < 1) {
            problems.add("\"aftercare.review.most-actions\" is %d; write 1 or more.".formatted(written.mostActions()));
        }
        return new ReviewSettings(
                profiles, levels("aftercare.review.rules.", written.rules(), problems), written.mostActions());
    }

    /**
     * The limits of postmortems on their way.
     *
     * @param adoption the day from which on people are reminded; null where nobody is
     */
    static PunctualitySettings punctuality(
            ReviewProperties written, @Nullable LocalDate adoption, List<String> problems) {
        int meetingDays = written.meetingDays() == null ? 0 : written.meetingDays();
        Map<String, Integer> limits = new LinkedHashMap<>();
        limits.put("meeting-days", meetingDays);
        limits.put("draft-days", written.draftDays());
        limits.put("sharing-days", written.sharingDays());
        limits.forEach((key, days) -> {
            if (days < 0) {
                problems.add("\"aftercare.review.%s\" is %d; write how many days may pass.".formatted(key, days));
            }
        });
        if (written.neededAfter() != null && written.neededAfter().isNegative()) {
            problems.add("\"aftercare.review.needed-after\" is %s; write a duration such as 4h."
                    .formatted(written.neededAfter()));
        }
        return new PunctualitySettings(
                adoption,
                written.neededSeverities(),
                written.neededPriorities(),
                written.neededAfter(),
                written.incidentLabels(),
                written.meetingDays(),
                written.draftDays(),
                written.sharingDays());
    }

    private static Optional<ReviewProfile> profile(String key, String named, List<String> problems) {
        Optional<ReviewProfile> profile = ReviewProfile.named(named);
        if (profile.isEmpty()) {
            String message = "\"%s\" is \"%s\"; write one of %s.".formatted(key, named, profiles());
            if (!problems.contains(message)) {
                problems.add(message);
            }
        }
        return profile;
    }

    /** The names of all profiles, for people. */
    static String profiles() {
        return Arrays.stream(ReviewProfile.values()).map(ReviewProfile::label).collect(Collectors.joining(", "));
    }

    /** The levels of rules, by their names. */
    static Map<String, RuleLevel> levels(String key, Map<String, String> written, List<String> problems) {
        Map<String, RuleLevel> levels = new HashMap<>();
        written.forEach((rule, word) -> {
            Optional<RuleLevel> level = level(word);
            if (!ReviewRules.names().contains(rule)) {
                problems.add("\"%s%s\" is no rule; write one of %s."
                        .formatted(
                                key, rule, ReviewRules.names().stream().sorted().collect(Collectors.joining(", "))));
            } else if (level.isEmpty()) {
                problems.add("\"%s%s\" is \"%s\"; write off, advice or required.".formatted(key, rule, word));
            } else {
                levels.put(rule, level.get());
            }
        });
        return levels;
    }

    /** YAML reads an unquoted off as false and on as true; a rule that is on is required. */
    private static Optional<RuleLevel> level(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "off", "false", "no" -> Optional.of(RuleLevel.OFF);
            case "advice" -> Optional.of(RuleLevel.ADVICE);
            case "required", "on", "true", "yes" -> Optional.of(RuleLevel.REQUIRED);
            default -> Optional.empty();
        };
    }
}
