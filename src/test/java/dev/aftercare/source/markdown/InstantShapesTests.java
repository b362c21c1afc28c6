package dev.aftercare.source.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.RecordedInstant.State;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One small document for each way in which people write when something happened, in our own words. */
class InstantShapesTests {

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void readWhenWrittenInAnyShapeFindsTheInstants(String written, String expected) {
        var incident = Readings.only(Readings.ofText(written.stripIndent())).incident();

        assertThat(shown(incident.started()) + " | " + shown(incident.detected()) + " | " + shown(incident.resolved()))
                .isEqualTo(expected);
    }

    private static String shown(RecordedInstant instant) {
        return switch (instant.state()) {
            case RECORDED, APPROXIMATE ->
                (instant.state() == State.APPROXIMATE ? "~" : "")
                        + (instant.value() == null
                                ? String.valueOf(instant.local()).substring(0, 10)
                                : instant.value().toString().substring(0, 16) + "Z");
            case PENDING, NOT_APPLICABLE, INVALID -> instant.state().name();
            case MISSING -> "-";
        };
    }

    private static Arguments shape(String expected, String written) {
        return Arguments.of(written, expected);
    }

    static Stream<Arguments> shapes() {
        return Stream.of(sentences(), fields(), rows(), labels(), zones(), days(), durations(), silence())
                .flatMap(shapes -> shapes);
    }

    private static Stream<Arguments> sentences() {
        return Stream.of(
                shape("2026-03-04T01:38Z | - | -", """
                        # Outage of the docs

                        At 2026-03-04 01:38 UTC the docs went down because a disk was full.
                        """),
                shape("~2026-03-04T18:52Z | - | -", """
                        # Outage of the forum

                        On Wednesday, March 4th, 2026 at roughly 18:52 UTC the forum experienced a cascading failure.
                        """),
                shape("- | 2026-03-04T21:28Z | -", """
                        # Incident report: packages missing

                        On 2026-03-04 at 21:28 UTC we received a report from a user that their package was missing.
                        """),
                shape("- | - | 2026-03-04T09:40Z", """
                        # Incident of 2026-03-04: names not resolved

                        Names failed to resolve for some minutes. Around 9:30 UTC the record was propagated and by 9:40 UTC
                        traffic had returned to normal levels.
                        """),
                shape("2026-03-04T12:17Z | - | 2026-03-04T12:30Z", """
                        # Broken downloads

                        ## Summary

                        On 2026-03-04 between 12:17 and 12:30 UTC all downloads were broken due to a faulty release.
                        """),
                shape("~2026-03-04T07:08Z | - | 2026-03-04T10:40Z", """
                        # Connectivity issues of 4 March 2026

                        The site had connectivity problems on March 4th from about 7:08 UTC until 10:40 UTC, and nobody knew.
                        """),
                shape("2026-03-04T18:45Z | 2026-03-04T18:55Z | 2026-03-04T20:56Z", """
                        # March 4, 2026 downtime

                        We had a period of two hours from 11:45 to 13:56 (UTC-7) in which all users were unable to log in.

                        ## Timeline (UTC-7)

                        * 11:45, the new configuration went out.
                        * 11:55, we started getting pages for widespread failures.
                        * 13:56, the last of them stopped.
                        """),
                shape("2026-03-04T10:05Z | - | ~2026-03-04T10:43Z", """
                        # Outage of search

                        On 2026-03-04 at 10:05 UTC search became unavailable. The outage lasted 38 minutes.
                        """),
                shape("2026-03-04T09:05Z | 2026-03-04T09:20Z | 2026-03-04T10:00Z", """
                        # Panne de la recherche

                        ## Résumé

                        Le 4 mars 2026 à 10h05, la recherche est devenue indisponible ; la page ne répondait plus. À 10h20, une
                        cliente a signalé la panne. À 11h00 le service a été rétabli.
                        """),
                shape("2026-03-04T09:05Z | - | 2026-03-04T10:40Z", """
                        # Panne de la messagerie

                        La messagerie a été indisponible le 4 mars 2026 de 10h05 jusqu'à environ 11h40 pour tous les abonnés.
                        """.replace("environ ", "")),
                shape("- | 2026-03-04 | -", """
                        # Security incident

                        ## Summary

                        On 4 March 2026 we were notified by a researcher of a leaked token.

                        ## Impact

                        No user was affected as far as we can tell, and the token was replaced.
                        """));
    }

