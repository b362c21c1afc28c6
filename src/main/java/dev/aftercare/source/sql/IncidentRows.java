package dev.aftercare.source.sql;

import dev.aftercare.postmortem.Audience;
import dev.aftercare.postmortem.Background;
import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Incident;
import dev.aftercare.postmortem.Incident.DetectedBy;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.Milestone;
import dev.aftercare.postmortem.Place;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.RecordedInstant.State;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.postmortem.Severity;
import dev.aftercare.source.markdown.MarkdownReader;
import dev.aftercare.source.markdown.WrittenValues;
import dev.aftercare.source.reading.ReadingDefaults;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes a postmortem of the rows of one incident, and of the report in it for what the columns do not say. */
final class IncidentRows {

    private static final int LONGEST_NAME = 120;
    private static final int MOST_TAGS = 40;

    private final Place place;
    private final String key;
    private final String id;
    private final ReadingDefaults defaults;
    private final MarkdownReader markdown;
    private final List<Diagnostic> diagnostics;
    private final SqlRow row;
    private final List<SqlRow> incidents;
    private final List<SqlRow> milestones;
    private final List<SqlRow> countermeasures;
    private final Language language;
    private final WrittenValues values;
    private final RowInstants instants;

    IncidentRows(
            Place place,
            JsonNode document,
            ReadingDefaults defaults,
            MarkdownReader markdown,
            List<Diagnostic> diagnostics) {
        this.place = place;
        this.key = place.path().substring(place.path().indexOf('/') + 1);
        this.id = Postmortem.idOf(place.source(), place.path(), 1);
        this.defaults = defaults;
        this.markdown = markdown;
        this.diagnostics = diagnostics;
        this.incidents = SqlRow.of(document, SqlQuery.INCIDENTS);
        this.milestones = SqlRow.of(document, SqlQuery.MILESTONES);
        this.countermeasures = SqlRow.of(document, SqlQuery.COUNTERMEASURES);
        this.row = incidents.get(0);
        this.language = language();
        this.values = new WrittenValues(place, defaults, language, texts());
        this.instants = new RowInstants(place, defaults.zone(), values, diagnostics);
    }

