package dev.aftercare.tracker.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.TestNight;
import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.ticket.Priority;
import dev.aftercare.ticket.Ticket;
import dev.aftercare.ticket.TicketKey;
import dev.aftercare.ticket.TicketState;
import dev.aftercare.tracker.Fetch;
import dev.aftercare.tracker.Fetch.Coverage;
import dev.aftercare.tracker.RawTicket;
import dev.aftercare.tracker.Reading;
import dev.aftercare.tracker.Since;
import dev.aftercare.tracker.TrackerRefused;
import dev.aftercare.tracker.TrackerSettings;
import dev.aftercare.tracker.Wanted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that trackers export themselves, and folders of files. */
class CsvExportTests {

    private static final Instant SEEN = TestNight.RUN_DATE.asOf();

    @TempDir
    private Path folder;

    @Test
    void fetchWhenFileIsExportOfJiraReadsItsColumns() throws Exception {
        write("jira.csv", """
                Summary,Issue key,Issue id,Issue Type,Status,Project key,Priority,Resolution,Assignee,Reporter,Created,Updated,Resolved,Due date,Labels,Labels,Labels,Sprint,Sprint,Comment,Comment,Status Category
                Rehearse the failover,OPS-61,10061,Task,Done,OPS,High,Done,Amadou Diallo,Noor,18/Jun/26 10:15 AM,12/Jul/26 1:00 PM,11/Jul/26 12:48 PM,02/Oct/26 12:00 AM,Post-Mortem,sev-2,,Sprint 1,Sprint 2,"18/Jun/26 10:20 AM;noor;first, ""really""
                and more",,Done
                Write a novel,OPS-62,10062,Task,Closed,OPS,Medium,Won't Do,,Noor,19/Jun/26 12:05 AM,12/Jul/26 1:00 PM,20/Jun/26 9:00 AM,,,,,,,,,Done
                Move the desk,OPS-63,10063,Task,Waiting for paint,OPS,Low,,,Noor,19/Jun/26 12:05 AM,12/Jul/26 1:00 PM,,,Post-Mortem,,,,,,,In Progress
                """);

        Answer answer = fetch();

        assertThat(answer.tickets.get(0))
                .isEqualTo(new Ticket(
                        new TicketKey("OPS-61"),
                        "csv",
                        "Rehearse the failover",
                        TicketState.DONE,
                        "Done",
                        "Amadou Diallo",
                        LocalDate.of(2026, 10, 2),
                        Priority.P1,
                        "High",
                        Set.of("Post-Mortem", "sev-2"),
                        Instant.parse("2026-06-18T08:15:00Z"),
                        Instant.parse("2026-07-11T10:48:00Z"),
                        null,
                        List.of(),
                        null,
                        Set.of(),
                        "Task",
                        List.of()));
        assertThat(answer.tickets)
                .extracting(Ticket::state)
                .containsExactly(TicketState.DONE, TicketState.CANCELLED, TicketState.IN_PROGRESS);
        assertThat(answer.tickets.get(1).created()).hasToString("2026-06-18T22:05:00Z");
        assertThat(answer.said)
                .containsExactly(
                        "jira.csv:1: these columns are not read: Issue id, Project key, Reporter, Updated, Sprint, Comment");
    }

    @Test
    void fetchWhenFileIsViewOfGitHubReadsItsColumnsAndTakesKeysFromAddresses() throws Exception {
        write(
                "board.tsv",
                String.join(
                        "\n",
                        "Title\tURL\tAssignees\tStatus\tLabels\tMilestone",
                        "Alert on expiry\thttps://github.com/example/shop/issues/12\tnoor, amara\tIn progress\tPost-Mortem, sev-2\tAutumn",
                        "Say \"sorry\"\thttps://github.com/example/shop/issues/13\t\tDone\t\t",
                        "Only an idea\t\t\tTodo\t\t"));

        Answer answer = fetch();

        assertThat(answer.tickets)
                .extracting(one -> one.key() + " " + one.state() + " " + one.owner() + " " + one.summary())
                .containsExactly(
                        "example/shop#12 IN_PROGRESS noor Alert on expiry", "example/shop#13 DONE null Say \"sorry\"");
        assertThat(answer.tickets.get(0).labels()).containsExactlyInAnyOrder("Post-Mortem", "sev-2");
        assertThat(answer.said)
                .contains("board.tsv:4: this row has neither a key nor an address, as a draft; it was left out");
        assertThat(answer.end.coverage()).isEqualTo(Coverage.EVERYTHING);
    }

    @Test
    void fetchWhenFileIsExportOfGitLabReadsItsTimesAsThoseOfGreenwich() throws Exception {
        write("issues.csv", """
                Title,Description,Issue ID,URL,State,Author,Author Username,Assignee,Assignee Username,Confidential,Locked,Due Date,Created At (UTC),Updated At (UTC),Closed At (UTC),Milestone,Weight,Labels,Time Estimate,Time Spent
                Alert,,12,https://git.example/shop/platform/api/-/issues/12,Closed,Noor,noor,Amara Diallo,amara,No,No,2026-10-02,2026-06-18 10:15:00,2026-07-11 12:48:00,2026-07-11 12:48:00,,,"Post-Mortem,sev::2",0,0
                """);

        Answer answer = fetch();

        assertThat(answer.tickets).singleElement().satisfies(ticket -> {
            assertThat(ticket.key()).hasToString("shop/platform/api#12");
            assertThat(ticket.owner()).isEqualTo("amara");
            assertThat(ticket.created()).hasToString("2026-06-18T10:15:00Z");
            assertThat(ticket.resolved()).hasToString("2026-07-11T12:48:00Z");
            assertThat(ticket.due()).hasToString("2026-10-02");
        });
    }

