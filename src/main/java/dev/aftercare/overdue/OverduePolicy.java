package dev.aftercare.overdue;

import dev.aftercare.link.Commitment;
import dev.aftercare.postmortem.RunDate;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a countermeasure is late: a person set a due date, it is known to be open, and its due day is over in the configured
 * zone. It is due through the end of that day. Where nothing is known of its state it is asked about, and never late.
 */
final class OverduePolicy {

    private OverduePolicy() {}

    /** What is late as of a run, the longest overdue first, then by id. */
    static List<OverdueItem> find(List<Commitment> commitments, RunDate runDate, WorkingDays workingDays) {
        LocalDate today = runDate.asOf().atZone(runDate.zone()).toLocalDate();
        return commitments.stream()
                .flatMap(commitment -> judge(commitment, today, workingDays))
                .sorted(Comparator.comparing(OverdueItem::due).thenComparing(OverdueItem::countermeasureId))
                .toList();
    }

    private static Stream<OverdueItem> judge(Commitment commitment, LocalDate today, WorkingDays workingDays) {
        return Optional.ofNullable(commitment.due())
                .filter(due -> commitment.isOpen() && due.isBefore(today))
                .map(due -> new OverdueItem(commitment.countermeasure().id(), due, workingDays.after(due, today)))
                .stream();
    }
}
