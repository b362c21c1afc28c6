package dev.aftercare.postmortem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What else a postmortem tells: how many were hit, what went well, who took part, which other postmortems it names, and its
 * running text.
 *
 * @param usersHit how many users or requests were hit, in the record's own words; null where it does not say
 * @param wentWell what went well, as plain text; null where it does not say
 * @param participants who took part, in the order of the record
 * @param related the other postmortems that it names, in the order of the record
 * @param revisits what it says of its fixes on later days, in the order of the record
 * @param passages its running text, in the order of the record. What comes from the tables has none: see {@link Narratives}
 * @param digest what happened, in one sentence by its author for newsletter and digest; null where there is none
 */
public record Background(
        @Nullable String usersHit,
        @Nullable String wentWell,
        List<Participant> participants,
        List<RelatedPostmortem> related,
        List<RevisitNote> revisits,
        List<Passage> passages,
        @Nullable String digest) {

    private static final Background NONE = new Background(null, null, List.of(), List.of());

    public Background {
        participants = List.copyOf(participants);
        related = List.copyOf(related);
        revisits = List.copyOf(revisits);
        passages = List.copyOf(passages);
    }

    /** What a record tells whose author wrote no sentence for newsletter and digest. */
    public Background(
            @Nullable String usersHit,
            @Nullable String wentWell,
            List<Participant> participants,
            List<RelatedPostmortem> related,
            List<RevisitNote> revisits,
            List<Passage> passages) {
        this(usersHit, wentWell, participants, related, revisits, passages, null);
    }

    /** What a record tells that nobody has looked at again, without its running text. */
    public Background(
            @Nullable String usersHit,
            @Nullable String wentWell,
            List<Participant> participants,
            List<RelatedPostmortem> related) {
        this(usersHit, wentWell, participants, related, List.of(), List.of());
    }

    /** A record that tells nothing of this. */
    public static Background none() {
        return NONE;
    }
}
