package dev.aftercare.reminder;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One mail to one address about all that waits there.
 *
 * @param address where it goes
 * @param name how to address them; null where the address is the fallback and nobody's own
 * @param items their late items that nobody brought up yet, the oldest first
 * @param unowned late items without a known owner that nobody brought up yet, the oldest first
 * @param others late items that were brought up with them before, the oldest first
 */
record Reminder(
        String address, @Nullable String name, List<LateItem> items, List<LateItem> unowned, List<LateItem> others) {

    Reminder {
        items = List.copyOf(items);
        unowned = List.copyOf(unowned);
        others = List.copyOf(others);
    }

    /** What it brings up for the first time. */
    List<LateItem> broughtUp() {
        return Stream.concat(items.stream(), unowned.stream()).toList();
    }

    /** How many late items it speaks of. */
    int size() {
        return items.size() + unowned.size() + others.size();
    }

    /** The due day of the oldest. */
    Optional<LocalDate> oldest() {
        return Stream.of(items, unowned, others)
                .flatMap(List::stream)
                .map(LateItem::due)
                .min(LocalDate::compareTo);
    }
}
