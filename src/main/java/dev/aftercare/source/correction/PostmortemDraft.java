package dev.aftercare.source.correction;

import dev.aftercare.postmortem.Audience;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Incident;
import dev.aftercare.postmortem.Place;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.postmortem.Severity;
import dev.aftercare.postmortem.StatedDuration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A postmortem while it is corrected. */
final class PostmortemDraft {

    private final Postmortem record;

    String id;

    Place place;

    String title;

    @Nullable
    Severity severity;

    @Nullable
    String originalSeverity;

    ReviewStatus status;

    Audience audience;

    @Nullable
    String system;

    List<String> tags;

    @Nullable
    String summary;

    @Nullable
    String impact;

    @Nullable
    String cause;

    @Nullable
    String contact;

    @Nullable
    LocalDate meetingDate;

    RecordedInstant started;

    RecordedInstant detected;

    RecordedInstant resolved;

    Incident.DetectedBy detectedBy;

    final List<StatedDuration> durations;

    final List<Countermeasure> countermeasures;

    PostmortemDraft(Postmortem record) {
        this.record = record;
        this.id = record.id();
        this.place = record.place();
        this.title = record.title();
        this.severity = record.severity();
        this.originalSeverity = record.originalSeverity();
        this.status = record.status();
        this.audience = record.audience();
        this.system = record.system();
        this.tags = record.tags();
        this.summary = record.summary();
        this.impact = record.impact();
        this.cause = record.cause();
        this.contact = record.contact();
        this.meetingDate = record.meetingDate();
        this.started = record.incident().started();
        this.detected = record.incident().detected();
        this.resolved = record.incident().resolved();
        this.detectedBy = record.incident().detectedBy();
        this.durations = new ArrayList<>(record.incident().durations());
        this.countermeasures = new ArrayList<>(record.countermeasures());
    }

    /** The postmortem as it is now. */
    Postmortem corrected() {
        return new Postmortem(
                id,
                place,
                record.language(),
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
                record.url(),
                new Incident(
                        started,
                        detected,
                        resolved,
                        detectedBy,
                        record.incident().milestones(),
                        record.incident().timeline(),
                        durations),
                countermeasures,
                record.background(),
                record.figures());
    }
}
