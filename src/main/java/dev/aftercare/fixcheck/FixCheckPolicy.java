package dev.aftercare.fixcheck;

import dev.aftercare.fixcheck.FixCheck.Evidence;
import dev.aftercare.link.Commitment;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.RunDate;
import dev.aftercare.ticket.Ticket;
import dev.aftercare.ticket.TicketState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Answers from facts alone whether a fix holds: from where its tickets stand and what happened to them. Facts alone never
 * show that a fix holds; the best that they give is "not shown yet".
 */
final class FixCheckPolicy {

    /** As a label, as a tracker's word, or in a sentence; in English and in French. */
    private static final Pattern RISK_ACCEPTED = Pattern.compile(
            "\\b(risks?[ _-]?accepted|accepted[ _-]?risks?|risques?[ _-]?(accept|assum)(\u00e9|e\u0301?)s?)(?![\\p{L}_])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final RunDate runDate;

    FixCheckPolicy(RunDate runDate) {
        this.runDate = runDate;
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
            case UNKNOWN -> Optional.empty();
        };
    }

    private FixCheck unfinished(Commitment commitment) {
        List<Ticket> begun = in(TicketState.IN_PROGRESS, commitment);
        List<Ticket> open = in(TicketState.OPEN, commitment);
        Optional<TicketEvent> reopening = lastReopening(Stream.concat(begun.stream(), open.stream()));
        if (reopening.isPresent()) {
            return answer(commitment, FixResult.REGRESSED, Evidence.REOPENED, reopening);
        }
        boolean inProgress =
                !begun.isEmpty() || (open.isEmpty() && commitment.state() == Countermeasure.State.IN_PROGRESS);
        return inProgress
                ? answer(commitment, FixResult.NOT_DONE, Evidence.IN_PROGRESS, lastOf(begun))
                : answer(commitment, FixResult.NOT_DONE, Evidence.OPEN, lastOf(open));
    }

    private FixCheck finished(Commitment commitment) {
        List<Ticket> done = in(TicketState.DONE, commitment);
        Optional<TicketEvent> reopening = lastReopening(done.stream());
        return reopening.isPresent()
                ? answer(commitment, FixResult.NOT_SHOWN_YET, Evidence.DONE_AGAIN, reopening)
                : answer(commitment, FixResult.NOT_SHOWN_YET, Evidence.DONE, lastOf(done));
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
