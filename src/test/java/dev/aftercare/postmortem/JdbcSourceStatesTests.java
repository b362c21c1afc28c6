package dev.aftercare.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.TestDatabase;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class JdbcSourceStatesTests {

    private static final Instant FIRST = Instant.parse("2026-09-01T02:00:00Z");
    private static final Instant SECOND = Instant.parse("2026-09-02T02:00:00Z");

    private final JdbcSourceStates states = new JdbcSourceStates(JdbcClient.create(TestDatabase.migrated()));

    @Test
    void findWhenNeverTriedIsEmpty() {
        assertThat(states.find("payments")).isEmpty();
    }

    @Test
    void failedAfterSuccessKeepsTheBookmark() {
        states.succeeded("payments", "c0ffee", "v1", FIRST);

        states.failed("payments", "The folder is gone.", SECOND);

        assertThat(states.find("payments"))
                .contains(new SourceState("payments", "c0ffee", "v1", FIRST, SECOND, "The folder is gone."));
    }

    @Test
    void succeededAfterFailureForgetsTheFailure() {
        states.failed("payments", "The folder is gone.", FIRST);
        assertThat(states.find("payments")).get().satisfies(state -> {
            assertThat(state.isStale()).isTrue();
            assertThat(state.lastSuccess()).isNull();
        });

        states.succeeded("payments", null, "v1", SECOND);

        assertThat(states.all()).containsExactly(new SourceState("payments", null, "v1", SECOND, SECOND, null));
    }

    @Test
    void forgetRemovesOnlyThatSource() {
        states.succeeded("a", null, "v1", FIRST);
        states.succeeded("b", null, "v1", FIRST);

        states.forget("a");

        assertThat(states.all()).extracting(SourceState::name).containsExactly("b");
    }
}
