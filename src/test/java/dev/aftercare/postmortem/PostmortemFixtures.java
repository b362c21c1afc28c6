package dev.aftercare.postmortem;

import dev.aftercare.ticket.Priority;
import dev.aftercare.ticket.TicketKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Postmortems for tests. Each builder starts from a record that leaves nothing to ask, and a test takes away or changes what
 * it is about:
 *
 * <pre>{@code
 * postmortem("2026/03.payments.double-charge.md")
 *         .started(at("2026-03-04T09:05:00Z"))
 *         .countermeasures(countermeasure("Cap the retries at three").owner("ana").due("2026-03-20"))
 *         .build()
 * }</pre>
 */
public final class PostmortemFixtures {

    /** The name of the source that the postmortems come from. */
    public static final String SOURCE = "postmortems";

    private PostmortemFixtures() {}

    /** A complete postmortem in English of 2026-03-04: 20 minutes to detect, 40 more to resolve, one countermeasure. */
    public static PostmortemBuilder postmortem(String path) {
        return new PostmortemBuilder(path);
    }

    /** An open countermeasure with owner, due date, priority and ticket. */
    public static CountermeasureBuilder countermeasure(String description) {
        return new CountermeasureBuilder(description);
    }

    /** An instant that is stated to the minute, such as {@code 2026-03-04T09:05:00Z}. */
    public static RecordedInstant at(String instant) {
        return stated(RecordedInstant.State.RECORDED, instant, RecordedInstant.Precision.MINUTE);
    }

    /** An instant that is stated to the hour. */
    public static RecordedInstant atHour(String instant) {
        return stated(RecordedInstant.State.RECORDED, instant, RecordedInstant.Precision.HOUR);
    }

    /** An instant that is stated as approximate. */
    public static RecordedInstant around(String instant) {
        return stated(RecordedInstant.State.APPROXIMATE, instant, RecordedInstant.Precision.MINUTE);
    }

    /** A day without a time, such as {@code 2026-03-04}. */
    public static RecordedInstant onDay(String day) {
        return new RecordedInstant(
                RecordedInstant.State.RECORDED,
                null,
                LocalDate.parse(day).atStartOfDay(),
                ZoneOffset.UTC,
                true,
                RecordedInstant.Precision.DAY,
                5,
                day);
    }

    /** Words instead of an instant, which mean the given state. */
    public static RecordedInstant unstated(RecordedInstant.State state, String raw) {
        return new RecordedInstant(state, null, null, null, false, null, 5, raw);
    }

    private static RecordedInstant stated(
            RecordedInstant.State state, String instant, RecordedInstant.Precision precision) {
        Instant value = Instant.parse(instant);
        ZoneId zone = ZoneOffset.UTC;
        return new RecordedInstant(
                state, value, LocalDateTime.ofInstant(value, zone), zone, false, precision, 5, instant);
    }

    /** Builds a postmortem; every word of it may be changed. */
    public static final class PostmortemBuilder {

        private final String path;
        private Language language = Language.ENGLISH;
        private String title = "Cards were charged twice";
        private @Nullable Severity severity = Severity.SEV2;
        private @Nullable String originalSeverity = "SEV-2";
        private ReviewStatus status = ReviewStatus.REVIEWED;
        private FigureUse figures = FigureUse.COUNTED;
        private Audience audience = Audience.INTERNAL;
        private @Nullable String system = "payments";
        private List<String> tags = List.of();
        private @Nullable String summary = "The payment service retried a request that had succeeded.";
        private @Nullable String impact = "112 customers were charged twice.";
        private @Nullable String cause = "The retry did not carry the idempotency key.";
        private @Nullable String contact = "ana";
        private RecordedInstant started = at("2026-03-04T09:05:00Z");
        private RecordedInstant detected = at("2026-03-04T09:25:00Z");
        private RecordedInstant resolved = at("2026-03-04T10:05:00Z");
        private Incident.DetectedBy detectedBy = Incident.DetectedBy.MONITORING;
        private List<TimelineEvent> timeline = List.of();
        private List<StatedDuration> durations = List.of();
        private @Nullable LocalDate meetingDate;
        private @Nullable String usersHit;
        private List<Milestone> milestones = List.of();
        private List<CountermeasureBuilder> countermeasures =
                List.of(countermeasure("Send the idempotency key with every retry"));

        private PostmortemBuilder(String path) {
            this.path = path;
        }

        public PostmortemBuilder language(Language language) {
            this.language = language;
            return this;
        }

        public PostmortemBuilder title(String title) {
            this.title = title;
            return this;
        }

        /** Takes the record's own word along. */
        public PostmortemBuilder severity(@Nullable Severity severity) {
            return severity(severity, severity == null ? null : severity.label());
        }

