package dev.aftercare.digest;

import static dev.aftercare.digest.Records.Action.action;

import dev.aftercare.fixcheck.FixCheck.Evidence;
import dev.aftercare.fixcheck.FixResult;
import dev.aftercare.postmortem.Countermeasure.State;
import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Incident.DetectedBy;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.Place;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.postmortem.Severity;
import dev.aftercare.postmortem.SourceState;
import dev.aftercare.readingclub.Candidate;
import dev.aftercare.readingclub.Candidate.Kind;
import dev.aftercare.readingclub.Candidate.Part;
import dev.aftercare.readingclub.FeaturedPostmortem;
import dev.aftercare.readingclub.FeaturedPostmortem.PickedBy;
import dev.aftercare.ticket.Priority;
import java.time.Instant;
import java.util.List;

/** A ferry line with a busy August: every section of its digest has something to say. */
final class Harborline {

    private Harborline() {}

    static Records records() {
        Records records = new Records();
        theYearBefore(records);
        august(records);
        records.incident("2026/09.mobile.login-loop.md", "Passengers are asked to log in again and again")
                .times("2026-09-01T08:10", 12, 95)
                .write();
        whatCouldNotBeRead(records);
        readingClub(records);
        return records;
    }

    private static void theYearBefore(Records records) {
        records.incident("2025/09.booking.double-cabin.md", "Two families, one cabin")
                .times("2025-09-13T18:20", 75, 260)
                .noticedBy(DetectedBy.USER)
                .action(action("Hold a cabin in the database, not in the cache")
                        .ticket("BOOK-31")
                        .state(State.DONE)
                        .checked(FixResult.NOT_SHOWN_YET, Evidence.DONE, "2025-10-15"))
                .action(action("Nightly list of cabins sold twice, for the port offices")
                        .ticket("BOOK-32")
                        .checked(FixResult.NOT_DONE, Evidence.OPEN, null))
                .write();
        records.incident("2025/10.network.dns-resolver.md", "Names could not be resolved for nine minutes")
                .severity(Severity.SEV4)
                .times("2025-10-07T14:00", 1, 9)
                .write();
        records.incident("2025/10.notify.sms-en-double.md", "Des SMS envoyés deux fois")
                .french()
                .times("2025-10-22T06:30", 0, 150)
                .write();
        records.incident("2025/10.search.slow.md", "Search answered after twenty seconds")
                .times("2025-10-28T09:00", 18, 61)
                .write();
        records.incident("2025/12.booking.panier-perdu.md", "Des paniers perdus en route")
                .french()
                .times("2025-12-12T17:30", 200, 3100)
                .action(action("Payer une seconde base pour les paniers")
                        .ticket("BOOK-46")
                        .state(State.CANCELLED)
                        .checked(FixResult.DROPPED, Evidence.RISK_ACCEPTED, "2026-02-03"))
                .write();
        records.incident("2026/01.payments.certificate-expired.md", "The certificate of the ticket machines expired")
                .severity(Severity.SEV2)
                .times("2026-01-20T06:00", 41, 170)
                .noticedBy(DetectedBy.USER)
                .action(action("Alert on certificate expiry 21 days ahead, on every public host")
                        .ticket("OPS-107")
                        .owner("Amadou Diallo")
                        .state(State.DONE)
                        .checked(FixResult.REGRESSED, Evidence.REOPENED, "2026-08-26"))
                .action(action("One inventory of all certificates, with an owner for each")
                        .ticket("OPS-108")
                        .owner("Inès Caron")
                        .due("2026-10-15")
                        .priority(Priority.P2)
                        .checked(FixResult.NOT_DONE, Evidence.OPEN, null))
                .write();
        records.incident("2026/03.network.island-link.md", "The island of Molène was without network")
                .times("2026-03-17T21:05", 4, 320)
                .action(action("Document the radio settings of both masts")
                        .ticket("OPS-131")
                        .owner("g.pascoe")
                        .due("2026-06-15")
                        .priority(Priority.P2)
                        .late(56))
                .action(action("Keep the last good radio configuration and return to it after five minutes")
                        .ticket("OPS-132")
                        .owner("Оксана Шевчук")
                        .due("2026-07-31")
                        .priority(Priority.P1)
                        .late(23))
                .write();
        records.incident("2026/03.payments.double-charge.md", "Some passengers were charged twice")
                .severity(Severity.SEV1)
                .times("2026-03-04T10:05", 36, 165)
                .noticedBy(DetectedBy.USER)
                .summary("A retry moved to a better home and lost the key that had made it harmless. The bank believed"
                        + " each attempt.")
                .action(action("Send one idempotency key per basket to the bank")
                        .ticket("PAY-70")
                        .state(State.DONE)
                        .checked(FixResult.NOT_SHOWN_YET, Evidence.DONE, "2026-03-17"))
                .action(action("Alert when two captures share basket and amount")
                        .ticket("PAY-71")
                        .owner("Tomasz Zieliński")
                        .due("2026-06-30")
                        .priority(Priority.P1)
                        .late(45)
                        .checked(FixResult.NOT_DONE, Evidence.OPEN, null))
                .write();
        records.incident("2026/03.mobile.heure-d-ete.md", "Un compte à rebours en avance d’une heure")
                .french()
                .times("2026-03-29T02:00", 420, 1500)
                .write();
        records.incident("2026/05.tracking.disk-full.md", "Parcels stood still: the disk was full")
                .times("2026-05-19T05:40", 33, 240)
                .noticedBy(DetectedBy.COLLEAGUE)
                .write();
        records.incident("2026/06.security.access.md", "Keys of a former supplier still opened the archive")
                .restricted()
                .severity(Severity.SEV2)
                .times("2026-06-10T09:00", 90, 800)
                .action(action("Withdraw keys on the day a contract ends")
                        .ticket("SEC-4")
                        .due("2026-08-03")
                        .priority(Priority.P0)
                        .late(21)
                        .checked(FixResult.NOT_DONE, Evidence.OPEN, null))
                .write();
        records.incident("2026/07.search.no-results.md", "Search found nothing")
                .severity(null)
                .status(ReviewStatus.DRAFT)
                .noticedBy(DetectedBy.UNKNOWN)
                .action(action("Improve monitoring of search").ticket("SRCH-44"))
                .finding("countermeasure.due", "the action \"Improve monitoring of search\" has no due date")
                .finding("incident.started", "no start time is stated; write \"Start Time\" with a date and a zone")
                .write();
    }