    private static Stream<Arguments> fields() {
        return Stream.of(
                shape("2026-03-04T14:05Z | - | 2026-03-04T15:50Z", """
                        # Panne du serveur de noms

                        **Début :** le 04/03/2026 à 14h05 UTC
                        **Fin :** rétabli à 15 h 50 UTC
                        """),
                shape("2026-03-04T14:05Z | - | -", """
                        # Panne du serveur de noms

                        **Début :** le 04/03/2026 à 14h05 UTC
                        **Fin :** les équipes ont travaillé de 14h30 à 15h50 UTC
                        """),
                shape("2026-03-04T09:05Z | - | -", """
                        # Outage of search

                        **Date of incident:** Wednesday 4th March 2026, 10:05

                        ## Impact

                        Nobody could search for a while.
                        """),
                shape("2026-03-04T12:39Z | - | 2026-03-04T17:17Z", """
                        # Halt of the queue

                        **Date of incident**: 4th March, 2026 between 12.39UTC (message 864) and 17.17UTC
                        """),
                shape("2026-03-04T05:13Z | - | -", """
                        ## Incident report: payout failure
                        ## Date: 4th March 2026
                        ## Time: 5:13:57 UTC

                        ### Impact:
                        Owners did not get what they were owed that day.
                        """),
                shape("2026-03-04T09:05Z | - | 2026-03-04T11:40Z", """
                        # Panne de la recherche

                        ## Impact

                        | Champ | Valeur |
                        |---|---|
                        | Date et heure | Mercredi 4 mars 2026, 10h05 |
                        | Durée d'exposition | De 10h05 à 12h40 |
                        """),
                shape("2026-03-04T09:05Z | 2026-03-04T09:20Z | 2026-03-04T10:00Z", """
                        ---
                        title: Outage of search
                        start_time: 2026-03-04 10:05
                        detected_at: 2026-03-04 10:20
                        resolved_at: 2026-03-04 11:00
                        ---

                        ## Impact

                        Nobody could search.
                        """),
                shape("2026-03-04T09:05Z | - | PENDING", """
                        # Outage of search

                        Start Time: 2026-03-04 10:05
                        End Time: ongoing
                        """),
                shape("2026-03-04T22:50Z | 2026-03-04T22:55Z | 2026-03-04T23:20Z", """
                        # Outage of search

                        Start Time: 2026-03-04 23:50
                        Detected: 23:55
                        End Time: 00:20
                        """),
                shape("- | 2026-03-04T10:20Z | 2026-03-04T11:00Z", """
                        # Outage of 2026-03-04

                        * When was the issue detected?
                          10:20 (UTC)
                        * When was the issue resolved?
                          11:00 (UTC)
                        """),
                shape("2026-03-04T09:05Z | - | INVALID", """
                        # Outage of search

                        Start Time: 2026-03-04 10:05
                        End Time: 2026-03-04 09:00
                        """));
    }

    private static Stream<Arguments> rows() {
        return Stream.of(
                shape("- | 2026-03-04T06:19Z | -", """
                        # Halt of the chain

                        ## Timeline (UTC)

                        - 2026-03-04 0616: wrong block written
                        - 2026-03-04 0619: received alerts from some nodes
                        - 2026-03-04 0620: started investigating
                        """),
                shape("- | 2026-03-04T05:13Z | -", """
                        # 2026-03-04: site attacked

                        ## Timeline

                        *2026-03-04 05:13 UTC*: The website monitor triggered an alert.<br />
                        *2026-03-04 05:16 UTC*: The team looked at it.<br />
                        """),
                shape("2026-03-04T22:50Z | 2026-03-04T23:10Z | 2026-03-05T00:20Z", """
                        # Night outage

                        ## Timeline 2026-03-04 (UTC)

                        - 22:50 outage begins
                        - 23:10 alert fired
                        - 00:20 all systems operational
                        """),
                shape("2026-02-07T11:17Z | - | 2026-02-07T12:30Z", """
                        # Outage of 2026-02-07

                        ## Timeline

                        - Feb 7 1117 UTC: outage begins
                        - Feb 7 1230 UTC: service restored
                        """),
                shape("2026-03-04T15:22Z | - | 2026-03-04T16:21Z", """
                        # Outage of 03-04-2026 and 02-14-2026

                        ## Timeline

                        Date: 03-04-2026

                        - 4:22 pm: impact starts
                        - 5:21p: fully recovered
                        """),
                shape("2026-05-16T07:40Z | 2026-05-16T07:47Z | 2026-05-16T10:39Z", """
                        # Outage of 16-May-2026

                        | Time | What |
                        |---|---|
                        | ~09:40 | Incident starts |
                        | [09:47] | First report of errors |
                        | --:-- | Somebody restarts it |
                        | 12.39 CEST | Service restored |
                        | ??? | Report written |
                        """.replace("~09:40", "09:40")),
                shape("2026-03-06T16:40Z | - | 2026-03-09T08:00Z", """
                        # Weekend outage, started 2026-03-06

                        ## Timeline 2026-03-06 (UTC)

                        - Fri 16:40 outage begins
                        - Mon 08:00 outage is over
                        """),
                shape("2024-01-12T13:05Z | - | 2024-01-12T14:00Z", """
                        # Panne

                        ## Chronologie

                        - le 12/01/2024 à 14h05 : début de la panne
                        - le 12/01/2024 à 15h : service rétabli
                        """),
                shape("- | 2026-03-04T13:00Z | -", """
                        # Postmortem: queues

                        2026-03-04

                        ## Timeline

                        Unless otherwise noted all events happened on 2026-03-04, and all times are in UTC.

                        - 2026-03-03 09:55: the disk begins to fill
                        - 13:00: alerts fired for the disk
                        """),
                // A step that was taken before anybody reports it means that it was noticed earlier.
                shape("- | - | -", """
                        # Outage of 2026-03-04

                        ## Timeline (UTC)

                        - 10:00 investigation of the slow pages
                        - 10:20 two more users reported it
                        """),
                shape("- | 2026-03-04T10:12Z | -", """
                        # Outage of 2026-03-04

                        ## Timeline

                        | Time (UTC) | What | Source |
                        |---|---|---|
                        | 10:05 | First odd log lines | Support tickets |
                        | 10:12 | ALERT: too many errors | Pager |
                        """));
    }

