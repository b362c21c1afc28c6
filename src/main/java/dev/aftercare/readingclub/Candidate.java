package dev.aftercare.readingclub;

import dev.aftercare.postmortem.Language;
import java.util.List;

/**
 * A postmortem that is worth an evening, with the parts that gave it its place.
 *
 * @param postmortemId the postmortem
 * @param title its title
 * @param points the sum of its parts: the more, the better the evening
 * @param parts what speaks for it, in the order of {@link Part}; those that do not speak for it are left out
 */
public record Candidate(String postmortemId, String title, int points, List<Part> parts) {

    public Candidate {
        parts = List.copyOf(parts);
    }

    /**
     * Something that speaks for a postmortem.
     *
     * @param kind what it is
     * @param points what it counts
     * @param number the number that belongs to it: the severity's, rows of the timeline, actions, incidents of its family; 0 where it has none
     */
    public record Part(Kind kind, int points, int number) {}

    /** What may speak for a postmortem. */
    public enum Kind {
        /** It was severe: SEV-1 to SEV-3. */
        SEVERITY,
        /** It says what it did to users. */
        IMPACT,
        /** It names several contributing factors. */
        FACTORS,
        /** It states one cause. */
        CAUSE,
        /** Its timeline has enough rows to be told. */
        TIMELINE,
        /** Its timeline shows where somebody decided something. */
        DECISIONS,
        /** It is of one family with others, or says that it is the same failure as another one. */
        RECURRENCE,
        /** Neither its system nor its family is one of the evenings before. */
        UNLIKE,
        /** It is known what became of its countermeasures. */
        AFTERMATH,
        /** A countermeasure of it no longer holds: there is more to learn. */
        REGRESSED,
        /** Start, detection and end are known. */
        TIMES,
        /** The last evening was about its system: it goes behind those of other systems. It gives no points. */
        SAME_SYSTEM
    }

    /** Says whether others go before it, because the last evening was about its system. */
    boolean isBehindOthers() {
        return parts.stream().anyMatch(part -> part.kind() == Kind.SAME_SYSTEM);
    }

    /** Why it is proposed, in one sentence; a second one says why others go before it. */
    public String reason(Language language) {
        return Reasons.of(language).sentence(parts);
    }
}
