package dev.aftercare.reminder;

import dev.aftercare.overdue.Calendars;
import dev.aftercare.overdue.Deadlines;
import dev.aftercare.people.Person;
import dev.aftercare.postmortem.Language;
import java.time.DayOfWeek;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The mailboxes of a night. Two people who share an address share one: never more than one mail a day to an address. */
final class Mailboxes {

    private final ReminderSettings settings;
    private final Calendars calendars;
    private final Tonight tonight;
    private final Map<String, Mailbox> byAddress = new LinkedHashMap<>();

    Mailboxes(ReminderSettings settings, Calendars calendars, Tonight tonight) {
        this.settings = settings;
        this.calendars = calendars;
        this.tonight = tonight;
    }

    /** The mails that have something new to say. */
    List<Reminder> reminders() {
        return byAddress.values().stream()
                .filter(Mailbox::hasNews)
                .map(Mailbox::reminder)
                .toList();
    }

    /** The mailbox of a person. */
    Mailbox of(Person person) {
        return box(person.address(), person.name(), person);
    }

    /** The mailbox of the fallback, where there is one that can be mailed. */
    Optional<Mailbox> fallback() {
        String address = settings.fallback();
        if (address == null || tonight.whyNot().apply(address).isPresent()) {
            return Optional.empty();
        }
        Person person = tonight.directory().find(address).orElse(null);
        return Optional.of(box(address, person == null ? null : person.name(), person));
    }

    private Mailbox box(String address, @Nullable String name, @Nullable Person person) {
        return byAddress.computeIfAbsent(
                address.strip().toLowerCase(Locale.ROOT), any -> mailbox(address.strip(), name, person));
    }

    private Mailbox mailbox(String address, @Nullable String name, @Nullable Person person) {
        DayOfWeek day = person == null ? null : person.habits().reminderDay();
        Language language = person == null ? null : person.habits().language();
        return new Mailbox(
                address,
                name,
                language == null ? settings.language() : language,
                new Rhythm(calendars.of(person), day == null ? settings.pace().day() : day),
                Deadlines.today(
                        person, tonight.runDate().asOf(), tonight.runDate().zone()),
                settings.pace().urgent());
    }
}
