package dev.aftercare.source.ticket;

import dev.aftercare.postmortem.Audience;
import dev.aftercare.postmortem.Incident;
import dev.aftercare.postmortem.Incident.DetectedBy;
import dev.aftercare.postmortem.Milestone;
import dev.aftercare.postmortem.Place;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.RecordedInstant.State;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.postmortem.Severity;
import dev.aftercare.source.markdown.WrittenValues;
import dev.aftercare.source.reading.ReadingDefaults;
import dev.aftercare.ticket.WrittenTicket;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lays what the fields and labels of a ticket state over what its text says. */
final class TicketOverlay {

    private static final int MOST_TAGS = 40;

    /** A ticket in progress may be anything; a draft is one. */
    private static final Pattern DRAFT = Pattern.compile("(?iu)draft|brouillon|ébauche|ebauche");

    private final WrittenTicket ticket;
    private final TicketFacts facts;
    private final ReadingDefaults defaults;

    TicketOverlay(WrittenTicket ticket, TicketFacts facts, ReadingDefaults defaults) {
        this.ticket = ticket;
        this.facts = facts;
        this.defaults = defaults;
    }

    /** The only incident of a ticket: every field is its own. */
    Postmortem on(Postmortem text, Place place) {
        Optional<String> severity = facts.severity().map(words -> WrittenValues.shortened(words, 80));
        return new Postmortem(
                text.id(),
                place,
                facts.writtenIn(),
                text.title(),
                severity.isPresent() ? severity(severity.get()) : text.severity(),
                severity.orElse(text.originalSeverity()),
                status(text),
                audience(text),
                facts.system().orElse(text.system()),
                tags(text),
                first(TicketField.SUMMARY, text.summary()),
                first(TicketField.IMPACT, text.impact()),
                first(TicketField.CAUSE, text.cause()),
                contact(text),
                facts.words(TicketField.MEETING_DATE).isPresent() ? facts.meeting() : text.meetingDate(),
                ticket.url(),
                incident(text.incident()),
                text.countermeasures(),
                text.background());
    }

    /** One of several incidents of a ticket: its instants and its severity are in the text alone. */
    Postmortem onOneOfSeveral(Postmortem text, Place place) {
        Postmortem shown = text.onPage(place, ticket.url(), status(text), audience(text));
        return new Postmortem(
                shown.id(),
                shown.place(),
                shown.language(),
                shown.title(),
                shown.severity(),
                shown.originalSeverity(),
                shown.status(),
                shown.audience(),
                facts.system().orElse(shown.system()),
                tags(shown),
                shown.summary(),
                shown.impact(),
                shown.cause(),
                contact(shown),
                shown.meetingDate(),
                shown.url(),
                shown.incident(),
                shown.countermeasures(),
                shown.background());
    }

    private @Nullable Severity severity(String words) {
        Severity own = defaults.words().severities().get(words.strip().toLowerCase(Locale.ROOT));
        Optional<Severity> severity = Optional.ofNullable(own).or(() -> WrittenValues.severity(words));
        if (severity.isEmpty()) {
            facts.warn(
                    "severity.unknown",
                    "the severity of the ticket is \"%s\"; choose SEV-1, SEV-2, SEV-3, SEV-4 or SEV-5, or list it under \"severities\" of this source"
                            .formatted(words));
        }
        return severity.orElse(null);
    }

    /**
     * A field or a label says it, else the ticket's own state where it is a word of a review, as "Approved" (seed 001), else the
     * text. That a ticket is closed or in progress says nothing about its review.
     */
    private ReviewStatus status(Postmortem text) {
        Optional<String> written = facts.words(TicketField.STATUS);
        Optional<ReviewStatus> status = written.flatMap(WrittenValues::status);
        if (written.isPresent() && status.isEmpty() && !WrittenValues.isIncidentStatus(written.get())) {
            facts.note(
                    "status.unknown",
                    "\"status\" is \"%s\"; write draft, in review, reviewed, approved or published"
                            .formatted(WrittenValues.shortened(written.get(), 60)));
        }
        return status.or(() -> new TicketLabels(ticket.labels()).status())
                .or(this::approval)
                .orElse(text.status());
    }

    private Optional<ReviewStatus> approval() {
        return WrittenValues.status(ticket.state())
                .filter(status -> status != ReviewStatus.DRAFT
                        || DRAFT.matcher(ticket.state()).find());
    }

    /** Words that are not mapped are read as restricted: nothing leaves by accident. */
    private Audience audience(Postmortem text) {
        if (ticket.restricted()) {
            return Audience.RESTRICTED;
        }
        return facts.words(TicketField.AUDIENCE)
                .map(words -> WrittenValues.audience(words).orElse(Audience.RESTRICTED))
                .orElse(text.audience());
    }

    private @Nullable String contact(Postmortem text) {
        String written = facts.words(TicketField.CONTACT)
                .map(words -> WrittenValues.shortened(WrittenValues.oneLine(words), 120))
                .orElse(text.contact());
        // Whoever the ticket is assigned to answers for the record.
        return written == null ? ticket.assignee() : written;
    }

    private List<String> tags(Postmortem text) {
        Set<String> tags = new LinkedHashSet<>(text.tags());
        List<String> written = new ArrayList<>(ticket.labels());
        facts.words(TicketField.TAGS).ifPresent(words -> written.addAll(List.of(words.split("[,;|]", -1))));
        for (String tag : written) {
            String plain = WrittenValues.oneLine(tag);
            if (!WrittenValues.isNothing(plain) && plain.length() <= 60) {
                tags.add(plain);
            }
        }
        return tags.stream().limit(MOST_TAGS).toList();
    }

    private @Nullable String first(TicketField field, @Nullable String text) {
        return facts.words(field)
                .map(words -> WrittenValues.shortened(words, 4_000))
                .orElse(text);
    }

    private Incident incident(Incident text) {
        RecordedInstant started = instant(TicketField.STARTED, text.started());
        List<Milestone> milestones = new ArrayList<>(facts.milestones());
        text.milestones().stream()
                .filter(one ->
                        milestones.stream().noneMatch(other -> other.name().equalsIgnoreCase(one.name())))
                .forEach(milestones::add);
        return new Incident(
                started,
                notBefore(started, "detected", instant(TicketField.DETECTED, text.detected())),
                notBefore(started, "resolved", instant(TicketField.RESOLVED, text.resolved())),
                facts.words(TicketField.DETECTED_BY)
                        .map(WrittenValues::detectedBy)
                        .filter(by -> by != DetectedBy.UNKNOWN)
                        .orElse(text.detectedBy()),
                milestones,
                text.timeline(),
                text.durations());
    }

    private RecordedInstant instant(TicketField field, RecordedInstant text) {
        return facts.instant(field).orElse(text);
    }

    private RecordedInstant notBefore(RecordedInstant started, String name, RecordedInstant at) {
        if (started.value() == null || at.value() == null || !at.value().isBefore(started.value())) {
            return at;
        }
        facts.warn(
                "instant.before-start",
                "\"%s\" is \"%s\", before \"started\", which is \"%s\": a negative duration, so there is no number; correct one of them"
                        .formatted(name, shown(at), shown(started)));
        return new RecordedInstant(
                State.INVALID, null, at.local(), at.zone(), at.zoneAssumed(), at.precision(), at.line(), at.raw());
    }

    private static String shown(RecordedInstant at) {
        return Objects.requireNonNullElse(at.raw(), String.valueOf(at.value()));
    }
}
