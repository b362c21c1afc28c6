package dev.aftercare.reminder;

import dev.aftercare.fixcheck.Revisits;
import dev.aftercare.postmortem.Language;
import dev.aftercare.reminder.Reminder.Reached;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one address gets tonight, as far as it is planned. */
final class Mailbox {

    final List<Reached> items = new ArrayList<>();
    final List<Reached> unowned = new ArrayList<>();
    final List<Reached> copies = new ArrayList<>();
    final List<Reached> absent = new ArrayList<>();
    final List<Question> questions = new ArrayList<>();
    final List<Revisits.Due> revisits = new ArrayList<>();
    final List<Halted> halted = new ArrayList<>();
    final List<OpenItem> others = new ArrayList<>();

    private final String address;
    private final @Nullable String name;
    private final Language language;
    private final Rhythm rhythm;
    private final LocalDate today;
    private final Set<dev.aftercare.ticket.Priority> urgent;

    Mailbox(
            String address,
            @Nullable String name,
            Language language,
            Rhythm rhythm,
            LocalDate today,
            Set<dev.aftercare.ticket.Priority> urgent) {
        this.address = address;
        this.name = name;
        this.language = language;
        this.rhythm = rhythm;
        this.today = today;
        this.urgent = urgent;
    }

    String address() {
        return address;
    }

    Rhythm rhythm() {
        return rhythm;
    }

    /** The day that it is there. */
    LocalDate today() {
        return today;
    }

    /** Says whether a mail about an item may go today. */
    boolean mayMail(OpenItem item) {
        boolean isUrgent = item.priority() != null && urgent.contains(item.priority());
        return rhythm.mayMail(today, isUrgent ? Rhythm.Urgency.URGENT : Rhythm.Urgency.USUAL);
    }

    /** Says whether a mail about something that can wait may go today. */
    boolean mayMail() {
        return rhythm.mayMail(today, Rhythm.Urgency.USUAL);
    }

    boolean hasNews() {
        return !(items.isEmpty()
                && unowned.isEmpty()
                && copies.isEmpty()
                && absent.isEmpty()
                && questions.isEmpty()
                && revisits.isEmpty()
                && halted.isEmpty());
    }

    Reminder reminder() {
        return new Reminder(
                address,
                name,
                language,
                items,
                unowned,
                copies,
                absent,
                new Asked(questions, revisits, halted),
                others);
    }
}
