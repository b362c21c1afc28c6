package dev.aftercare.overdue;

import static dev.aftercare.link.CommitmentFixtures.commitment;
import static dev.aftercare.postmortem.Countermeasure.State.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.StepRun;
import dev.aftercare.TestDatabase;
import dev.aftercare.link.InMemoryCommitments;
import dev.aftercare.people.Directory;
import dev.aftercare.people.People;
import dev.aftercare.people.Person;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
                new Class<?>[] {OverdueStepConfiguration.class, JdbcOverdueItems.class, JdbcDueMoves.class},
                commitments,
                CalendarSettings.none(),
                DeadlineSettings.usual(),
                new Nobody());
    }

    @Test
    void findOverdueWhenADueDayMovesCountsItOnceHoweverOftenTheNightRuns() {
        JdbcDueMoves moves = new JdbcDueMoves(jdbc);
        LocalDate first = LocalDate.of(2026, 8, 1);

        moves.remember(first, List.of(commitment("a", OPEN, "2026-08-28"), commitment("b", OPEN, "2026-08-28")));
        moves.remember(first.plusDays(1), List.of(commitment("a", OPEN, "2026-09-10")));
        moves.remember(first.plusDays(1), List.of(commitment("a", OPEN, "2026-09-11")));
        moves.remember(first.plusDays(2), List.of(commitment("a", OPEN, "2026-09-11")));
        moves.remember(first.plusDays(3), List.of(commitment("a", OPEN, "2026-08-28")));
        assertThat(moves.all())
                .containsExactly(Map.entry("postmortems:2026/03.a.md/1", new DueMoves.Moves(2, first.plusDays(3))));

        moves.remember(first.plusDays(3), List.of(commitment("a", OPEN, "2026-09-11")));
        assertThat(moves.all())
                .as("the night ran again and saw that nothing had moved")
                .containsExactly(Map.entry("postmortems:2026/03.a.md/1", new DueMoves.Moves(1, first.plusDays(1))));
    }

    /** Nobody is listed. */
    private static final class Nobody implements People {

        @Override
        public void replaceAll(Collection<Person> people) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Directory directory() {
            return new Directory(List.of());
        }
    }

    private List<String> rowVersions() {
        return jdbc.sql("SELECT xmin || ' ' || countermeasure_id FROM overdue_item ORDER BY 1")
                .query(String.class)
                .list();
    }
}