    private static void august(Records records) {
        records.incident("2026/08.booking.two-ferries-one-berth.md", "Two ferries were sent to one berth")
                .severity(Severity.SEV2)
                .times("2026-08-04T07:45", 12, 90)
                .noticedBy(DetectedBy.COLLEAGUE)
                .summary("A copied sailing kept the berth of the sailing that it was copied from. Two captains read the"
                        + " same berth on their boards, eleven minutes apart, and one of them asked.")
                .action(action("Refuse a sailing that claims an occupied berth")
                        .ticket("BOOK-77")
                        .owner("Aoife Byrne")
                        .due("2026-09-11")
                        .priority(Priority.P0)
                        .state(State.IN_PROGRESS))
                .action(action("Clear the berth when a sailing is copied")
                        .ticket("BOOK-78")
                        .owner("Nguyễn Minh Anh")
                        .due("2026-08-07")
                        .priority(Priority.P0)
                        .state(State.DONE)
                        .checked(FixResult.NOT_SHOWN_YET, Evidence.DONE, "2026-08-07"))
                .write();
        records.incident("2026/08.search.slow-first-page.md", "The first page of search was slow after each restart")
                .severity(Severity.SEV4)
                .times("2026-08-11T10:00", 2, 18)
                .summary("A search server that has just started has empty caches. All four were restarted together.")
                .write();
        records.incident("2026/08.notify.sms-retardes.md", "Des SMS d’embarquement arrivés après le départ")
                .french()
                .severity(Severity.SEV3)
                .times("2026-08-22T06:05", 155, 310)
                .noticedBy(DetectedBy.USER)
                .status(ReviewStatus.IN_REVIEW)
                .summary(
                        "La file d’attente du fournisseur s’est remplie pendant la nuit. Les passagers de Brest ont reçu"
                                + " « l’embarquement commence » une heure après le départ du bateau.")
                .action(action("Surveiller l’âge du plus ancien SMS en attente")
                        .ticket("NTF-21")
                        .due("2026-08-28")
                        .priority(Priority.P1)
                        .late(3))
                .finding("countermeasure.owner", "l’action « Surveiller l’âge du plus ancien SMS » n’a pas de porteur")
                .write();
        records.incident(
                        "2026/08.payments.certificate-expired.md",
                        "Card payments refused: an expired certificate, again")
                .severity(Severity.SEV2)
                .times("2026-08-25T14:00", 38, 140)
                .noticedBy(DetectedBy.USER)
                .status(ReviewStatus.DRAFT)
                .summary("The third certificate in fourteen months. The alert was sent, by mail, to a list that nobody"
                        + " reads on a Sunday.")
                .action(action("Alert on certificate expiry 21 days ahead, by pager and not by mail")
                        .ticket("OPS-171")
                        .owner("Amadou Diallo")
                        .due("2026-09-14")
                        .priority(Priority.P0))
                .action(action("Name two people who receive mail about certificates")
                        .ticket("OPS-172")
                        .owner("Inès Caron")
                        .due("2026-08-31")
                        .priority(Priority.P1)
                        .late(2))
                .write();
        records.incident("2026/08.security.badge.md", "A badge reader let everybody in")
                .restricted()
                .severity(Severity.SEV2)
                .times("2026-08-18T23:00", 420, 1000)
                .noticedBy(DetectedBy.COLLEAGUE)
                .write();
        records.incident("2026/08.tracking.arrow.md", "Labels → readers: Οδυσσέας scanned, nothing moved 🚀")
                .severity(null)
                .times("2026-08-27T05:00", null, null)
                .noticedBy(DetectedBy.UNKNOWN)
                .write();
    }

