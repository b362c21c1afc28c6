package dev.aftercare.tracker.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.TestNight;
import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.ticket.Priority;
import dev.aftercare.ticket.Ticket;
import dev.aftercare.ticket.TicketKey;
import dev.aftercare.ticket.TicketState;
import dev.aftercare.ticket.TicketTransition;
import dev.aftercare.ticket.TicketTransition.Evidence;
import dev.aftercare.tracker.Fetch;
import dev.aftercare.tracker.Fetch.Coverage;
import dev.aftercare.tracker.RawTicket;
import dev.aftercare.tracker.Reading;
import dev.aftercare.tracker.Since;
import dev.aftercare.tracker.TrackerAccess;
import dev.aftercare.tracker.TrackerRefused;
import dev.aftercare.tracker.TrackerSettings;
import dev.aftercare.tracker.TrackerUnavailable;
import dev.aftercare.tracker.Wanted;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTrackerTests {

    private static final Instant SEEN = TestNight.RUN_DATE.asOf();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("tickets.csv");
    }

    @Test
    void fetchWhenEveryColumnIsFilledReadsEveryValue() throws Exception {
        write("""
                key,summary,state,owner,due,priority,labels,created,resolved,url
                OPS-61,"Alert on expiry, 21 days ahead",Closed,amadou.diallo,2026-10-02,Haute,Post-Mortem; sev-2,2026-06-18T10:15:00Z,2026-07-11 14:48,https://tickets.example/browse/OPS-61
                """);

        Answer answer = fetch();

        assertThat(answer.tickets)
                .containsExactly(new Ticket(
                        new TicketKey("OPS-61"),
                        "jira",
                        "Alert on expiry, 21 days ahead",
                        TicketState.DONE,
                        "Closed",
                        "amadou.diallo",
                        LocalDate.of(2026, 10, 2),
                        Priority.P1,
                        "Haute",
                        Set.of("Post-Mortem", "sev-2"),
                        Instant.parse("2026-06-18T10:15:00Z"),
                        Instant.parse("2026-07-11T12:48:00Z"),
                        "https://tickets.example/browse/OPS-61",
                        List.of()));
        assertThat(answer.said).isEmpty();
        assertThat(answer.end.coverage()).isEqualTo(Coverage.EVERYTHING);
    }

    @Test
    void fetchWhenOnlyRequiredColumnsAreThereLeavesTheRestMissing() throws Exception {
        write("state,key,summary\nÀ faire,OPS-1,Rehearse the failover\n");

        Answer answer = fetch();

        assertThat(answer.tickets)
                .containsExactly(new Ticket(
                        new TicketKey("OPS-1"),
                        "jira",
                        "Rehearse the failover",
                        TicketState.OPEN,
                        "À faire",
                        null,
                        null,
                        null,
                        null,
                        Set.of(),
                        null,
                        null,
                        null,
                        List.of()));
        assertThat(answer.said).isEmpty();
    }

    @Test
    void fetchWhenWrittenByExcelReadsByteOrderMarkAndSemicolonsAndCarriageReturns() throws Exception {
        write(
                "\uFEFFsep=;\r\nKey;Summary;State;Labels;\r\nOPS-1;\"Two\r\nlines; one \"\"ticket\"\"\";Terminé;\"a;b\";\r\n");

        Answer answer = fetch();

        assertThat(answer.tickets).singleElement().satisfies(ticket -> {
            assertThat(ticket.summary()).isEqualTo("Two lines; one \"ticket\"");
            assertThat(ticket.state()).isEqualTo(TicketState.DONE);
            assertThat(ticket.labels()).containsExactlyInAnyOrder("a", "b");
        });
        assertThat(answer.said).isEmpty();
    }

    @Test
    void fetchWhenQuotedCellHasLineBreaksCountsLinesAsEditorsDo() throws Exception {
        write("key,summary,state,due\nOPS-1,\"one\ntwo\r\nthree\",Open,\n\nOPS-2,four,Open,tomorrow\n");

        assertThat(fetch().said).containsExactly("tickets.csv:6: \"due\" is \"tomorrow\"; write it as 2026-03-31");
    }

    @Test
    void fetchWhenColumnsAreUnknownNotesThem() throws Exception {
        write("key,summary,state,Sprint,Story points\nOPS-1,Rehearse,Open,12,3\n");

        Answer answer = fetch();

        assertThat(answer.said).containsExactly("tickets.csv:1: these columns are not read: Sprint, Story points");
        assertThat(answer.diagnostics).extracting(Diagnostic::level).containsExactly(Diagnostic.Level.NOTE);
        assertThat(answer.tickets).hasSize(1);
    }

    @Test
    void fetchWhenColumnIsMissingNamesItAndWhatWasFound() throws Exception {
        write("key,summary,due\nOPS-1,Rehearse,2026-03-31\n");

        assertThatThrownBy(this::fetch)
                .isInstanceOf(TrackerRefused.class)
                .hasMessage("tickets.csv lacks the column \"state\"; its first row names: key, summary, due");
    }

    @Test
    void fetchWhenSeveralColumnsAreMissingNamesThemAll() throws Exception {
        write("Ticket;Name\nOPS-1;Rehearse\n");

        assertThatThrownBy(this::fetch)
                .isInstanceOf(TrackerRefused.class)
                .hasMessage(
                        "tickets.csv lacks the columns \"key\", \"summary\", \"state\"; its first row names: Ticket;Name");
    }

    @Test
    void fetchWhenColumnStandsTwiceRefusesToChoose() throws Exception {
        write("key,summary,state,State\nOPS-1,Rehearse,Open,Done\n");

        assertThatThrownBy(this::fetch)
                .isInstanceOf(TrackerRefused.class)
                .hasMessage("tickets.csv has the column \"state\" twice; rename or remove one of them");
    }

    @Test
    void fetchWhenFileIsMissingSaysSo() {
        assertThatThrownBy(this::fetch)
                .isInstanceOf(TrackerRefused.class)
                .hasMessage(file + " does not exist; write the file or correct its path in the configuration");
    }

    @Test
    void fetchWhenFolderHoldsNoCsvFileSaysSo() throws Exception {
        Files.createDirectory(file);
        Files.writeString(file.resolve("README.md"), "exports come here");

        assertThatThrownBy(this::fetch)
                .isInstanceOf(TrackerRefused.class)
                .hasMessage(
                        file
                                + " holds no file whose name ends with .csv or .tsv; put an export there, or correct the path in the configuration");
    }

    @Test
    void fetchWhenFileIsEmptySaysSo() throws Exception {
        write("\n\n");

        assertThatThrownBy(this::fetch)
                .isInstanceOf(TrackerRefused.class)
                .hasMessage("tickets.csv is empty; its first row has to name the columns: key, summary, state");
    }

    @Test
    void fetchWhenFileIsNotUtf8TextSaysSo() throws Exception {
        Files.write(file, "key,summary,state\nOPS-1,Rehearse,Open\n".getBytes(StandardCharsets.UTF_16LE));

        assertThatThrownBy(this::fetch)
                .isInstanceOf(TrackerRefused.class)
                .hasMessage("tickets.csv is no CSV text in UTF-8; export it again as CSV in UTF-8");
    }

    @Test
    void fetchWhenDatesAreWrongSaysHowToWriteThem() throws Exception {
        write("""
                key,summary,state,due,created,resolved
                OPS-1,Rehearse,Closed,13/32/2026,yesterday,2026-02-30
                """);

        Answer answer = fetch();

        assertThat(answer.said)
                .containsExactlyInAnyOrder(
                        "tickets.csv:2: \"due\" is \"13/32/2026\"; write it as 2026-03-31",
                        "tickets.csv:2: \"created\" is \"yesterday\"; write it as 2026-03-31 or 2026-03-31T10:05:00Z",
                        "tickets.csv:2: \"resolved\" is \"2026-02-30\"; write it as 2026-03-31 or 2026-03-31T10:05:00Z");
        assertThat(answer.tickets).singleElement().satisfies(ticket -> {
            assertThat(ticket.due()).isNull();
            assertThat(ticket.created()).isNull();
            assertThat(ticket.resolved()).isNull();
        });
    }

    @Test
    void fetchWhenDatesAreWrittenInManyWaysReadsThemInTheirZone() throws Exception {
        write("""
                key,summary,state,due,created
                A-1,Rehearse,Open,2026-03-31,2026-03-31
                A-2,Rehearse,Open,2026-03-31T23:30:00-08:00,2026-03-31T10:05
                A-3,Rehearse,Open,,2026-01-31 10:05:07
                A-4,Rehearse,Open,,2026-03-31T10:05:00.123+0200
                A-5,Rehearse,Open,,2026-03-29T02:30:00
                """);

        Answer answer = fetch();

        assertThat(answer.tickets)
                .extracting(Ticket::due)
                .containsExactly(LocalDate.of(2026, 3, 31), LocalDate.of(2026, 3, 31), null, null, null);
        assertThat(answer.tickets)
                .extracting(Ticket::created)
                .containsExactly(
                        Instant.parse("2026-03-30T22:00:00Z"),
                        Instant.parse("2026-03-31T08:05:00Z"),
                        Instant.parse("2026-01-31T09:05:07Z"),
                        Instant.parse("2026-03-31T08:05:00.123Z"),
                        Instant.parse("2026-03-29T01:30:00Z"));
        assertThat(answer.said).isEmpty();
    }

    @Test
    void fetchWhenKeyStandsTwiceKeepsFirstAndReportsSecond() throws Exception {
        write("key,summary,state\nOPS-1,first,Open\nOPS-2,other,Open\nOPS-1,second,Done\n");

        Answer answer = fetch();

        assertThat(answer.said)
                .containsExactly(
                        "tickets.csv:4: \"OPS-1\" is already in line 2, which counts; remove one of the two rows");
        assertThat(answer.tickets).extracting(Ticket::summary).containsExactly("first", "other");
        assertThat(answer.end.coverage()).isEqualTo(Coverage.EVERYTHING);
    }

    @Test
    void fetchWhenKeyIsEmptyLeavesRowOutAndWithdrawsNothing() throws Exception {
        write("key,summary,state\n  ,first,Open\nOPS-2,other,Open\n");

        Answer answer = fetch();

        assertThat(answer.said)
                .containsExactly("tickets.csv:2: \"key\" is empty; write the ticket's key, or remove the row");
        assertThat(answer.tickets).hasSize(1);
        assertThat(answer.end.coverage()).isEqualTo(Coverage.SOME);
    }

    @Test
    void fetchWhenKeyIsEndlessLeavesRowOut() throws Exception {
        write("key,summary,state\n" + "x".repeat(300) + ",first,Open\n");

        assertThat(fetch().said)
                .containsExactly("tickets.csv:2: \"key\" has 300 characters (\"" + "x".repeat(80)
                        + "…\"); no ticket's key is longer than 200");
    }

    @Test
    void fetchWhenTextHoldsNulLeavesItOut() throws Exception {
        write("key,summary,state\nOPS-1,before\0after,Open\n");

        Answer answer = fetch();

        assertThat(answer.said)
                .containsExactly("tickets.csv:2: \"summary\" holds U+0000, which was left out; remove it");
        assertThat(answer.tickets).extracting(Ticket::summary).containsExactly("beforeafter");
    }

    @Test
    void fetchWhenRowHasTooFewCellsKeepsWhatWasKnown() throws Exception {
        write("key,summary,state,owner\nOPS-1,Rehearse\nOPS-2,Rehearse,Open,ana\n");

        Answer answer = fetch();

        assertThat(answer.said)
                .containsExactly("tickets.csv:2: this row has 2 cells where the first row has 4;"
                        + " quote cells that hold a \",\", and keep empty cells");
        assertThat(answer.raws).extracting(RawTicket::key).containsExactly("OPS-1", "OPS-2");
        assertThat(answer.tickets).extracting(ticket -> ticket.key().value()).containsExactly("OPS-2");
    }

    @Test
    void fetchWhenRowHasTooManyCellsLeavesItOut() throws Exception {
        write("key,summary,state\nOPS-1,Rehearse, twice,Open\n");

        assertThat(fetch().said)
                .containsExactly("tickets.csv:2: this row has 4 cells where the first row has 3;"
                        + " quote cells that hold a \",\", and keep empty cells");
    }

    @Test
    void fetchWhenRowIsNotUtf8ReadsTheRest() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("key,summary,state\nOPS-1,Caf".getBytes(StandardCharsets.UTF_8));
        bytes.write(0xE9);
        bytes.writeBytes(",Open\nOPS-2,Café,Open\n".getBytes(StandardCharsets.UTF_8));
        Files.write(file, bytes.toByteArray());

        Answer answer = fetch();

        assertThat(answer.said)
                .containsExactly("tickets.csv:2: this row is not valid UTF-8, so some letters of \"OPS-1\" are lost;"
                        + " save the file as UTF-8");
        assertThat(answer.tickets).extracting(Ticket::summary).containsExactly("Caf\uFFFD", "Café");
    }

    @Test
    void fetchWhenQuotesDoNotPairInOneRowReadsTheOthers() throws Exception {
        write("key,summary,state\nOPS-1,\"a \"quote\" here\",Open\nOPS-2,Rehearse,Open\n");

        Answer answer = fetch();

        assertThat(answer.said)
                .containsExactly(
                        "tickets.csv:2: the quotes (\") in this row do not pair up; double each quote inside a cell");
        assertThat(answer.tickets).extracting(ticket -> ticket.key().value()).containsExactly("OPS-2");
        assertThat(answer.end.coverage()).isEqualTo(Coverage.SOME);
    }

    @Test
    void fetchWhenQuoteIsNeverClosedNamesTheRow() throws Exception {
        write("key,summary,state\nOPS-1,Rehearse,Open\nOPS-2,\"Rehearse,Open\nOPS-3,Rehearse,Open\n");

        assertThatThrownBy(this::fetch)
                .isInstanceOf(TrackerRefused.class)
                .hasMessage(
                        "tickets.csv:3: a quote (\") is opened in this row and never closed; close it or double it");
    }

    @Test
    void fetchWhenRowIsEndlessStopsEarly() throws Exception {
        write("key,summary,state\nOPS-1,\"" + "Rehearse,Open\n".repeat(200_000) + "\",Open\n");

        assertThatThrownBy(this::fetch)
                .isInstanceOf(TrackerRefused.class)
                .hasMessage("tickets.csv:2: this row is longer than 1 MB; look for a quote (\") that is never closed");
    }

    @Test
    void fetchWhenStateIsNotMappedSaysWhatToConfigure() throws Exception {
        write("key,summary,state\nOPS-1,Rehearse,Frozen\nOPS-2,Rehearse,\n");

        Answer answer = fetch();

        assertThat(answer.said)
                .containsExactly(
                        "tickets.csv:2: the state \"Frozen\" is not known;"
                                + " list it under \"states\" of this tracker, as open, in-progress, done or cancelled",
                        "tickets.csv:3: \"state\" is empty; write the ticket's state");
        assertThat(answer.tickets).extracting(Ticket::state).containsOnly(TicketState.UNKNOWN);
        assertThat(answer.tickets).extracting(Ticket::originalState).containsExactly("Frozen", "");
    }

    @Test
    void fetchWhenWordsAreConfiguredUsesThem() throws Exception {
        write("key,summary,state,priority\nOPS-1,Rehearse,frozen,Sev 1\nOPS-2,Rehearse,resolved,\n");
        TrackerSettings settings = new TrackerSettings(
                "jira",
                new TrackerAccess.Csv(file),
                TestNight.PARIS,
                List.of(),
                null,
                Map.of(TicketState.CANCELLED, List.of("Frozen"), TicketState.IN_PROGRESS, List.of("Resolved")),
                Map.of(Priority.P0, List.of("sev-1")));

        Answer answer = fetch(new CsvTracker(settings, file));

        assertThat(answer.said).isEmpty();
        assertThat(answer.tickets)
                .extracting(Ticket::state)
                .containsExactly(TicketState.CANCELLED, TicketState.IN_PROGRESS);
        assertThat(answer.tickets.get(0).priority()).isEqualTo(Priority.P0);
    }

    @Test
    void fetchWhenPriorityIsNotMappedKeepsItsWord() throws Exception {
        write("key,summary,state,priority\nOPS-1,Rehearse,Open,3\nOPS-2,Rehearse,Open,None\n");

        Answer answer = fetch();

        assertThat(answer.said)
                .containsExactly("tickets.csv:2: the priority \"3\" is not known;"
                        + " list it under \"priorities\" of this tracker, as p0, p1, p2, p3 or p4");
        assertThat(answer.tickets).extracting(Ticket::priority).containsOnlyNulls();
        assertThat(answer.tickets).extracting(Ticket::originalPriority).containsExactly("3", null);
    }

    @Test
    void fetchWhenWordSaysReopenedImpliesTransitionFromDone() throws Exception {
        write("key,summary,state,resolved\nOPS-1,Rehearse,Reopened,2026-07-11T12:48:00Z\nOPS-2,Rehearse,Rouvert,\n");

        Answer answer = fetch();

        assertThat(answer.said).isEmpty();
        assertThat(answer.tickets).extracting(Ticket::state).containsOnly(TicketState.OPEN);
        assertThat(answer.tickets).extracting(Ticket::resolved).containsOnlyNulls();
        assertThat(answer.tickets)
                .extracting(Ticket::transitions)
                .containsExactly(
                        List.of(reopened("2026-07-11T12:48:00Z", "Reopened")),
                        List.of(reopened(SEEN.toString(), "Rouvert")));
    }

    @Test
    void fetchWhenOpenTicketIsResolvedAsksWhichIsTrue() throws Exception {
        write("key,summary,state,resolved\nOPS-1,Rehearse,Open,2026-07-11\n");

        Answer answer = fetch();

        assertThat(answer.said)
                .containsExactly("tickets.csv:2: \"resolved\" is \"2026-07-11\", but the state is \"Open\";"
                        + " clear the date or close the ticket");
        assertThat(answer.tickets.get(0).resolved()).isNull();
        assertThat(answer.tickets.get(0).transitions()).isEmpty();
    }

    @Test
    void fetchWhenResolvedBeforeCreatedLeavesItEmpty() throws Exception {
        write("""
                key,summary,state,created,resolved
                OPS-1,Rehearse,Done,2026-07-11,2026-07-10
                OPS-2,Rehearse,Done,2026-07-11T09:00:00Z,2026-07-11
                """);

        Answer answer = fetch();

        assertThat(answer.said)
                .containsExactly("tickets.csv:2: \"resolved\" is \"2026-07-10\", before \"created\" (\"2026-07-11\");"
                        + " correct one of the two");
        assertThat(answer.tickets.get(0).resolved()).isNull();
        assertThat(answer.tickets.get(1).resolved()).isNotNull();
    }

    @Test
    void fetchWhenUrlIsNoLinkLeavesItEmpty() throws Exception {
        write("key,summary,state,url\nOPS-1,Rehearse,Open,javascript:alert(1)\n");

        Answer answer = fetch();

        assertThat(answer.said)
                .containsExactly(
                        "tickets.csv:2: \"url\" is \"javascript:alert(1)\"; write it as https://tracker.example/OPS-1");
        assertThat(answer.tickets.get(0).url()).isNull();
    }

    @Test
    void fetchWhenFileIsUnchangedHasNothingNew() throws Exception {
        write("key,summary,state\nOPS-1,Rehearse,Open\n");
        Answer first = fetch();

        try (Fetch second = tracker().fetch(new Since(first.end.bookmark(), SEEN), Wanted.nothing())) {
            assertThat(second.next()).isEmpty();
            assertThat(second.end().coverage()).isEqualTo(Coverage.NOTHING_NEW);
            assertThat(second.end().bookmark()).isEqualTo(first.end.bookmark());
        }
    }

    @Test
    void nextWhenFileChangesWhileItIsReadFails() throws Exception {
        write("key,summary,state\n" + "OPS-1,Rehearse,Open\n".repeat(20_000));
        try (Fetch fetch = tracker().fetch(Since.ever(), Wanted.nothing())) {
            fetch.next();
            try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
                channel.truncate(300_000);
            }

            assertThatThrownBy(() -> readAll(fetch))
                    .isInstanceOf(TrackerUnavailable.class)
                    .hasMessage(file + " changed while it was read; start the night again when it is complete");
        }
    }

    @Test
    void readWhenFileIsGoneReadsTheRawTicketAgain() throws Exception {
        write("state;key;summary\nDone;OPS-1;\"one\ntwo\"\n");
        Answer answer = fetch();
        Files.delete(file);

        Reading again = tracker().reader().read(answer.raws.get(0), SEEN);

        assertThat(new String(answer.raws.get(0).payload(), StandardCharsets.UTF_8))
                .isEqualTo("state;key;summary\nDone;OPS-1;\"one\ntwo\"");
        assertThat(again.ticket()).isEqualTo(answer.tickets.get(0));
    }

    @Test
    void fingerprintWhenWordsChangeIsAnother() {
        TrackerSettings other = new TrackerSettings(
                "jira",
                new TrackerAccess.Csv(file),
                TestNight.PARIS,
                List.of(),
                null,
                Map.of(TicketState.OPEN, List.of("Frozen")),
                Map.of());

        assertThat(new CsvTracker(other, file).fingerprint())
                .isNotEqualTo(tracker().fingerprint());
    }

    @Test
    void fetchWhenFileIsShippedSampleUnderstandsAllOfIt() throws Exception {
        file = Path.of("src/main/resources/sample/tickets.csv");

        Answer answer = fetch();

        assertThat(answer.said).isEmpty();
        assertThat(answer.tickets).hasSizeGreaterThan(50);
        assertThat(answer.tickets).extracting(Ticket::state).doesNotContain(TicketState.UNKNOWN);
        assertThat(answer.tickets.stream().filter(ticket -> ticket.timesReopened() > 0))
                .isNotEmpty();
    }

    private static void readAll(Fetch fetch) throws Exception {
        while (fetch.next().isPresent()) {
            assertThat(fetch).isNotNull();
        }
    }

    private static TicketTransition reopened(String at, String word) {
        return new TicketTransition(Instant.parse(at), TicketState.DONE, TicketState.OPEN, word, Evidence.IMPLIED);
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
    }

    private CsvTracker tracker() {
        return new CsvTracker(new TrackerSettings("jira", file, TestNight.PARIS), file);
    }

    private Answer fetch() throws Exception {
        return fetch(tracker());
    }

    private static Answer fetch(CsvTracker tracker) throws Exception {
        List<RawTicket> raws = new ArrayList<>();
        List<Ticket> tickets = new ArrayList<>();
        List<Diagnostic> diagnostics = new ArrayList<>();
        try (Fetch fetch = tracker.fetch(Since.ever(), Wanted.nothing())) {
            for (Optional<RawTicket> raw = fetch.next(); raw.isPresent(); raw = fetch.next()) {
                raws.add(raw.get());
                Reading reading = tracker.reader().read(raw.get(), SEEN);
                Optional.ofNullable(reading.ticket()).ifPresent(tickets::add);
                diagnostics.addAll(reading.diagnostics());
            }
            diagnostics.addAll(fetch.end().diagnostics());
            List<String> said = diagnostics.stream().map(Diagnostic::toString).toList();
            return new Answer(raws, tickets, diagnostics, said, fetch.end());
        }
    }

    private record Answer(
            List<RawTicket> raws,
            List<Ticket> tickets,
            List<Diagnostic> diagnostics,
            List<String> said,
            Fetch.End end) {}
}
