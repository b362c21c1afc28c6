package dev.aftercare.trend;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aftercare.link.Commitment;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.ticket.Ticket;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes figures and records as files. Times are seconds, instants UTC; a cell is empty where nothing is known. The CSV files
 * are for spreadsheets: a text that one would take for a formula begins with an apostrophe.
 */
final class FigureExport {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final double MILLIS = 1000;

    private final Path folder;

    FigureExport(Path folder) {
        this.folder = folder;
    }

    List<Path> write(MonthlyFigures figures, List<StoredFigure> times, Incidents incidents, List<WatchedAction> actions)
            throws IOException {
        Files.createDirectories(folder);
        List<Map<String, @Nullable Object>> timeRows =
                times.stream().map(FigureExport::row).toList();
        List<Map<String, @Nullable Object>> incidentRows =
                incidents.all().flatMap(FigureExport::rows).toList();
        List<Map<String, @Nullable Object>> actionRows =
                actions.stream().map(FigureExport::row).toList();
        List<Path> files = new ArrayList<>();
        files.add(json("figures-" + figures.month(), figures));
        files.addAll(both("times", timeRows));
        files.addAll(both("incidents", incidentRows));
        files.addAll(both("actions", actionRows));
        files.add(csv(
                "shares",
                Stream.concat(figures.shares().stream(), figures.actions().shares().stream())
                        .map(share -> row(figures, share))
                        .toList()));
        files.add(csv(
                "counts",
                figures.counts().chart().stream().map(FigureExport::row).toList()));
        files.add(csv(
                "comparisons",
                Stream.concat(figures.comparisons().stream(), figures.groups().stream())
                        .map(comparison -> row(figures, comparison))
                        .toList()));
        return files;
    }

    private List<Path> both(String name, List<Map<String, @Nullable Object>> rows) throws IOException {
        return List.of(csv(name, rows), json(name, rows));
    }

    private Path json(String name, Object value) throws IOException {
        return Files.write(folder.resolve(name + ".json"), JSON.writeValueAsBytes(value));
    }

