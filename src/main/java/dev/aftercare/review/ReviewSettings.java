package dev.aftercare.review;

import java.util.Map;
import java.util.Objects;

/**
 * What the operator decides about reviews.
 *
 * @param profiles the profile of each source, by its name; a source without one has {@link ReviewProfile#GENERAL}
 * @param levels the rules that count more or less than their profile says, by their names
 * @param mostTickets how many countermeasures may wait in one postmortem
 */
public record ReviewSettings(Map<String, ReviewProfile> profiles, Map<String, RuleLevel> levels, int mostTickets) {

    /** Seed 000: "se limiter à 2/3 tickets pour ne pas faire un nouveau backlog". */
    public static final int USUAL_TICKETS = 3;

    public ReviewSettings {
        profiles = Map.copyOf(profiles);
        levels = Map.copyOf(levels);
    }

    /** Settings of somebody who configured none. */
    public static ReviewSettings usual() {
        return new ReviewSettings(Map.of(), Map.of(), USUAL_TICKETS);
    }

    /** The profile of a source. */
    ReviewProfile profileOf(String source) {
        return Objects.requireNonNullElse(profiles.get(source), ReviewProfile.GENERAL);
    }

    /** How much a rule counts for a source. */
    RuleLevel level(ReviewRule rule, String source) {
        RuleLevel own = levels.get(rule.name());
        return own == null ? rule.asked().by(profileOf(source)) : own;
    }
}
