package dev.aftercare.reminder;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fix that is to be looked at again, as the templates show it. Public because Thymeleaf reads it by reflection.
 *
 * @param description what was done
 * @param postmortem the title of the postmortem that decided on it, or that it is restricted
 * @param postmortemUrl where a person can read that; null where nobody may or the source does not say
 * @param tickets its tickets
 * @param done when it was done
 * @param known what is known of it since; null where nobody may read that here
 * @param command what to type where it still holds
 */
public record RevisitView(
        String description,
        String postmortem,
        @Nullable String postmortemUrl,
        List<ItemView.TicketView> tickets,
        String done,
        @Nullable String known,
        String command) {}
