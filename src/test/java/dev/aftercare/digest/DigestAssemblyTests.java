package dev.aftercare.digest;

import static dev.aftercare.digest.Records.Action.action;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.aftercare.digest.Digest.Dot;
import dev.aftercare.fixcheck.FixCheck.Evidence;
import dev.aftercare.fixcheck.FixResult;
import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Incident.DetectedBy;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.Place;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.postmortem.Severity;
import dev.aftercare.readingclub.Candidate;
import dev.aftercare.readingclub.FeaturedPostmortem;
import dev.aftercare.readingclub.FeaturedPostmortem.PickedBy;
import dev.aftercare.ticket.Priority;
import dev.aftercare.trend.Measure;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DigestAssemblyTests {

    private final Digest digest = Harborline.records().august(Language.ENGLISH);

    @Test
    void assembleWhenIncidentsAreRestrictedCountsThemAndNamesThemNowhere() {
        String everything = JsonMapper.shared().writeValueAsString(digest);

        assertThat(digest.occurrences().incidents()).isEqualTo(6);
        assertThat(digest.occurrences().restricted()).isEqualTo(1);
        assertThat(digest.actions().lateUnnamed()).isEqualTo(1);
        assertThat(digest.unread().unnamed()).isEqualTo(1);
        assertThat(digest.checks()).containsEntry(FixResult.NOT_DONE, 4);
        assertThat(everything)
                .doesNotContain("badge", "2026/08.security", "former supplier", "SEC-4", "Withdraw keys", "seven");
    }

    @Test
    void assembleWhenMonthHasIncidentsCountsThemBySeverityAndWhoNoticed() {
        assertThat(digest.occurrences().bySeverity())
                .containsOnly(entry(Severity.SEV2, 3), entry(Severity.SEV3, 1), entry(Severity.SEV4, 1));
        assertThat(digest.occurrences().withoutSeverity()).isEqualTo(1);
        assertThat(digest.occurrences().noticedBy())
                .containsOnly(
                        entry(DetectedBy.MONITORING, 1),
                        entry(DetectedBy.COLLEAGUE, 2),
                        entry(DetectedBy.USER, 2),
                        entry(DetectedBy.UNKNOWN, 1));
        assertThat(digest.incidents())
                .extracting(incident -> incident.postmortem().title())
                .as("in the order of their start")
                .containsExactly(
                        "Two ferries were sent to one berth",
                        "The first page of search was slow after each restart",
                        "Des SMS d’embarquement arrivés après le départ",
                        "Card payments refused: an expired certificate, again",
                        "Labels → readers: Οδυσσέας scanned, nothing moved 🚀");
    }

    @Test
    void assembleWhenRecordsAreOfALaterMonthDoesNotKnowThem() {
        Records records = Harborline.records();
        records.incident("2026/09.booking.draft.md", "A draft of September")
                .status(ReviewStatus.DRAFT)
                .times("2026-09-01T10:00", 5, 50)
                .finding("postmortem.cause", "no cause is stated")
                .write();

        Digest august = records.august(Language.ENGLISH);

        assertThat(august).isEqualTo(digest);
    }

    @Test
    void assembleWhenLookingBackShowsTwelveMonthsAlsoWithoutIncidents() {
        assertThat(digest.months())
                .extracting(Digest.MonthFigures::month)
                .startsWith(YearMonth.of(2025, 9))
                .endsWith(YearMonth.of(2026, 8))
                .hasSize(12);
        assertThat(digest.months())
                .extracting(Digest.MonthFigures::incidents)
                .containsExactly(1, 3, 0, 1, 1, 0, 3, 0, 1, 1, 0, 6);
        assertThat(digest.months().get(11).measures().get(Measure.TIME_TO_DETECT))
                .isEqualTo(new Digest.Figures(5, Duration.ofMinutes(38), Duration.ofSeconds(7524)));
    }

    @Test
    void assembleWhenATimeIsMissingHasNoDotForIt() {
        assertThat(digest.dots())
                .filteredOn(dot -> dot.date().getMonthValue() == 8 && dot.measure() == Measure.TIME_TO_DETECT)
                .containsExactly(
                        new Dot(Measure.TIME_TO_DETECT, LocalDate.of(2026, 8, 4), Duration.ofMinutes(12)),
                        new Dot(Measure.TIME_TO_DETECT, LocalDate.of(2026, 8, 11), Duration.ofMinutes(2)),
                        new Dot(Measure.TIME_TO_DETECT, LocalDate.of(2026, 8, 18), Duration.ofMinutes(420)),
                        new Dot(Measure.TIME_TO_DETECT, LocalDate.of(2026, 8, 22), Duration.ofMinutes(155)),
                        new Dot(Measure.TIME_TO_DETECT, LocalDate.of(2026, 8, 25), Duration.ofMinutes(38)));
    }

    @Test
    void assembleWhenActionsAreLateGroupsThemByPostmortemTheLongestFirst() {
        assertThat(digest.late())
                .extracting(group -> group.postmortem().title())
                .containsExactly(
                        "The island of Molène was without network",
                        "Some passengers were charged twice",
                        "Des SMS d’embarquement arrivés après le départ",
                        "Card payments refused: an expired certificate, again");
        assertThat(digest.late().get(0).actions())
                .containsExactly(
                        new Digest.LateAction(
                                "Document the radio settings of both masts",
                                List.of(new Digest.TicketLink(
                                        "OPS-131", "https://tickets.harborline.example/browse/OPS-131")),
                                "g.pascoe",
                                Priority.P2,
                                LocalDate.of(2026, 6, 15),
                                56,
                                false),
                        new Digest.LateAction(
                                "Keep the last good radio configuration and return to it after five minutes",
                                List.of(new Digest.TicketLink(
                                        "OPS-132", "https://tickets.harborline.example/browse/OPS-132")),
                                "Оксана Шевчук",
                                Priority.P1,
                                LocalDate.of(2026, 7, 31),
                                23,
                                false));
        assertThat(digest.actions()).isEqualTo(new Digest.Actions(11, 2, List.of(56, 45, 23, 21, 3, 2), 1, 0));
        assertThat(digest.actions().notYetDue()).isEqualTo(3);
    }

    @Test
    void assembleWhenAnOverdueActionIsNoLongerKnownLeavesItOut() {
        Records records = Harborline.records();
        records.commitments.removeIf(
                commitment -> commitment.countermeasure().description().startsWith("Document the radio"));

        assertThat(records.august(Language.ENGLISH).actions().lateBy()).containsExactly(45, 23, 21, 3, 2);
    }

    @Test
    void assembleWhenASourceFailedSaysSinceWhen() {
        assertThat(digest.stale()).extracting(Digest.Stale::name).containsExactly("csv");
    }

    @Test
    void assembleWhenPlacesCouldNotBeReadShowsWholeFilesFirstAndNoNotes() {
        assertThat(digest.unread().total()).isEqualTo(3);
        assertThat(digest.unread().files()).isEqualTo(3);
        assertThat(digest.unread().entries())
                .extracting(Digest.UnreadEntry::place)
                .containsExactly("2026/05.notes.md", "2025/07.tracking.disque-plein.md:14");
    }

    @Test
    void assembleWhenManyPlacesCouldNotBeReadKeepsThemAll() {
        Records records = new Records();
        for (int line = 1; line <= 100; line++) {
            records.diagnostics.add(new Diagnostic(
                    new Place("wiki", "a.md", line), "x", Diagnostic.Level.WARNING, "write it another way"));
        }

        Digest.Unread unread = records.august(Language.ENGLISH).unread();

        assertThat(unread.total()).isEqualTo(100);
        assertThat(unread.files()).isEqualTo(1);
        assertThat(unread.entries())
                .hasSize(100)
                .first()
                .extracting(Digest.UnreadEntry::place)
                .isEqualTo("a.md:1");
    }

    @Test
    void assembleWhenPostmortemsWaitListsThemWithWhatTheyLack() {
        assertThat(digest.waiting())
                .extracting(
                        waiting -> waiting.postmortem().title(),
                        Digest.WaitingEntry::status,
                        Digest.WaitingEntry::findings)
                .containsExactly(
                        tuple("Search found nothing", ReviewStatus.DRAFT, 2),
                        tuple("Des SMS d’embarquement arrivés après le départ", ReviewStatus.IN_REVIEW, 1),
                        tuple("Card payments refused: an expired certificate, again", ReviewStatus.DRAFT, 0));
        assertThat(digest.review().findings()).isEqualTo(3);
        assertThat(digest.undated()).isEqualTo(1);
    }

    @Test
    void assembleWhenTheFeaturedPostmortemBecameRestrictedHidesIt() {
        Records records = Harborline.records();
        records.incident("2026/02.security.late.md", "Restricted since yesterday")
                .restricted()
                .write();
        records.featured = new FeaturedPostmortem(
                Records.AUGUST, "harborline:2026/02.security.late.md", PickedBy.ORGANIZER, "we promised it");

        assertThat(records.august(Language.ENGLISH).featured()).isNull();
    }

    @Test
    void assembleWhenNobodyPickedFeaturesTheFirstCandidate() {
        Records records = Harborline.records();
        records.featured = null;
        Candidate first = records.candidates.get(0);

        Digest.FeaturedEntry featured = records.august(Language.FRENCH).featured();

        assertThat(featured.postmortem().id()).isEqualTo(first.postmortemId());
        assertThat(featured.pickedBy()).isEqualTo(PickedBy.PROPOSED);
        assertThat(featured.reason()).isEqualTo(first.reason(Language.FRENCH));
    }

    @Test
    void assembleWhenALinkIsNoneOfTheWebDropsIt() {
        Records records = new Records();
        records.incident("2026/08.booking.link.md", "A link")
                .url("javascript:alert(1)")
                .times("2026-08-01T00:00", 1, 2)
                .action(action("Look").ticket("A-1").checked(FixResult.IN_DOUBT, Evidence.DONE, null))
                .write();

        assertThat(records.august(Language.ENGLISH)
                        .incidents()
                        .get(0)
                        .postmortem()
                        .url())
                .isNull();
    }

    @Test
    void assembleWhenThereIsNothingIsEmptyAndNotWrong() {
        Digest empty = new Records().august(Language.ENGLISH);

        assertThat(empty.occurrences().incidents()).isZero();
        assertThat(empty.months()).hasSize(12);
        assertThat(empty.dots()).isEmpty();
        assertThat(empty.featured()).isNull();
    }
}
