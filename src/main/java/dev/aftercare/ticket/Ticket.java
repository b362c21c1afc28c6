package dev.aftercare.ticket;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a tracker says about one ticket, in our vocabulary.
 *
 * @param key its key, unique among all trackers
 * @param tracker the configured name of the tracker that it came from
 * @param summary its title
 * @param state where it stands, in our words
 * @param originalState the tracker's own word for that
 * @param owner whom it is assigned to, as the tracker writes it; null where nobody is
 * @param due its due date; null where nobody set one
 * @param priority its priority in our words; null where there is none or its word is not mapped
 * @param originalPriority the tracker's own word for that; null where there is none
 * @param labels its labels as written
 * @param created when it was created; null where the tracker does not say
 * @param resolved when it was last finished; null where it is open or the tracker does not say
 * @param url where a person can look at it; null where the tracker does not say
 * @param transitions its changes of state that are known, oldest first
 * @param ownerAddress the mail address of its owner; null where the tracker does not give it
 * @param formerKeys the keys that it had before it was moved, which postmortems may still name
 * @param type what kind of ticket its tracker says it is, as written: {@code Incident}; null where it does not say
 * @param remarks what its comments say in lines that begin with a configured word, in time
 */
public record Ticket(
        TicketKey key,
        String tracker,
        String summary,
        TicketState state,
        String originalState,
        @Nullable String owner,
        @Nullable LocalDate due,
        @Nullable Priority priority,
        @Nullable String originalPriority,
        Set<String> labels,
        @Nullable Instant created,
        @Nullable Instant resolved,
        @Nullable String url,
        List<TicketTransition> transitions,
        @Nullable String ownerAddress,
        Set<TicketKey> formerKeys,
        @Nullable String type,
        List<TicketRemark> remarks) {

    public Ticket {
        formerKeys = Set.copyOf(formerKeys);
        labels = Set.copyOf(labels);
        transitions = List.copyOf(transitions);
        remarks = List.copyOf(remarks);
    }

    /** A ticket whose tracker tells no type, and whose comments say nothing that matters. */
    public Ticket(
            TicketKey key,
            String tracker,
            String summary,
            TicketState state,
            String originalState,
            @Nullable String owner,
            @Nullable LocalDate due,
            @Nullable Priority priority,
            @Nullable String originalPriority,
            Set<String> labels,
            @Nullable Instant created,
            @Nullable Instant resolved,
            @Nullable String url,
            List<TicketTransition> transitions,
            @Nullable String ownerAddress,
            Set<TicketKey> formerKeys) {
        this(
                key,
                tracker,
                summary,
                state,
                originalState,
                owner,
                due,
                priority,
                originalPriority,
                labels,
                created,
                resolved,
                url,
                transitions,
                ownerAddress,
                formerKeys,
                null,
                List.of());
    }

    /** A ticket whose tracker tells neither its owner's address nor that it was moved. */
    public Ticket(
            TicketKey key,
            String tracker,
            String summary,
            TicketState state,
            String originalState,
            @Nullable String owner,
            @Nullable LocalDate due,
            @Nullable Priority priority,
            @Nullable String originalPriority,
            Set<String> labels,
            @Nullable Instant created,
            @Nullable Instant resolved,
            @Nullable String url,
            List<TicketTransition> transitions) {
        this(
                key,
                tracker,
                summary,
                state,
                originalState,
                owner,
                due,
                priority,
                originalPriority,
                labels,
                created,
                resolved,
                url,
                transitions,
                null,
                Set.of());
    }

    /**
     * When it was done for the first time, as far as is known: it may have been taken up again since. A resolution that is older
     * than every known change counts, as after a change of workflow; so does that of a ticket which was created done. To be
     * cancelled is not to be done.
     */
    public Optional<Instant> firstDone() {
        return timesDone().min(Comparator.naturalOrder());
    }

    /** When it was done for the last time, as far as is known: it may have been taken up again since. */
    public Optional<Instant> lastDone() {
        // a tracker's own date of the last end knows better than a later change from one finished state to another
        return state == TicketState.DONE && resolved != null
                ? Optional.of(resolved)
                : timesDone().max(Comparator.naturalOrder());
    }

    private Stream<Instant> timesDone() {
        Stream<Instant> changes = transitions.stream()
                .filter(change -> change.to() == TicketState.DONE && change.from() != TicketState.DONE)
                .map(TicketTransition::at);
        return state == TicketState.DONE ? Stream.concat(changes, Stream.ofNullable(resolved)) : changes;
    }

    /** How often it was taken up again after it was done, as far as its known changes tell. */
    public long timesReopened() {
        return transitions.stream().filter(TicketTransition::reopens).count();
    }
}
