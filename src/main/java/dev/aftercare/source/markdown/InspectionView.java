package dev.aftercare.source.markdown;

import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Incident;
import dev.aftercare.postmortem.Milestone;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.RecordedInstant.Precision;
import dev.aftercare.postmortem.StatedDuration;
import dev.aftercare.source.reading.DocumentReading;
import dev.aftercare.ticket.TicketKey;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Shows what was understood of files: as a table for people, or as one JSON object a line for other programs. */
public final class InspectionView {

    private static final DateTimeFormatter WALL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private InspectionView() {}

    /** One line a file (or incident), then what is missing, then what could not be understood and what to write instead. */
    public static String table(List<Inspection.Inspected> inspected) {
        StringBuilder table = new StringBuilder();
        for (Inspection.Inspected each : inspected) {
            table.append(each.path())
                    .append("  ")
                    .append(camel(each.reading().kind().name()))
                    .append('\n');
            each.reading().postmortems().forEach(postmortem -> row(table, postmortem));
            for (Diagnostic diagnostic : each.reading().diagnostics()) {
                int line = diagnostic.place().line();
                table.append("  ")
                        .append(camel(diagnostic.level().name()))
                        .append(line > 0 ? " line " + line : "")
                        .append(": ")
                        .append(diagnostic.message())
                        .append('\n');
            }
        }
        return table.toString();
    }

    private static void row(StringBuilder table, Postmortem postmortem) {
        Incident incident = postmortem.incident();
        table.append("  ").append(postmortem.title()).append('\n');
        table.append("  ")
                .append(
                        postmortem.severity() == null
                                ? "no severity"
                                : postmortem.severity().label())
                .append(" · started ")
                .append(shown(incident.started()))
                .append(" · detected ")
                .append(shown(incident.detected()))
                .append(" · resolved ")
                .append(shown(incident.resolved()))
                .append(" · timeline ")
                .append(incident.timeline().size())
                .append(" · countermeasures ")
                .append(postmortem.countermeasures().size())
                .append(" (")
                .append(tickets(postmortem))
                .append(" tickets)\n");
        List<String> missing = new ArrayList<>();
        missing(missing, incident.started(), "Start Time");
        missing(missing, incident.detected(), "Detect Time");
        missing(missing, incident.resolved(), "End Time");
        if (!missing.isEmpty()) {
            table.append("  not stated: write ")
                    .append(String.join(", ", missing))
                    .append(" in a table or a line of its own, such as \"")
                    .append(missing.get(0))
                    .append(": 2026-03-04 10:05 Europe/Paris\"\n");
        }
    }

    private static void missing(List<String> missing, RecordedInstant instant, String field) {
        if (instant.state() == RecordedInstant.State.MISSING) {
            missing.add(field);
        }
    }

    private static long tickets(Postmortem postmortem) {
        return postmortem.countermeasures().stream()
                .flatMap(each -> each.tickets().stream())
                .distinct()
                .count();
    }

    private static String shown(RecordedInstant instant) {
        LocalDateTime local = instant.local();
        if (local == null || instant.state() == RecordedInstant.State.INVALID) {
            return camel(instant.state().name());
        }
        String wall = instant.precision() == Precision.DAY ? local.toLocalDate().toString() : SHOWN.format(local);
        String zone = instant.precision() == Precision.DAY
                ? ""
                : " " + instant.zone() + (instant.zoneAssumed() ? " (assumed)" : "");
        return (instant.state() == RecordedInstant.State.APPROXIMATE ? "~" : "") + wall + zone;
    }

    /** One object for each incident, and one for each file that holds none. */
    public static String jsonLines(List<Inspection.Inspected> inspected) {
        StringBuilder lines = new StringBuilder();
        for (Inspection.Inspected each : inspected) {
            DocumentReading reading = each.reading();
            if (reading.postmortems().isEmpty()) {
                lines.append(MAPPER.writeValueAsString(withoutIncident(each))).append('\n');
            }
            for (int i = 0; i < reading.postmortems().size(); i++) {
                lines.append(MAPPER.writeValueAsString(incident(each, i))).append('\n');
            }
        }
        return lines.toString();
    }

    private static ObjectNode head(Inspection.Inspected each, @Nullable Integer incident) {
        ObjectNode node = JSON.objectNode();
        node.put("file", each.path());
        node.put("incident", incident);
        node.put("kind", camel(each.reading().kind().name()));
        return node;
    }