    private static Stream<Arguments> labels() {
        return Stream.of(
                shape("2026-03-04T20:00Z | 2026-03-04T20:10Z | 2026-03-05T02:00Z", """
                        # Outage of logins

                        ## Timeline (UTC)

                        - **Impact (March 4, 2026, 8:00 PM)**: logins fail.
                        - **Issue Detection (March 4, 2026, 8:10 PM)**: the first call to the desk.
                        - **Escalation (March 4, 2026, 9:30 PM)**: the second line is asked.
                        - **Resolution (March 5, 2026, 2:00 AM)**: the disk was cleared.
                        """),
                shape("2026-03-04T10:00Z | - | 2026-03-04T16:00Z", """
                        # Logins of the pupils

                        ## Issue Summary:

                        - Time:
                        > From **Mar 4, 2026 6:00 AM** to **Mar 4, 2026 12:00 PM (UTC-4)**, pupils saw an empty page.
                        """),
                shape("2026-02-12T20:30Z | 2026-02-12T21:00Z | 2026-02-13T22:30Z", """
                        # 2026-02-12: comparison broken

                        ## Timeline

                        All times in UTC.

                        ### 2026-02-12 20:30

                        The service starts raising more errors than usual.

                        ### 2026-02-12 21:00

                        The monitor begins sending alerts.

                        ### 2026-02-13 22:30

                        All errors seem to be gone and the services are restored.
                        """),
                // What a row says of another day is not the day of the row.
                shape("- | 2026-02-20T14:01Z | -", """
                        # Outage of 2026-02-20

                        ## Timeline (UTC)

                        - 14:01 Kim opens an issue on strange messages
                        - 19:00 Noor looks at the logs: the issues started on Feb 12th at 3pm
                        """),
                // The work on another matter weeks before is no answer to this alert.
                shape("- | 2026-03-30T19:00Z | 2026-03-30T19:30Z", """
                        # Wrong certificates

                        ## Timeline (UTC)

                        - 2026-03-08 18:10: the team tries to work around the names, and all services are restored
                        - 2026-03-30 19:00: the monitor began sending alerts
                        - 2026-03-30 19:30: services are restored
                        """),
                shape("- | 2026-03-04T12:30Z | 2026-03-04T15:30Z", """
                        # Outage of 2026-03-04

                        **Timeline (UTC):**
                        - 12:00 PM: more and more people come
                        - 12:30 PM: database alerts were triggered
                        - 3:30 PM: the system slowed down less and less, and normal operations were restored.
                        - 4:00 PM: incident declared resolved
                        """));
    }

