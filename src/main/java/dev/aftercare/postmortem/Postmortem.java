package dev.aftercare.postmortem;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The record of one incident, as a team wrote it. A value that the record does not state is null, empty, missing or
 * unknown: nothing is invented.
 *
 * @param id deterministic: {@code source:path}, with {@code #n} behind it for the second and further incidents of a file
 * @param place the source and the file it stands in, and the line of its title
 * @param language the language it is written in
 * @param title its title, as plain text in one line; never blank
 * @param severity its severity in our words; null where none is stated or its word is not mapped
 * @param originalSeverity the record's own word for that; null where there is none
 * @param status how far it has come on its way to readers
 * @param audience who may read it by its title
 * @param system the system or service that failed; null where none is stated
 * @param tags its tags as written
 * @param summary its summary as plain text; null where there is none
 * @param impact what it did to users, as plain text; null where it does not say
 * @param cause its root cause or contributing factors, as plain text; null where it does not say
 * @param contact who answers for it, as written; null where nobody is named
 * @param meetingDate the day of the meeting; null where none is stated
 * @param url where a person can read it; null where the source does not say
 * @param incident what happened, in time
 * @param countermeasures what was decided, in the order of the record
 * @param background what else it tells
 * @param figures whether the incident counts in figures
 */
public record Postmortem(
        String id,
        Place place,
        Language language,
        String title,
        @Nullable Severity severity,
        @Nullable String originalSeverity,
        ReviewStatus status,
        Audience audience,
        @Nullable String system,
        List<String> tags,
        @Nullable String summary,
        @Nullable String impact,
        @Nullable String cause,
        @Nullable String contact,
        @Nullable LocalDate meetingDate,
        @Nullable String url,
        Incident incident,
        List<Countermeasure> countermeasures,
        Background background,
        FigureUse figures) {

    public Postmortem {
        tags = List.copyOf(tags);
        countermeasures = List.copyOf(countermeasures);
        if (title.isBlank()) {
            throw new IllegalArgumentException("the postmortem " + id + " needs a title");
        }
    }

    /** As a record is read: its incident counts. */
    public Postmortem(
            String id,
            Place place,
            Language language,
            String title,
            @Nullable Severity severity,
            @Nullable String originalSeverity,
            ReviewStatus status,
            Audience audience,
            @Nullable String system,
            List<String> tags,
            @Nullable String summary,
            @Nullable String impact,
            @Nullable String cause,
            @Nullable String contact,
            @Nullable LocalDate meetingDate,
            @Nullable String url,
            Incident incident,
            List<Countermeasure> countermeasures,
            Background background) {
        this(
                id,
                place,
                language,
                title,
                severity,
                originalSeverity,
                status,
                audience,
                system,
                tags,
                summary,
                impact,
                cause,
                contact,
                meetingDate,
                url,
                incident,
                countermeasures,
                background,
                FigureUse.COUNTED);
    }

    /** The id of the n-th incident of a file, counted from 1. */
    public static String idOf(String source, String path, int ordinal) {
        return source + ":" + path + (ordinal > 1 ? "#" + ordinal : "");
    }

    /** Says whether the title may be shown to everybody in the company. */
    public boolean mayBeNamed() {
        return audience != Audience.RESTRICTED;
    }

    /** Says whether the incident counts in trends and figures. */
    public boolean countsInFigures() {
        return figures == FigureUse.COUNTED;
    }

    /** The same postmortem with other countermeasures. */
    public Postmortem withCountermeasures(List<Countermeasure> others) {
        return identified(id, others);
    }

    /** The same postmortem under another id and with other countermeasures. */
    Postmortem identified(String otherId, List<Countermeasure> others) {
        return new Postmortem(
                otherId,
                place,
                language,
                title,
                severity,
                originalSeverity,
                status,
                audience,
                system,
                tags,
                summary,
                impact,
                cause,
                contact,
                meetingDate,
                url,
                incident,
                others,
                background,
                figures);
    }

    /** The same postmortem as a page of a wiki shows it. */
    public Postmortem onPage(Place newPlace, String newUrl, ReviewStatus newStatus, Audience newAudience) {
        return new Postmortem(
                id,
                newPlace,
                language,
                title,
                severity,
                originalSeverity,
                newStatus,
                newAudience,
                system,
                tags,
                summary,
                impact,
                cause,
                contact,
                meetingDate,
                newUrl,
                incident,
                countermeasures,
                background);
    }
}
