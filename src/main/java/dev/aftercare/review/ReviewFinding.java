package dev.aftercare.review;

import dev.aftercare.postmortem.Place;

/**
 * A rule that a postmortem does not meet yet.
 *
 * @param postmortemId the postmortem
 * @param rule a short stable name of the rule, such as {@code countermeasure.owner}
 * @param place where to mend it; the line of the title where the record says no better
 * @param message what is missing and what to write, in the language of the postmortem
 */
public record ReviewFinding(String postmortemId, String rule, Place place, String message) {}
