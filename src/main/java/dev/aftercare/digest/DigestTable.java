package dev.aftercare.digest;

import dev.aftercare.chart.Words;
import dev.aftercare.digest.Digest.CheckedAction;
import dev.aftercare.digest.Digest.IncidentEntry;
import dev.aftercare.digest.Digest.LateAction;
import dev.aftercare.digest.Digest.LeftEntry;
import dev.aftercare.digest.Digest.LooseEntry;
import dev.aftercare.digest.Digest.Measured;
import dev.aftercare.digest.Digest.PostmortemLink;
import dev.aftercare.digest.Digest.RecordEntry;
import dev.aftercare.digest.Digest.ReviewEntry;
import dev.aftercare.digest.Digest.StoppedEntry;
import dev.aftercare.digest.Digest.TicketLink;
import dev.aftercare.digest.Digest.UnreadEntry;
import dev.aftercare.digest.Digest.WaitingEntry;
import dev.aftercare.trend.Measure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Every list of an edition, whole, as one table for a spreadsheet. What may not be named is not in it. Times are in minutes,
 * days as {@code 2026-08-04}.
 */
final class DigestTable {

    private static final List<String> COLUMNS = List.of(
            "list",
            "postmortem",
            "severity",
            "system",
            "date",
            "detect",
            "resolve",
            "action",
            "tickets",
            "owner",
            "priority",
            "due",
            "late",
            "state",
            "text",
            "url");

    // so that every spreadsheet reads it as UTF-8
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Words words;
    private final StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);
    private final CSVPrinter printer;

    private DigestTable(Words words) throws IOException {
        this.words = words;
        this.printer = new CSVPrinter(text, CSVFormat.RFC4180);
    }

    /** Writes the lists of an edition, in UTF-8. */
    static byte[] of(Digest digest, Words words) {
        try {
            DigestTable table = new DigestTable(words);
            table.write(digest);
            return table.text.toString().getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }

    private void write(Digest digest) throws IOException {
        row(COLUMNS.stream().map(column -> words.say("csv." + column)));
        for (IncidentEntry entry : digest.incidents()) {
            write(
                    "section.incidents",
                    entry.postmortem(),
                    new Row()
                            .with("date", entry.at() == null ? null : entry.at().toLocalDate())
                            .with(entry.times())
                            .with("state", words.say(entry.status()))
                            .with("text", entry.summary()));
        }
        for (Digest.LateGroup group : digest.late()) {
            for (LateAction action : group.actions()) {
                write("section.late", group.postmortem(), late(action));
            }
        }
        for (CheckedAction action : digest.checked()) {
            write(
                    "section.checks",
                    action.postmortem(),
                    new Row()
                            .with("date", action.when())
                            .with("action", action.description())
                            .with("tickets", keys(action.tickets()))
                            .with("state", words.say(action.result())));
        }
        for (WaitingEntry entry : digest.waiting()) {
            write(
                    "section.waiting",
                    entry.postmortem(),
                    new Row().with("date", entry.date()).with("state", words.say(entry.status())));
        }
        for (StoppedEntry entry : Objects.requireNonNullElse(digest.review().stopped(), List.<StoppedEntry>of())) {
            write(
                    "section.stopped",
                    entry.postmortem(),
                    new Row()
                            .with("date", entry.incident())
                            .with("text", words.say("stopped." + entry.kind().name())));
        }
        for (ReviewEntry entry : digest.review().entries()) {
            write("section.lacking", entry.postmortem(), new Row().with("text", entry.first()));
        }
        for (UnreadEntry entry : digest.unread().entries()) {
            write(
                    "section.unread",
                    null,
                    new Row()
                            .with("postmortem", entry.source() + ": " + entry.place())
                            .with("text", entry.message()));
        }
        for (LooseEntry entry : digest.loose().entries()) {
            write(
                    "section.loose",
                    entry.postmortem(),
                    new Row()
                            .with("action", entry.action())
                            .with("tickets", entry.ticket().key())
                            .with("state", words.say("loose." + entry.kind().name()))
                            .with("text", entry.title()));
        }
        for (LeftEntry entry : digest.loose().left().entries()) {
            write(
                    "section.left",
                    entry.postmortem(),
                    new Row().with("action", entry.action()).with("state", why(entry, words)));
        }
        for (RecordEntry entry : digest.records()) {
            write(
                    "section.records",
                    entry.postmortem(),
                    new Row().with("date", entry.date()).with(entry.times()));
        }
    }

    /** Why reminders leave an action to people. */
    static String why(LeftEntry entry, Words words) {
        return entry.gaps().isEmpty()
                ? words.say("left.rests")
                : entry.gaps().stream().map(gap -> words.say("left." + gap)).collect(Collectors.joining(", "));
    }

    private static Row late(LateAction action) {
        return new Row()
                .with("action", action.description())
                .with("tickets", keys(action.tickets()))
                .with("owner", action.owner())
                .with("priority", action.priority())
                .with("due", action.due())
                .with("late", action.workingDaysLate());
    }

    private void write(String list, @Nullable PostmortemLink postmortem, Row cells) throws IOException {
        cells.with("list", words.say(list));
        if (postmortem != null) {
            cells.with("postmortem", postmortem.title())
                    .with("severity", postmortem.severity())
                    .with("system", postmortem.system())
                    .with("url", postmortem.url());
        }
        row(COLUMNS.stream().map(column -> cells.cells.getOrDefault(column, "")));
    }

    private void row(Stream<String> cells) throws IOException {
        printer.printRecord(cells.map(DigestTable::harmless).toList());
    }

    /** A spreadsheet would run a text that begins like a formula. */
    private static String harmless(String cell) {
        String line = Texts.printable(cell).strip();
        return line.isEmpty() || "=+-@\t".indexOf(line.charAt(0)) < 0 ? line : "'" + line;
    }

    private static String keys(List<TicketLink> tickets) {
        return tickets.stream().map(TicketLink::key).collect(Collectors.joining(" "));
    }

    /** The cells of a row by their columns. */
    private static final class Row {

        private final Map<String, String> cells = new java.util.HashMap<>();

        Row with(String column, @Nullable Object cell) {
            if (cell != null) {
                cells.put(column, cell.toString());
            }
            return this;
        }

        Row with(Map<Measure, Measured> times) {
            return with("detect", minutes(times.get(Measure.TIME_TO_DETECT)))
                    .with("resolve", minutes(times.get(Measure.TIME_TO_RESOLVE)));
        }

        private static @Nullable Long minutes(@Nullable Measured measured) {
            Duration value = measured == null ? null : measured.value();
            return value == null ? null : Objects.requireNonNull(value).toMinutes();
        }
    }
}
