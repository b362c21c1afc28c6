package dev.aftercare.review;

import static dev.aftercare.link.CommitmentFixtures.commitment;
import static dev.aftercare.postmortem.PostmortemFixtures.countermeasure;
import static dev.aftercare.postmortem.PostmortemFixtures.postmortem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.StepRun;
import dev.aftercare.TestDatabase;
import dev.aftercare.link.InMemoryCommitments;
import dev.aftercare.overdue.WorkingDays;
import dev.aftercare.postmortem.InMemoryPostmortems;
import dev.aftercare.postmortem.Narratives;
import dev.aftercare.postmortem.Passage;
import dev.aftercare.postmortem.Place;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.ticket.Tickets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

class JdbcReviewFindingsTests {

    private static final ReviewFinding FIRST = finding("a", 1, "postmortem.severity", "no severity");
    private static final ReviewFinding SECOND =
            finding("a", 41, "countermeasure.due", "« sans échéance », \"NULL\", {}");
    private static final ReviewFinding THIRD = finding("a", 41, "countermeasure.owner", "no owner");
    private static final ReviewFinding FOURTH = finding("b", 0, "postmortem.severity", "no severity");

    private final DataSource dataSource = TestDatabase.migrated();
    private final JdbcClient jdbc = TestDatabase.jdbcClient(dataSource);
    private final JdbcReviewFindings findings = new JdbcReviewFindings(jdbc);
    private final Map<String, List<Passage>> passages = new HashMap<>();

    @Test
    void replaceAllWhenEmptyKeepsEverythingInOrder() {
        findings.replaceAll(List.of(FOURTH, THIRD, SECOND, FIRST));

        assertThat(findings.all()).containsExactly(FIRST, SECOND, THIRD, FOURTH);
    }

    @Test
    void replaceAllWhenOneIsMendedAndOneIsNewTouchesThoseTwo() {
        findings.replaceAll(List.of(FIRST, SECOND, THIRD));

        assertThat(findings.replaceAll(List.of(SECOND, THIRD, FOURTH))).isEqualTo(2);
        assertThat(findings.all()).containsExactly(SECOND, THIRD, FOURTH);
    }

    @Test
    void replaceAllWhenFileIsRenamedFollowsIt() {
        findings.replaceAll(List.of(FIRST));
        ReviewFinding renamed = new ReviewFinding(
                FIRST.postmortemId(), FIRST.rule(), new Place("handbook", "2026/renamed.md", 1), FIRST.message());

        findings.replaceAll(List.of(renamed));

        assertThat(findings.all()).containsExactly(renamed);
    }

    @Test
    void replaceAllWhenAllIsMendedLeavesNothing() {
        findings.replaceAll(List.of(FIRST));

        assertThat(findings.replaceAll(List.of())).isEqualTo(1);
        assertThat(findings.all()).isEmpty();
    }

    @Test
    void reviewPostmortemsWhenRunTwiceTouchesNoRowTheSecondTime() {
        Postmortem incomplete = postmortem("2026/03.payments.double-charge.md")
                .severity(null)
                .countermeasures(countermeasure("Improve monitoring").owner(null))
                .build();
        InMemoryPostmortems postmortems = new InMemoryPostmortems();
        postmortems.knowOnly(
                incomplete, postmortem("2026/03.search.no-results.md").build());
        InMemoryCommitments commitments = new InMemoryCommitments();
        commitments.knowOnly(commitment(incomplete));
        StepRun.Outcome first = run(postmortems, commitments);
        List<String> before = rowVersions();

        StepRun.Outcome second = run(postmortems, commitments);

        assertThat(first)
                .isEqualTo(new StepRun.Outcome(BatchStatus.COMPLETED, "review findings: 5, in postmortems: 2"));
        assertThat(second).isEqualTo(first);
        assertThat(rowVersions()).hasSize(5).isEqualTo(before);
        assertThat(findings.all())
                .extracting(ReviewFinding::rule)
                .containsExactly(
                        "postmortem.severity",
                        "postmortem.timeline",
                        "countermeasure.owner",
                        "phrasing.vague-action",
                        "postmortem.timeline");
    }

    @Test
    void reviewPostmortemsWhenOneIsADraftForTooLongKeepsItUntilItGoesOn() {
        InMemoryPostmortems postmortems = new InMemoryPostmortems();
        Postmortem draft = postmortem("2026/03.payments.double-charge.md")
                .status(ReviewStatus.DRAFT)
                .build();
        JdbcLatePostmortems late = new JdbcLatePostmortems(jdbc);
        postmortems.knowOnly(draft);

        assertThat(run(postmortems, new InMemoryCommitments()).said())
                .endsWith(", postmortems that stopped on their way: 1");
        assertThat(late.all())
                .containsExactly(new LatePostmortem(
                        LatePostmortem.Kind.DRAFT,
                        draft.id(),
                        draft.title(),
                        draft.url(),
                        draft.contact(),
                        LocalDate.of(2026, 3, 4)));

        postmortems.knowOnly(postmortem("2026/03.payments.double-charge.md")
                .status(ReviewStatus.SHARED)
                .build());
        run(postmortems, new InMemoryCommitments());

        assertThat(late.all()).isEmpty();
    }

    private StepRun.Outcome run(InMemoryPostmortems postmortems, InMemoryCommitments commitments) {
        return StepRun.of(
                dataSource,
                new Class<?>[] {
                    ReviewStepConfiguration.class, JdbcReviewFindings.class, JdbcLatePostmortems.class, TicketRoom.class
                },
                postmortems,
                commitments,
                (Narratives) () -> passages,
                ReviewSettings.usual(),
                PunctualitySettings.usual(LocalDate.of(2026, 3, 1)),
                WorkingDays.mondayToFriday());
    }

    /** The tickets as they are kept. */
    @Configuration(proxyBeanMethods = false)
    @ComponentScan(basePackageClasses = Tickets.class)
    static class TicketRoom {}

    private List<String> rowVersions() {
        return jdbc.sql("SELECT xmin || ' ' || rule || line FROM review_finding ORDER BY 1")
                .query(String.class)
                .list();
    }

    private static ReviewFinding finding(String postmortemId, int line, String rule, String message) {
        return new ReviewFinding(postmortemId, rule, new Place("handbook", postmortemId + ".md", line), message);
    }
}
