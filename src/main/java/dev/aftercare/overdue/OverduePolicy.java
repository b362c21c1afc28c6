package dev.aftercare.overdue;

import dev.aftercare.link.Commitment;
import dev.aftercare.people.Directory;
import dev.aftercare.people.Person;
import dev.aftercare.postmortem.RunDate;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a countermeasure is late: it is known to be open, and its due day, set by a person, or else its target is over in the
 * zone of its owner. It is in time through the end of that day. Where nothing is known of its state it is asked about, and
 * never late.
 */
final class OverduePolicy {

    private OverduePolicy() {}

    /** What is late as of a run, the longest overdue first, then by id. */
    static List<OverdueItem> find(
            List<Commitment> commitments, RunDate runDate, Deadlines deadlines, Directory directory) {
        return commitments.stream()
                .filter(Commitment::isOpen)
                .flatMap(commitment -> judge(
                        commitment, Deadlines.ownerOf(commitment, directory).orElse(null), runDate, deadlines))
                .sorted(Comparator.comparing(OverdueItem::due).thenComparing(OverdueItem::countermeasureId))
                .toList();
    }

    private static Stream<OverdueItem> judge(
            Commitment commitment, @Nullable Person owner, RunDate runDate, Deadlines deadlines) {
        LocalDate today = Deadlines.today(owner, runDate.asOf(), runDate.zone());
        return deadlines.of(commitment, owner, runDate.zone()).stream()
                .filter(deadline -> deadline.isOver(today))
                .map(deadline -> new OverdueItem(
                        commitment.countermeasure().id(),
                        deadline.day(),
                        deadlines.calendars().of(owner).after(deadline.day(), today),
                        deadline.kind()));
    }
}
