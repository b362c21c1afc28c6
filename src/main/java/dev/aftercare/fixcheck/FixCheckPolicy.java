package dev.aftercare.fixcheck;

import dev.aftercare.fixcheck.FixCheck.Evidence;
import dev.aftercare.link.Commitment;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.RunDate;
import dev.aftercare.ticket.Ticket;
import dev.aftercare.ticket.TicketState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers whether a fix holds: gathers what is known of it, and lets {@link FixRule} decide. */
final class FixCheckPolicy {

    /** As a label, as a tracker's word, or in a sentence; in English and in French. */
    private static final Pattern RISK_ACCEPTED = Pattern.compile(
            "\\b(risks?[ _-]?accepted|accepted[ _-]?risks?|risques?[ _-]?(accept|assum)(\u00e9|e\u0301?)s?)(?![\\p{L}_])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Set<FixEvidence.Kind> SHOW_THAT_IT_WAS_DONE = EnumSet.of(
            FixEvidence.Kind.SAID_HOLDS,
            FixEvidence.Kind.SAID_BROKEN,
            FixEvidence.Kind.SAID_LONG_AGO,
            FixEvidence.Kind.CHECK_STANDS,
            FixEvidence.Kind.CHECK_MISSING,
            FixEvidence.Kind.CHECK_DOUBTFUL);

    private final RunDate runDate;
    private final Map<String, LocalDate> seenDone;
    private final @Nullable FixFacts facts;

    /** A policy that knows of tickets and postmortems only. */
    FixCheckPolicy(RunDate runDate) {
        this(runDate, Map.of(), null);
    }

    /**
     * A policy that knows what is known.
     *
     * @param seenDone the run date that first saw each countermeasure done, for those whose own day nobody states
     */
    FixCheckPolicy(RunDate runDate, Map<String, LocalDate> seenDone, @Nullable FixFacts facts) {
        this.runDate = runDate;
        this.seenDone = seenDone;
        this.facts = facts;
    }

    /**
     * The answer for a countermeasure as of the run; empty where its state is unknown. It holds since the run date: the store
     * keeps the earlier one while the result stays the same.
     */
    Optional<FixCheck> check(Commitment commitment) {
        return switch (commitment.state()) {
            case OPEN, IN_PROGRESS -> Optional.of(unfinished(commitment));
            case DONE -> Optional.of(finished(commitment));
            case CANCELLED -> Optional.of(dropped(commitment));
            case UNKNOWN -> unknown(commitment);
        };
    }

    private FixCheck unfinished(Commitment commitment) {
        List<Ticket> begun = in(TicketState.IN_PROGRESS, commitment);
        List<Ticket> open = in(TicketState.OPEN, commitment);
        Optional<TicketEvent> reopening = lastReopening(Stream.concat(begun.stream(), open.stream()));
        FixResult result = FixRule.of(new FixRule.Known(commitment.state(), reopening.isPresent(), List.of()))
                .result();
        if (reopening.isPresent()) {
            return answer(commitment, result, Evidence.REOPENED, reopening);
        }
        boolean inProgress =
                !begun.isEmpty() || (open.isEmpty() && commitment.state() == Countermeasure.State.IN_PROGRESS);
        return inProgress
                ? answer(commitment, result, Evidence.IN_PROGRESS, lastOf(begun))
                : answer(commitment, result, Evidence.OPEN, lastOf(open));
    }

    private FixCheck finished(Commitment commitment) {
        List<Ticket> done = in(TicketState.DONE, commitment);
        Optional<TicketEvent> reopening = lastReopening(done.stream());
        FixCheck standing = reopening.isPresent()
                ? answer(commitment, FixResult.NOT_SHOWN_YET, Evidence.DONE_AGAIN, reopening)
                : answer(commitment, FixResult.NOT_SHOWN_YET, Evidence.DONE, lastOf(done));
        return withFacts(standing, commitment, doneOn(commitment, done));
    }

    /** What was done by its ticket stays done when the ticket vanishes; so does what a person or a check speaks of. */
    private Optional<FixCheck> unknown(Commitment commitment) {
        String id = commitment.countermeasure().id();
        boolean vanished =
                seenDone.containsKey(id) && !commitment.unknownTickets().isEmpty();
        FixCheck standing = withFacts(
                answer(commitment, FixResult.NOT_SHOWN_YET, Evidence.DONE, Optional.empty()),
                commitment,
                seenDone.get(id));
        boolean spokenOf = standing.facts().stream().anyMatch(fact -> SHOW_THAT_IT_WAS_DONE.contains(fact.kind()));
        return vanished || spokenOf ? Optional.of(standing) : Optional.empty();
    }

    private FixCheck withFacts(FixCheck standing, Commitment commitment, @Nullable LocalDate doneOn) {
        if (facts == null) {
            return standing;
        }
        List<FixEvidence> known = facts.of(commitment, doneOn);
        FixResult result = FixRule.of(new FixRule.Known(Countermeasure.State.DONE, false, known))
                .result();
        return new FixCheck(
                standing.countermeasureId(),
                result,
                standing.evidence(),
                standing.ticket(),
                standing.when(),
                standing.observed(),
                standing.since(),
                known);
    }

    private @Nullable LocalDate doneOn(Commitment commitment, List<Ticket> done) {
        return lastOf(done)
                .map(TicketEvent::at)
                .map(this::dayOf)
                .orElse(seenDone.get(commitment.countermeasure().id()));
    }

    private FixCheck dropped(Commitment commitment) {
        List<Ticket> cancelled = in(TicketState.CANCELLED, commitment);
        List<Ticket> accepted =
                cancelled.stream().filter(FixCheckPolicy::saysRiskAccepted).toList();
        if (!accepted.isEmpty()) {
            return answer(commitment, FixResult.DROPPED, Evidence.RISK_ACCEPTED, lastOf(accepted));
        }
        boolean stated = saysRiskAccepted(commitment.countermeasure().description());
        return answer(
                commitment, FixResult.DROPPED, stated ? Evidence.RISK_ACCEPTED : Evidence.CANCELLED, lastOf(cancelled));
    }

    private FixCheck answer(Commitment commitment, FixResult result, Evidence evidence, Optional<TicketEvent> shownBy) {
        return new FixCheck(
                commitment.countermeasure().id(),
                result,
                evidence,
                shownBy.map(TicketEvent::ticket).orElse(null),
                shownBy.map(event -> dayOf(event.at())).orElse(null),
                shownBy.map(TicketEvent::observed).orElse(false),
                runDate.date());
    }

    private @Nullable LocalDate dayOf(@Nullable Instant instant) {
        return instant == null ? null : LocalDate.ofInstant(instant, runDate.zone());
    }

    private static List<Ticket> in(TicketState state, Commitment commitment) {
        return commitment.tickets().stream()
                .filter(ticket -> ticket.state() == state)
                .toList();
    }

    private static Optional<TicketEvent> lastOf(List<Ticket> tickets) {
        return TicketEvent.last(tickets.stream().map(TicketEvent::present).toList());
    }

    private static Optional<TicketEvent> lastReopening(Stream<Ticket> tickets) {
        return TicketEvent.last(
                tickets.map(TicketEvent::reopening).flatMap(Optional::stream).toList());
    }

    private static boolean saysRiskAccepted(Ticket ticket) {
        return Stream.concat(Stream.of(ticket.originalState()), ticket.labels().stream())
                .anyMatch(FixCheckPolicy::saysRiskAccepted);
    }

    private static boolean saysRiskAccepted(String words) {
        return RISK_ACCEPTED.matcher(words).find();
    }
}
