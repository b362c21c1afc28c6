package dev.aftercare.link;

import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.PostmortemFixtures;
import dev.aftercare.ticket.Ticket;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commitments for tests. A test says where they stand; how tickets decide that is {@code link}'s own business. */
public final class CommitmentFixtures {

    private CommitmentFixtures() {}

    /** The first countermeasure of a postmortem, with what the postmortem says of it. */
    public static Commitment commitment(Postmortem postmortem) {
        return commitment(postmortem, 1);
    }

    /** The n-th countermeasure of a postmortem, counted from 1, with what the postmortem says of it. */
    public static Commitment commitment(Postmortem postmortem, int number) {
        Countermeasure countermeasure = postmortem.countermeasures().get(number - 1);
        return new Commitment(
                postmortem,
                countermeasure,
                List.of(),
                countermeasure.tickets(),
                countermeasure.state(),
                countermeasure.owner(),
                countermeasure.due(),
                false,
                countermeasure.priority());
    }

    /** A countermeasure that stands where the given state says, due on a day; null where nobody set one. */
    public static Commitment commitment(String description, Countermeasure.State state, @Nullable String due) {
        return commitment(PostmortemFixtures.postmortem("2026/03." + description.replace(' ', '-') + ".md")
                .countermeasures(PostmortemFixtures.countermeasure(description)
                        .state(state)
                        .due(due)
                        .tickets())
                .build());
    }

    /** The same commitment with tickets that stand for it, in the state that they bring it into. */
    public static Commitment withTickets(Commitment commitment, Countermeasure.State state, Ticket... tickets) {
        LocalDate ticketDue = tickets.length == 0 ? null : tickets[0].due();
        return new Commitment(
                commitment.postmortem(),
                commitment.countermeasure(),
                List.of(tickets),
                List.of(),
                state,
                tickets.length == 0 || tickets[0].owner() == null ? commitment.owner() : tickets[0].owner(),
                ticketDue == null ? commitment.due() : ticketDue,
                ticketDue != null,
                tickets.length == 0 || tickets[0].priority() == null ? commitment.priority() : tickets[0].priority());
    }
}
