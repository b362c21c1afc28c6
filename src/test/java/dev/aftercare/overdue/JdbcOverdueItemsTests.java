package dev.aftercare.overdue;

import static dev.aftercare.link.CommitmentFixtures.commitment;
import static dev.aftercare.postmortem.Countermeasure.State.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.StepRun;
import dev.aftercare.TestDatabase;
import dev.aftercare.link.InMemoryCommitments;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

class JdbcOverdueItemsTests {

    private static final OverdueItem A = new OverdueItem("a", LocalDate.of(2026, 8, 3), 21);
    private static final OverdueItem B = new OverdueItem("b", LocalDate.of(2026, 8, 3), 21);
    private static final OverdueItem C = new OverdueItem("c", LocalDate.of(2024, 1, 1), 697);

    private final DataSource dataSource = TestDatabase.migrated();
    private final JdbcClient jdbc = TestDatabase.jdbcClient(dataSource);
    private final JdbcOverdueItems items = new JdbcOverdueItems(jdbc);

    @Test
    void replaceAllWhenEmptyKeepsEverythingInOrder() {
        items.replaceAll(List.of(B, A, C));

        assertThat(items.all()).containsExactly(C, A, B);
    }

    @Test
    void replaceAllWhenOneIsGoneAndOneLaterTouchesThoseTwo() {
        items.replaceAll(List.of(A, B, C));
        OverdueItem later = new OverdueItem("b", LocalDate.of(2026, 8, 3), 22);

        assertThat(items.replaceAll(List.of(A, later))).isEqualTo(2);
        assertThat(items.all()).containsExactly(A, later);
    }

    @Test
    void replaceAllWhenNothingIsLateLeavesNothing() {
        items.replaceAll(List.of(A));

        assertThat(items.replaceAll(List.of())).isEqualTo(1);
        assertThat(items.all()).isEmpty();
    }

    @Test
    void findOverdueWhenRunTwiceTouchesNoRowTheSecondTime() {
        InMemoryCommitments commitments = new InMemoryCommitments();
        commitments.knowOnly(
                commitment("cap the retries", OPEN, "2026-08-28"), commitment("later", OPEN, "2026-12-01"));
        StepRun.Outcome first = run(commitments);
        List<String> before = rowVersions();

        StepRun.Outcome second = run(commitments);

        assertThat(first).isEqualTo(new StepRun.Outcome(BatchStatus.COMPLETED, "actions overdue: 1"));
        assertThat(second).isEqualTo(first);
        assertThat(rowVersions()).isEqualTo(before);
        assertThat(items.all())
                .containsExactly(
                        new OverdueItem("postmortems:2026/03.cap-the-retries.md/1", LocalDate.of(2026, 8, 28), 2));
    }

    private StepRun.Outcome run(InMemoryCommitments commitments) {
        return StepRun.of(
                dataSource,
                new Class<?>[] {OverdueStepConfiguration.class, JdbcOverdueItems.class},
                commitments,
                CalendarSettings.none());
    }

    private List<String> rowVersions() {
        return jdbc.sql("SELECT xmin || ' ' || countermeasure_id FROM overdue_item ORDER BY 1")
                .query(String.class)
                .list();
    }
}
