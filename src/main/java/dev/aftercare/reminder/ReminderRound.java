package dev.aftercare.reminder;

import dev.aftercare.link.Commitments;
import dev.aftercare.mail.Delivery;
import dev.aftercare.mail.Message;
import dev.aftercare.mail.Outbox;
import dev.aftercare.overdue.OverdueItems;
import dev.aftercare.people.People;
import dev.aftercare.postmortem.RunDate;
import dev.aftercare.postmortem.SourceStates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Writes tonight's reminders into the outbox, and remembers what they bring up. */
@Component
final class ReminderRound {

    private final ReminderSettings settings;
    private final OverdueItems overdue;
    private final Commitments commitments;
    private final People people;
    private final SourceStates sources;
    private final Outbox outbox;
    private final JdbcReminders reminders;

    ReminderRound(
            ReminderSettings settings,
            OverdueItems overdue,
            Commitments commitments,
            People people,
            SourceStates sources,
            Outbox outbox,
            JdbcReminders reminders) {
        this.settings = settings;
        this.overdue = overdue;
        this.commitments = commitments;
        this.people = people;
        this.sources = sources;
        this.outbox = outbox;
        this.reminders = reminders;
    }

    /**
     * Writes the reminders of a run date in the transaction of the caller. What an earlier night queued and could not send is
     * written anew, as things stand tonight: nobody is reminded of what is done by now, and nobody gets two mails.
     *
     * @return one sentence about it
     */
    String write(RunDate runDate) {
        Delivery delivery = outbox.delivery();
        reminders.forget(delivery, outbox.takeBack(Message.Kind.REMINDER));
        ReminderPlan plan = ReminderPlan.of(
                settings,
                overdue.all(),
                commitments.all(),
                people.directory(),
                sources.all(),
                reminders.broughtUp(delivery));
        return ReminderNote.of(settings, plan, queue(plan, runDate));
    }

    private List<Reminder> queue(ReminderPlan plan, RunDate runDate) {
        ReminderMail mail = new ReminderMail(settings);
        Map<Message, Reminder> written = new LinkedHashMap<>();
        plan.reminders().forEach(reminder -> written.put(mail.write(reminder, runDate.date()), reminder));
        Set<String> queued = outbox.queue("nightly:" + runDate.date(), written.keySet());
        List<Reminder> leaving = new ArrayList<>();
        List<JdbcReminders.BroughtUp> broughtUp = new ArrayList<>();
        written.forEach((message, reminder) -> {
            // somebody who already had a mail for this run date hears of the rest on another day
            if (queued.contains(message.key())) {
                leaving.add(reminder);
                reminder.broughtUp()
                        .forEach(item -> broughtUp.add(
                                new JdbcReminders.BroughtUp(item.id(), item.due(), reminder.address(), message.key())));
            }
        });
        reminders.remember(outbox.delivery(), runDate.date(), broughtUp);
        return leaving;
    }
}
