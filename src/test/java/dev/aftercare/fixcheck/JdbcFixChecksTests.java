package dev.aftercare.fixcheck;

import static dev.aftercare.link.CommitmentFixtures.commitment;
import static dev.aftercare.link.CommitmentFixtures.withTickets;
import static dev.aftercare.ticket.TicketFixtures.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.StepRun;
import dev.aftercare.TestDatabase;
import dev.aftercare.TestNight;
import dev.aftercare.fixcheck.FixCheck.Evidence;
import dev.aftercare.link.InMemoryCommitments;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.InMemoryAppliedCorrections;
import dev.aftercare.postmortem.InMemoryPostmortems;
import dev.aftercare.source.git.GitBranchFiles;
import dev.aftercare.ticket.TicketKey;
import dev.aftercare.ticket.TicketState;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

class JdbcFixChecksTests {

    private static final LocalDate MONDAY = LocalDate.of(2026, 8, 31);
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);

    private final DataSource dataSource = TestDatabase.migrated();
    private final JdbcClient jdbc = TestDatabase.jdbcClient(dataSource);
    private final JdbcFixChecks fixChecks = new JdbcFixChecks(jdbc);

    @Test
    void replaceAllWhenEmptyKeepsEverything() {
        FixCheck bare = new FixCheck("a", FixResult.NOT_DONE, Evidence.OPEN, null, null, false, MONDAY);
        FixCheck full = new FixCheck(
                "b",
                FixResult.REGRESSED,
                Evidence.REOPENED,
                new TicketKey("org/repo#12"),
                LocalDate.of(2026, 5, 4),
                true,
                MONDAY);

        fixChecks.replaceAll(List.of(full, bare));

        assertThat(fixChecks.all()).containsExactly(bare, full);
    }

    @Test
    void replaceAllWhenResultIsTheSameKeepsTheDayThatFirstGaveItAndTouchesNoRow() {
        fixChecks.replaceAll(List.of(check(FixResult.NOT_DONE, Evidence.OPEN, MONDAY)));

        int touched = fixChecks.replaceAll(List.of(check(FixResult.NOT_DONE, Evidence.OPEN, TUESDAY)));

        assertThat(touched).isZero();
        assertThat(fixChecks.all()).containsExactly(check(FixResult.NOT_DONE, Evidence.OPEN, MONDAY));
    }

    @Test
    void replaceAllWhenOnlyTheEvidenceIsNewKeepsTheDayThatFirstGaveTheResult() {
        fixChecks.replaceAll(List.of(check(FixResult.NOT_DONE, Evidence.OPEN, MONDAY)));

        fixChecks.replaceAll(List.of(check(FixResult.NOT_DONE, Evidence.IN_PROGRESS, TUESDAY)));

        assertThat(fixChecks.all()).containsExactly(check(FixResult.NOT_DONE, Evidence.IN_PROGRESS, MONDAY));
    }

    @Test
    void replaceAllWhenResultIsNewTakesTheNewDay() {
        fixChecks.replaceAll(List.of(check(FixResult.NOT_SHOWN_YET, Evidence.DONE, MONDAY)));

        fixChecks.replaceAll(List.of(check(FixResult.REGRESSED, Evidence.REOPENED, TUESDAY)));

        assertThat(fixChecks.all()).containsExactly(check(FixResult.REGRESSED, Evidence.REOPENED, TUESDAY));
    }

    @Test
    void replaceAllWhenOneIsGoneForgetsIt() {
        fixChecks.replaceAll(List.of(check(FixResult.NOT_DONE, Evidence.OPEN, MONDAY)));

        assertThat(fixChecks.replaceAll(List.of())).isEqualTo(1);
        assertThat(fixChecks.all()).isEmpty();
    }

    @Test
    void checkFixesWhenRunTwiceTouchesNoRowTheSecondTime() {
        InMemoryCommitments commitments = new InMemoryCommitments();
        commitments.knowOnly(
                commitment("cap the retries", Countermeasure.State.OPEN, null),
                commitment("ask around", Countermeasure.State.UNKNOWN, null),
                withTickets(
                        commitment("alert on expiry", Countermeasure.State.OPEN, null),
                        Countermeasure.State.DONE,
                        ticket("OPS-61").state(TicketState.DONE).build()));
        StepRun.Outcome first = run(commitments);
        List<String> before = rowVersions();

        StepRun.Outcome second = run(commitments);

        assertThat(first)
                .isEqualTo(new StepRun.Outcome(BatchStatus.COMPLETED, "fix checks: 2 (not shown yet: 1, not done: 1)"));
        assertThat(second).isEqualTo(first);
        assertThat(rowVersions()).hasSize(2).isEqualTo(before);
        assertThat(fixChecks.all()).extracting(FixCheck::since).containsOnly(TestNight.RUN_DATE.date());
    }

    private StepRun.Outcome run(InMemoryCommitments commitments) {
        return StepRun.of(
                dataSource,
                new Class<?>[] {
                    FixCheckStepConfiguration.class,
                    FixNight.class,
                    JdbcFixChecks.class,
                    JdbcLikeness.class,
                    JdbcRecurrences.class,
                    JdbcConfirmations.class,
                    JdbcWatchedThings.class,
                    JdbcRevisits.class,
                    Watch.class
                },
                commitments,
                new InMemoryPostmortems(),
                new InMemoryAppliedCorrections(),
                new GitBranchFiles(),
                FixSettings.usual());
    }

    private List<String> rowVersions() {
        return jdbc.sql("SELECT xmin || ' ' || countermeasure_id FROM fix_check ORDER BY 1")
                .query(String.class)
                .list();
    }

    private static FixCheck check(FixResult result, Evidence evidence, LocalDate since) {
        return new FixCheck("a", result, evidence, new TicketKey("PAY-12"), null, false, since);
    }
}
