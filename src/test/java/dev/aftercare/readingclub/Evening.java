package dev.aftercare.readingclub;

import dev.aftercare.postmortem.Audience;
import dev.aftercare.postmortem.Background;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Incident;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.Place;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.postmortem.Severity;
import dev.aftercare.postmortem.TimelineEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A postmortem that may be worth an evening, while a test writes it down. */
final class Evening {

    private final String path;
    private @Nullable Severity severity;
    private ReviewStatus status = ReviewStatus.REVIEWED;
    private Audience audience = Audience.INTERNAL;
    private @Nullable String impact;
    private @Nullable String cause;
    private @Nullable String system;
    private List<String> tags = List.of();
    private RecordedInstant instant = RecordedInstant.missing();
    private int rows;
    private int actions;

    Evening(String path) {
        this.path = path;
    }

    Evening severity(Severity newSeverity) {
        severity = newSeverity;
        return this;
    }

    Evening status(ReviewStatus newStatus) {
        status = newStatus;
        return this;
    }

    Evening audience(Audience newAudience) {
        audience = newAudience;
        return this;
    }

    Evening system(String newSystem) {
        system = newSystem;
        return this;
    }

    Evening tags(String... newTags) {
        tags = List.of(newTags);
        return this;
    }

    Evening impact(String newImpact) {
        impact = newImpact;
        return this;
    }

    Evening cause(String newCause) {
        cause = newCause;
        return this;
    }

    Evening timelineRows(int number) {
        rows = number;
        return this;
    }

    Evening actions(int number) {
        actions = number;
        return this;
    }

    /** States all three instants. */
    Evening times() {
        Instant at = Instant.parse("2026-03-04T09:05:00Z");
        instant = new RecordedInstant(
                RecordedInstant.State.RECORDED,
                at,
                at.atOffset(ZoneOffset.UTC).toLocalDateTime(),
                ZoneOffset.UTC,
                false,
                RecordedInstant.Precision.MINUTE,
                3,
                "as written");
        return this;
    }

    Postmortem write() {
        String id = Postmortem.idOf("harborline", path, 1);
        List<TimelineEvent> timeline =
                Collections.nCopies(rows, new TimelineEvent(RecordedInstant.missing(), "something happened"));
        List<Countermeasure> countermeasures = new ArrayList<>();
        for (int i = 0; i < actions; i++) {
            countermeasures.add(new Countermeasure(
                    id + "#" + i,
                    "Do something",
                    null,
                    null,
                    null,
                    Countermeasure.Kind.UNKNOWN,
                    Countermeasure.State.OPEN,
                    List.of(),
                    20 + i));
        }
        return new Postmortem(
                id,
                new Place("harborline", path, 1),
                Language.ENGLISH,
                "What happened in " + path,
                severity,
                null,
                status,
                audience,
                system,
                tags,
                null,
                impact,
                cause,
                null,
                null,
                null,
                new Incident(instant, instant, instant, Incident.DetectedBy.UNKNOWN, List.of(), timeline, List.of()),
                countermeasures,
                Background.none());
    }
}
