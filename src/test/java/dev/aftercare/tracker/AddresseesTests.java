package dev.aftercare.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.TestNight;
import dev.aftercare.http.HttpLimits;
import dev.aftercare.http.PoliteClients;
import dev.aftercare.ticket.TicketKey;
import dev.aftercare.tracker.github.GitHubStage;
import dev.aftercare.tracker.gitlab.GitLabStage;
import dev.aftercare.tracker.jira.JiraStage;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddresseesTests {

    private static final PoliteClients CLIENTS =
            new PoliteClients(TestNight.CLOCK, wait -> {}, new SplittableRandom(1), HttpLimits.usual());

    @ParameterizedTest(name = "{0} at {1}, {2} preferred: {3}")
    @CsvSource(nullValues = "-", textBlock = """
            # reference,       host,                preferred,  is asked of
            org/repo#12,       -,                   -,          'hub, enterprise, lab'
            org/repo#12,       -,                   lab,        lab
            org/repo#12,       -,                   hub,        hub
            org/repo#12,       github.com,          lab,        hub
            org/repo#12,       www.github.com,      -,          hub
            org/repo#12,       GitLab.example.com,  hub,        lab
            org/repo#12,       github.example.com,  -,          enterprise
            org/repo#12,       codeberg.org,        hub,        ''
            Example/Shop#12,   -,                   lab,        hub
            tools/deep/web#3,  -,                   hub,        lab
            tools/deep/web!3,  -,                   -,          lab
            both/app#1,        -,                   -,          'hub, enterprise, lab'
            both/app#1,        -,                   enterprise, enterprise
            OPS-1,             -,                   -,          'jira, old jira'
            OPS-1,             -,                   jira,       jira
            OPS-1,             jira.example.com,    -,          old jira
            OPS-1,             jira.gone.example,   -,          'jira, old jira'
            '#12',             -,                   -,          ''
            """)
    void ofWhenSeveralCouldHaveItTheHostThenTheConfigurationDecides(
            String reference, String host, String preferred, String asked) {
        List<Tracker> trackers = List.of(
                tracker("jira", new TrackerAccess.Jira(uri("https://example.atlassian.net"), null, null, "t")),
                tracker("old jira", new TrackerAccess.Jira(uri("https://jira.example.com/jira"), null, null, "t")),
                tracker(
                        "hub",
                        new TrackerAccess.GitHub(
                                uri("https://api.github.com"), List.of("example/shop", "both/app"), null)),
                tracker(
                        "enterprise",
                        new TrackerAccess.GitHub(uri("https://github.example.com/api/v3"), List.of(), null)),
                tracker(
                        "lab",
                        new TrackerAccess.GitLab(
                                uri("https://gitlab.example.com"), List.of("tools/deep/web", "both/app"), null)));
        Addressees addressees = new Addressees(trackers, preferred == null ? Set.of() : Set.of(preferred));

        assertThat(addressees.of(new TicketKey(reference, host)).stream()
                        .map(Tracker::name)
                        .collect(Collectors.joining(", ")))
                .isEqualTo(asked);
    }

    private static Tracker tracker(String name, TrackerAccess access) {
        TrackerSettings settings =
                new TrackerSettings(name, access, TestNight.PARIS, List.of(), null, Map.of(), Map.of());
        List<TrackerKind> kinds = List.of(
                JiraStage.cloud().kind(CLIENTS),
                new GitHubStage("a/b").kind(CLIENTS),
                new GitLabStage("a/b").kind(CLIENTS));
        return TrackerKind.open(settings, kinds);
    }

    private static URI uri(String text) {
        return URI.create(text);
    }
}
