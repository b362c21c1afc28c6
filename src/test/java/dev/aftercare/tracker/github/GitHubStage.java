package dev.aftercare.tracker.github;

import dev.aftercare.TestNight;
import dev.aftercare.http.LoopbackServer;
import dev.aftercare.http.LoopbackServer.Asked;
import dev.aftercare.http.LoopbackServer.Reply;
import dev.aftercare.http.PoliteClients;
import dev.aftercare.tracker.TrackerAccess;
import dev.aftercare.tracker.TrackerKind;
import dev.aftercare.tracker.TrackerSettings;
import dev.aftercare.tracker.TrackerStage;
import java.util.List;
import java.util.Map;

/** A GitHub. */
public final class GitHubStage implements TrackerStage {

    private final FakeGitHub fake = new FakeGitHub();
    private final String repository;

    public GitHubStage(String repository) {
        this.repository = repository;
        fake.emptyRepository(repository);
    }

    @Override
    public void tickets(int number) {
        for (int i = 1; i <= number; i++) {
            fake.issue(repository, i, "Action " + i).label("Post-Mortem");
        }
    }

    @Override
    public int onAPage() {
        return LinkedPages.PAGE;
    }

    @Override
    public void change(int number) {
        fake.issue(repository, number, "Action " + number)
                .label("Post-Mortem")
                .closed("2026-09-01T02:00:01Z", "completed");
    }

    @Override
    public String key(int number) {
        return repository + "#" + number;
    }

    @Override
    public boolean isList(Asked asked) {
        return asked.address().startsWith("/repos/" + repository + "/issues?");
    }

    @Override
    public TrackerSettings settings() {
        return new TrackerSettings(
                "github",
                new TrackerAccess.GitHub(fake.server.root(), List.of(repository), SECRET),
                TestNight.PARIS,
                List.of("Post-Mortem"),
                null,
                Map.of(),
                Map.of());
    }

    @Override
    public TrackerKind kind(PoliteClients clients) {
        return new GitHubTrackers(clients, TestNight.CLOCK);
    }

    @Override
    public LoopbackServer server() {
        return fake.server;
    }

    @Override
    public Reply usual(Asked asked) {
        return fake.answer(asked);
    }

    @Override
    public void close() {
        fake.close();
    }

    @Override
    public String toString() {
        return "GitHub";
    }
}
