package dev.aftercare.source.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.aftercare.postmortem.Audience;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Incident.DetectedBy;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.Milestone;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.postmortem.Severity;
import dev.aftercare.source.reading.DocumentReading;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class MarkdownReaderTests {

    @Test
    void readWhenEnglishTemplateIsFilledInKeepsItsHead() {
        Postmortem postmortem = Readings.only(Readings.of("2026/03.payments.double-charge.md"));

        assertThat(postmortem.id()).isEqualTo("pm:2026/03.payments.double-charge.md");
        assertThat(postmortem.place().line()).isEqualTo(6);
        assertThat(postmortem.title()).isEqualTo("Customers were charged twice");
        assertThat(postmortem.language()).isEqualTo(Language.ENGLISH);
        assertThat(postmortem.severity()).isEqualTo(Severity.SEV2);
        assertThat(postmortem.originalSeverity()).isEqualTo("SEV-2");
        assertThat(postmortem.status()).isEqualTo(ReviewStatus.IN_REVIEW);
        assertThat(postmortem.audience()).isEqualTo(Audience.INTERNAL);
        assertThat(postmortem.system()).isEqualTo("payments");
        assertThat(postmortem.tags()).containsExactly("payments", "retries", "bank");
        assertThat(postmortem.contact()).isEqualTo("Ada Keller");
        assertThat(postmortem.meetingDate()).isEqualTo(LocalDate.of(2026, 3, 6));
        assertThat(postmortem.summary())
                .isEqualTo(
                        "A retry lost its key. The bank believed each attempt. Each payment that took longer than eight seconds was sent again, with another key.");
        assertThat(postmortem.url()).isEqualTo("https://git.example/pm/2026/03.payments.double-charge.md");
    }

    @Test
    void readWhenEnglishTemplateIsFilledInKeepsItsTimes() {
        DocumentReading reading = Readings.of("2026/03.payments.double-charge.md");
        Postmortem postmortem = Readings.only(reading);

        assertThat(Readings.times(postmortem)).isEqualTo("""
                started RECORDED 2026-03-04T10:05 Europe/Paris line 19
                detected RECORDED 2026-03-04T10:31 Europe/Paris line 21
                resolved RECORDED 2026-03-04T11:50 Europe/Paris line 20
                """);
        assertThat(postmortem.incident().detectedBy()).isEqualTo(DetectedBy.USER);
        assertThat(postmortem.incident().milestones())
                .extracting(Milestone::name, milestone -> Readings.shown(milestone.at()))
                .containsExactly(
                        tuple("First User Report", "RECORDED 2026-03-04T10:26 Europe/Paris line 22"),
                        tuple("First User Impact", "RECORDED 2026-03-04T10:07 Europe/Paris line 23"),
                        tuple("Hotfix", "RECORDED 2026-03-04T11:20 Europe/Paris line 23"));
        assertThat(Readings.rows(postmortem)).isEqualTo("""
                RECORDED 2026-03-04T10:05 Europe/Paris | the new release sends slow payments again
                RECORDED 2026-03-04T10:31 Europe/Paris | the desk calls: two bookings, one passenger
                RECORDED 2026-03-04T11:20 Europe/Paris | hotfix: one basket, one key
                RECORDED 2026-03-04T11:50 Europe/Paris | service restored everywhere
                """);
    }

    @Test
    void readWhenEnglishTemplateIsFilledInKeepsItsCountermeasures() {
        Postmortem postmortem = Readings.only(Readings.of("2026/03.payments.double-charge.md"));

        assertThat(Readings.decided(postmortem)).isEqualTo("""
                47: Send one key per basket | Ben Osei | 2026-03-20 | P0 | PREVENT | DONE | [PAY-70]
                48: Rehearse slow answers of the bank | @chiara | 2026-04-10 | P2 | PREVENT | UNKNOWN | [PAY-73]
                51: Alert when two payments share a basket. | Ada Keller | null | null | DETECT | UNKNOWN | [example/shop#12]
                57: Write to all customers | null | null | null | MITIGATE | DONE | []
                63: Show the basket number on the receipt | null | null | null | UNKNOWN | UNKNOWN | [PAY-90]
                """);
    }

    @Test
    void readWhenEnglishTemplateIsFilledInSaysWhatCannotBeUnderstood() {
        DocumentReading reading = Readings.of("2026/03.payments.double-charge.md");

        assertThat(Readings.noted(reading.diagnostics())).isEqualTo("""
                WARNING countermeasure.due 2026/03.payments.double-charge.md:52: the due date of "Alert when two payments share a basket." is "end of the quarter"; write it as 2026-05-04
                NOTE ticket.bare 2026/03.payments.double-charge.md:62: no countermeasure names PAY-88; write what it is for beside it, or the ticket beside its countermeasure
                """);
    }

    @Test
    void readWhenFrenchTemplateIsFilledInUnderstandsIt() {
        DocumentReading reading = Readings.of("2026/11.suivi.disque-plein.md");
        Postmortem postmortem = Readings.only(reading);

        assertThat(postmortem.language()).isEqualTo(Language.FRENCH);
        assertThat(postmortem.severity()).isEqualTo(Severity.SEV2);
        assertThat(postmortem.originalSeverity()).isEqualTo("majeure");
        assertThat(postmortem.status()).isEqualTo(ReviewStatus.REVIEWED);
        assertThat(postmortem.system()).isEqualTo("suivi");
        assertThat(postmortem.contact()).isEqualTo("Hugo Petit");
        assertThat(postmortem.meetingDate()).isEqualTo(LocalDate.of(2026, 11, 5));
        assertThat(postmortem.summary()).startsWith("le disque du serveur de suivi était plein.");
        assertThat(postmortem.impact()).isEqualTo("1 200 colis sans nouvelles, 31 appels.");
        assertThat(postmortem.incident().detectedBy()).isEqualTo(DetectedBy.MONITORING);
        assertThat(Readings.times(postmortem)).isEqualTo("""
                started RECORDED 2026-11-03T06:50 Europe/Paris line 31
                detected RECORDED 2026-11-03T07:15 Europe/Paris line 32
                resolved RECORDED 2026-11-03T09:55 Europe/Paris line 34
                """);
        assertThat(Readings.decided(postmortem)).isEqualTo("""
                49: Vider le journal des scanners | null | null | null | UNKNOWN | DONE | []
                53: Faire tourner le journal chaque nuit | Hugo Petit | 2026-12-12 | P1 | PREVENT | OPEN | [TRK-19]
                57: Alerter quand le disque dépasse 80 % | Zoé Blanc | 2027-01-04 | P2 | PREVENT | IN_PROGRESS | [TRK-20]
                58: Écrire la procédure | Léa Martin | null | P3 | PREVENT | DONE | [group/outils!7]
                """);
        assertThat(Readings.noted(reading.diagnostics())).isEqualTo("""
                WARNING countermeasure.due 2026/11.suivi.disque-plein.md:58: the due date of "Écrire la procédure" is "fin de sprint"; write it as 2026-05-04
                """);
    }

    @Test
    void readWhenDurationsAreStatedFindsTheRowsThatTheyFit() {
        DocumentReading reading = Readings.of("durations-lead-to-rows.md");
        Postmortem postmortem = Readings.only(reading);

        assertThat(Readings.times(postmortem)).isEqualTo("""
                started RECORDED 2025-05-06T08:40 UTC line 10
                detected RECORDED 2025-05-06T09:34 UTC line 11
                resolved RECORDED 2025-05-06T11:08 UTC line 13
                """);
        assertThat(postmortem.tags()).containsExactly("Messaging");
        assertThat(postmortem.cause()).isEqualTo("Nobody watches the lag.");
        assertThat(postmortem.countermeasures())
                .extracting(Countermeasure::description)
                .containsExactly("Watch the lag: an alert at ten minutes.", "Renew leases by themselves");
        assertThat(Readings.noted(reading.diagnostics())).isEqualTo("""
                WARNING instant.unreadable durations-lead-to-rows.md:14: the timeline's time "2025-05-0? ??:??" cannot be read; write 2026-03-04 10:05
                """);
    }

    @Test
    void readWhenHeadingsAreRowsPassesMidnightAndBelievesOnlyClearWords() {
        Postmortem postmortem = Readings.only(Readings.of("headings-are-rows.md"));

        assertThat(Readings.rows(postmortem)).isEqualTo("""
                RECORDED 2025-03-28T22:10 Europe/Paris | Start of incident. A full disk refuses uploads.
                RECORDED 2025-03-28T23:05 Europe/Paris | First report . A user reported in the chat that photos do not arrive.
                APPROXIMATE 2025-03-29T00:20 Europe/Paris | We attempt a restart; service is not restored.
                RECORDED 2025-03-29T01:30 Europe/Paris | Disk replaced. Uploads are back to normal.
                """);
        assertThat(Readings.times(postmortem)).isEqualTo("""
                started RECORDED 2025-03-28T22:10 Europe/Paris line 11
                detected RECORDED 2025-03-28T23:05 Europe/Paris line 15
                resolved RECORDED 2025-03-29T01:30 Europe/Paris line 23
                """);
        assertThat(postmortem.incident().detectedBy()).isEqualTo(DetectedBy.USER);
        assertThat(Readings.decided(postmortem)).isEqualTo("""
                41: Name who watches disks | null | null | null | PROCESS | UNKNOWN | [example/photos#7]
                49: Limit the size of the cache. | null | null | null | UNKNOWN | UNKNOWN | [example/infra/storage!34]
                """);
    }

    @Test
    void readWhenZoneIsNamedWithItsOffsetTakesTheOffset() {
        Postmortem postmortem = Readings.only(Readings.of("bullets-in-brackets.md"));

        assertThat(Readings.times(postmortem)).isEqualTo("""
                started RECORDED 2025-02-05T08:47 -08:00 line 21
                detected RECORDED 2025-02-05T08:57 -08:00 line 22
                resolved RECORDED 2025-02-05T09:34 -08:00 line 25
                """);
        assertThat(postmortem.incident().timeline()).hasSize(4);
        assertThat(postmortem.incident().detectedBy()).isEqualTo(DetectedBy.USER);
        assertThat(Readings.decided(postmortem)).isEqualTo("""
                16: Page somebody when payments fail | null | null | null | UNKNOWN | UNKNOWN | [example/shop#11]
                """);
    }

    @Test
    void readWhenFileHoldsSeveralIncidentsReadsEachOfThem() {
        DocumentReading reading = Readings.of("several-incidents.md");

        assertThat(reading.postmortems())
                .extracting(Postmortem::id, Postmortem::title)
                .containsExactly(
                        tuple("pm:several-incidents.md", "October 21, 2025 - Cache overload"),
                        tuple("pm:several-incidents.md#2", "October 29-30, 2025 - Slow nodes"));
        assertThat(Readings.times(reading.postmortems().get(0))).isEqualTo("""
                started RECORDED 2025-10-21T21:45 UTC line 11
                detected RECORDED 2025-10-21T21:47 UTC line 17
                resolved RECORDED 2025-10-21T23:28 UTC line 11
                """);
        assertThat(Readings.times(reading.postmortems().get(1))).isEqualTo("""
                started RECORDED 2025-10-29T22:30 UTC line 22
                detected RECORDED 2025-10-29T22:30 UTC line 26
                resolved RECORDED 2025-10-30T05:39 UTC line 22
                """);
        assertThat(Readings.decided(reading.postmortems().get(0))).isEqualTo("""
                38: Bigger nodes | null | null | null | UNKNOWN | DONE | []
                42: Load tests with last year's traffic | null | null | null | UNKNOWN | DONE | []
                43: Isolate the cache. | @sam | null | null | UNKNOWN | UNKNOWN | []
                """);
        assertThat(reading.postmortems().get(1).countermeasures())
                .as("what stands outside the incidents belongs to the first: nobody is reminded of one thing twice")
                .isEmpty();
    }

    @Test
    void readWhenFormIsEmptyLeavesItOutAndSaysSo() {
        DocumentReading reading = Readings.of("template-to-fill-in.md");

        assertThat(reading.kind()).isEqualTo(DocumentReading.Kind.TEMPLATE);
        assertThat(reading.postmortems()).isEmpty();
        assertThat(Readings.noted(reading.diagnostics()))
                .isEqualTo(
                        "NOTE document.template template-to-fill-in.md: an empty form, left out: its places are not filled in\n");
    }

    @Test
    void readWhenNoIncidentIsDescribedLeavesItOutAndSaysSo() {
        DocumentReading reading = Readings.of("how-we-write-postmortems.md");

        assertThat(reading.kind()).isEqualTo(DocumentReading.Kind.OTHER);
        assertThat(reading.postmortems()).isEmpty();
        assertThat(reading.diagnostics()).extracting("rule").containsExactly("document.other");
    }

    @Test
    void readWhenListIsReorderedKeepsTheIdsOfCountermeasures() {
        String first =
                "# Outage of search\n\n- Start: 2026-03-04 10:05\n\n## Actions\n\n- Add an alert\n- Write the runbook\n";
        String second =
                "# Outage of search\n\n- Start: 2026-03-04 10:05\n\n## Actions\n\n- write the Runbook.\n- Add an alert\n- Add an alert\n";

        assertThat(Readings.only(Readings.ofText(second)).countermeasures().stream()
                        .map(Countermeasure::id))
                .startsWith(
                        Readings.only(Readings.ofText(first))
                                .countermeasures()
                                .get(1)
                                .id(),
                        Readings.only(Readings.ofText(first))
                                .countermeasures()
                                .get(0)
                                .id())
                .doesNotHaveDuplicates();
    }

    @Test
    void readWhenFrontMatterSaysItTakesItAsWritten() {
        Postmortem postmortem = Readings.only(Readings.ofText("""
                ---
                title: "Search: down again"
                start_time: 2026-03-04T10:05:00Z
                incident:
                  end: 2026-03-04 11:05 UTC
                severity: critical
                audience: confidential
                service: search
                draft: true
                labels:
                  - index
                  - memory
                ---
                It was down.
                """));

        assertThat(postmortem.title()).isEqualTo("Search: down again");
        assertThat(Readings.times(postmortem)).isEqualTo("""
                started RECORDED 2026-03-04T10:05 UTC line 3
                detected MISSING line 0
                resolved RECORDED 2026-03-04T11:05 UTC line 5
                """);
        assertThat(postmortem.severity()).isEqualTo(Severity.SEV1);
        assertThat(postmortem.audience()).isEqualTo(Audience.RESTRICTED);
        assertThat(postmortem.system()).isEqualTo("search");
        assertThat(postmortem.status()).isEqualTo(ReviewStatus.DRAFT);
        assertThat(postmortem.tags()).containsExactly("index", "memory");
    }

    @Test
    void readWhenFrontMatterIsBrokenReadsItsLinesAndSaysSo() {
        DocumentReading reading = Readings.ofText("""
                ---
                title: Search: down again
                severity: SEV-3
                ---
                - Start Time: 2026-03-04 10:05 UTC
                """);

        assertThat(Readings.only(reading).title()).isEqualTo("Search: down again");
        assertThat(Readings.only(reading).severity()).isEqualTo(Severity.SEV3);
        assertThat(reading.diagnostics())
                .extracting("rule", "place.line")
                .containsExactly(tuple("front-matter.broken", 2));
    }

    @Test
    void readWhenAudienceIsUnknownTakesItAsRestricted() {
        DocumentReading reading =
                Readings.ofText("---\naudience: the board\n---\n# Outage\n\nStart Time: 2026-03-04 10:05\n");

        assertThat(Readings.only(reading).audience()).isEqualTo(Audience.RESTRICTED);
        assertThat(reading.diagnostics()).extracting("rule").containsExactly("audience.unknown");
    }

    @Test
    void readWhenOneOfSeveralIncidentsHasAnEmptyHeadingTakesTheTitleOfTheFile() {
        DocumentReading reading = Readings.ofText("""
                # Two bad days

                ## Search was slow

                Start time: 2026-03-04 10:00 UTC

                ### Timeline

                - 10:05 alert fired

                ## \u200B

                Start time: 2026-03-04 10:00 UTC

                ### Timeline

                - 12:05 alert fired
                """);

        assertThat(reading.postmortems())
                .extracting(Postmortem::title)
                .containsExactly("Search was slow", "Two bad days");
    }

    @Test
    void readWhenIncidentsStandBelowAHeadingOfTheTimelineReadsEachOfThem() {
        DocumentReading reading = Readings.ofText("""
                # Search: two outages in March 2026

                ## Incident timeline

                ### March 4, 2026 - Full disk

                #### Timeline

                - 10:05 UTC outage begins
                - 10:40 UTC all systems operational

                ### March 9, 2026 - Lost index

                #### Timeline

                - 12:05 UTC outage begins
                - 12:50 UTC all systems operational
                """);

        assertThat(reading.postmortems())
                .extracting(one -> String.valueOf(one.incident().started().local()))
                .containsExactly("2026-03-04T10:05", "2026-03-09T12:05");
    }

    @Test
    void readWhenReportStandsBetweenRulesIsNoFrontMatter() {
        DocumentReading reading = Readings.ofText("""
                ---

                # Incident report: no boot after the update

                Date: 2026-06-10
                Severity: P2

                ## Timeline

                - 2026-06-10 10:00 UTC outage begins
                - 2026-06-10 10:20 UTC service restored

                ---
                """);

        assertThat(Readings.only(reading).title()).isEqualTo("Incident report: no boot after the update");
        assertThat(Readings.only(reading).incident().resolved().isKnown()).isTrue();
    }

    @Test
    void readWhenTitleHasTheWrongDayBelievesTheRowsAndTheNameOfTheFile() {
        String report = """
                # 2026-01-27, the queue was full

                ## Timeline

                All times in UTC

                ### 2026-06-02 10:00 - Problem starts

                Orders were no longer accepted.

                ### 21:24 - All systems operational

                The queue was emptied.
                """;

        assertThat(Readings.only(Readings.ofFile("2026-06-02-queue.md", report))
                        .incident()
                        .started()
                        .value())
                .hasToString("2026-06-02T10:00:00Z");
        assertThat(Readings.only(Readings.ofFile("queue.md", report))
                        .incident()
                        .started()
                        .isKnown())
                .isFalse();
    }
}
