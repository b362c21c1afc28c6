package dev.aftercare.source.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.source.reading.DocumentReading;
import dev.aftercare.ticket.TicketKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountermeasureReaderTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '`',
            value = {
                "Add an alert @ Add an alert | null | null | null | UNKNOWN | UNKNOWN | []",
                "[ ] Add an alert @ Add an alert | null | null | null | UNKNOWN | OPEN | []",
                "[x] Add an alert @ Add an alert | null | null | null | UNKNOWN | DONE | []",
                "✅ Add an alert @ Add an alert | null | null | null | UNKNOWN | DONE | []",
                "Add an alert (done) @ Add an alert | null | null | null | UNKNOWN | DONE | []",
                "Add an alert - DONE @ Add an alert | null | null | null | UNKNOWN | DONE | []",
                "Add an alert (fait pendant la réunion) @ Add an alert | null | null | null | UNKNOWN | DONE | []",
                "Add an alert [in progress] @ Add an alert | null | null | null | UNKNOWN | IN_PROGRESS | []",
                "Add an alert - cancelled @ Add an alert | null | null | null | UNKNOWN | CANCELLED | []",
                "Add an alert — owner: Ada — due: 2026-05-04 — priority: P1 — ticket: OPS-142 @ Add an alert | Ada | 2026-05-04 | P1 | UNKNOWN | UNKNOWN | [OPS-142]",
                "Add an alert; Owner: Ada; Due: 4 May 2026; Prio: high @ Add an alert | Ada | 2026-05-04 | P1 | UNKNOWN | UNKNOWN | []",
                "Add an alert. Owner: Ada, due: 2026-05-04 @ Add an alert. | Ada | 2026-05-04 | null | UNKNOWN | UNKNOWN | []",
                "Add an alert (owner: Ada, due 2026-05-04, P2) @ Add an alert | Ada | 2026-05-04 | P2 | UNKNOWN | UNKNOWN | []",
                "Ajouter une alerte – porteur : Zoé – échéance : le 4 mai 2026 – priorité : haute – statut : en cours @ Ajouter une alerte | Zoé | 2026-05-04 | P1 | UNKNOWN | IN_PROGRESS | []",
                "Ajouter une alerte (porteur Zoé, avant le 4 mai 2026) @ Ajouter une alerte | Zoé | 2026-05-04 | null | UNKNOWN | UNKNOWN | []",
                "OPS-142: Add an alert @ Add an alert | null | null | null | UNKNOWN | UNKNOWN | [OPS-142]",
                "Add an alert (OPS-142) @ Add an alert | null | null | null | UNKNOWN | UNKNOWN | [OPS-142]",
                "Add an alert [issue](https://github.com/org/repo/issues/12) @ Add an alert | null | null | null | UNKNOWN | UNKNOWN | [org/repo#12]",
                "Add an alert ([link to issue](https://github.com/org/repo/pull/12)). @ Add an alert | null | null | null | UNKNOWN | UNKNOWN | [org/repo#12]",
                "Add an alert https://gitlab.com/a/b/c/-/merge_requests/34 @ Add an alert | null | null | null | UNKNOWN | UNKNOWN | [a/b/c!34]",
                "Add what [OPS-142](https://tracker.example/browse/OPS-142) lacks @ Add what OPS-142 lacks | null | null | null | UNKNOWN | UNKNOWN | [OPS-142]",
                "[prevent] Add an alert @ Add an alert | null | null | null | PREVENT | UNKNOWN | []",
                "Move the job - from host A to host B - before summer @ Move the job - from host A to host B - before summer | null | null | null | UNKNOWN | UNKNOWN | []",
                "Read the paper (Dijkstra, 1968) @ Read the paper (Dijkstra, 1968) | null | null | null | UNKNOWN | UNKNOWN | []",
                "Ask for 24/7 support: who pays? @ Ask for 24/7 support: who pays? | null | null | null | UNKNOWN | UNKNOWN | []",
            })
    void readWhenItemIsWrittenInAnyShapeTakesItApart(String written, String expected) {
        assertThat(decided("## Action items\n\n- " + written)).isEqualTo("7: " + expected + "\n");
    }

    @Test
    void readWhenOwnerIsMentionedTakesTheMention() {
        assertThat(
                        decided(
                                "## Actions\n\n- @ada: Add an alert\n- Write it down (@ada and @ben)\n- @ben to ask the vendor"))
                .isEqualTo("""
                        7: Add an alert | @ada | null | null | UNKNOWN | UNKNOWN | []
                        8: Write it down | @ada and @ben | null | null | UNKNOWN | UNKNOWN | []
                        9: ask the vendor | @ben | null | null | UNKNOWN | UNKNOWN | []
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-",
                "N/A",
                "None.",
                "TBD",
                "...",
                "<action>",
                "{{ summary }} [link to github issue]",
                "Aucune",
                "[ ]",
                "XXX",
                "_None_"
            })
    void readWhenItemIsAPlaceholderHasNoCountermeasure(String written) {
        assertThat(decided("## Action items\n\n- " + written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Action items",
                "Remediation",
                "Next steps",
                "Follow-ups",
                "Corrective and Preventative Measures",
                "5. Action Items",
                "Action items:",
                "Actions identifiées (5min)",
                "Plan d'actions",
                "Actions correctives",
                "Prochaines étapes",
                "Short-term Action Items",
                "What are we doing about it?",
                "How will we prevent this in the future?",
                "Suivi",
                "Recommendations",
                "Countermeasures"
            })
    void readWhenHeadingSpeaksOfActionsReadsItsItems(String heading) {
        assertThat(decided("## " + heading + "\n\n- Add an alert")).startsWith("7: Add an alert");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lessons learned",
                "What went well",
                "Root cause",
                "Timeline",
                "Impact",
                "Attendees",
                "Resolution",
                "Ce qui a bien fonctionné",
                "Appendix"
            })
    void readWhenHeadingSpeaksOfSomethingElseReadsNothing(String heading) {
        assertThat(decided("## " + heading + "\n\n- Add an alert")).isEmpty();
    }

    @Test
    void readWhenTableHasAnyOrderOfColumnsReadsIt() {
        assertThat(decided("""
                ## Follow-up

                | Ticket | Due date | Who | What | Type (Prevent/Detect) | P | Done? |
                |--------|----------|-----|------|-----------------------|---|-------|
                | [OPS-1](https://t.example/browse/OPS-1) | 04/05/2026 | Ada | Add an alert | Detect | P1 | in progress |
                | OPS-2, OPS-3 | 31/05/2026 | | Swap the disk | prevent | low | x |
                | | | Ben | Talk | | | won't do |
                """)).isEqualTo("""
                9: Add an alert | Ada | 2026-05-04 | P1 | DETECT | IN_PROGRESS | [OPS-1]
                10: Swap the disk | null | 2026-05-31 | P3 | PREVENT | DONE | [OPS-2, OPS-3]
                11: Talk | Ben | null | null | UNKNOWN | CANCELLED | []
                """);
    }

    @Test
    void readWhenItemsAreGroupedTakesTheKindAndStateOfTheGroup() {
        assertThat(decided("""
                ## Action items

                - Prevent:
                  - Add a limit
                - Détecter :
                  - Add an alert

                ### Already done

                - Restart it

                ### Process improvements

                - Name a contact

                **Mitigate**

                - Write the runbook
                """)).isEqualTo("""
                8: Add a limit | null | null | null | PREVENT | UNKNOWN | []
                10: Add an alert | null | null | null | DETECT | UNKNOWN | []
                14: Restart it | null | null | null | UNKNOWN | DONE | []
                18: Name a contact | null | null | null | PROCESS | UNKNOWN | []
                22: Write the runbook | null | null | null | MITIGATE | UNKNOWN | []
                """);
    }

    @Test
    void readWhenDetailsStandBelowAnItemTheyAreNoItems() {
        assertThat(decided("""
                ## Action items

                1. Add an alert
                   - Owner: Ada
                   - Due: 2026-05-04
                   - Ticket: OPS-142
                   - ten minutes are enough
                2. Swap the disk
                   Owner: Ben
                   Priority: P2

                - its size first
                """)).isEqualTo("""
                7: Add an alert | Ada | 2026-05-04 | null | UNKNOWN | UNKNOWN | [OPS-142]
                12: Swap the disk | Ben | null | P2 | UNKNOWN | UNKNOWN | []
                """);
    }

    @Test
    void readWhenWordsAreNotMappedLeavesThemEmptyAndSaysSo() {
        DocumentReading reading = reading("""
                ## Action items

                | Action | Due | Priority | Status |
                |---|---|---|---|
                | Add an alert | next sprint | purple | with legal |
                """);

        assertThat(Readings.decided(Readings.only(reading)))
                .isEqualTo("9: Add an alert | null | null | null | UNKNOWN | UNKNOWN | []\n");
        assertThat(Readings.noted(reading.diagnostics())).isEqualTo("""
                WARNING countermeasure.due notes.md:9: the due date of "Add an alert" is "next sprint"; write it as 2026-05-04
                WARNING countermeasure.priority notes.md:9: the priority of "Add an alert" is "purple"; write P0, P1, P2, P3 or P4
                WARNING countermeasure.state notes.md:9: the state of "Add an alert" is "with legal"; write open, in progress, done or cancelled
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "OPS-123,OPS-123",
        "see (OPS-123).,OPS-123",
        "#12,#12",
        "org/repo#12,org/repo#12",
        "db#411,db#411",
        "group/project!34,group/project!34",
        "!34,!34",
        "https://github.com/org/repo/issues/12#issuecomment-1,org/repo#12",
        "https://github.com/org/repo/pull/13/files,org/repo#13",
        "https://gitlab.example/group/sub/project/-/issues/7,group/sub/project#7",
        "https://x.atlassian.net/browse/OPS-9?focus=1,OPS-9",
        "https://x.atlassian.net/jira/boards/1?selectedIssue=OPS-10,OPS-10",
        "https://linear.app/team/issue/ENG-12/some-title,ENG-12"
    })
    void inWhenTicketIsNamedFindsIt(String written, String key) {
        assertThat(TicketReferences.in(TextLine.of(written, 1))).containsExactly(new TicketKey(key));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTF-8",
                "SHA-256",
                "CVE-2021-44228",
                "ISO-8601",
                "PM2019-009",
                "SEV-1",
                "# 12",
                "#0",
                "Q3-2026",
                "x86-64",
                "https://github.com/org/repo",
                "https://github.com/org/repo/blob/main/README.md#12",
                "3!4",
                "AZ-1",
                "a-1",
                "OPS-123-beta",
                "https://example.org/issues/12"
            })
    void inWhenNoTicketIsNamedFindsNone(String written) {
        assertThat(TicketReferences.in(TextLine.of(written, 1))).isEqualTo(List.of());
    }

    private static String decided(String section) {
        return Readings.decided(Readings.only(reading(section)));
    }

    private static DocumentReading reading(String section) {
        return Readings.ofText("# Outage of search\n\nStart Time: 2026-03-04 10:05\n\n" + section + "\n");
    }
}
