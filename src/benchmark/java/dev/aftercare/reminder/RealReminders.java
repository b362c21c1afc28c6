package dev.aftercare.reminder;

import dev.aftercare.mail.Message;
import dev.aftercare.postmortem.Language;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Writes reminders as a night does, from the templates that come along: three late actions each. */
public final class RealReminders {

    private static final LocalDate TONIGHT = LocalDate.parse("2026-09-01");

    private final ReminderMail mail = new ReminderMail(new ReminderSettings(
            LocalDate.parse("2026-01-01"),
            Language.ENGLISH,
            null,
            "Harborline",
            Path.of("no-templates-of-ours"),
            new ReminderSettings.Pace(DayOfWeek.TUESDAY, 3, 3, Set.of())));
    private final List<Reminder.Reached> items = List.of(
            Stories.action("alert on the certificate")
                    .ticket("OPS-1", "https://tickets.example.com/OPS-1")
                    .reached(),
            Stories.action("cap the retries")
                    .due("2026-08-03", 20)
                    .ticket("OPS-2", "https://tickets.example.com/OPS-2")
                    .reached(),
            Stories.action("rehearse the failover").due("2026-08-20", 8).reached());

    /** The reminder of a person. */
    public Message write(int person) {
        return mail.write(
                new Reminder(
                        "person-" + person + "@example.com",
                        "Person " + person,
                        person % 2 == 0 ? Language.ENGLISH : Language.FRENCH,
                        items,
                        List.of(),
                        List.of(),
                        List.of(),
                        Asked.NOTHING,
                        List.of()),
                TONIGHT);
    }
}
