package dev.aftercare.readingclub;

import dev.aftercare.postmortem.Language;
import org.jspecify.annotations.Nullable;

/**
 * Who organises the reading club, and when they hear of it.
 *
 * @param organisation the organisation's name
 * @param language the language of our words
 * @param organiser the organiser's address; null where there is no reading club
 * @param candidatesDay the day of the month from which on the month's candidates are mailed, 1 to 28
 * @param proposalDay the day of the month from which on the pack is mailed, of the pick or else of the first candidate
 */
public record ReadingClubSettings(
        String organisation, Language language, @Nullable String organiser, int candidatesDay, int proposalDay) {}