    private static Stream<Arguments> zones() {
        return Stream.of(
                shape("2026-03-04T18:05Z | - | 2026-03-04T19:00Z", """
                        # Outage of 2026-03-04

                        ## Timeline

                        All times in US Pacific Time.

                        - 10:05 outage begins
                        - 11:00 service restored
                        """),
                shape("2026-03-04T09:05Z | - | 2026-03-04T10:00Z", """
                        # Panne du 4 mars 2026

                        ## Chronologie

                        Toutes les heures sont en heure de Paris.

                        - 10h05 : début de l'incident
                        - 11h00 : service rétabli
                        """),
                shape("2026-03-04T09:05Z | - | 2026-03-04T10:00Z", """
                        # Outage of 2026-03-04

                        | Time (CET) | What |
                        |---|---|
                        | 10:05 | outage begins |
                        | 11:00 | service restored |
                        """),
                shape("2026-03-04T04:35Z | - | 2026-03-04T05:30Z", """
                        # Outage of 2026-03-04

                        ## Timeline

                        - 10:05+05:30 outage begins
                        - 11:00+05:30 service restored
                        """),
                shape("2026-03-04T05:13Z | - | -", """
                        # Outage of 2026-03-04

                        Several short outages were seen beginning from UTC 05:13.
                        """),
                shape("~2026-07-04T08:05Z | - | ~2026-07-04T09:00Z", """
                        # Outage of 2026-07-04

                        ## Timeline

                        - 10:05 CET outage begins
                        - 11:00 CET service restored
                        """),
                // By its letters, where nothing shows that the clock on the wall is meant.
                shape("~2026-07-04T18:05Z | - | ~2026-07-04T19:00Z", """
                        # Outage of 2026-07-04

                        ## Timeline

                        - 10:05 PST outage begins
                        - 11:00 PST service restored
                        """),
                shape("~2026-07-04T17:05Z | - | ~2026-07-04T18:00Z", """
                        # Outage of 2026-07-04

                        Our desk is open from nine to five, Pacific time.

                        ## Timeline

                        - 10:05 PST outage begins
                        - 11:00 PST service restored
                        """),
                shape("~2026-07-04T17:05Z | - | 2026-07-04T18:00Z", """
                        # Outage of 2026-07-04

                        ## Timeline

                        - 10:05 PST outage begins
                        - 11:00 PDT service restored
                        """),
                shape("~2026-03-04T16:05Z | - | ~2026-03-04T17:00Z", """
                        # Outage of 2026-03-04

                        ## Timeline

                        - 10:05 CST outage begins
                        - 11:00 CST service restored
                        """));
    }

    private static Stream<Arguments> days() {
        return Stream.of(
                shape("2026-02-07T01:17Z | - | 2026-02-08T03:00Z", """
                        # Errors on Feb 7, 2026

                        Start: 01:17 UTC
                        End: 02-08-2026 03:00 UTC
                        """),
                shape("2026-02-07T01:17Z | - | INVALID", """
                        # Errors on Feb 7, 2026

                        Start: 01:17 UTC
                        End: 08-10-2026 03:00 UTC
                        """),
                shape("2026-03-04T10:05Z | - | -", """
                        # Outage of search

                        On 4 March 2026 search was degraded for an hour.

                        ## Timeline (UTC)

                        - 10:05 outage begins
                        - 10:30 somebody looks at it
                        """),
                shape("INVALID | - | -", """
                        # Outage of search

                        Start Time: 05/04/2026 10:05
                        """),
                shape("2026-04-25T08:05Z | - | -", """
                        # Outage of search

                        Start Time: 04/25/2026 10:05
                        """),
                shape("INVALID | - | -", """
                        # Outage of search

                        Start Time: 2026-02-30 10:05
                        """));
    }

    private static Stream<Arguments> durations() {
        return Stream.of(
                shape("2026-03-04T09:05Z | ~2026-03-04T09:17Z | -", """
                        # Outage of search

                        Start Time: 2026-03-04 10:05
                        Time to detect: 12 minutes
                        """),
                shape("2026-03-04T09:05Z | - | ~2026-03-04T10:08Z", """
                        # Outage of search

                        Start Time: 2026-03-04 10:05
                        Duration: 1 h 03
                        """),
                shape("2026-03-04T09:05Z | - | -", """
                        # Outage of search

                        Start Time: 2026-03-04 10:05
                        Duration: ?
                        """),
                shape("2026-03-04T09:05Z | - | -", """
                        # Outage of search

                        Start Time: 2026-03-04 10:05
                        Duration: 593 days
                        """));
    }

    private static Stream<Arguments> silence() {
        return Stream.of(
                shape("- | - | -", """
                        # Outage of 2026-03-04

                        ## Timeline (UTC)

                        - 01:00–12:30: alerts come and go
                        - 2025-01-02 10:00: an older incident is resolved, all systems operational
                        """), shape("- | - | -", """
                        # Outage of 2026-03-04

                        ## Timeline (UTC)

                        - 10:05 a new version is deployed
                        - 10:30 the team restarts the database to ensure that it is working as expected
                        - 11:00 the report is written
                        """), shape("- | - | -", """
                        # Outage of 2026-03-04

                        ## Impact

                        Nobody could search, and many people asked for help.

                        ## Summary

                        At 10:05 UTC we deployed a new version. At 10:30 UTC we restarted the cache, which was down.
                        """), shape("- | - | -", """
                        # Outage of 2026-03-04

                        ## Impact

                        Nobody could search, and many people asked for help.

                        ## Summary

                        Search was down until 10:45 this morning, and is planned to move from 10:00 to 12:00 UTC next week.
                        """));
    }
}
