package dev.aftercare.fixcheck;

import dev.aftercare.link.Commitment;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of whether one action was done and still does what it was for.
 *
 * @param commitment the action as it stands
 * @param check its result as of the last night; null where nothing is known of its state
 * @param rule the row of the table of rules that decided; null where there is no result
 * @param history when its result changed and on what evidence, in time
 * @param revisits when somebody was or is to be asked to look again, in time
 */
public record FixStory(
        Commitment commitment,
        @Nullable FixCheck check,
        @Nullable String rule,
        List<FixChange> history,
        List<Asked> revisits) {

    public FixStory {
        history = List.copyOf(history);
        revisits = List.copyOf(revisits);
    }

    /**
     * One time to look again.
     *
     * @param dueOn the day
     * @param askedOn the run date that asked; null where none did
     */
    public record Asked(LocalDate dueOn, @Nullable LocalDate askedOn) {}
}
