package dev.aftercare.reminder;

import org.jspecify.annotations.Nullable;

/**
 * A question as the templates show it. Public because Thymeleaf reads it by reflection.
 *
 * @param description the action that it is about
 * @param postmortem the title of its postmortem, or that it is restricted
 * @param postmortemUrl where a person can read that; null where nobody may or the source does not say
 * @param what what is asked
 */
public record QuestionView(
        String description, String postmortem, @Nullable String postmortemUrl, String what) {}
