package dev.aftercare.source.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.aftercare.postmortem.Incident.DetectedBy;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.StatedDuration;
import dev.aftercare.source.reading.DocumentReading;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentReaderTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "| Start Time | 2026-03-04 10:05 |\n|---|---|\n| End Time | 2026-03-04 11:00 |",
                "| Field | Value |\n|---|---|\n| **Incident start** | 2026-03-04 10:05 |\n| Resolved at: | 2026-03-04 11:00 |",
                "| Start Time | Severity | End Time |\n|---|---|---|\n| 2026-03-04 10:05 | SEV-2 | 2026-03-04 11:00 |",
                "| Start Time | 2026-03-04 10:05 | Detected by | an alert |\n|---|---|---|---|\n| End Time | 2026-03-04 11:00 | Recording | no |",
                "**Started:** 2026-03-04 10:05\n**Resolved:** 2026-03-04 11:00",
                "**Started** 2026-03-04 10:05\n\n**Incident end**: 2026-03-04 11:00\n\n**Start Time** 2026-03-04 10:05",
                "* Start: 2026-03-04 10:05\n* End: 2026-03-04 11:00",
                "- Times\n  - Start Time:\n    - 2026-03-04 10:05\n  - End Time: 2026-03-04 11:00",
                "> Start Time: 2026-03-04 10:05\n> End Time: 2026-03-04 11:00",
                "## Start Date/Time\n\n2026-03-04 10:05\n\n## End Date/Time\n\n2026-03-04 11:00",
                "Début de l'incident : 2026-03-04 10h05\nFin de l'incident : 2026-03-04 11h",
                "Severity: SEV-2 | Start: 2026-03-04 10:05 | End: 2026-03-04 11:00",
                "**Duration:** 55 minutes (2026-03-04 10:05 - 11:00)",
                "Date of incident: 2026-03-04\n\nOutage window: from 10:05 to 11:00",
                "## Summary\n\nOn 4 March 2026, checkout was down from 10:05 to 11:00 for all.",
                "## Résumé\n\nLe 4 mars 2026, la page était indisponible de 10h05 à 11h00.",
                "<table><tr><th>Start Time</th><td>2026-03-04 10:05</td></tr><tr><th>End Time</th><td>2026-03-04 11:00</td></tr></table>",
                "## Timeline\n\n2026-03-04\n\n10:05 outage begins\n10:20 somebody looks\n11:00 outage ends",
                "## Timeline\n\n- 2026-03-04\n  - 10:05 impact starts\n  - 11:00 all systems operational",
                "## Chronologie\n\n### 4 mars 2026\n\n- 10h05 : début de l'incident\n- 11h00 : service rétabli",
                "## Timeline (2026-03-04)\n\n| Time | Who | What |\n|---|---|---|\n| 10:05 | | Incident starts |\n| 11:00 | Kim | Issue resolved |",
                "## Timeline\n\n| Date | Time | Event |\n|---|---|---|\n| 2026-03-04 | 10:05 | Incident starts |\n| | 11:00 | Issue resolved |",
            })
    void readWhenStartAndEndAreStatedInAnyShapeFindsThem(String written) {
        Postmortem postmortem = Readings.only(Readings.ofText("# Outage of search\n\n" + written + "\n"));

        assertThat(postmortem.incident().started().local()).isEqualTo("2026-03-04T10:05");
        assertThat(postmortem.incident().resolved().local()).isEqualTo("2026-03-04T11:00");
        assertThat(postmortem.incident().detected().local()).isNull();
    }

    @Test
    void readWhenRowsDoNotSaySoLeavesAllThreeEmpty() {
        Postmortem postmortem = Readings.only(Readings.ofText("""
                # Outage of search

                ## Timeline

                - 2026-03-04 10:05 Maintenance of the index is announced
                - 2026-03-04 10:30 The issue is not resolved by a restart
                - 2026-03-04 10:40 We expect that service will be restored soon
                - 2026-03-04 11:00 Meeting about it
                """));

        assertThat(Readings.times(postmortem)).isEqualTo("""
                started MISSING line 0
                detected MISSING line 0
                resolved MISSING line 0
                """);
        assertThat(postmortem.incident().timeline()).hasSize(4);
    }

    @Test
    void readWhenItBreaksAgainTakesTheLastEnd() {
        Postmortem postmortem = Readings.only(Readings.ofText("""
                # Outage of search

                ## Timeline

                - 2026-03-04 10:05 UTC outage begins
                - 2026-03-04 10:30 UTC service restored
                - 2026-03-04 10:40 UTC the nodes are failing again
                - 2026-03-04 11:00 UTC service restored
                - 2026-03-04 12:00 UTC incident resolved
                """));

        assertThat(postmortem.incident().resolved().line()).isEqualTo(8);
    }

    @Test
    void readWhenDetectedBeforeTheStartIsInvalidAndSaysSo() {
        DocumentReading reading = Readings.ofText("""
                # Outage of search

                - Start Time: 2026-03-04 10:05 UTC
                - Detect Time: 2026-03-04 09:50 UTC
                - End Time: ongoing
                """);

        assertThat(Readings.times(Readings.only(reading))).isEqualTo("""
                started RECORDED 2026-03-04T10:05 UTC line 3
                detected INVALID 2026-03-04T09:50 UTC line 4
                resolved PENDING line 5
                """);
        assertThat(Readings.only(reading).incident().detected().value()).isNull();
        assertThat(Readings.noted(reading.diagnostics())).isEqualTo("""
                WARNING instant.before-start notes.md:4: detected at "2026-03-04 09:50 UTC", before it started at "2026-03-04 10:05 UTC" (line 3): a negative duration, so there is no number; correct one of them
                """);
    }

    @Test
    void readWhenValuesAreWordsKeepsTheirMeaning() {
        DocumentReading reading = Readings.ofText("""
                # Outage of search

                | Incident    | Value                  |
                | ----------- | ---------------------- |
                | Start Time  | week 24, Tuesday 09:15 |
                | Detect Time | N/A                    |
                | End Time    | unknown                |
                """);

        assertThat(Readings.times(Readings.only(reading))).isEqualTo("""
                started INVALID line 5
                detected NOT_APPLICABLE line 6
                resolved MISSING line 7
                """);
    }

    @Test
    void readWhenStatedDurationDoesNotFitSaysSo() {
        DocumentReading reading = Readings.ofText("""
                # Outage of search

                - Start Time: 2026-03-04 10:05 UTC
                - Detect Time: 2026-03-04 10:20 UTC
                - End Time: 2026-03-04 11:05 UTC
                - Time to detection: 40 minutes
                - Time to recovery: 45 min
                - Duration: about 1 hour
                - TTR: ?
                """);
        Postmortem postmortem = Readings.only(reading);

        assertThat(postmortem.incident().durations())
                .extracting(StatedDuration::name, StatedDuration::value)
                .containsExactly(
                        tuple("Time to detection", Duration.ofMinutes(40)),
                        tuple("Time to recovery", Duration.ofMinutes(45)),
                        tuple("Duration", Duration.ofHours(1)),
                        tuple("TTR", null));
        assertThat(Readings.noted(reading.diagnostics())).isEqualTo("""
                WARNING duration.contradiction notes.md:6: "Time to detection" is "40 minutes", which does not fit the recorded times (15 minutes); correct the one or the other
                """);
    }

    @Test
    void readWhenSameInstantIsStatedTwiceKeepsTheFirstAndSaysSo() {
        DocumentReading reading = Readings.ofText("""
                # Outage of search

                - Start Time: 2026-03-04 10:05 UTC
                - Incident start: 2026-03-04 10:15 UTC
                """);

        assertThat(Readings.only(reading).incident().started().line()).isEqualTo(3);
        assertThat(reading.diagnostics()).extracting("rule").containsExactly("instant.contradiction");
    }

    @Test
    void readWhenTimelinePassesMidnightAndWeekdaysGoesOn() {
        Postmortem postmortem = Readings.only(Readings.ofText("""
                # Outage of search

                - Start Time: 2026-03-04 23:10 UTC

                ## Timeline

                - 22:55 a release
                - 23:10 errors
                - 00:20 a second look
                - Fri 09:00 a new part arrives
                - 08:58 it was there all the time
                """));

        assertThat(Readings.rows(postmortem)).isEqualTo("""
                RECORDED 2026-03-04T22:55 UTC | a release
                RECORDED 2026-03-04T23:10 UTC | errors
                RECORDED 2026-03-05T00:20 UTC | a second look
                RECORDED 2026-03-06T09:00 UTC | a new part arrives
                RECORDED 2026-03-06T08:58 UTC | it was there all the time
                """);
    }

    @Test
    void readWhenTimelineHasNoDaySaysItOnce() {
        DocumentReading reading = Readings.ofText("""
                # Outage of search

                ## Timeline

                - 10:05 outage begins
                - 10:30 outage ends

                ## Root cause

                A full disk that nobody had looked at since spring.
                """);

        assertThat(Readings.noted(reading.diagnostics())).isEqualTo("""
                WARNING instant.no-date notes.md:5: 2 times of the timeline, the first one "10:05", have no day; write the day in the heading or the first row, such as 2026-03-04 10:05
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Detected by: PagerDuty alert",
                "Détecté par : la supervision",
                "## Detection\n\nAn alert fired at once.",
                "- Comment l'incident a-t-il été détecté ?\n  - Une sonde a sonné"
            })
    void readWhenMonitoringNoticedSaysSo(String written) {
        assertThat(detectedBy(written)).isEqualTo(DetectedBy.MONITORING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Detected by: a customer",
                "Détecté par : un utilisateur",
                "## Detection\n\nNo alert fired; customers called us."
            })
    void readWhenUsersNoticedSaysSo(String written) {
        assertThat(detectedBy(written)).isEqualTo(DetectedBy.USER);
    }

    @Test
    void readWhenColleagueNoticedSaysSo() {
        assertThat(detectedBy("Detected by: a colleague in the harbor")).isEqualTo(DetectedBy.COLLEAGUE);
        assertThat(detectedBy("Severity: SEV-3")).isEqualTo(DetectedBy.UNKNOWN);
    }

    private static DetectedBy detectedBy(String written) {
        return Readings.only(Readings.ofText("# Outage of search\n\nStart Time: 2026-03-04 10:05\n\n" + written + "\n"))
                .incident()
                .detectedBy();
    }
}
