package dev.aftercare.overdue;

import dev.aftercare.link.Commitment;
import dev.aftercare.people.Directory;
import dev.aftercare.people.Person;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.ticket.Ticket;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * By when an action is to be done: the day that a person set, else the target of the policy. A target is counted from the day
 * on which the action was decided: that of its ticket, else of the meeting, else of the end or the start of the incident.
 */
public final class Deadlines {

    private final DeadlineSettings settings;
    private final Calendars calendars;

    /** Deadlines by a policy, counted on these calendars. */
    public Deadlines(DeadlineSettings settings, Calendars calendars) {
        this.settings = settings;
        this.calendars = calendars;
    }

    /** The working days that deadlines are counted on. */
    public Calendars calendars() {
        return calendars;
    }

    /**
     * The deadline of an action; empty where nobody set one and the policy has no term for it, or nobody knows when it was
     * decided.
     *
     * @param owner null where nobody is known
     * @param zone the zone that instants are read in
     */
    public Optional<Deadline> of(Commitment commitment, @Nullable Person owner, ZoneId zone) {
        if (commitment.due() != null) {
            return Optional.of(new Deadline(commitment.due(), Deadline.Kind.DUE));
        }
        Postmortem postmortem = commitment.postmortem();
        return settings.of(postmortem.system(), commitment.priority(), postmortem.severity())
                .flatMap(term -> decidedOn(commitment, zone)
                        .map(day -> new Deadline(term.after(day, calendars.of(owner)), Deadline.Kind.TARGET)));
    }

    /** The day on which an action was decided. */
    public Optional<LocalDate> decidedOn(Commitment commitment, ZoneId zone) {
        Postmortem postmortem = commitment.postmortem();
        Optional<LocalDate> ticket = commitment.tickets().stream()
                .map(Ticket::created)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .map(created -> LocalDate.ofInstant(created, zone));
        return ticket.or(() -> Optional.ofNullable(postmortem.meetingDate()))
                .or(() -> Stream.of(
                                postmortem.incident().resolved().value(),
                                postmortem.incident().detected().value(),
                                postmortem.incident().started().value())
                        .filter(Objects::nonNull)
                        .findFirst()
                        .map(instant -> LocalDate.ofInstant(instant, zone)));
    }

    /** The person who carries an action: as its ticket's address says, else by name. */
    public static Optional<Person> ownerOf(Commitment commitment, Directory directory) {
        String written = commitment.owner();
        if (written == null) {
            return Optional.empty();
        }
        return commitment
                .ownerAddress()
                .map(address -> directory.find(new dev.aftercare.people.Account(written, address)))
                .orElseGet(() -> directory.find(written));
    }

    /** The day that it is for a person at an instant. */
    public static LocalDate today(@Nullable Person person, Instant asOf, ZoneId otherwise) {
        ZoneId own = person == null ? null : person.habits().zone();
        return LocalDate.ofInstant(asOf, own == null ? otherwise : own);
    }
}