    private static ObjectNode withoutIncident(Inspection.Inspected each) {
        ObjectNode node = head(each, null);
        for (String key : List.of("title", "severity", "severityRaw", "status", "system")) {
            node.putNull(key);
        }
        node.putArray("tags");
        for (String key : List.of("started", "detected", "resolved")) {
            node.set(key, instant(RecordedInstant.missing()));
        }
        node.putArray("milestones");
        node.putArray("durations");
        node.putArray("countermeasures");
        node.set("diagnostics", diagnostics(each.reading().diagnostics()));
        return node;
    }

    private static ObjectNode incident(Inspection.Inspected each, int index) {
        Postmortem postmortem = each.reading().postmortems().get(index);
        ObjectNode node = head(each, index + 1);
        node.put("title", postmortem.title());
        node.put(
                "severity",
                postmortem.severity() == null ? null : postmortem.severity().label());
        node.put("severityRaw", postmortem.originalSeverity());
        node.put("status", camel(postmortem.status().name()));
        node.put("system", postmortem.system());
        postmortem.tags().forEach(node.putArray("tags")::add);
        Incident incident = postmortem.incident();
        node.set("started", instant(incident.started()));
        node.set("detected", instant(incident.detected()));
        node.set("resolved", instant(incident.resolved()));
        node.set("milestones", milestones(incident.milestones()));
        node.set("durations", durations(incident.durations()));
        node.set("countermeasures", countermeasures(postmortem.countermeasures()));
        // What is wrong with a file is said once, with its first incident.
        node.set("diagnostics", diagnostics(index == 0 ? each.reading().diagnostics() : List.of()));
        return node;
    }

    private static ObjectNode instant(RecordedInstant instant) {
        ObjectNode node = JSON.objectNode();
        LocalDateTime local = instant.local();
        Precision precision = instant.precision();
        node.put("state", camel(instant.state().name()));
        node.put("value", instant.value() == null ? null : instant.value().toString());
        node.put(
                "local",
                local == null
                        ? null
                        : precision == Precision.DAY ? local.toLocalDate().toString() : WALL.format(local));
        node.put("zone", instant.zone() == null ? null : instant.zone().getId());
        node.put("zoneAssumed", instant.zoneAssumed());
        node.put("precision", precision == null ? null : camel(precision.name()));
        node.put("line", instant.line() == 0 ? null : instant.line());
        node.put("raw", instant.raw());
        return node;
    }

    private static ArrayNode milestones(List<Milestone> milestones) {
        ArrayNode array = JSON.arrayNode();
        for (Milestone milestone : milestones) {
            ObjectNode node = JSON.objectNode();
            node.put("name", milestone.name());
            node.setAll(instant(milestone.at()));
            array.add(node);
        }
        return array;
    }

    private static ArrayNode durations(List<StatedDuration> durations) {
        ArrayNode array = JSON.arrayNode();
        for (StatedDuration duration : durations) {
            ObjectNode node = JSON.objectNode();
            node.put("name", duration.name());
            node.put("value", duration.value() == null ? null : duration.value().toString());
            node.put("raw", duration.raw());
            node.put("line", duration.line());
            array.add(node);
        }
        return array;
    }

    private static ArrayNode countermeasures(List<Countermeasure> countermeasures) {
        ArrayNode array = JSON.arrayNode();
        for (Countermeasure each : countermeasures) {
            ObjectNode node = JSON.objectNode();
            node.put("description", each.description());
            node.put("owner", each.owner());
            node.put("due", each.due() == null ? null : Objects.toString(each.due()));
            node.put(
                    "priority", each.priority() == null ? null : each.priority().name());
            node.put("kind", camel(each.kind().name()));
            node.put("state", camel(each.state().name()));
            each.tickets().stream().map(TicketKey::value).forEach(node.putArray("tickets")::add);
            node.put("line", each.line());
            array.add(node);
        }
        return array;
    }

    private static ArrayNode diagnostics(List<Diagnostic> diagnostics) {
        ArrayNode array = JSON.arrayNode();
        for (Diagnostic diagnostic : diagnostics) {
            ObjectNode node = JSON.objectNode();
            node.put("line", diagnostic.place().line());
            node.put("rule", diagnostic.rule());
            node.put("message", diagnostic.message());
            node.put("severity", camel(diagnostic.level().name()));
            array.add(node);
        }
        return array;
    }

    /** NOT_APPLICABLE is notApplicable. */
    private static String camel(String name) {
        StringBuilder camel = new StringBuilder();
        for (String word : name.toLowerCase(Locale.ROOT).split("_", -1)) {
            camel.append(camel.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return camel.toString();
    }
}
