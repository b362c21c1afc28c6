package dev.aftercare.trend;

import dev.aftercare.link.Commitment;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.RunDate;
import dev.aftercare.statistics.Observation;
import dev.aftercare.ticket.Ticket;
import dev.aftercare.ticket.TicketState;
import dev.aftercare.ticket.TicketTransition;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A countermeasure as survival curves see it: from the day that it was decided to the day that it was done or given up. It
 * was decided when its first ticket was created, else at the meeting, else when the incident was over.
 *
 * @param commitment the countermeasure
 * @param begin when it was decided; null where nothing tells
 * @param end when it was done or given up; null where it is open, or where nobody says
 */
record WatchedAction(
        Commitment commitment,
        @Nullable Instant begin,
        @Nullable Instant end) {

    static WatchedAction of(Commitment commitment, ZoneId zone) {
        return new WatchedAction(
                commitment,
                beginOf(commitment, zone).orElse(null),
                endOf(commitment).orElse(null));
    }

    private static Optional<Instant> beginOf(Commitment commitment, ZoneId zone) {
        Optional<Instant> ticketed = commitment.tickets().stream()
                .map(Ticket::created)
                .flatMap(Stream::ofNullable)
                .min(Comparator.naturalOrder());
        return ticketed.or(() -> decided(commitment.postmortem(), zone));
    }

    private static Optional<Instant> decided(Postmortem postmortem, ZoneId zone) {
        RecordedInstant over = postmortem.incident().resolved();
        Optional<LocalDate> meeting = Optional.ofNullable(postmortem.meetingDate());
        return meeting.or(() -> IncidentTimes.dayOf(over, zone))
                .or(() -> IncidentTimes.dayOf(postmortem.incident(), zone))
                .map(day -> day.atStartOfDay(zone).toInstant());
    }

    /** The last of its tickets to end is its end. */
    private static Optional<Instant> endOf(Commitment commitment) {
        TicketState ended =
                switch (commitment.state()) {
                    case DONE -> TicketState.DONE;
                    case CANCELLED -> TicketState.CANCELLED;
                    case OPEN, IN_PROGRESS, UNKNOWN -> null;
                };
        if (ended == null || commitment.tickets().isEmpty()) {
            return Optional.empty();
        }
        List<Optional<Instant>> ends = commitment.tickets().stream()
                .filter(ticket -> ticket.state() == ended)
                .map(ticket -> endOf(ticket, ended))
                .toList();
        return ends.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : ends.stream().flatMap(Optional::stream).max(Comparator.naturalOrder());
    }

    private static Optional<Instant> endOf(Ticket ticket, TicketState ended) {
        Optional<Instant> told = ticket.transitions().stream()
                .filter(change -> change.to() == ended && change.evidence() != TicketTransition.Evidence.IMPLIED)
                .map(TicketTransition::at)
                .max(Comparator.naturalOrder());
        return told.or(() -> Optional.ofNullable(ticket.resolved()));
    }

    /** Whether it ended on a day that nobody states. */
    boolean isEndless() {
        return end == null
                && (commitment.state() == Countermeasure.State.DONE
                        || commitment.state() == Countermeasure.State.CANCELLED);
    }

    /** Whether it was taken up again after it had been done. */
    boolean wasReopened() {
        return commitment.tickets().stream().anyMatch(ticket -> ticket.timesReopened() > 0);
    }

    /** What a curve sees of it, in days; empty where its beginning, its state or its end is not known. */
    Optional<Observation> observation(RunDate runDate) {
        if (begin == null || isEndless() || commitment.state() == Countermeasure.State.UNKNOWN) {
            return Optional.empty();
        }
        Observation.Ending ending =
                switch (commitment.state()) {
                    case DONE -> Observation.Ending.EVENT;
                    case CANCELLED -> Observation.Ending.COMPETING;
                    case OPEN, IN_PROGRESS, UNKNOWN -> Observation.Ending.CENSORED;
                };
        Instant last = Objects.requireNonNullElse(end, runDate.asOf());
        return Optional.of(Observation.of(Math.max(0, days(begin, last)), ending));
    }

    /** How many days it has been open; 0 at least. */
    int age(RunDate runDate) {
        return begin == null
                ? 0
                : (int) Math.max(0, Duration.between(begin, runDate.asOf()).toDays());
    }

    /** What was done before it was written down, as good teams do, took no time. */
    private static double days(Instant from, Instant to) {
        return Duration.between(from, to).toMillis()
                / (double) Duration.ofDays(1).toMillis();
    }
}
