package dev.aftercare.tracker.gitlab;

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
import java.util.Objects;

/** A GitLab. */
public final class GitLabStage implements TrackerStage {

    private final FakeGitLab fake = new FakeGitLab();
    private final String project;

    public GitLabStage(String project) {
        this.project = project;
        fake.labels.put(project, new java.util.ArrayList<>(List.of("Post-Mortem")));
    }

    @Override
    public void tickets(int number) {
        for (int i = 1; i <= number; i++) {
            fake.add(key(i), "Action " + i, "Post-Mortem");
        }
    }

    @Override
    public int onAPage() {
        return fake.inAPage;
    }

    @Override
    public void usualPages() {
        fake.inAPage = 100;
    }

    @Override
    public void change(int number) {
        Objects.requireNonNull(fake.tickets.get(key(number)))
                .put("state", "closed")
                .put("closed_at", "2026-09-01T02:00:01.000Z")
                .put("updated_at", "2026-09-01T02:00:01.000Z");
    }

    @Override
    public String key(int number) {
        return project + "#" + number;
    }

    @Override
    public boolean isList(Asked asked) {
        return asked.address().startsWith("/api/v4/projects/" + project.replace("/", "%2F") + "/issues?")
                && !asked.address().contains("iids");
    }

    @Override
    public TrackerSettings settings() {
        return new TrackerSettings(
                "gitlab",
                new TrackerAccess.GitLab(fake.server.root(), List.of(project), SECRET),
                TestNight.PARIS,
                List.of("Post-Mortem"),
                null,
                Map.of(),
                Map.of());
    }

    @Override
    public TrackerKind kind(PoliteClients clients) {
        return new GitLabTrackers(clients, TestNight.CLOCK);
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
        return "GitLab";
    }
}
