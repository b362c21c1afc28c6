package dev.aftercare.reminder;

import dev.aftercare.fixcheck.Revisits;
import dev.aftercare.link.Commitments;
import dev.aftercare.mail.Delivery;
import dev.aftercare.mail.Message;
import dev.aftercare.mail.NightLetters;
import dev.aftercare.mail.Outbox;
import dev.aftercare.mail.Reach;
import dev.aftercare.overdue.Deadlines;
import dev.aftercare.overdue.DueMoves;
import dev.aftercare.people.People;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.Postmortems;
import dev.aftercare.postmortem.RunDate;
import dev.aftercare.postmortem.SourceStates;
import dev.aftercare.review.LatePostmortem;
import dev.aftercare.review.LatePostmortems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Writes tonight's reminders into the outbox, and remembers what they bring up. */
@Component
@Order(1)
final class ReminderRound implements NightLetters {

    private final ReminderSettings settings;
    private final Deadlines deadlines;
    private final DueMoves moves;
    private final Commitments commitments;
    private final People people;
    private final SourceStates sources;
    private final Outbox outbox;
    private final Reach reach;
    private final JdbcReminders reminders;
    private final ObjectProvider<Revisits> revisits;
    private final ObjectProvider<LatePostmortems> late;
    private final Postmortems postmortems;

    ReminderRound(
            ReminderSettings settings,
            Deadlines deadlines,
            DueMoves moves,
            Commitments commitments,
            People people,
            SourceStates sources,
            Outbox outbox,
            Reach reach,
            JdbcReminders reminders,
            ObjectProvider<Revisits> revisits,
            ObjectProvider<LatePostmortems> late,
            Postmortems postmortems) {
        this.settings = settings;
        this.deadlines = deadlines;
        this.moves = moves;
        this.commitments = commitments;
        this.people = people;
        this.sources = sources;
        this.outbox = outbox;
        this.reach = reach;
        this.reminders = reminders;
        this.revisits = revisits;
        this.late = late;
        this.postmortems = postmortems;
    }

    /**
     * Writes the reminders of a run date in the transaction of the caller. What an earlier night queued and could not send is
     * written anew, as things stand tonight: nobody is reminded of what is done by now, and nobody gets two mails.
     *
     * @return one sentence about it
     */
    @Override
    public String write(RunDate runDate) {
        Delivery delivery = outbox.delivery();
        reminders.forget(delivery, outbox.takeBack(Message.Kind.REMINDER));
        reach.keptSince().ifPresent(reminders::forgetPeople);
        tellWhoWasAsked(delivery);
        ReminderPlan plan = plan(runDate);
        return ReminderNote.of(settings, plan, queue(plan, runDate));
    }

    /** A request counts from the mail that left on; a file asks nobody. */
    private void tellWhoWasAsked(Delivery delivery) {
        switch (delivery) {
            case FILE -> {
                // written is not delivered
            }
            case SMTP ->
                reminders
                        .told(delivery)
                        .idsByDay(Step.REVISIT)
                        .forEach((day, ids) -> revisits.forEach(each -> each.asked(ids, day)));
        }
    }

    /** What would be written as things stand. */
    ReminderPlan plan(RunDate runDate) {
        return ReminderPlan.of(
                settings,
                deadlines,
                new Tonight(
                        runDate,
                        commitments.all(),
                        people.directory(),
                        sources.all(),
                        moves.all(),
                        reminders.told(outbox.delivery()),
                        revisits.stream()
                                .flatMap(each -> each.due(runDate).stream())
                                .toList(),
                        halted(),
                        reach::whyNot));
    }

    private List<Halted> halted() {
        List<LatePostmortem> all =
                late.stream().flatMap(each -> each.all().stream()).toList();
        if (all.isEmpty()) {
            return List.of();
        }
        Map<String, Postmortem> byId =
                postmortems.all().stream().collect(Collectors.toMap(Postmortem::id, Function.identity()));
        return all.stream()
                .map(one -> new Halted(one, byId.get(one.id())))
                .filter(one -> one.postmortem() != null || one.late().kind() == LatePostmortem.Kind.MISSING)
                .toList();
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
                reminder.steps(runDate.date())
                        .forEach(spent ->
                                broughtUp.add(new JdbcReminders.BroughtUp(spent, reminder.address(), message.key())));
            }
        });
        reminders.remember(outbox.delivery(), runDate.date(), broughtUp);
        return leaving;
    }
}
