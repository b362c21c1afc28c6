package dev.aftercare.reminder;

import dev.aftercare.fixcheck.Revisits;
import dev.aftercare.link.Commitment;
import dev.aftercare.overdue.DueMoves;
import dev.aftercare.people.Directory;
import dev.aftercare.postmortem.RunDate;
import dev.aftercare.postmortem.SourceState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a night knows.
 *
 * @param runDate the night
 * @param commitments every action
 * @param directory everybody
 * @param sources how the reading of sources and trackers ended
 * @param moves how often due days were moved, by action
 * @param told what was delivered before
 * @param revisits what contacts are to look at again
 * @param halted the postmortems that have stopped on their way
 * @param whyNot why nothing can be sent to an address; empty where it can
 */
record Tonight(
        RunDate runDate,
        List<Commitment> commitments,
        Directory directory,
        List<SourceState> sources,
        Map<String, DueMoves.Moves> moves,
        Told told,
        List<Revisits.Due> revisits,
        List<Halted> halted,
        Function<String, Optional<String>> whyNot) {}
