package dev.aftercare.review;

import dev.aftercare.postmortem.Severity;
import dev.aftercare.ticket.Priority;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * By when an incident has its postmortem, its meeting, its review and its readers.
 *
 * @param start incidents before this day are never asked about; null where nobody is asked at all
 * @param severities which incidents need a postmortem and a meeting
 * @param priorities which tickets of incidents need a postmortem, where their labels name no severity
 * @param lasting how long the ticket of an incident may have been open before it needs a postmortem whatever else it says;
 *     null where that does not count
 * @param labels what a ticket's labels or its type say where it tells of an incident, in lower case
 * @param meetingDays how many working days may pass between the incident and its meeting; null where the guide of the source
 *     says it
 * @param draftDays how many days a postmortem may be a draft or in review
 * @param sharingDays how many days may pass before a reviewed postmortem is shared
 */
public record PunctualitySettings(
        @Nullable LocalDate start,
        Set<Severity> severities,
        Set<Priority> priorities,
        @Nullable Duration lasting,
        Set<String> labels,
        @Nullable Integer meetingDays,
        int draftDays,
        int sharingDays) {

    /** How the labels and types of incidents read where nobody configured others. */
    public static final Set<String> USUAL_LABELS = Set.of("incident", "type::incident", "type: incident", "outage");

    public PunctualitySettings {
        severities = Set.copyOf(severities);
        priorities = Set.copyOf(priorities);
        labels = labels.stream().map(label -> label.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Settings of somebody who configured no more than the first day.
     *
     * @param start null where nobody is asked
     */
    public static PunctualitySettings usual(@Nullable LocalDate start) {
        return new PunctualitySettings(
                start, Set.of(Severity.SEV1, Severity.SEV2), Set.of(), null, USUAL_LABELS, null, 14, 30);
    }
}