    /** The order of numeric dates is decided by all rows of the incident together. */
    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (List<SqlRow> rows : List.of(incidents, milestones, countermeasures)) {
            for (SqlRow each : rows) {
                for (JsonNode value : each.json()) {
                    if (value.isString()) {
                        texts.add(WrittenValues.shortened(value.asString(), 100));
                    }
                }
            }
        }
        return texts;
    }

    private Language language() {
        Optional<String> written = row.words("language");
        for (Language each : Language.values()) {
            if (written.isPresent()
                    && written.get().toLowerCase(java.util.Locale.ROOT).startsWith(each.code())) {
                return each;
            }
        }
        Language configured = defaults.language();
        if (configured != null) {
            return configured;
        }
        List<String> texts = new ArrayList<>();
        for (String column : List.of("title", "summary", "impact", "cause")) {
            texts.add(row.text(column));
        }
        texts.addAll(row.text("report").lines().limit(400).toList());
        countermeasures.forEach(each -> texts.add(each.text("description")));
        return WrittenValues.language(texts);
    }

    /** What was noted while the postmortem was made. */
    List<Diagnostic> diagnostics() {
        List<Diagnostic> all = new ArrayList<>(values.diagnostics());
        all.addAll(diagnostics);
        return all;
    }

    Postmortem postmortem() {
        noteRows();
        Optional<String> severity = row.words("severity").map(words -> WrittenValues.shortened(words, 80));
        Postmortem stated = new Postmortem(
                id,
                place,
                language,
                title(),
                severity.flatMap(this::severity).orElse(null),
                severity.orElse(null),
                status(),
                audience(),
                name("system").orElse(defaults.system()),
                tags(),
                running("summary"),
                running("impact"),
                running("cause"),
                name("contact").orElse(null),
                instants.day("meeting-date.unreadable", "meeting_date", row.value("meeting_date")),
                url(),
                incident(),
                new RowCountermeasures(place, id, instants, values, diagnostics).read(countermeasures),
                new Background(row.words("users_hit").orElse(null), running("went_well"), List.of(), List.of()));
        return row.has("report") ? new ReportColumn(markdown, row, stated, diagnostics).completed() : stated;
    }

    private void noteRows() {
        if (incidents.size() > 1) {
            boolean same = incidents.stream().allMatch(row::equals);
            warn(
                    "sql.key-twice",
                    "the query \"incidents\" gives %d rows with the id \"%s\"%s; the first was read: make it give one row an incident"
                            .formatted(incidents.size(), key, same ? ", all the same" : ", which differ"));
        }
        boolean nul = incidents.get(0).holdsNul()
                || milestones.stream().anyMatch(SqlRow::holdsNul)
                || countermeasures.stream().anyMatch(SqlRow::holdsNul);
        if (nul) {
            diagnostics.add(new Diagnostic(
                    place,
                    "file.control-character",
                    Diagnostic.Level.NOTE,
                    "a text holds the letter U+0000, which was left out"));
        }
    }

    private String title() {
        Optional<String> title = row.words("title");
        if (title.isEmpty()) {
            warn("sql.no-title", "it has no \"title\" and is called by its place; write a title");
        }
        return title.map(words -> WrittenValues.shortened(words, 300)).orElse(place.path());
    }

    private Optional<Severity> severity(String written) {
        Optional<Severity> severity = WrittenValues.severity(written);
        if (severity.isEmpty()) {
            warn("severity.unknown", "\"severity\" is \"" + written + "\"; write SEV-1, SEV-2, SEV-3, SEV-4 or SEV-5");
        }
        return severity;
    }

    private ReviewStatus status() {
        Optional<String> written = row.words("status");
        Optional<ReviewStatus> status = written.flatMap(WrittenValues::status);
        if (status.isEmpty() && written.isPresent() && !WrittenValues.isIncidentStatus(written.get())) {
            diagnostics.add(new Diagnostic(
                    place,
                    "status.unknown",
                    Diagnostic.Level.NOTE,
                    "\"status\" is \"%s\"; write draft, in review, reviewed, approved or published"
                            .formatted(WrittenValues.shortened(written.get(), 60))));
        }
        return status.orElse(defaults.status());
    }

    /** Words that are not mapped are read as restricted: nothing leaves by accident. */
    private Audience audience() {
        Optional<String> written = row.words("audience");
        if (written.isEmpty()) {
            return defaults.audience();
        }
        Optional<Audience> audience = WrittenValues.audience(written.get());
        if (audience.isEmpty()) {
            warn(
                    "audience.unknown",
                    "\"audience\" is \"%s\", and the record was taken as restricted; write public, internal or restricted"
                            .formatted(WrittenValues.shortened(written.get(), 40)));
        }
        return audience.orElse(Audience.RESTRICTED);
    }

    private Optional<String> name(String column) {
        return row.words(column).map(words -> WrittenValues.shortened(words, LONGEST_NAME));
    }

    private @Nullable String running(String column) {
        return row.has(column) ? WrittenValues.plain(row.text(column)).orElse(null) : null;
    }

    private List<String> tags() {
        Set<String> tags = new LinkedHashSet<>();
        for (String tag : row.text("tags").split("[,;|]", -1)) {
            String plain = WrittenValues.oneLine(tag);
            if (!WrittenValues.isNothing(plain) && plain.length() <= 60) {
                tags.add(plain);
            }
        }
        return tags.stream().limit(MOST_TAGS).toList();
    }

    private @Nullable String url() {
        Optional<String> own = row.words("url");
        String pattern = defaults.url();
        if (own.isPresent() || pattern == null) {
            return own.orElse(null);
        }
        String encoded = URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
        return pattern.replace("{key}", encoded).replace("{path}", SqlQuery.INCIDENTS.word() + "/" + encoded);
    }

    private Incident incident() {
        String zone = zone(row, null);
        RecordedInstant started = instants.read("started", row.value("started"), zone);
        RecordedInstant detected = instants.read("detected", row.value("detected"), zone);
        RecordedInstant resolved = instants.read("resolved", row.value("resolved"), zone);
        if (precedes(resolved, detected)) {
            diagnostics.add(new Diagnostic(
                    place,
                    "instant.before-start",
                    Diagnostic.Level.NOTE,
                    "\"detected\" is \"%s\", after \"resolved\", which is \"%s\"; correct one of them if it was not noticed afterwards"
                            .formatted(detected.raw(), resolved.raw())));
        }
        return new Incident(
                started,
                notBefore(started, "detected", detected),
                notBefore(started, "resolved", resolved),
                row.words("detected_by").map(WrittenValues::detectedBy).orElse(DetectedBy.UNKNOWN),
                milestones(zone),
                List.of(),
                List.of());
    }

    private static @Nullable String zone(SqlRow row, @Nullable String otherwise) {
        return row.words("zone").orElse(otherwise);
    }

    private static boolean precedes(RecordedInstant one, RecordedInstant other) {
        return one.value() != null && other.value() != null && one.value().isBefore(other.value());
    }

    private RecordedInstant notBefore(RecordedInstant started, String name, RecordedInstant at) {
        if (!precedes(at, started)) {
            return at;
        }
        warn(
                "instant.before-start",
                "\"%s\" is \"%s\", before \"started\", which is \"%s\": a negative duration, so there is no number; correct one of them"
                        .formatted(name, at.raw(), started.raw()));
        return new RecordedInstant(
                State.INVALID, null, at.local(), at.zone(), at.zoneAssumed(), at.precision(), at.line(), at.raw());
    }

    private List<Milestone> milestones(@Nullable String incidentZone) {
        List<Milestone> read = new ArrayList<>();
        for (SqlRow each : milestones) {
            Optional<String> name = each.words("name").map(words -> WrittenValues.shortened(words, LONGEST_NAME));
            if (name.isEmpty()) {
                warn(
                        "milestone.name",
                        "a row of the query \"milestones\" has no \"name\" and was left out; write what happened then");
            } else {
                RecordedInstant at = instants.read(
                        "at\" of the milestone \"" + name.get(), each.value("at"), zone(each, incidentZone));
                if (at.state() != State.MISSING) {
                    read.add(new Milestone(name.get(), at));
                }
            }
        }
        return read;
    }

    private void warn(String rule, String message) {
        diagnostics.add(new Diagnostic(place, rule, Diagnostic.Level.WARNING, message));
    }
}
