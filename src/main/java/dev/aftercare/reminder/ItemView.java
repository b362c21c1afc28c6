package dev.aftercare.reminder;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item as the templates show it. Public because Thymeleaf reads it by reflection.
 *
 * @param language the code of the language that its record is written in
 * @param description what is to be done
 * @param postmortem the title of the postmortem that decided on it, or that it is restricted
 * @param postmortemUrl where a person can read that; null where nobody may or the source does not say
 * @param whyLabel what the line below it is: the impact, or else what happened
 * @param why in one line what the incident did; null where the record does not say
 * @param tickets its tickets
 * @param dueLabel what its day is: due, or a target
 * @param due its day and who set it
 * @param late by how much it is late, or how long it has
 * @param moved how often its day was moved; null where it never was
 * @param closes what would close it
 * @param named whom the records name as its owner; null where that is the reader
 */
public record ItemView(
        String language,
        String description,
        String postmortem,
        @Nullable String postmortemUrl,
        String whyLabel,
        @Nullable String why,
        List<TicketView> tickets,
        String dueLabel,
        String due,
        String late,
        @Nullable String moved,
        String closes,
        @Nullable String named) {

    /**
     * A ticket as the templates show it.
     *
     * @param key its key
     * @param url where a person can look at it; null where that is not known
     * @param state where it stands, in the tracker's words; null where that is not shown
     */
    public record TicketView(
            String key, @Nullable String url, @Nullable String state) {}
}
