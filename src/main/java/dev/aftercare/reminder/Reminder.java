package dev.aftercare.reminder;

import dev.aftercare.postmortem.Language;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One mail to one address about all that waits there.
 *
 * @param address where it goes
 * @param name how to address them; null where the address is the fallback and nobody's own
 * @param language the language that they are written to in
 * @param items their own items that reached a step, the oldest first
 * @param unowned items that reached a step and whose owner cannot be reached
 * @param copies items of people whose manager they are, which stayed open after all reminders
 * @param absent items of people whose manager they are and who are not there
 * @param asked what they are asked about the postmortems that they answer for
 * @param others their other open items, which spend no step
 */
record Reminder(
        String address,
        @Nullable String name,
        Language language,
        List<Reached> items,
        List<Reached> unowned,
        List<Reached> copies,
        List<Reached> absent,
        Asked asked,
        List<OpenItem> others) {

    Reminder {
        items = List.copyOf(items);
        unowned = List.copyOf(unowned);
        copies = List.copyOf(copies);
        absent = List.copyOf(absent);
        others = List.copyOf(others);
    }

    /** The steps that it spends. */
    List<Spent> steps(LocalDate runDate) {
        List<Spent> spent = new ArrayList<>();
        brought()
                .forEach(each -> spent.add(
                        new Spent(each.item().id(), each.step(), each.item().due())));
        asked.questions().forEach(each -> spent.add(new Spent(each.id(), Step.QUESTION, runDate)));
        asked.revisits().forEach(each -> spent.add(new Spent(each.id(), Step.REVISIT, each.dueOn())));
        asked.halted()
                .forEach(each ->
                        spent.add(new Spent(each.id(), Step.HALTED, each.late().incident())));
        return spent;
    }

    /** The items that reached a step. */
    Stream<Reached> brought() {
        return Stream.of(items, unowned, copies, absent).flatMap(List::stream);
    }

    /** How many late items it speaks of. */
    int late() {
        return Math.toIntExact(all().filter(OpenItem::isLate).count());
    }

    /** The day of the oldest item, late or not. */
    Optional<LocalDate> oldest() {
        return all().map(OpenItem::due).min(LocalDate::compareTo);
    }

    private Stream<OpenItem> all() {
        return Stream.concat(brought().map(Reached::item), others.stream());
    }

    /**
     * An item that reached a step.
     *
     * @param item the item
     * @param step the step
     */
    record Reached(OpenItem item, Step step) {}

    /**
     * A step that a mail spends.
     *
     * @param id what it is about
     * @param step the step
     * @param due the day that it is about
     */
    record Spent(String id, Step step, LocalDate due) {}
}
