package dev.aftercare.readingclub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.aftercare.TestDatabase;
import dev.aftercare.fixcheck.FixCheck;
import dev.aftercare.fixcheck.FixChecks;
import dev.aftercare.link.Commitment;
import dev.aftercare.postmortem.Audience;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.Place;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.Postmortems;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.postmortem.Severity;
import dev.aftercare.readingclub.FeaturedPostmortem.PickedBy;
import dev.aftercare.review.ReviewFinding;
import dev.aftercare.review.RuleLevel;
import dev.aftercare.ticket.Ticket;
import dev.aftercare.ticket.TicketKey;
import dev.aftercare.ticket.TicketState;
import dev.aftercare.trend.IncidentMetric;
import dev.aftercare.trend.Measure;
import dev.aftercare.trend.TrendMonth;
import dev.aftercare.trend.Trends;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ReadingClubTests {

    private static final YearMonth AUGUST = YearMonth.of(2026, 8);

    private final List<Postmortem> postmortems = new ArrayList<>();
    private final List<IncidentMetric> metrics = new ArrayList<>();
    private final JdbcClient jdbc = TestDatabase.jdbcClient(TestDatabase.migrated());
    private final Map<String, String> families = new HashMap<>();
    private final List<ReviewFinding> findings = new ArrayList<>();
    private final List<Commitment> commitments = new ArrayList<>();
    private final ReadingClub club = new RankedReadingClub(
            new KnownPostmortems(),
            new KnownChecks(),
            new KnownTrends(),
            () -> findings,
            () -> commitments,
            new JdbcFeaturedPostmortems(jdbc),
            Clock.fixed(Instant.parse("2026-08-20T02:00:00Z"), ZoneOffset.UTC));

    @Test
    void candidatesWhenSeveralMayBeFeaturedRanksThemByPoints() {
        write("2026/06.minor.md", Severity.SEV3, YearMonth.of(2026, 6));
        write("2026/03.major.md", Severity.SEV1, YearMonth.of(2026, 3));
        write("2026/05.minor.md", Severity.SEV3, YearMonth.of(2026, 5));

        assertThat(club.candidates(AUGUST))
                .extracting(Candidate::postmortemId)
                .as("the most points first, of two alike the newer one")
                .containsExactly(
                        "harborline:2026/03.major.md", "harborline:2026/06.minor.md", "harborline:2026/05.minor.md");
    }

    @Test
    void candidatesWhenOfALaterMonthLeavesThemOut() {
        write("2026/09.login.md", Severity.SEV1, YearMonth.of(2026, 9));

        assertThat(club.candidates(AUGUST)).isEmpty();
        assertThat(club.candidates(AUGUST.plusMonths(1))).hasSize(1);
    }

    @Test
    void candidatesWhenFeaturedWithinAYearLeavesThemOut() {
        write("2026/03.major.md", Severity.SEV1, YearMonth.of(2026, 3));
        club.pick(YearMonth.of(2026, 3), "harborline:2026/03.major.md", "");

        assertThat(club.candidates(YearMonth.of(2026, 3)))
                .as("its own month still lists it")
                .hasSize(1);
        assertThat(club.candidates(YearMonth.of(2026, 4))).isEmpty();
        assertThat(club.candidates(YearMonth.of(2027, 2))).isEmpty();
        assertThat(club.candidates(YearMonth.of(2027, 3))).hasSize(1);
    }

    @Test
    void featuredOrProposedWhenNothingWasPickedRemembersTheFirstCandidate() {
        write("2026/03.major.md", Severity.SEV1, YearMonth.of(2026, 3));

        FeaturedPostmortem proposed =
                club.featuredOrProposed(AUGUST, Language.FRENCH).orElseThrow();

        assertThat(proposed)
                .isEqualTo(new FeaturedPostmortem(
                        AUGUST,
                        "harborline:2026/03.major.md",
                        PickedBy.PROPOSED,
                        "Il mérite une soirée : c’était un incident SEV-1."));
        write("2026/08.worse.md", Severity.SEV1, AUGUST);
        assertThat(club.featuredOrProposed(AUGUST, Language.FRENCH))
                .as("a proposal that was told stays, though another one now weighs the same and is newer")
                .contains(proposed);
    }

    @Test
    void featuredOrProposedWhenThereIsNoCandidateIsEmpty() {
        write("2026/08.draft.md", Severity.SEV1, AUGUST, ReviewStatus.DRAFT, Audience.INTERNAL);

        assertThat(club.featuredOrProposed(AUGUST, Language.ENGLISH)).isEmpty();
    }

    @Test
    void pickWhenProposedBeforeReplacesTheProposal() {
        write("2026/03.major.md", Severity.SEV1, YearMonth.of(2026, 3));
        write("2026/06.minor.md", Severity.SEV3, YearMonth.of(2026, 6));
        club.featuredOrProposed(AUGUST, Language.ENGLISH);

        club.pick(AUGUST, "06.minor.md", " We promised it. ");

        assertThat(club.featured(AUGUST))
                .contains(new FeaturedPostmortem(
                        AUGUST, "harborline:2026/06.minor.md", PickedBy.ORGANIZER, "We promised it."));
        assertThat(jdbc.sql("SELECT count(*) FROM featured")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void pickWhenKeyIsUnknownSaysWhatToTake() {
        assertThatExceptionOfType(NotFeaturable.class)
                .isThrownBy(() -> club.pick(AUGUST, "2026/99.nothing.md", ""))
                .withMessage(
                        "no postmortem is called \"2026/99.nothing.md\"; take a key that \"aftercare feature list\" shows");
    }

    @Test
    void pickWhenKeyFitsSeveralNamesThem() {
        write("2025/06.certificate.md", Severity.SEV2, YearMonth.of(2025, 6));
        write("2026/06.certificate.md", Severity.SEV2, YearMonth.of(2026, 6));

        assertThatExceptionOfType(NotFeaturable.class)
                .isThrownBy(() -> club.pick(AUGUST, "06.certificate.md", ""))
                .withMessage("several postmortems end in \"06.certificate.md\": harborline:2025/06.certificate.md,"
                        + " harborline:2026/06.certificate.md; write the whole key");
    }

    @Test
    void pickWhenRestrictedRefuses() {
        write("2026/06.security.md", Severity.SEV2, YearMonth.of(2026, 6), ReviewStatus.REVIEWED, Audience.RESTRICTED);

        assertThatExceptionOfType(NotFeaturable.class)
                .isThrownBy(() -> club.pick(AUGUST, "harborline:2026/06.security.md", ""))
                .withMessageContaining("restricted");
        assertThat(club.featured(AUGUST)).isEmpty();
    }

    @Test
    void candidatesWhenRequiredFindingsAreLeftAreNone() {
        write("2026/03.bare.md", Severity.SEV1, YearMonth.of(2026, 3));
        write("2026/04.worded.md", Severity.SEV2, YearMonth.of(2026, 4));
        write("2026/05.advised.md", Severity.SEV3, YearMonth.of(2026, 5));
        write("2026/06.secret.md", Severity.SEV1, YearMonth.of(2026, 6), ReviewStatus.REVIEWED, Audience.RESTRICTED);
        write("2026/07.draft.md", Severity.SEV1, YearMonth.of(2026, 7), ReviewStatus.DRAFT, Audience.INTERNAL);
        write("2026/08.waits.md", Severity.SEV1, AUGUST, ReviewStatus.IN_REVIEW, Audience.INTERNAL);
        find("2026/03.bare.md", "countermeasure.owner", RuleLevel.REQUIRED);
        find("2026/04.worded.md", "phrasing.blame", RuleLevel.REQUIRED);
        find("2026/05.advised.md", "countermeasure.due", RuleLevel.ADVICE);

        assertThat(club.candidates(AUGUST))
                .as("language keeps nothing out, nor does advice")
                .extracting(Candidate::postmortemId)
                .containsExactly("harborline:2026/04.worded.md", "harborline:2026/05.advised.md");
        assertThat(club.leftOut(AUGUST))
                .extracting(LeftOut::title, LeftOut::why, LeftOut::missing)
                .containsExactly(
                        tuple(
                                "What happened in 2026/03.bare.md",
                                LeftOut.Why.INCOMPLETE,
                                List.of("countermeasure.owner is missing")),
                        tuple("", LeftOut.Why.RESTRICTED, List.of()),
                        tuple("What happened in 2026/07.draft.md", LeftOut.Why.DRAFT, List.of()),
                        tuple("What happened in 2026/08.waits.md", LeftOut.Why.IN_REVIEW, List.of()));
    }

    @Test
    void candidatesWhenTheLastEveningWasAboutTheirSystemGoBehindOthers() {
        write("2026/03.payments.md", Severity.SEV1, "payments");
        write("2026/04.payments.md", Severity.SEV1, "Payments");
        write("2026/05.search.md", Severity.SEV4, "search");
        club.pick(YearMonth.of(2026, 7), "03.payments.md", "");

        List<Candidate> candidates = club.candidates(AUGUST);

        assertThat(candidates)
                .extracting(Candidate::postmortemId)
                .containsExactly("harborline:2026/05.search.md", "harborline:2026/04.payments.md");
        assertThat(candidates.get(0).reason(Language.ENGLISH))
                .isEqualTo("It is worth an evening because it is unlike what the last evenings were about.");
        assertThat(candidates.get(1).reason(Language.ENGLISH))
                .isEqualTo(
                        "It is worth an evening because it was a SEV-1 incident. The last evening was about the same system,"
                                + " so that others go before it.");
        assertThat(candidates.get(1).reason(Language.FRENCH))
                .endsWith("La dernière soirée portait sur le même système, si bien que d’autres passent avant lui.");
    }

    @Test
    void candidatesWhenOneFamilyWasReadBeforeOnlyOthersAreUnlike() {
        write("2025/02.certificate.md", Severity.SEV2, "payments");
        write("2026/04.certificate.md", Severity.SEV4, "network");
        write("2026/05.disk.md", Severity.SEV4, "tracking");
        families.put("harborline:2025/02.certificate.md", "one");
        families.put("harborline:2026/04.certificate.md", "one");
        club.pick(YearMonth.of(2025, 3), "2025/02.certificate.md", "");

        assertThat(club.candidates(AUGUST))
                .filteredOn(candidate -> !candidate.postmortemId().endsWith("2025/02.certificate.md"))
                .extracting(candidate -> candidate.reason(Language.ENGLISH))
                .containsExactlyInAnyOrder(
                        "It is worth an evening because it is unlike what the last evenings were about.",
                        "It is worth an evening because it is one of 2 incidents of one family.");
        assertThat(club.candidates(YearMonth.of(2025, 3)))
                .as("nothing is unlike before the first evening")
                .allSatisfy(candidate ->
                        assertThat(candidate.reason(Language.ENGLISH)).doesNotContain("unlike"));
    }

    @Test
    void pickedWhenARecordNamesTheMonthCountsAsLongAsItStandsThere() {
        write("2026/03.major.md", Severity.SEV1, YearMonth.of(2026, 3));
        add(new Evening("2026/04.told.md").tags("reading-club:2026-08"), YearMonth.of(2026, 4));

        assertThat(club.featuredOrProposed(AUGUST, Language.ENGLISH))
                .contains(new FeaturedPostmortem(AUGUST, "harborline:2026/04.told.md", PickedBy.RECORD, ""));

        postmortems.remove(1);
        add(new Evening("2026/04.told.md"), YearMonth.of(2026, 4));
        assertThat(club.picked(AUGUST)).isEmpty();
        assertThat(club.featuredOrProposed(AUGUST, Language.ENGLISH))
                .get()
                .extracting(FeaturedPostmortem::postmortemId, FeaturedPostmortem::pickedBy)
                .containsExactly("harborline:2026/03.major.md", PickedBy.PROPOSED);
    }

    @Test
    void pickedWhenATicketIsLabeledTakesThePostmortemThatNamesIt() {
        write("2026/03.major.md", Severity.SEV1, YearMonth.of(2026, 3));
        Postmortem minor = new Evening("2026/04.minor.md").actions(1).write();
        add(minor, YearMonth.of(2026, 4));
        label(minor, "search", "Reading-Club");

        assertThat(club.picked(AUGUST)).map(FeaturedPostmortem::postmortemId).contains(minor.id());
        assertThat(club.picked(YearMonth.of(2026, 7)))
                .as("a label without a month is not for an evening that is over")
                .isEmpty();
        assertThat(club.picked(YearMonth.of(2026, 9)))
                .as("nor for the one after it was read")
                .isEmpty();
    }

    @Test
    void pickedWhenTheMonthIsOverStaysAsItWasRead() {
        YearMonth july = YearMonth.of(2026, 7);
        write("2026/03.major.md", Severity.SEV1, YearMonth.of(2026, 3));
        club.featuredOrProposed(july, Language.ENGLISH);
        add(new Evening("2026/04.told.md").tags("reading-club:2026-07"), YearMonth.of(2026, 4));

        assertThat(club.featuredOrProposed(july, Language.ENGLISH))
                .get()
                .extracting(FeaturedPostmortem::pickedBy)
                .isEqualTo(PickedBy.PROPOSED);
    }

    @Test
    void pickedWhenACommandPickedBeforeIgnoresTheRecord() {
        write("2026/03.major.md", Severity.SEV1, YearMonth.of(2026, 3));
        add(new Evening("2026/04.told.md").tags("reading-club:2026-08"), YearMonth.of(2026, 4));
        club.pick(AUGUST, "03.major.md", "");

        assertThat(club.picked(AUGUST)).map(FeaturedPostmortem::postmortemId).contains("harborline:2026/03.major.md");
    }

    @Test
    void pickWhenADraftRefuses() {
        write("2026/06.draft.md", Severity.SEV2, YearMonth.of(2026, 6), ReviewStatus.DRAFT, Audience.INTERNAL);

        assertThatExceptionOfType(NotFeaturable.class)
                .isThrownBy(() -> club.pick(AUGUST, "06.draft.md", ""))
                .withMessageContaining("is a draft or waits for review");
    }

    @Test
    void historyWhenEveningsWereHeldHasTheNewestFirst() {
        write("2026/03.major.md", Severity.SEV1, YearMonth.of(2026, 3));
        write("2026/04.minor.md", Severity.SEV3, YearMonth.of(2026, 4));
        club.pick(YearMonth.of(2026, 5), "03.major.md", "We promised it.");
        club.pick(AUGUST, "04.minor.md", "");

        assertThat(club.history()).extracting(FeaturedPostmortem::month).containsExactly(AUGUST, YearMonth.of(2026, 5));
    }

    private void find(String path, String rule, RuleLevel level) {
        findings.add(new ReviewFinding(
                Postmortem.idOf("harborline", path, 1),
                rule,
                new Place("harborline", path, 1),
                rule + " is missing",
                level));
    }

    private void label(Postmortem postmortem, String... labels) {
        Ticket ticket = new Ticket(
                new TicketKey("OPS-1"),
                "tickets",
                "Do something",
                TicketState.OPEN,
                "Open",
                null,
                null,
                null,
                null,
                Set.of(labels),
                null,
                null,
                null,
                List.of());
        commitments.add(new Commitment(
                postmortem,
                postmortem.countermeasures().get(0),
                List.of(ticket),
                List.of(),
                Countermeasure.State.OPEN,
                null,
                null,
                false,
                null));
    }

    private void write(String path, Severity severity, String system) {
        add(new Evening(path).severity(severity).system(system), YearMonth.of(2025, 1));
    }

    private void add(Evening evening, YearMonth month) {
        add(evening.write(), month);
    }

    private void add(Postmortem postmortem, YearMonth month) {
        postmortems.add(postmortem);
        metrics.add(
                new IncidentMetric(postmortem.id(), Measure.TIME_TO_DETECT, IncidentMetric.State.MISSING, null, month));
    }

    private void write(String path, Severity severity, YearMonth month) {
        write(path, severity, month, ReviewStatus.REVIEWED, Audience.INTERNAL);
    }

    private void write(String path, Severity severity, YearMonth month, ReviewStatus status, Audience audience) {
        add(new Evening(path).severity(severity).status(status).audience(audience), month);
    }

    private final class KnownChecks implements FixChecks {

        @Override
        public List<FixCheck> all() {
            return List.of();
        }

        @Override
        public Map<String, String> families() {
            return families;
        }
    }

    private final class KnownPostmortems implements Postmortems {

        @Override
        public List<Postmortem> all() {
            return postmortems;
        }

        @Override
        public void save(String source, String path, List<Postmortem> saved) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void rename(String source, String oldPath, String newPath) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void withdraw(String source, Collection<String> paths) {
            throw new UnsupportedOperationException();
        }
    }

    private final class KnownTrends implements Trends {

        @Override
        public List<IncidentMetric> metrics() {
            return metrics;
        }

        @Override
        public List<TrendMonth> months(YearMonth first, YearMonth last) {
            throw new UnsupportedOperationException();
        }
    }
}
