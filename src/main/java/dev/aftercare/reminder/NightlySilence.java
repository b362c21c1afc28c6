package dev.aftercare.reminder;

import dev.aftercare.link.Commitment;
import dev.aftercare.link.Commitments;
import dev.aftercare.mail.Message;
import dev.aftercare.mail.Outbox;
import dev.aftercare.mail.OutboxEntry;
import dev.aftercare.overdue.Deadlines;
import dev.aftercare.people.Directory;
import dev.aftercare.people.People;
import dev.aftercare.postmortem.RunDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Works out from what the nights have read and sent what reminders leave to people. */
@Component
final class NightlySilence implements Silence {

    private final ReminderRound round;
    private final Deadlines deadlines;
    private final Commitments commitments;
    private final People people;
    private final Outbox outbox;

    NightlySilence(ReminderRound round, Deadlines deadlines, Commitments commitments, People people, Outbox outbox) {
        this.round = round;
        this.deadlines = deadlines;
        this.commitments = commitments;
        this.people = people;
        this.outbox = outbox;
    }

    @Override
    public Silent of(RunDate runDate, YearMonth month) {
        ReminderPlan plan = round.plan(runDate);
        Directory directory = people.directory();
        return new Silent(
                plan.late(),
                sent(month),
                unmet(),
                commitments.all().stream()
                        .flatMap(each -> lacking(each, directory, runDate).stream())
                        .toList(),
                plan.lateItems(Standing.Reason.RESTS).stream()
                        .map(OpenItem::commitment)
                        .toList());
    }

    @Override
    public List<String> unmet() {
        Directory directory = people.directory();
        List<Commitment> open =
                commitments.all().stream().filter(Commitment::isOpen).toList();
        Stream<String> owners = open.stream()
                .filter(each -> Deadlines.ownerOf(each, directory).isEmpty())
                .map(Commitment::owner);
        Stream<String> contacts = open.stream()
                .map(each -> each.postmortem().contact())
                .filter(Objects::nonNull)
                .filter(name -> directory.find(name).isEmpty());
        return Stream.concat(owners, contacts)
                .filter(Objects::nonNull)
                .map(ItemViews::oneLine)
                .filter(name -> !name.isEmpty())
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .distinct()
                .toList();
    }

    private Optional<Lacking> lacking(Commitment commitment, Directory directory, RunDate runDate) {
        var deadline = deadlines.of(
                commitment, Deadlines.ownerOf(commitment, directory).orElse(null), runDate.zone());
        return Question.about(commitment, deadline)
                .map(question -> new Lacking(
                        commitment,
                        question.missing().stream().map(Question.Gap::name).toList()));
    }

    private int sent(YearMonth month) {
        return Math.toIntExact(outbox.entries().stream()
                .filter(each -> each.kind() == Message.Kind.REMINDER && each.state() == OutboxEntry.State.SENT)
                .filter(each -> each.night().startsWith("nightly:" + month))
                .count());
    }
}
