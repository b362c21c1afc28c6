package dev.aftercare.tracker.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.StepRun;
import dev.aftercare.TestDatabase;
import dev.aftercare.TestNight;
import dev.aftercare.http.LoopbackServer.Reply;
import dev.aftercare.tracker.TrackerAccess;
import dev.aftercare.tracker.TrackerSettings;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The step of a night with a GitLab as the only tracker. */
class GitLabNightTests {

    private final DataSource dataSource = TestDatabase.migrated();
    private final JdbcClient jdbc = JdbcClient.create(dataSource);
    private final FakeGitLab gitLab = new FakeGitLab();

    @AfterEach
    void stop() {
        gitLab.close();
    }

    @Test
    void collectTicketsWhenServerFailsAndComesBackKeepsWhatIsKnown() {
        gitLab.add("shop/web#1", "Rehearse", "Post-Mortem");
        gitLab.add("shop/web#2", "Alert", "Post-Mortem")
                .put("state", "closed")
                .put("closed_at", "2026-08-30T10:00:00Z");
        assertThat(collect().said()).isEqualTo("tickets read: 2, changed: 2, withdrawn: 0, left out: 0");

        gitLab.server.otherwise(asked -> Reply.json(403, "{\"message\": \"no glpat-s3cret\"}"));
        StepRun.Outcome failed = collect();
        assertThat(failed.trouble()).contains("\"gitlab\" could not be read", "(403)");
        assertThat(rows()).containsExactly("shop/web#1 OPEN false", "shop/web#2 DONE false");

        FakeGitLab again = new FakeGitLab();
        again.add("shop/web#1", "Rehearse", "Post-Mortem").put("state", "closed");
        again.add("shop/web#2", "Alert", "Post-Mortem");
        gitLab.server.otherwise(again::answer);
        assertThat(collect().trouble()).isEmpty();
        assertThat(rows()).containsExactly("shop/web#1 DONE false", "shop/web#2 OPEN false");
        again.close();

        String kept = jdbc.sql("SELECT string_agg(convert_from(payload, 'UTF8'), ' ') FROM raw_ticket")
                .query(String.class)
                .single();
        assertThat(kept
                        + failed.trouble()
                        + jdbc.sql("SELECT string_agg(s::text, ' ') FROM source_state s")
                                .query(String.class)
                                .single())
                .doesNotContain("s3cret");
    }

    private StepRun.Outcome collect() {
        Wiring.settings = List.of(new TrackerSettings(
                "gitlab",
                new TrackerAccess.GitLab(gitLab.server.root(), List.of("shop/web"), "glpat-s3cret"),
                TestNight.PARIS,
                List.of("Post-Mortem"),
                null,
                Map.of(),
                Map.of()));
        return StepRun.of(dataSource, new Class<?>[] {Wiring.class});
    }

    private List<String> rows() {
        return jdbc.sql("SELECT key || ' ' || state || ' ' || withdrawn FROM ticket ORDER BY key")
                .query(String.class)
                .list();
    }

    /** The step with its real collaborators, as the program wires them. */
    @Configuration(proxyBeanMethods = false)
    @ComponentScan({"dev.aftercare.http", "dev.aftercare.postmortem", "dev.aftercare.ticket", "dev.aftercare.tracker"})
    static class Wiring {

        private static List<TrackerSettings> settings = List.of();

        @Bean
        List<TrackerSettings> trackerSettings() {
            return settings;
        }

        @Bean
        Clock clock() {
            return TestNight.CLOCK;
        }
    }
}