    @Test
    void fetchWhenFileIsFrenchExportOfJiraReadsItsColumns() throws Exception {
        write("jira.csv", """
                Résumé;Clé de ticket;État;Responsable;Date d’échéance;Étiquettes;Étiquettes
                Répéter la bascule;OPS-61;Terminé(e);Amadou;02/oct./26;Post-Mortem;sev-2
                """);

        Answer answer = fetch();

        assertThat(answer.tickets).singleElement().satisfies(ticket -> {
            assertThat(ticket.key()).hasToString("OPS-61");
            assertThat(ticket.due()).hasToString("2026-10-02");
            assertThat(ticket.labels()).containsExactlyInAnyOrder("Post-Mortem", "sev-2");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "31/Mar/26 10:05 AM|2026-03-31T08:05:00Z",
                "31/Mar/26 12:00 AM|2026-03-30T22:00:00Z",
                "31/Mar/2026 12:30 PM|2026-03-31T10:30:00Z",
                "1/Dec/26 23:59|2026-12-01T22:59:00Z",
                "3/févr./26|2026-02-02T23:00:00Z",
                "31-août-2026|2026-08-30T22:00:00Z",
                "31/Mar/26 13:05 PM|null",
                "31/Feb/26|null",
                "31/Xyz/26|null",
                "03/04/26 10:05 AM|null"
            })
    void instantWhenWrittenByJiraIsReadWhereItCanMeanOneThingOnly(String written, String instant) {
        assertThat(String.valueOf(WrittenTime.instant(written, TestNight.PARIS).orElse(null)))
                .isEqualTo(instant);
    }

    @Test
    void fetchWhenPathIsFolderTakesTheNewestRowOfEachTicket() throws Exception {
        write("a.csv", "key,summary,state\nOPS-1,Rehearse,Open\nOPS-2,Alert,Open\n");
        write("b.csv", "key,summary,state\nOPS-1,Rehearse,Done\nOPS-3,Restore,Open\n");
        age("a.csv", "2026-08-01T00:00:00Z");
        age("b.csv", "2026-08-02T00:00:00Z");
        assertThat(states()).containsExactly("OPS-1 DONE", "OPS-3 OPEN", "OPS-2 OPEN");

        age("a.csv", "2026-08-03T00:00:00Z");
        Answer turned = fetch();
        assertThat(turned.tickets)
                .extracting(one -> one.key() + " " + one.state())
                .containsExactly("OPS-1 OPEN", "OPS-2 OPEN", "OPS-3 OPEN");
        assertThat(turned.end.coverage()).isEqualTo(Coverage.EVERYTHING);

        try (Fetch again = tracker().fetch(new Since(turned.end.bookmark(), SEEN), Wanted.nothing())) {
            assertThat(again.next()).isEmpty();
            assertThat(again.end().coverage()).isEqualTo(Coverage.NOTHING_NEW);
        }
        write(".c.csv", "half a fi");
        try (Fetch again = tracker().fetch(new Since(turned.end.bookmark(), SEEN), Wanted.nothing())) {
            assertThat(again.end().coverage()).isEqualTo(Coverage.NOTHING_NEW);
        }
    }

    @Test
    void fetchWhenOneFileOfFolderCannotBeUsedNamesItAndWithdrawsNothing() throws Exception {
        write("a.csv", "key,summary,state\nOPS-1,Rehearse,Open\n");
        write("b.csv", "key,summary\nOPS-1,Rehearse\n");

        assertThatThrownBy(this::fetch)
                .isInstanceOf(TrackerRefused.class)
                .hasMessageStartingWith("b.csv lacks the column \"state\"");
    }

    @Test
    void fetchWhenRowOfFolderIsBrokenSaysWhichFileAndWithdrawsNothing() throws Exception {
        write("a.csv", "key,summary,state\nOPS-1,Rehearse,Open\n");
        write("b.csv", "key,summary,state\n,Rehearse,Open\n");

        Answer answer = fetch();

        assertThat(answer.end.coverage()).isEqualTo(Coverage.SOME);
        assertThat(answer.said).containsExactly("b.csv:2: \"key\" is empty; write the ticket's key, or remove the row");
    }

    private List<String> states() throws Exception {
        return fetch().tickets.stream()
                .map(one -> one.key() + " " + one.state())
                .toList();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private void age(String name, String changed) throws IOException {
        Files.setLastModifiedTime(folder.resolve(name), FileTime.from(Instant.parse(changed)));
    }

    private CsvTracker tracker() {
        return new CsvTracker(new TrackerSettings("csv", folder, TestNight.PARIS), folder);
    }

    private Answer fetch() throws Exception {
        CsvTracker tracker = tracker();
        List<Ticket> tickets = new ArrayList<>();
        List<Diagnostic> diagnostics = new ArrayList<>();
        try (Fetch fetch = tracker.fetch(Since.ever(), Wanted.nothing())) {
            for (Optional<RawTicket> raw = fetch.next(); raw.isPresent(); raw = fetch.next()) {
                Reading reading = tracker.reader().read(raw.get(), SEEN);
                Optional.ofNullable(reading.ticket()).ifPresent(tickets::add);
                reading.diagnostics().stream()
                        .filter(one -> one.level() == Diagnostic.Level.ERROR)
                        .forEach(diagnostics::add);
            }
            diagnostics.addAll(fetch.end().diagnostics());
            return new Answer(
                    tickets, diagnostics.stream().map(Diagnostic::toString).toList(), fetch.end());
        }
    }

    private record Answer(List<Ticket> tickets, List<String> said, Fetch.End end) {}
}
