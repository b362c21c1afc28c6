package dev.aftercare.readingclub;

import dev.aftercare.postmortem.Language;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** Which postmortem is worth an evening, and why. */
public interface ReadingClub {

    /**
     * Every postmortem that may be featured in a month, the best first; those of the last evening's system behind the others.
     * Restricted ones, drafts, those that wait for review or lack what their guide requires, those of later months and those
     * featured within the eleven months before are left out.
     */
    List<Candidate> candidates(YearMonth month);

    /** The postmortems up to a month that are no candidates, and why; not those that are only too late or read lately. */
    default List<LeftOut> leftOut(YearMonth month) {
        return List.of();
    }

    /** What was chosen for each month, the newest first. */
    default List<FeaturedPostmortem> history() {
        return List.of();
    }

    /** The postmortem that was chosen for a month, by the organiser or by the ranking. */
    Optional<FeaturedPostmortem> featured(YearMonth month);

    /**
     * The organiser's choice for a month. A choice that a record or its ticket carries, as {@code reading-club:2026-11} or as
     * {@code reading-club} for the next evening, is remembered here as long as it stands there, unless one was made by
     * {@link #pick}. What was chosen for a month that is over stays.
     */
    Optional<FeaturedPostmortem> picked(YearMonth month);

    /**
     * Remembers the organiser's choice for a month; it replaces a proposal and an earlier choice.
     *
     * @param key the postmortem's id, or the end of it ({@code 03.payments.double-charge.md}) where only one ends so
     * @param reason why, in the organiser's words; empty for none
     * @return what is remembered
     * @throws NotFeaturable when there is no such postmortem, or it is restricted or unfinished
     */
    FeaturedPostmortem pick(YearMonth month, String key, String reason);

    /**
     * The choice for a month; where the organiser has made none, the first candidate, which is remembered as proposed. Empty
     * where there is no candidate.
     *
     * @param language the language of the reason
     */
    Optional<FeaturedPostmortem> featuredOrProposed(YearMonth month, Language language);
}
