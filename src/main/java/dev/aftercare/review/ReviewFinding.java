package dev.aftercare.review;

import dev.aftercare.postmortem.Place;
import java.util.List;

/**
 * A rule that a postmortem does not meet yet.
 *
 * @param postmortemId the postmortem
 * @param rule a short stable name of the rule, such as {@code countermeasure.owner}
 * @param place where to mend it; the line of the title where the record says no better
 * @param message what is missing and what to write, in the language of the postmortem
 * @param level how much the rule counts for the source of the postmortem; never off
 */
public record ReviewFinding(String postmortemId, String rule, Place place, String message, RuleLevel level) {

    private static final String LANGUAGE = "phrasing.";

    /** A finding of a rule that is required. */
    public ReviewFinding(String postmortemId, String rule, Place place, String message) {
        this(postmortemId, rule, place, message, RuleLevel.REQUIRED);
    }

    /** Says whether it is about how something is put, and not about what is missing. */
    public boolean isAboutLanguage() {
        return rule.startsWith(LANGUAGE);
    }

    /** The guides that ask for its rule, such as {@code pagerduty}; empty for a rule that this version does not know. */
    public List<String> guides() {
        return ReviewRules.guides(rule);
    }
}
