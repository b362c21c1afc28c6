package dev.aftercare.reminder;

import dev.aftercare.fixcheck.Revisits;
import dev.aftercare.link.Commitment;
import dev.aftercare.overdue.Deadline;
import dev.aftercare.overdue.Deadlines;
import dev.aftercare.overdue.DueMoves;
import dev.aftercare.people.Person;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.SourceState;
import dev.aftercare.reminder.Reminder.Reached;
import dev.aftercare.reminder.Standing.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who is to be reminded of what tonight, and what is passed over in silence and why. */
final class ReminderPlan {

    private static final Comparator<OpenItem> OLDEST_FIRST =
            Comparator.comparing(OpenItem::due).thenComparing(OpenItem::id);

    /** From one night to the next, when clocks are set back. */
    private static final Duration A_NIGHT = Duration.ofHours(25);

    private final ReminderSettings settings;
    private final Deadlines deadlines;
    private final Tonight tonight;
    private final Ladder ladder;
    private final Mailboxes mailboxes;
    private final Set<String> staleSources;
    private final List<Standing> standings = new ArrayList<>();
    private final Set<String> findings = new TreeSet<>();

    private ReminderPlan(ReminderSettings settings, Deadlines deadlines, Tonight tonight) {
        this.settings = settings;
        this.deadlines = deadlines;
        this.tonight = tonight;
        this.ladder = new Ladder(settings, tonight.told());
        this.mailboxes = new Mailboxes(settings, deadlines.calendars(), tonight);
        this.staleSources = tonight.sources().stream()
                .filter(source -> source.isStale() || isOlderThanLastNight(source))
                .map(SourceState::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A source that nobody tried to read says nothing of a failure, and its data are old all the same. */
    private boolean isOlderThanLastNight(SourceState source) {
        Instant lastNight = tonight.runDate().asOf().minus(A_NIGHT);
        return source.lastSuccess() == null || source.lastSuccess().isBefore(lastNight);
    }

    /** Plans tonight's reminders. */
    static ReminderPlan of(ReminderSettings settings, Deadlines deadlines, Tonight tonight) {
        ReminderPlan plan = new ReminderPlan(settings, deadlines, tonight);
        tonight.commitments().stream()
                .filter(Commitment::isOpen)
                .flatMap(commitment -> plan.item(commitment).stream())
                .sorted(OLDEST_FIRST)
                .forEach(plan::place);
        if (settings.start() != null) {
            tonight.commitments().forEach(plan::ask);
            tonight.revisits().forEach(plan::revisit);
            tonight.halted().forEach(plan::halt);
        }
        return plan;
    }

    /** The mails to write: to each address that has something new, in the order of their oldest items. */
    List<Reminder> reminders() {
        return mailboxes.reminders();
    }

    /** Where every open item stands that has a deadline, the oldest first. */
    List<Standing> standings() {
        return standings;
    }

    /** Addresses that nothing can be sent to, a sentence each. */
    Set<String> findings() {
        return findings;
    }

    /** How many actions are late. */
    int late() {
        return Math.toIntExact(
                standings.stream().filter(each -> each.item().isLate()).count());
    }

    /** How many late actions stand so. */
    int late(Reason reason) {
        return lateItems(reason).size();
    }

    /** The late actions that stand so. */
    List<OpenItem> lateItems(Reason reason) {
        return standings.stream()
                .filter(each -> each.reason() == reason && each.item().isLate())
                .map(Standing::item)
                .toList();
    }

    /** The sources and trackers that could not be read, by name. */
    Set<String> staleSources() {
        return staleSources;
    }

    private Optional<OpenItem> item(Commitment commitment) {
        Person owner = Deadlines.ownerOf(commitment, tonight.directory()).orElse(null);
        return deadlines
                .of(commitment, owner, tonight.runDate().zone())
                .map(deadline -> item(commitment, owner, deadline));
    }

    private OpenItem item(Commitment commitment, @Nullable Person owner, Deadline deadline) {
        LocalDate today = today(owner);
        boolean late = deadline.isOver(today);
        LocalDate from = late ? deadline.day() : today;
        LocalDate to = late ? today : deadline.day();
        DueMoves.Moves moves = tonight.moves().get(commitment.countermeasure().id());
        return new OpenItem(
                commitment,
                deadline,
                late ? OpenItem.Timing.LATE : OpenItem.Timing.AHEAD,
                deadlines.calendars().of(owner).after(from, to),
                moves == null ? 0 : moves.times());
    }

    private void place(OpenItem item) {
        Optional<LocalDate> snoozed = Snooze.of(item.commitment());
        Optional<Person> owner = Deadlines.ownerOf(item.commitment(), tonight.directory());
        if (settings.start() == null) {
            stand(item, Reason.NO_START, "");
        } else if (item.due().isBefore(settings.start())) {
            stand(item, Reason.BEFORE_START, settings.start().toString());
        } else if (snoozed.isPresent() && !snoozed.get().isBefore(today(owner.orElse(null)))) {
            stand(item, Reason.SNOOZED, "until " + snoozed.get());
        } else if (restsOnStale(item.commitment())) {
            stand(item, Reason.STALE, String.join(", ", staleSources));
        } else if (owner.isPresent() && owner.get().absence().isOn(today(owner.get()))) {
            giveAbsent(item, owner.get());
        } else {
            give(item, owner.filter(this::isReachable));
        }
    }

    private boolean isReachable(Person owner) {
        Optional<String> whyNot = tonight.whyNot().apply(owner.address());
        whyNot.ifPresent(reason -> findings.add("%s (%s): %s".formatted(owner.alias(), owner.address(), reason)));
        return whyNot.isEmpty();
    }

    private void give(OpenItem item, Optional<Person> owner) {
        Optional<Mailbox> box = owner.map(mailboxes::of).or(mailboxes::fallback);
        if (box.isEmpty()) {
            stand(item, Reason.NOBODY, "no owner was found, and there is no fallback");
            return;
        }
        Mailbox mailbox = box.get();
        Optional<Step> step = ladder.ofOwner(item, mailbox.rhythm(), mailbox.today(), since(item))
                // the fallback is told of what is late; what is due soon is nobody's yet
                .filter(each -> owner.isPresent() || each != Step.SOON);
        if (step.isPresent() && mailbox.mayMail(item)) {
            Reached reached = new Reached(item, step.get());
            (owner.isPresent() ? mailbox.items : mailbox.unowned).add(reached);
            stand(item, Reason.MAILED, mailbox, step.get());
            return;
        }
        mailbox.others.add(item);
        if (step.isPresent()) {
            stand(item, Reason.WAITS, "for a day that suits " + mailbox.address());
        } else if (owner.isEmpty() || !giveCopy(item, owner.get(), mailbox)) {
            stand(item, isAtRest(item) ? Reason.RESTS : Reason.QUIET, "");
        }
    }

    private boolean giveCopy(OpenItem item, Person owner, Mailbox ownersBox) {
        if (!ladder.isForCopy(item, ownersBox.rhythm(), ownersBox.today(), since(item))) {
            return false;
        }
        Optional<Mailbox> box = above(owner);
        if (box.isEmpty()) {
            return false;
        }
        if (box.get().mayMail(item)) {
            box.get().copies.add(new Reached(item, Step.COPY));
            stand(item, Reason.MAILED, box.get(), Step.COPY);
        } else {
            stand(item, Reason.WAITS, "for a day that suits " + box.get().address());
        }
        return true;
    }

    private void giveAbsent(OpenItem item, Person owner) {
        Optional<Mailbox> box = above(owner);
        if (box.isEmpty()) {
            stand(item, Reason.NOBODY, "its owner is not there, and there is neither a manager nor a fallback");
        } else if (!ladder.isForAbsence(item, box.get().rhythm(), box.get().today(), since(item))) {
            stand(item, Reason.ABSENT, "");
        } else if (box.get().mayMail(item)) {
            box.get().absent.add(new Reached(item, Step.ABSENT));
            stand(item, Reason.MAILED, box.get(), Step.ABSENT);
        } else {
            stand(item, Reason.WAITS, "for a day that suits " + box.get().address());
        }
    }

    /** Whoever is there above somebody, else the fallback. */
    private Optional<Mailbox> above(Person owner) {
        return tonight.directory()
                .presentManagerOf(owner, today(owner))
                .filter(this::isReachable)
                .map(mailboxes::of)
                .or(mailboxes::fallback);
    }

    private void ask(Commitment commitment) {
        Person owner = Deadlines.ownerOf(commitment, tonight.directory()).orElse(null);
        Optional<Deadline> deadline =
                deadlines.of(commitment, owner, tonight.runDate().zone());
        LocalDate start = Objects.requireNonNull(settings.start());
        boolean isNew = deadlines
                .decidedOn(commitment, tonight.runDate().zone())
                .filter(day -> !day.isBefore(start))
                .isPresent();
        if (!isNew || isSnoozed(commitment) || restsOnStale(commitment)) {
            return;
        }
        Question.about(commitment, deadline)
                .filter(question -> !tonight.told().ever(question.id(), Step.QUESTION))
                .ifPresent(question -> contact(commitment.postmortem().contact())
                        .filter(Mailbox::mayMail)
                        .ifPresent(box -> box.questions.add(question)));
    }

    private void revisit(Revisits.Due revisit) {
        if (isSnoozed(revisit.commitment())
                || restsOnStale(revisit.commitment())
                || tonight.told().times(revisit.id(), Step.REVISIT, revisit.dueOn(), LocalDate.MIN) > 0) {
            return;
        }
        contact(revisit.contact()).filter(Mailbox::mayMail).ifPresent(box -> box.revisits.add(revisit));
    }

    private void halt(Halted halted) {
        Postmortem postmortem = halted.postmortem();
        boolean snoozed = postmortem != null && isQuiet(Snooze.of(postmortem));
        // what could not be read may hold the postmortem that is missing
        boolean stale = postmortem == null
                ? !staleSources.isEmpty()
                : staleSources.contains(postmortem.place().source());
        if (snoozed || stale || tonight.told().ever(halted.id(), Step.HALTED)) {
            return;
        }
        contact(halted.late().contact()).filter(Mailbox::mayMail).ifPresent(box -> box.halted.add(halted));
    }

    /** Who answers for a postmortem; whoever is above them where they are not there. */
    private Optional<Mailbox> contact(@Nullable String written) {
        Optional<Person> person = Optional.ofNullable(written).flatMap(tonight.directory()::find);
        if (person.isPresent() && person.get().absence().isOn(today(person.get()))) {
            return above(person.get());
        }
        return person.filter(this::isReachable)
                .map((Function<Person, Mailbox>) mailboxes::of)
                .or(mailboxes::fallback);
    }

    private boolean isSnoozed(Commitment commitment) {
        return isQuiet(Snooze.of(commitment));
    }

    private boolean isQuiet(Optional<LocalDate> lastQuietDay) {
        return lastQuietDay.filter(last -> !last.isBefore(today(null))).isPresent();
    }

    private boolean isAtRest(OpenItem item) {
        return item.isLate()
                && tonight.told().times(item.id(), Step.WEEKLY, item.due(), since(item)) >= settings.mostWeekly();
    }

    /** The run date from which on the day of an item holds: the same day, set again, starts the steps again. */
    private LocalDate since(OpenItem item) {
        DueMoves.Moves moves = tonight.moves().get(item.id());
        return moves == null ? LocalDate.MIN : moves.last();
    }

    private LocalDate today(@Nullable Person person) {
        return Deadlines.today(
                person, tonight.runDate().asOf(), tonight.runDate().zone());
    }

    /** A reference that no tracker answered to may be a ticket of the one that is down. */
    private boolean restsOnStale(Commitment commitment) {
        return staleSources.contains(commitment.postmortem().place().source())
                || commitment.tickets().stream().anyMatch(ticket -> staleSources.contains(ticket.tracker()))
                || !commitment.unknownTickets().isEmpty() && !staleSources.isEmpty();
    }

    private void stand(OpenItem item, Reason reason, Mailbox box, Step step) {
        standings.add(new Standing(item, reason, box.address(), step.name()));
    }

    private void stand(OpenItem item, Reason reason, String detail) {
        standings.add(new Standing(item, reason, null, detail));
    }
}