    private Path csv(String name, List<Map<String, @Nullable Object>> rows) throws IOException {
        Path file = folder.resolve(name + ".csv");
        try (Writer writer = Files.newBufferedWriter(file, UTF_8);
                CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180)) {
            if (!rows.isEmpty()) {
                printer.printRecord(rows.get(0).keySet());
            }
            for (Map<String, @Nullable Object> row : rows) {
                printer.printRecord(
                        row.values().stream().map(FigureExport::cell).toList());
            }
        }
        return file;
    }

    private static Object cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        boolean formula = value instanceof String && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }

    private static Map<String, @Nullable Object> row(StoredFigure stored) {
        DurationFigure figure = stored.figure();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("figure", FigureName.of(figure.measure()).word());
        row.put("month", figure.month().toString());
        row.put("months", figure.months());
        row.put("scope", figure.scope().kind().name());
        row.put("name", figure.scope().name());
        row.put("incidents", figure.incidents());
        row.put("n", figure.n());
        row.put("approximate", figure.approximate());
        for (IncidentMetric.State state : List.of(
                IncidentMetric.State.PENDING,
                IncidentMetric.State.NOT_APPLICABLE,
                IncidentMetric.State.INVALID,
                IncidentMetric.State.MISSING)) {
            row.put(state.name().toLowerCase(Locale.ROOT), figure.without().getOrDefault(state, 0));
        }
        put(row, "median", figure.median());
        put(row, "geometric_mean", figure.geometricMean());
        put(row, "p90", figure.p90());
        row.put("mean", seconds(figure.mean()));
        row.put("methods", stored.methods());
        row.put("seed", stored.seed());
        return row;
    }

    private static void put(Map<String, @Nullable Object> row, String name, @Nullable TimeEstimate estimate) {
        row.put(name, estimate == null ? null : seconds(estimate.value()));
        row.put(name + "_lower", estimate == null ? null : seconds(estimate.lower()));
        row.put(name + "_upper", estimate == null ? null : seconds(estimate.upper()));
    }

    private static @Nullable Double seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis() / MILLIS;
    }

    private static Stream<Map<String, @Nullable Object>> rows(MeasuredIncident incident) {
        return Stream.of(Measure.values()).map(measure -> row(incident, measure));
    }

    private static Map<String, @Nullable Object> row(MeasuredIncident incident, Measure measure) {
        Postmortem postmortem = incident.postmortem();
        boolean named = postmortem.mayBeNamed();
        IncidentMetric metric = incident.metric(measure);
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("source", postmortem.place().source());
        row.put("file", named ? postmortem.place().path() : "restricted");
        row.put("line", named ? postmortem.place().line() : null);
        row.put("title", named ? postmortem.title() : "restricted");
        row.put(
                "severity",
                postmortem.severity() == null ? null : postmortem.severity().label());
        row.put("system", postmortem.system());
        row.put("tags", String.join(", ", postmortem.tags()));
        row.put("day", incident.day() == null ? null : incident.day().toString());
        row.put("counts", incident.use().name());
        row.put("noticed_by", postmortem.incident().detectedBy().name());
        row.put("figure", FigureName.of(measure).word());
        row.put("state", metric.state().name());
        row.put("value", seconds(metric.value()));
        put(row, "started", postmortem.incident().started());
        put(row, "detected", postmortem.incident().detected());
        put(row, "resolved", postmortem.incident().resolved());
        put(row, "meeting", FollowUp.meetingOf(postmortem));
        put(row, "report", FollowUp.reportOf(postmortem));
        return row;
    }

    private static void put(Map<String, @Nullable Object> row, String name, RecordedInstant instant) {
        row.put(
                name,
                instant.value() != null
                        ? instant.value().toString()
                        : instant.local() == null
                                ? null
                                : instant.local().toLocalDate().toString());
        row.put(name + "_state", instant.state().name());
        row.put(name + "_line", instant.line() == 0 ? null : instant.line());
    }

    private static Map<String, @Nullable Object> row(WatchedAction action) {
        Commitment commitment = action.commitment();
        boolean named = commitment.postmortem().mayBeNamed();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("source", commitment.postmortem().place().source());
        row.put("file", named ? commitment.postmortem().place().path() : "restricted");
        row.put("line", named ? commitment.countermeasure().line() : null);
        row.put("action", named ? commitment.countermeasure().description() : "restricted");
        row.put("tickets", named ? tickets(commitment) : "restricted");
        row.put("state", commitment.state().name());
        row.put(
                "priority",
                commitment.priority() == null ? null : commitment.priority().name());
        row.put("due", commitment.due() == null ? null : commitment.due().toString());
        row.put("decided", action.begin() == null ? null : action.begin().toString());
        row.put("ended", action.end() == null ? null : action.end().toString());
        row.put("reopened", action.wasReopened());
        return row;
    }

    private static String tickets(Commitment commitment) {
        return commitment.tickets().stream()
                .map(Ticket::key)
                .map(Object::toString)
                .collect(Collectors.joining(", "));
    }

    private static Map<String, @Nullable Object> row(MonthlyFigures figures, ShareFigure share) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("figure", share.figure().word());
        row.put("month", figures.month().toString());
        row.put("months", share.months());
        row.put("days_of_grace", share.grace());
        row.put("hits", share.hits());
        row.put("n", share.n());
        row.put("untold", share.untold());
        row.put("share", share.share());
        row.put("lower", share.lower());
        row.put("upper", share.upper());
        return row;
    }

    private static Map<String, @Nullable Object> row(CountFigures.Point point) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("month", point.month().toString());
        row.put("incidents", point.count());
        row.put("days", point.days());
        row.put("in_30_days", point.rate());
        row.put("lower", point.lower());
        row.put("upper", point.upper());
        return row;
    }

    private static Map<String, @Nullable Object> row(MonthlyFigures figures, ComparisonFigure comparison) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("figure", FigureName.of(comparison.measure()).word());
        row.put("scope", comparison.scope().kind().name());
        row.put("name", comparison.scope().name());
        row.put("from", comparison.first().toString());
        row.put("to", comparison.last().toString());
        row.put("from_before", comparison.firstBefore().toString());
        row.put("to_before", comparison.lastBefore().toString());
        row.put("n", comparison.n());
        row.put("n_before", comparison.nBefore());
        row.put("verdict", comparison.verdict().name());
        row.put("ratio", comparison.ratio());
        row.put("lower", comparison.lower());
        row.put("upper", comparison.upper());
        row.put("p_value", comparison.pValue());
        row.put("p_value_adjusted", comparison.adjusted());
        row.put("permutations", comparison.permutations());
        row.put("seed", figures.seed());
        return row;
    }
}
