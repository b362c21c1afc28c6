package dev.aftercare.source.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.postmortem.Severity;
import dev.aftercare.source.reading.DateOrderDefault;
import dev.aftercare.source.reading.DocumentReading;
import dev.aftercare.source.reading.ReadingDefaults;
import dev.aftercare.source.reading.ReadingWords;
import dev.aftercare.source.reading.TicketForms;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shapes that people write actions in, beside plain bullets and tables. */
class ActionShapesTests {

    @Test
    void readWhenSubHeadingsAreTheActionsReadsThem() {
        assertThat(decided("""
                ## Action items

                ### 1) Add an alert `@ada` [detect]

                It should page within five minutes.

                ### Debug why the alert was silent

                Nobody knows yet (OPS-7).

                ### Short term

                - Swap the disk
                """)).isEqualTo("""
                7: Add an alert | @ada | null | null | DETECT | UNKNOWN | []
                11: Debug why the alert was silent | null | null | null | UNKNOWN | UNKNOWN | [OPS-7]
                17: Swap the disk | null | null | null | UNKNOWN | UNKNOWN | []
                """);
    }

    @Test
    void readWhenActionsStandInSentencesReadsThoseThatSaySo() {
        assertThat(decided("""
                ## Corrective actions

                We will add an alert on the depth of the queue. This will page somebody earlier.
                We apologize to everybody. The runbook has been written (OPS-7).
                """)).isEqualTo("""
                7: We will add an alert on the depth of the queue. | null | null | null | UNKNOWN | UNKNOWN | []
                8: The runbook has been written | null | null | null | UNKNOWN | UNKNOWN | [OPS-7]
                """);
        assertThat(decided("## Mesures correctives\n\nUne alerte sera ajoutée. Cela permettra de réagir plus vite."))
                .isEqualTo("7: Une alerte sera ajoutée. | null | null | null | UNKNOWN | UNKNOWN | []\n");
    }

    @Test
    void readWhenLinesWithoutBulletsStandForThemselvesReadsEach() {
        assertThat(decided("""
                Corrective and preventative measures:

                Add an alert on the depth (Ada).
                Write the runbook (Ben).
                Conclusion:

                We will do better.
                """)).isEqualTo("""
                7: Add an alert on the depth | Ada | null | null | PREVENT | UNKNOWN | []
                8: Write the runbook | Ben | null | null | PREVENT | UNKNOWN | []
                """);
    }

    @Test
    void readWhenLessonsNameTheirActionsReadsOnlyThose() {
        assertThat(decided("""
                ## Lessons learned

                ### Alerts were silent

                We should look more often.

                **Actions taken:**

                - The alert was unmuted

                **Actions planned:**

                - Add a second one

                **Action taken:** The runbook was linked.
                """)).isEqualTo("""
                13: The alert was unmuted | null | null | null | UNKNOWN | DONE | []
                17: Add a second one | null | null | null | UNKNOWN | UNKNOWN | []
                19: The runbook was linked. | null | null | null | UNKNOWN | UNKNOWN | []
                """);
    }

