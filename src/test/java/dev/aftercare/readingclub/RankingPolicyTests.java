package dev.aftercare.readingclub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.fixcheck.FixResult;
import dev.aftercare.postmortem.Audience;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.postmortem.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankingPolicyTests {

    @Test
    void weighWhenEverythingIsToldNamesEachPart() {
        Postmortem postmortem = new Evening("2026/03.payments.double-charge.md")
                .severity(Severity.SEV1)
                .impact("173 passengers were charged twice.")
                .cause("The retry lost its key.\nThe bank trusts each attempt.")
                .timelineRows(12)
                .times()
                .actions(3)
                .write();
        Map<String, FixResult> results = Map.of(
                postmortem.id() + "#0", FixResult.NOT_SHOWN_YET,
                postmortem.id() + "#1", FixResult.REGRESSED,
                postmortem.id() + "#2", FixResult.NOT_DONE);

        Candidate candidate = RankingPolicy.weigh(postmortem, results);

        assertThat(candidate.points()).isEqualTo(3 + 1 + 3 + 3 + 2 + 1 + 2);
        assertThat(candidate.reason(Language.ENGLISH))
                .isEqualTo(
                        "It is worth an evening because it was a SEV-1 incident, it says what it did to users, it names"
                                + " several contributing factors, its timeline has 12 rows, it is known what became of 2 of its"
                                + " actions, one of its fixes no longer holds and start, detection and end are known.");
        assertThat(candidate.reason(Language.FRENCH))
                .isEqualTo(
                        "Il mérite une soirée : c’était un incident SEV-1, il dit ce que les utilisateurs ont subi, il"
                                + " nomme plusieurs facteurs, sa chronologie compte 12 lignes, on sait ce qu’il est advenu de 2"
                                + " de ses actions, l’un de ses correctifs ne tient plus et début, détection et fin sont connus.");
    }

    @Test
    void weighWhenNothingIsToldGivesNoPoints() {
        Postmortem postmortem =
                new Evening("2026/07.search.no-results.md").actions(1).write();

        Candidate candidate = RankingPolicy.weigh(postmortem, Map.of());

        assertThat(candidate.points()).isZero();
        assertThat(candidate.parts()).isEmpty();
        assertThat(candidate.reason(Language.ENGLISH)).isEqualTo("It may be shared; nothing else speaks for it yet.");
    }

    @ParameterizedTest
    @CsvSource({"2, 0", "3, 1", "5, 1", "6, 2", "11, 2", "12, 3", "90, 3"})
    void weighWhenTimelineIsLongerGivesMorePoints(int rows, int points) {
        Postmortem postmortem = new Evening("a.b.md").timelineRows(rows).write();

        assertThat(RankingPolicy.weigh(postmortem, Map.of()).points()).isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({"SEV1, 3", "SEV2, 2", "SEV3, 1", "SEV4, 0", "SEV5, 0"})
    void weighWhenMoreSevereGivesMorePoints(Severity severity, int points) {
        Postmortem postmortem = new Evening("a.b.md").severity(severity).write();

        assertThat(RankingPolicy.weigh(postmortem, Map.of()).points()).isEqualTo(points);
    }

    @Test
    void isShareableWhenRestrictedOrUnfinishedRefuses() {
        assertThat(List.of(
                        ClubGate.isShareable(new Evening("a.b.md")
                                .audience(Audience.RESTRICTED)
                                .write()),
                        ClubGate.isShareable(
                                new Evening("a.b.md").status(ReviewStatus.DRAFT).write()),
                        ClubGate.isShareable(new Evening("a.b.md")
                                .status(ReviewStatus.IN_REVIEW)
                                .write())))
                .containsOnly(false);
    }

    @Test
    void isShareableWhenReviewIsUnknownAccepts() {
        assertThat(ClubGate.isShareable(
                        new Evening("a.b.md").status(ReviewStatus.UNKNOWN).write()))
                .as("unknown is not unreviewed")
                .isTrue();
    }
}
