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
        return Stream.of(
                        sentences(),
                        fields(),
                        rows(),
                        labels(),
                        zones(),
                        days(),
                        durations(),
                        silence(),
                        styles(),
                        pages(),
                        tales())
                .flatMap(shapes -> shapes);
    }

    /** Whole reports in the styles of different trades. */
    private static Stream<Arguments> styles() {
        return Stream.of(
                shape("2024-05-01T22:14Z | - | 2024-05-01T23:02Z", """
                        +++
                        title = "Search outage"
                        date = 2024-05-02T09:00:00Z
                        severity = "SEV2"
                        tags = ["search"]
                        +++

                        On May 1st at 22:14 UTC our search cluster stopped accepting writes. Our on-call engineer was paged by Pingdom eight minutes later.
                        We restarted the master nodes and by 23:02 UTC all queries were succeeding again.

                        ## What we are doing
                        - Upgrade to the next version of the client
                        - Add a dashboard for heap usage ([#482](https://github.com/acme/search/issues/482))
                        """),
                shape("2023-08-12T09:00Z | 2023-08-12T09:15Z | 2023-08-12T11:30Z", """
                        # Postmortem: E-commerce checkout outage

                        ## Issue Summary
                        - **Duration of the outage:** August 12, 2023, 10:00 AM - 12:30 PM (WAT)
                        - **Impact:** The checkout was down; 70% of users could not pay.
                        - **Root cause:** a bad database index.

                        ## Timeline
                        - **10:15 AM:** Issue was detected through a monitoring alert.
                        - **10:20 AM:** Engineers looked into the web servers first.
                        - **11:45 AM:** Escalated to the database team.
                        - **12:30 PM:** The index was rebuilt and the service restored.

                        ## Corrective and preventative measures
                        - Improve the review of migrations.
                        - TODO: add index health monitoring.
                        - TODO: load test before each release.
                        """),
                shape("2023-02-14T03:12Z | 2023-02-14T03:15Z | 2023-02-14T09:47Z", """
                        # Network halt on 14 February 2023

                        ## Abstract
                        At block height 1,204,311 (2023-02-14 03:12:44 UTC) the network stopped producing blocks. Validators noticed within three minutes. Block production resumed at 09:47:10 UTC after 67% of the voting power had upgraded.

                        ## Sequence of events

                        | Time (UTC) | Description |
                        | --- | --- |
                        | 03:12 | Consensus failure at height 1,204,311 |
                        | 03:15 | First validator reports in the channel |
                        | 05:30 | Root cause found by core devs |
                        | 07:05 | Patched binary released |
                        | 09:47 | Chain resumed |

                        ## Remediation
                        1. A halt alarm was added for validators
                        2. Fuzzing of the staking module (ENG-991, in progress)
                        """),
                shape("2022-06-21T17:31Z | 2022-06-21T17:40Z | 2022-06-21T18:22Z", """
                        ---
                        title: "Post-mortem: login failures"
                        date: 2022-06-23
                        ---

                        Yesterday's... well, Tuesday's outage deserves an explanation.

                        On June 21, 2022, starting at 17:31 UTC, users were unable to log in. We became aware of the problem at 17:40 UTC when several customers opened tickets. The team rolled back the release at 18:15 UTC and logins were fully working again by 18:22 UTC.

                        ### Why did it happen?
                        A cookie attribute had changed.

                        ### What's next?
                        * We'll add an end-to-end test of the login. (Owner: Maria, due 2022-07-15)
                        * We've already pinned the library.
                        """),
                shape("2024-01-09T22:05Z | 2024-01-09T22:17Z | 2024-01-10T00:31Z", """
                        ## Incident: Queue consumers stuck

                        | | |
                        |---|---|
                        | Incident number | INC-4411 |
                        | Priority | P1 |
                        | Impact start | 09/Jan/24 22:05 UTC |
                        | Detected | 09/Jan/24 22:17 UTC |
                        | Impact end | 10/Jan/24 00:31 UTC |
                        | Time to detect | 12m |
                        | Time to resolve | 2h 26m |
                        | Owner | @platform |
                        | Leadup | A new consumer version |

                        **Follow-up tasks**

                        - [ ] PLAT-101 Alert on consumer lag @lee
                        - [x] PLAT-102 Set a timeout
                        """),
                shape("~2024-07-01T00:10Z | 2024-07-01T00:25Z | 2024-07-01T03:00Z", """
                        Subject: Incident report - storage array failure, 1 July 2024

                        Dear users,

                        In the night of 1 July 2024, at about 02:10 CEST, one of the storage arrays failed and /home became unavailable on all login nodes. Our monitoring notified the operator at 02:25. The array was replaced and the file system came back online at 05:00. Jobs running at that time were lost.

                        We apologise for the inconvenience. To prevent this in the future, we will:
                         - order spare controllers
                         - move /home to the new system by September

                        Regards,
                        HPC team
                        """),
                shape("- | 2024-02-10T06:12Z | 2024-02-10T07:30Z", """
                        # Certificates expired

                        ## 2024-02-10

                        ### 06:12 UTC - Detection
                        UptimeRobot reported the site as down.

                        ### 06:30 UTC - Diagnosis
                        The certificate had expired at 06:00 UTC.

                        ### 07:30 UTC - Resolution
                        A new certificate was installed and the site was reachable again.

                        ## Lessons
                        Automate.
                        """),
                shape("2024-09-05T13:02Z | 2024-09-05T13:05Z | 2024-09-05T13:41Z", """
                        # Incident 2024-09-05: payments webhook backlog

                        TL;DR webhooks were delayed for 39 min.

                        ```
                        13:02 webhooks begin to queue up
                        13:05 [bot] PagerDuty: WebhookQueueDepth critical
                        13:06 [kim] looking
                        13:20 [kim] scaled workers 4 -> 16
                        13:41 [kim] queue drained, all good
                        ```
                        (times in UTC)

                        ## TODO
                        * autoscale workers -- kim -- next sprint
                        """),
                shape("2023-01-17T08:14Z | 2023-01-17T08:31Z | 2023-01-17T09:02Z", """
                        # Postmortem 17-01-2023

                        * Incident started: 2023-01-17 09:14 (Europe/Berlin)
                        * Incident noticed: 09:31
                        * Incident fixed: 10:02
                        * Noticed by: customer support
                        * Severity: minor
                        * Services: billing-api

                        ## What went well
                        * quick rollback

                        ## Improvements
                        * [billing-api] retry on 503 → JIRA: BILL-77
                        * [billing-api] alert on failed jobs → JIRA: BILL-78
                        """),
                shape("~2024-04-02T13:20Z | - | ~2024-04-02T14:05Z", """
                        # Website unavailable

                        **When:** 2 April 2024, 14:20–15:05 BST
                        **Who was affected:** everyone
                        **Severity:** 1

                        ## What happened
                        A load balancer rule was removed.

                        ## Follow up
                        We have since restored the rule from version control and will be adding a check to the pipeline.
                        """),
                shape("~2023-09-09T05:30Z | ~2023-09-09T05:50Z | ~2023-09-09T07:30Z", """
                        # RCA 0042

                        |Incident ID|RCA-0042|
                        |:-|:-|
                        |Reported by|NOC|
                        |Outage Start Date & Time|09-Sep-2023 11:00 IST|
                        |Outage Detection Time|09-Sep-2023 11:20 IST|
                        |Outage End Date & Time|09-Sep-2023 13:00 IST|
                        |Total Downtime|2 hrs|
                        |RCA Status|Closed|

                        Corrective Action: patched the firmware of the switch.
                        Preventive Action: 1) firmware review each quarter 2) add a second uplink
                        """),
                shape("- | - | -", """
                        # Retrospective on the migration incident

                        Last week some reports were delayed. We moved on quickly.

                        ## Timeline
                        - 2024-05-06 10:00 deploy of the new scheduler
                        - 2024-05-06 10:30 meeting about the quota
                        - 2024-05-06 11:00 second deploy

                        ## Actions
                        - Write a runbook
                        """),
                shape("2026-10-04T15:20Z | 2026-10-04T15:24Z | 2026-10-04T16:40Z", """
                        # Incident of 2026-10-04: wrong prices

                        | Day | Date (2026) | Time (UTC) | Event |
                        |-----|-------------|------------|-------|
                        | Sun | Oct 4 | 15:20 | wrong prices: outage begins |
                        | Sun | Oct 4 | 15:24 | a customer reported a wrong price |
                        | Sun | Oct 4 | 16:40 | service restored |
                        """),
                shape("2026-10-04T22:30Z | - | 2026-10-05T01:10Z", """
                        # Incident summary

                        Between the hour of 22:30 and 01:10 UTC on October 4-5, 2026, 900 users encountered errors.
                        """),
                shape("- | 2026-10-04T12:32Z | 2026-10-04T13:53Z", """
                        # Incident on 2026-10-04: metrics missing

                        - First detected: 2026-10-04 12:32 UTC
                        - Repaired: 2026-10-04 13:53 UTC
                        - Resolved: 2026-10-07 16:13 UTC
                        """),
                shape("- | 2026-10-04T12:33Z | 2026-10-04T13:00Z", """
                        # Incident on 2026-10-04

                        ## Timeline (UTC)

                        ### {{ 12:33 }}

                        A teacher reported that the hub does not start.

                        ### {{ 13:00 }}

                        Service restored.
                        """));
    }

    private static Stream<Arguments> pages() {
        return Stream.of(
                shape("- | - | 2026-03-04T15:20Z", """
                        # Slow labels in the print service

                        **Resolved** - Labels print at their usual pace.
                        Mar 4, 15:20 UTC

                        **Identified** - A driver was updated.
                        Mar 4, 14:02 UTC

                        **Investigating** - Labels print slowly.
                        Mar 4, 2026 - 13:40 UTC
                        """),
                shape("- | - | 2026-03-04T15:20Z", """
                        # Outage of the print service

                        ### Investigating
                        2026-03-04 13:40 UTC - we look into failed labels

                        ### Resolved
                        2026-03-04 15:20 UTC - labels print
                        """),
                shape("- | 2026-03-04T13:52Z | 2026-03-04T14:31Z", """
                        # 2026-03-04 Outage of the print service

                        [13:52 UTC] <watch> ALERT labels waiting
                        [13:55 UTC] <ida> on it
                        [14:31 UTC] <ida> backlog is gone
                        """),
                shape("2026-03-04T13:40Z | 2026-03-04T13:52Z | 2026-03-04T14:31Z", """
                        # Outage of the print service on 4 March 2026

                        ### 13:40 UTC – Labels begin to fail
                        A driver was updated.

                        ### 13:52 UTC – Detection
                        The shop calls.

                        ### 14:31 UTC – Recovery
                        Labels print.
                        """),
                shape("2026-03-04T23:40Z | 2026-03-04T23:52Z | 2026-03-05T00:31Z", """
                        # Outage of the print service

                        | Weekday | Date | Time (UTC) | What |
                        |---|---|---|---|
                        | Wed | 2026-03-04 | 23:40 | Labels start to fail |
                        | Wed | 2026-03-04 | 23:52 | First customer ticket |
                        | Thu | 2026-03-05 | 00:31 | Labels print again |
                        """),
                shape("2026-03-04T13:40Z | - | 2026-03-04T14:31Z", """
                        +++
                        title = "Outage of the print service"
                        date = 2026-03-09
                        start = 2026-03-04T13:40:00Z
                        end = "2026-03-04 14:31 UTC"
                        tags = ["print", "driver"]
                        +++

                        Labels could not be printed.
                        """),
                shape("2026-03-04T13:40Z | 2026-03-04T13:52Z | 2026-03-04T14:31Z", """
                        ---
                        incident:
                          started_at: 2026-03-04 13:40
                          noticed_at: 2026-03-04 13:52
                          resolved_at: 2026-03-04 14:31
                        timezone: UTC
                        ---

                        # Outage of the print service
                        """),
                shape("2026-03-04T13:40Z | - | 2026-03-04T14:31Z", """
                        From: print@shop.example
                        Date: Wed, 4 Mar 2026 18:00:00 +0000
                        Subject: Outage of the print service

                        Between 13:40 UTC and 14:31 UTC today labels did not print.
                        """));
    }

    private static Stream<Arguments> tales() {
        return Stream.of(
                shape("2026-03-04T13:40Z | 2026-03-04T13:52Z | 2026-03-04T14:31Z", """
                        # Outage of the print service

                        ## What happened

                        On March 4th, 2026 at 13:40 UTC, the spooler stopped taking jobs. Our monitors paged us at 13:52 UTC. A
                        restart helped, and printing was back to normal at 14:31 UTC.
                        """),
                shape("2026-03-04T07:00Z | 2026-03-04T07:20Z | 2026-03-04T09:30Z", """
                        # Postmortem: print service

                        **Duration**: from 10:00 AM to 12:30 PM EAT on March 4, 2026

                        ## Timeline
                        - 10:20 AM - A monitoring alert for failed labels
                        """),
                shape("2026-03-04T18:00Z | 2026-03-04T18:25Z | 2026-03-04T19:10Z", """
                        # Outage of the print service

                        Began: 03/04/2026 1:00 PM EST
                        Noticed: 03/04/2026 1:25 PM EST
                        Restored: 03/04/2026 2:10 PM EST
                        """),
                shape("2026-03-04T13:40Z | - | 2026-03-04T14:31Z", """
                        # Postmortem 2026-03-04

                        Outage start: 13:40 UTC, outage end: 14:31 UTC.
                        """),
                shape("2026-03-04T13:40Z | 2026-03-04T13:52Z | 2026-03-04T14:31Z", """
                        # Incident : étiquettes du 4 mars 2026

                        Le 4 mars 2026 à partir de 13h40 UTC, les étiquettes n'étaient plus imprimées. L'astreinte a été prévenue à
                        13h52 UTC. Le service a été rétabli à 14h31 UTC.
                        """),
                shape("2026-03-04T13:40Z | 2026-03-04T13:52Z | 2026-03-04T14:31Z", """
                        # Incident d'impression du 4 mars 2026

                        ## Frise chronologique (UTC)

                        - 13h40 : les impressions s'arrêtent
                        - 13h52 : plusieurs agences appellent l'assistance
                        - 14h31 : les impressions reprennent
                        """),
                shape("- | 2026-03-04T13:52Z | 2026-03-04T14:31Z", """
                        Print service

                        13:52Z paged: no labels
                        14:10Z spooler restarted
                        14:31Z labels print again

                        Date of this event: Mar 4 2026.
                        """),
                shape("- | - | 2026-03-04T14:31Z", """
                        # Outage of the print service on 2026-03-04

                        ## Timeline (UTC)
                        - 13:30 Started rejecting old jobs by hand
                        - 13:45 Majority of printers recovered
                        - 14:31 All printers recovered
                        """));
    }

    private static Stream<Arguments> sentences() {
        return Stream.of(
                shape("2026-03-03T18:00Z | - | 2026-03-04T13:43Z", """
                        # Incident: orders were written twice

                        ## Impact

                        Orders were wrong since the release (2026-03-03 18:00 UTC) until the fix (2026-03-04 13:43 UTC).
                        """),
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
                shape("2026-03-04T10:00Z | 2026-03-04T10:20Z | 2026-03-04T11:00Z", """
                        # Outage of 2026-03-04

                        ## Timeline (UTC)

                        - 10:00 the queue starts reporting "no space left"
                        - 10:20 we realized that orders were missing
                        - 11:00 all systems operational
                        """),
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
                shape("2026-07-19 | - | 2026-07-24T16:00Z", """
                        # Postmortem: traces were lost

                        **Date:** 2026-07-19 – 2026-07-24

                        ## Timeline (UTC)

                        - 2026-07-24 15:58 the secret is read
                        - 2026-07-24 16:00 service restored
                        """),
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
                        # Incident of 2026-03-04: drill

                        ## Timeline

                        **T+0:00** - the bad release is rolled out
                        **T+0:10** - the pod crashed
                        **T+6:00** - the service is restored
                        """),
                shape("- | - | -", """
                        # Outage of 2026-03-04

                        ## Timeline (UTC)

                        - 01:00–12:30: alerts come and go
                        - 2025-01-02 10:00: an older incident is resolved, all systems operational
                        """),
                shape("- | - | -", """
                        # Outage of 2026-03-04

                        ## Timeline (UTC)

                        - 10:05 a new version is deployed
                        - 10:30 the team restarts the database to ensure that it is working as expected
                        - 11:00 the report is written
                        """),
                shape("- | - | -", """
                        # Outage of 2026-03-04

                        ## Impact

                        Nobody could search, and many people asked for help.

                        ## Summary

                        At 10:05 UTC we deployed a new version. At 10:30 UTC we restarted the cache, which was down.
                        """),
                shape("- | - | -", """
                        # Outage of 2026-03-04

                        ## Impact

                        Nobody could search, and many people asked for help.

                        ## Summary

                        Search was down until 10:45 this morning, and is planned to move from 10:00 to 12:00 UTC next week.
                        """));
    }
}