    @Test
    void readWhenFactsStandInBracketsOrBehindArrowsTakesThemOut() {
        assertThat(decided("""
                ## Action items

                - Raise the limit of the queue (OPS-200, owner Jim, 2026-05-15)
                - Purger les journaux (Karim, avant le 20/04/2026)
                - [billing] retry on 503 → JIRA: BILL-77
                - Alert when the import fails — **Owner:** Jo — **Deadline:** June 30
                - ~~Document the import~~ done
                - ~~The old way~~ replaced by the new one

                | Action Item | Type | Owner | Bug |
                | --- | --- | --- | --- |
                | Update the playbook | mitigate | ada | n/a **DONE** |
                | Add a canary | prevent | grace | Bug 5554823 **TODO** |
                """)).isEqualTo("""
                7: Raise the limit of the queue | Jim | 2026-05-15 | null | UNKNOWN | UNKNOWN | [OPS-200]
                8: Purger les journaux | Karim | 2026-04-20 | null | UNKNOWN | UNKNOWN | []
                9: [billing] retry on 503 | null | null | null | UNKNOWN | UNKNOWN | [BILL-77]
                10: Alert when the import fails | Jo | 2026-06-30 | null | UNKNOWN | UNKNOWN | []
                11: Document the import | null | null | null | UNKNOWN | DONE | []
                12: The old way replaced by the new one | null | null | null | UNKNOWN | UNKNOWN | []
                16: Update the playbook | ada | null | null | MITIGATE | DONE | []
                17: Add a canary | grace | null | null | PREVENT | OPEN | []
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lessons learned and action items",
                "Prevention measures",
                "Follow-up tasks",
                "Resulting Action",
                ":ballot_box_with_check: Follow-up tasks",
                "Axes d'amélioration",
                "Actions de remédiation",
                "Plan de prévention"
            })
    void readWhenHeadingSpeaksOfActionsReadsItsItems(String heading) {
        assertThat(decided("## " + heading + "\n\n- Add an alert")).startsWith("7: Add an alert");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Performance optimization follow-up", "Action items\n\n### Benefits", "What went well"})
    void readWhenHeadingSpeaksOfSomethingElseReadsNothing(String heading) {
        assertThat(decided("## " + heading + "\n\n- The page is fast again")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No action items were identified.",
                "Aucune action à ce stade.",
                "_Add your actions here_",
                "Nothing to do",
                "Action item 1"
            })
    void readWhenItemSaysThatThereIsNoneReadsNothing(String written) {
        assertThat(decided("## Action items\n\n- " + written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '`',
            value = {
                "P1: Add an alert @ Add an alert | null | null | P1 | UNKNOWN | UNKNOWN | []",
                "Detect: Add an alert @ Add an alert | null | null | null | DETECT | UNKNOWN | []",
                "Alerting: Add an alert @ Alerting: Add an alert | null | null | null | UNKNOWN | UNKNOWN | []",
                "TODO: Add an alert @ Add an alert | null | null | null | UNKNOWN | OPEN | []",
                "TODO due 2026-05-21 — Add an alert @ Add an alert | null | 2026-05-21 | null | UNKNOWN | OPEN | []",
                "DONE 2026-05-14 – Add an alert @ Add an alert | null | null | null | UNKNOWN | DONE | []",
                "WIP P2: Add an alert @ Add an alert | null | null | P2 | UNKNOWN | IN_PROGRESS | []",
                "Already added the alert @ Already added the alert | null | null | null | UNKNOWN | DONE | []",
                "~~Add an alert~~ @ Add an alert | null | null | null | UNKNOWN | DONE | []",
                "Add an alert ✅ @ Add an alert | null | null | null | UNKNOWN | DONE | []",
                "Add an alert (done 2026-03-05) @ Add an alert | null | null | null | UNKNOWN | DONE | []",
                "Add an alert by 2026-05-04 @ Add an alert | null | 2026-05-04 | null | UNKNOWN | UNKNOWN | []",
                "Ajouter une alerte avant le 4 mai 2026 @ Ajouter une alerte | null | 2026-05-04 | null | UNKNOWN | UNKNOWN | []",
                "Add an alert (due: May 4th, 2026) @ Add an alert | null | 2026-05-04 | null | UNKNOWN | UNKNOWN | []",
                "Ajouter une alerte — Zoé — 4 mai 2026 @ Ajouter une alerte | Zoé | 2026-05-04 | null | UNKNOWN | UNKNOWN | []",
                "Add an alert (owners: Ada, Ben) @ Add an alert | Ada, Ben | null | null | UNKNOWN | UNKNOWN | []",
                "Add an alert OPS-12 @ Add an alert | null | null | null | UNKNOWN | UNKNOWN | [OPS-12]",
                "Close OPS-12 @ Close OPS-12 | null | null | null | UNKNOWN | UNKNOWN | [OPS-12]",
                "https://github.com/org/repo/issues/12 @ org/repo#12 | null | null | null | UNKNOWN | UNKNOWN | [org/repo#12]",
                "Read the paper (Redis) @ Read the paper (Redis) | null | null | null | UNKNOWN | UNKNOWN | []",
            })
    void readWhenItemIsWrittenInAnyShapeTakesItApart(String written, String expected) {
        assertThat(decided("## Action items\n\n- " + written)).isEqualTo("7: " + expected + "\n");
    }

    @Test
    void readWhenMentionsLeadAnItemTheyCarryIt() {
        assertThat(decided("## Action items\n\n- @ada and @ben: Add an alert"))
                .isEqualTo("7: Add an alert | @ada and @ben | null | null | UNKNOWN | UNKNOWN | []\n");
    }

    @Test
    void readWhenMostItemsEndWithANameItCarriesThem() {
        assertThat(decided("## Action items\n\n- Add an alert [Ada]\n- Swap the disk [Ben]\n- Ask the vendor"))
                .isEqualTo("""
                        7: Add an alert | Ada | null | null | UNKNOWN | UNKNOWN | []
                        8: Swap the disk | Ben | null | null | UNKNOWN | UNKNOWN | []
                        9: Ask the vendor | null | null | null | UNKNOWN | UNKNOWN | []
                        """);
    }

    @Test
    void readWhenDocumentKnowsANameItCarriesTheActionInWhoseBracketsItStands() {
        assertThat(
                        decided(
                                "Participants: Ada Keller, Ben Ode\n\n## Action items\n\n- Add an alert (Ben Ode)\n- Ask the vendor"))
                .isEqualTo("""
                        9: Add an alert | Ben Ode | null | null | UNKNOWN | UNKNOWN | []
                        10: Ask the vendor | null | null | null | UNKNOWN | UNKNOWN | []
                        """);
    }

    @Test
    void readWhenActionsAreNumberedLikeTicketsTheyNameNone() {
        assertThat(decided("""
                ## Action items

                | ID | Action | Owner |
                |---|---|---|
                | AI-1 | Add an alert | Ada |
                | AI-2 | Write it down | Ben |
                """)).isEqualTo("""
                9: Add an alert | Ada | null | null | UNKNOWN | UNKNOWN | []
                10: Write it down | Ben | null | null | UNKNOWN | UNKNOWN | []
                """);
    }

    @Test
    void readWhenTableBelowActionsHasNoColumnOfTheirsReadsNothing() {
        assertThat(decided("## Action items\n\n| type | name |\n|---|---|\n| CNAME | old.example |"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-03-04-search-was-empty/index.md|POSTMORTEM",
                "postmortems/index.md|OTHER",
                "postmortems/template.md|TEMPLATE",
                "2026-03-04-template-engine.md|POSTMORTEM"
            })
    void readWhenNameOfTheFileSaysWhatItIsBelievesIt(String path, DocumentReading.Kind kind) {
        String report = "# Search was empty\n\nStart Time: 2026-03-04 10:05\n\n## Impact\n\nNobody found anything.\n";

        assertThat(read(Readings.DEFAULTS, path, report).kind()).isEqualTo(kind);
    }

    @Test
    void readWhenTextIsOnHowToWritePostmortemsIsNone() {
        String article = "---\ndate: 2026-02-01\n---\n# How we run postmortems\n\n## Timeline\n\n"
                + "Write it down. ".repeat(9) + "\n\n## Root cause\n\n" + "Ask five times. ".repeat(9)
                + "\n\n## Action items\n\n- Give each an owner\n";

        assertThat(read(Readings.DEFAULTS, "a.md", article).kind()).isEqualTo(DocumentReading.Kind.OTHER);
    }

    @Test
    void readWhenSectionsStateAStartAndAnEndEachIsAnIncidentOfItsOwn() {
        DocumentReading reading = read(Readings.DEFAULTS, "a.md", """
                # Operations

                ## Search was empty

                **Start:** 2026-03-12 10:05 UTC
                **End:** 2026-03-12 10:45 UTC

                ## Payments were slow

                **Start:** 2026-03-14 10:05 UTC
                **End:** 2026-03-14 10:45 UTC
                """);

        assertThat(reading.postmortems()).extracting("title").containsExactly("Search was empty", "Payments were slow");
    }

    @Test
    void readWhenSeverityIsATeamsOwnWordTakesWhatIsConfigured() {
        TreeMap<String, Severity> own = new TreeMap<>(Map.of("Code Red", Severity.SEV1));
        ReadingDefaults defaults = new ReadingDefaults(
                Readings.DEFAULTS.zone(),
                null,
                null,
                Readings.DEFAULTS.status(),
                Readings.DEFAULTS.audience(),
                null,
                DateOrderDefault.AUTO,
                TicketForms.none(),
                new ReadingWords(own));
        String report = "# Outage\n\nStart Time: 2026-03-04 10:05\nSeverity: code red\n";

        assertThat(Readings.only(read(defaults, "a.md", report)).severity()).isEqualTo(Severity.SEV1);
        assertThat(Readings.only(read(Readings.DEFAULTS, "a.md", report)).severity())
                .isNull();
    }

    private static String decided(String written) {
        return Readings.decided(Readings.only(
                Readings.ofText("# Outage of search\n\nStart Time: 2026-03-04 10:05\n\n" + written + "\n")));
    }

    private static DocumentReading read(ReadingDefaults defaults, String path, String markdown) {
        return new MarkdownReader(defaults).read("pm", path, markdown.getBytes(StandardCharsets.UTF_8));
    }
}