    private static void whatCouldNotBeRead(Records records) {
        records.diagnostics.add(new Diagnostic(
                new Place("harborline", "2025/07.tracking.disque-plein.md", 14),
                "instant.no-date",
                Diagnostic.Level.WARNING,
                "\"Détection\" is \"7h15\"; write it as 2025-07-08 07:15 Europe/Paris"));
        records.diagnostics.add(new Diagnostic(
                Place.of("harborline", "2026/05.notes.md"),
                "file.no-title",
                Diagnostic.Level.ERROR,
                "the file has no title; begin it with \"# What happened\""));
        records.diagnostics.add(new Diagnostic(
                new Place("harborline", "2026/08.security.badge.md", 9),
                "instant.no-date",
                Diagnostic.Level.WARNING,
                "\"Detect Time\" is \"seven\"; write it as 2026-08-19 06:00 Europe/Paris"));
        records.diagnostics.add(new Diagnostic(
                new Place("harborline", "2026/08.search.slow-first-page.md", 3),
                "tag.unusual",
                Diagnostic.Level.NOTE,
                "the tag \"Slow\" is written in capitals"));
        records.sourceStates.add(new SourceState(
                "harborline",
                null,
                "1",
                Instant.parse("2026-09-02T00:00:00Z"),
                Instant.parse("2026-09-02T00:00:00Z"),
                null));
        records.sourceStates.add(new SourceState(
                "csv",
                null,
                "1",
                Instant.parse("2026-08-28T00:00:00Z"),
                Instant.parse("2026-09-02T00:00:00Z"),
                "the file tickets.csv has no column \"key\""));
    }

    private static void readingClub(Records records) {
        records.candidates.add(candidate(records, "2026/03.payments.double-charge.md", 11));
        records.candidates.add(candidate(records, "2026/08.booking.two-ferries-one-berth.md", 8));
        Candidate first = records.candidates.get(0);
        records.featured = new FeaturedPostmortem(
                Records.AUGUST, first.postmortemId(), PickedBy.PROPOSED, first.reason(Language.ENGLISH));
    }

    private static Candidate candidate(Records records, String path, int points) {
        String title = records.postmortems.stream()
                .filter(postmortem -> postmortem.id().endsWith(path))
                .findFirst()
                .orElseThrow()
                .title();
        return new Candidate(
                "harborline:" + path,
                title,
                points,
                List.of(new Part(Kind.SEVERITY, 3, 1), new Part(Kind.TIMELINE, 3, 12), new Part(Kind.AFTERMATH, 2, 2)));
    }
}