        public PostmortemBuilder severity(@Nullable Severity severity, @Nullable String originalSeverity) {
            this.severity = severity;
            this.originalSeverity = originalSeverity;
            return this;
        }

        public PostmortemBuilder status(ReviewStatus status) {
            this.status = status;
            return this;
        }

        public PostmortemBuilder figures(FigureUse figures) {
            this.figures = figures;
            return this;
        }

        public PostmortemBuilder audience(Audience audience) {
            this.audience = audience;
            return this;
        }

        public PostmortemBuilder system(@Nullable String system) {
            this.system = system;
            return this;
        }

        public PostmortemBuilder tags(String... tags) {
            this.tags = List.of(tags);
            return this;
        }

        public PostmortemBuilder summary(@Nullable String summary) {
            this.summary = summary;
            return this;
        }

        public PostmortemBuilder impact(@Nullable String impact) {
            this.impact = impact;
            return this;
        }

        public PostmortemBuilder cause(@Nullable String cause) {
            this.cause = cause;
            return this;
        }

        public PostmortemBuilder contact(@Nullable String contact) {
            this.contact = contact;
            return this;
        }

        public PostmortemBuilder started(RecordedInstant started) {
            this.started = started;
            return this;
        }

        public PostmortemBuilder detected(RecordedInstant detected) {
            this.detected = detected;
            return this;
        }

        public PostmortemBuilder resolved(RecordedInstant resolved) {
            this.resolved = resolved;
            return this;
        }

        public PostmortemBuilder detectedBy(Incident.DetectedBy detectedBy) {
            this.detectedBy = detectedBy;
            return this;
        }

        public PostmortemBuilder meetingDate(@Nullable String day) {
            this.meetingDate = day == null ? null : LocalDate.parse(day);
            return this;
        }

        public PostmortemBuilder milestone(String name, RecordedInstant at) {
            this.milestones = List.of(new Milestone(name, at));
            return this;
        }

        public PostmortemBuilder usersHit(@Nullable String usersHit) {
            this.usersHit = usersHit;
            return this;
        }

        public PostmortemBuilder timeline(TimelineEvent... timeline) {
            this.timeline = List.of(timeline);
            return this;
        }

        public PostmortemBuilder durations(StatedDuration... durations) {
            this.durations = List.of(durations);
            return this;
        }

        public PostmortemBuilder countermeasures(CountermeasureBuilder... countermeasures) {
            this.countermeasures = List.of(countermeasures);
            return this;
        }

        public Postmortem build() {
            String id = Postmortem.idOf(SOURCE, path, 1);
            List<Countermeasure> built = new ArrayList<>();
            for (CountermeasureBuilder countermeasure : countermeasures) {
                built.add(countermeasure.build(id, built.size() + 1));
            }
            return new Postmortem(
                    id,
                    new Place(SOURCE, path, 1),
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
                    null,
                    new Incident(started, detected, resolved, detectedBy, milestones, timeline, durations),
                    built,
                    new Background(usersHit, null, List.of(), List.of()),
                    figures);
        }
    }

    /** Builds a countermeasure; the n-th of a postmortem stands in line 40 + n and has the id {@code <postmortem>/n}. */
    public static final class CountermeasureBuilder {

        private final String description;
        private @Nullable String owner = "ana";
        private @Nullable LocalDate due = LocalDate.of(2026, 3, 20);
        private @Nullable Priority priority = Priority.P1;
        private Countermeasure.Kind kind = Countermeasure.Kind.PREVENT;
        private Countermeasure.State state = Countermeasure.State.OPEN;
        private List<TicketKey> tickets = List.of(new TicketKey("PAY-12"));

        private CountermeasureBuilder(String description) {
            this.description = description;
        }

        public CountermeasureBuilder owner(@Nullable String owner) {
            this.owner = owner;
            return this;
        }

        public CountermeasureBuilder due(@Nullable String due) {
            this.due = due == null ? null : LocalDate.parse(due);
            return this;
        }

        public CountermeasureBuilder priority(@Nullable Priority priority) {
            this.priority = priority;
            return this;
        }

        public CountermeasureBuilder kind(Countermeasure.Kind kind) {
            this.kind = kind;
            return this;
        }

        public CountermeasureBuilder state(Countermeasure.State state) {
            this.state = state;
            return this;
        }

        public CountermeasureBuilder tickets(String... keys) {
            this.tickets = Arrays.stream(keys).map(TicketKey::new).toList();
            return this;
        }

        /** One ticket that is named by an address on a host. */
        public CountermeasureBuilder ticketAt(String key, String host) {
            this.tickets = List.of(new TicketKey(key, host));
            return this;
        }

        private Countermeasure build(String postmortemId, int number) {
            return new Countermeasure(
                    postmortemId + "/" + number, description, owner, due, priority, kind, state, tickets, 40 + number);
        }
    }
}
