package dev.aftercare.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.StepRun;
import dev.aftercare.TestDatabase;
import dev.aftercare.TestNight;
import dev.aftercare.http.HttpLimits;
import dev.aftercare.http.LoopbackServer.Reply;
import dev.aftercare.http.PoliteClients;
import dev.aftercare.tracker.github.GitHubStage;
import dev.aftercare.tracker.gitlab.GitLabStage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nights with a GitHub and a GitLab, which number their tickets alike. */
class TwoTrackersNightTests {

    private final DataSource dataSource = TestDatabase.migrated();
    private final JdbcClient jdbc = JdbcClient.create(dataSource);
    private final TrackerStage github = new GitHubStage("example/shop");
    private final TrackerStage gitlab = new GitLabStage("tools/web");

    @BeforeEach
    void configure() {
        github.tickets(1);
        gitlab.tickets(2);
        Wiring.settings = List.of(github.settings(), gitlab.settings());
    }

    @AfterEach
    void stop() {
        github.close();
        gitlab.close();
    }

    @Test
    void nightWhenOneOfTwoHasTheTicketTheOthersNotFoundIsNoFinding() {
        // nothing but asking both tells whose "Tools/web#2" this spelling is, were the project not configured
        Wiring.settings = List.of(github.settings(), withoutProjects(gitlab.settings()));
        postmortemNames("tools/web#2|-", "tools/web#404|-");

        assertThat(collect().trouble()).isEmpty();

        assertThat(rows("SELECT key || ' ' || tracker FROM ticket ORDER BY 1"))
                .containsExactly("example/shop#1 github", "tools/web#2 gitlab");
        assertThat(rows("SELECT tracker || ' ' || key || ' ' || absence FROM absent_ticket ORDER BY 1"))
                .containsExactly("github tools/web#404 NOT_FOUND", "gitlab tools/web#404 NOT_FOUND");
        assertThat(rows("SELECT source || ' ' || path FROM diagnostic WHERE rule = 'ticket.absent' ORDER BY 1"))
                .containsExactly("github tools/web#404", "gitlab tools/web#404");
    }

    @Test
    void nightWhenAddressSaysWhereAsksNobodyElse() {
        postmortemNames("tools/web#404|127.0.0.1", "other/app#1|codeberg.org");

        assertThat(collect().trouble()).isEmpty();

        assertThat(github.server().addresses() + " " + gitlab.server().addresses())
                .doesNotContain("other/app", "other%2Fapp");
        assertThat(rows("SELECT key FROM absent_ticket ORDER BY 1")).containsOnly("tools/web#404");
    }

    @Test
    void nightWhenOneOfTwoFailsItIsNotYetSaidThatTheTicketIsNotFound() {
        Wiring.settings = List.of(github.settings(), withoutProjects(gitlab.settings()));
        postmortemNames("tools/web#2|-");
        gitlab.server().otherwise(asked -> Reply.json(401, "{}"));

        assertThat(collect().trouble()).contains("\"gitlab\" could not be read");

        assertThat(rows("SELECT key FROM absent_ticket")).isEmpty();
        assertThat(rows("SELECT path FROM diagnostic WHERE rule = 'ticket.absent'"))
                .isEmpty();
        gitlab.server().otherwise(gitlab::usual);

        assertThat(collect().trouble()).isEmpty();
        assertThat(rows("SELECT key FROM ticket WHERE tracker = 'gitlab'")).containsExactly("tools/web#2");
    }

    private static TrackerSettings withoutProjects(TrackerSettings settings) {
        TrackerAccess.GitLab access = (TrackerAccess.GitLab) settings.access();
        return new TrackerSettings(
                settings.name(),
                new TrackerAccess.GitLab(access.url(), List.of(), access.token()),
                settings.zone(),
                settings.labels(),
                null,
                settings.states(),
                settings.priorities());
    }

    private void postmortemNames(String... keysAndHosts) {
        jdbc.sql("""
                INSERT INTO postmortem (id, source, path, ordinal, line, language, title, status, audience, tags, detected_by)
                VALUES ('p', 'handbook', '2026/03.payments.double-charge.md', 1, 1, 'en', 'Double charge', 'REVIEWED',
                    'INTERNAL', '{}', 'UNKNOWN')
                """).update();
        List<String> keys = new ArrayList<>();
        List<String> hosts = new ArrayList<>();
        for (String one : keysAndHosts) {
            keys.add(one.split("\\|")[0]);
            hosts.add(one.split("\\|")[1]);
        }
        jdbc.sql("""
                INSERT INTO countermeasure (id, postmortem_id, number, ordinal, description, kind, state, tickets, ticket_hosts, line)
                VALUES ('c', 'p', 1, 1, 'Rehearse', 'PREVENT', 'UNKNOWN', CAST(? AS text[]), CAST(? AS text[]), 1)
                """)
                .param("{\"" + String.join("\",\"", keys) + "\"}")
                .param("{\"" + String.join("\",\"", hosts) + "\"}")
                .update();
    }

    private StepRun.Outcome collect() {
        return StepRun.of(dataSource, new Class<?>[] {Wiring.class});
    }

    private List<String> rows(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }

    /** The step with its real collaborators, as the program wires them; only waiting takes no time. */
    @Configuration(proxyBeanMethods = false)
    @ComponentScan({"dev.aftercare.postmortem", "dev.aftercare.ticket", "dev.aftercare.tracker"})
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

        @Bean
        PoliteClients clients() {
            return new PoliteClients(TestNight.CLOCK, time -> {}, new SplittableRandom(1), HttpLimits.usual());
        }
    }
}
