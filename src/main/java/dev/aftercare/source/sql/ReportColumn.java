package dev.aftercare.source.sql;

import dev.aftercare.postmortem.Background;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Incident;
import dev.aftercare.postmortem.Incident.DetectedBy;
import dev.aftercare.postmortem.Milestone;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.StatedDuration;
import dev.aftercare.postmortem.TimelineEvent;
import dev.aftercare.source.markdown.MarkdownReader;
import dev.aftercare.source.reading.DocumentReading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the column that holds the report itself, in Markdown or HTML, for what the columns do not say. The columns win. Lines are
 * those of the column's text.
 */
final class ReportColumn {

    private static final Pattern LINE = Pattern.compile("\\bline (\\d{1,7})\\b");

    private final MarkdownReader markdown;
    private final SqlRow row;
    private final Postmortem stated;
    private final List<Diagnostic> diagnostics;
    private final String head;
    private final int headLines;

    ReportColumn(MarkdownReader markdown, SqlRow row, Postmortem stated, List<Diagnostic> diagnostics) {
        this.markdown = markdown;
        this.row = row;
        this.stated = stated;
        this.diagnostics = diagnostics;
        this.head = head();
        this.headLines = (int) head.chars().filter(letter -> letter == '\n').count();
    }

    /** What a report in a column leaves to its row: the title, and the day that its times are of. */
    private String head() {
        RecordedInstant started = stated.incident().started();
        String title = "# " + stated.title() + "\n\n";
        return started.local() == null || started.zone() == null
                ? title
                : title + "- Start Time: " + started.local().toString().replace('T', ' ') + " " + started.zone()
                        + "\n\n";
    }

    Postmortem completed() {
        byte[] text = (head + row.text("report")).getBytes(StandardCharsets.UTF_8);
        DocumentReading reading =
                markdown.read(stated.place().source(), stated.place().path(), text);
        if (reading.postmortems().size() != 1) {
            if (reading.postmortems().size() > 1) {
                diagnostics.add(new Diagnostic(
                        stated.place(),
                        "sql.report-several",
                        Diagnostic.Level.NOTE,
                        "\"report\" seems to tell of %d incidents; only the other columns were read"
                                .formatted(reading.postmortems().size())));
            }
            return stated;
        }
        reading.diagnostics().forEach(this::note);
        return with(reading.postmortems().get(0));
    }

    /** At the line of the column; what the columns say themselves has none. */
    private void note(Diagnostic noted) {
        String message = LINE.matcher(noted.message()).replaceAll(found -> {
            int line = Integer.parseInt(found.group(1)) - headLines;
            return line > 0 ? "line " + line : "the columns";
        });
        if (noted.place().line() > headLines) {
            diagnostics.add(new Diagnostic(
                    stated.place().at(noted.place().line() - headLines),
                    noted.rule(),
                    noted.level(),
                    "in \"report\", " + message));
        }
    }

    private Postmortem with(Postmortem report) {
        boolean severity = row.has("severity");
        return new Postmortem(
                stated.id(),
                stated.place(),
                stated.language(),
                stated.title(),
                severity ? stated.severity() : report.severity(),
                severity ? stated.originalSeverity() : report.originalSeverity(),
                row.has("status") ? stated.status() : report.status(),
                row.has("audience") ? stated.audience() : report.audience(),
                first(stated.system(), report.system()),
                stated.tags().isEmpty() ? report.tags() : stated.tags(),
                first(stated.summary(), report.summary()),
                first(stated.impact(), report.impact()),
                first(stated.cause(), report.cause()),
                first(stated.contact(), report.contact()),
                stated.meetingDate() == null && !row.has("meeting_date") ? report.meetingDate() : stated.meetingDate(),
                stated.url(),
                incident(stated.incident(), report.incident()),
                stated.countermeasures().isEmpty()
                        ? report.countermeasures().stream().map(this::moved).toList()
                        : stated.countermeasures(),
                background(stated.background(), report.background()));
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }

    private static Background background(Background row, Background report) {
        return new Background(
                first(row.usersHit(), report.usersHit()),
                first(row.wentWell(), report.wentWell()),
                report.participants(),
                report.related(),
                report.revisits(),
                report.passages(),
                report.digest());
    }

    private Incident incident(Incident columns, Incident report) {
        return new Incident(
                instant("started", columns.started(), report.started()),
                instant("detected", columns.detected(), report.detected()),
                instant("resolved", columns.resolved(), report.resolved()),
                columns.detectedBy() == DetectedBy.UNKNOWN ? report.detectedBy() : columns.detectedBy(),
                columns.milestones().isEmpty()
                        ? report.milestones().stream()
                                .map(each -> new Milestone(each.name(), moved(each.at())))
                                .toList()
                        : columns.milestones(),
                report.timeline().stream()
                        .map(each -> new TimelineEvent(moved(each.at()), each.text()))
                        .toList(),
                report.durations().stream()
                        .map(each -> new StatedDuration(each.name(), each.value(), each.raw(), moved(each.line())))
                        .toList());
    }

    /** A column that says "unknown" or cannot be read is not filled from elsewhere. */
    private RecordedInstant instant(String column, RecordedInstant stated, RecordedInstant report) {
        return row.has(column) ? stated : moved(report);
    }

    private int moved(int line) {
        return Math.max(0, line - headLines);
    }

    private RecordedInstant moved(RecordedInstant at) {
        return new RecordedInstant(
                at.state(),
                at.value(),
                at.local(),
                at.zone(),
                at.zoneAssumed(),
                at.precision(),
                moved(at.line()),
                at.raw());
    }

    private Countermeasure moved(Countermeasure one) {
        return new Countermeasure(
                one.id(),
                one.description(),
                one.owner(),
                one.due(),
                one.priority(),
                one.kind(),
                one.state(),
                one.tickets(),
                moved(one.line()));
    }
}
