package dev.aftercare.readingclub;

import dev.aftercare.postmortem.Language;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** Which postmortem is worth an evening, and why. */
public interface ReadingClub {

    /**
     * Every postmortem that may be featured in a month, the best first. Restricted ones, drafts, those that wait for review,
     * those of later months and those featured within the eleven months before are left out.
     */
    List<Candidate> candidates(YearMonth month);

    /** The postmortem that was chosen for a month, by the organiser or by the ranking. */
    Optional<FeaturedPostmortem> featured(YearMonth month);

    /**
     * The organiser's choice for a month. A choice that a record carries, as the tag {@code reading-club:2026-11} or as the label
     * {@code reading-club}, is remembered here, unless one was made by {@link #pick} before.
     */
    Optional<FeaturedPostmortem> picked(YearMonth month);

    /**
     * Remembers the organiser's choice for a month; it replaces a proposal and an earlier choice.
     *
     * @param key the postmortem's id, or the end of it ({@code 03.payments.double-charge.md}) where only one ends so
     * @param reason why, in the organiser's words; empty for none
     * @return what is remembered
     * @throws NotFeaturable when there is no such postmortem, or it must not be shown to the club
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
