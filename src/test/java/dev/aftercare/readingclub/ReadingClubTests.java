package dev.aftercare.readingclub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aftercare.TestDatabase;
import dev.aftercare.fixcheck.FixCheck;
import dev.aftercare.postmortem.Audience;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.Postmortems;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.postmortem.Severity;
import dev.aftercare.readingclub.FeaturedPostmortem.PickedBy;
import dev.aftercare.trend.IncidentMetric;
import dev.aftercare.trend.Measure;
import dev.aftercare.trend.TrendMonth;
import dev.aftercare.trend.Trends;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ReadingClubTests {

    private static final YearMonth AUGUST = YearMonth.of(2026, 8);

    private final List<Postmortem> postmortems = new ArrayList<>();
    private final List<IncidentMetric> metrics = new ArrayList<>();
    private final JdbcClient jdbc = TestDatabase.jdbcClient(TestDatabase.migrated());
    private final ReadingClub club = new RankedReadingClub(
            new KnownPostmortems(), List::<FixCheck>of, new KnownTrends(), new JdbcFeaturedPostmortems(jdbc));

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

    private void write(String path, Severity severity, YearMonth month) {
        write(path, severity, month, ReviewStatus.REVIEWED, Audience.INTERNAL);
    }

    private void write(String path, Severity severity, YearMonth month, ReviewStatus status, Audience audience) {
        Postmortem postmortem = new Evening(path)
                .severity(severity)
                .status(status)
                .audience(audience)
                .write();
        postmortems.add(postmortem);
        metrics.add(
                new IncidentMetric(postmortem.id(), Measure.TIME_TO_DETECT, IncidentMetric.State.MISSING, null, month));
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
