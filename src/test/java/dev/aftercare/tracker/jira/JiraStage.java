package dev.aftercare.tracker.jira;

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

/** A Jira, Cloud or Data Center. */
public final class JiraStage implements TrackerStage {

    private final FakeJira fake;
    private final String name;
    private int onAPage = 2;

    private JiraStage(FakeJira fake, String name) {
        this.fake = fake;
        this.name = name;
        fake.mostOnAPage(onAPage);
    }

    public static JiraStage cloud() {
        return new JiraStage(FakeJira.cloud(TestNight.CLOCK.instant()), "Jira Cloud");
    }

    public static JiraStage dataCenter() {
        return new JiraStage(FakeJira.dataCenter(TestNight.CLOCK.instant()), "Jira Data Center");
    }

    @Override
    public void tickets(int number) {
        for (int i = 1; i <= number; i++) {
            fake.with(FakeIssue.open(i));
        }
    }

    @Override
    public int onAPage() {
        return onAPage;
    }

    @Override
    public void usualPages() {
        onAPage = 100;
        fake.mostOnAPage(100);
    }

    @Override
    public void change(int number) {
        fake.with(FakeIssue.open(number).to("Done", "Done", "2026-09-01T02:00:01Z"));
    }

    @Override
    public String key(int number) {
        return "OPS-" + number;
    }

    @Override
    public boolean isList(Asked asked) {
        return FakeJira.path(asked).endsWith("/search/jql")
                || FakeJira.path(asked).equals("/rest/api/2/search")
                        && !asked.address().contains("key+in")
                        && !asked.address().contains("key%20in");
    }

    @Override
    public TrackerSettings settings() {
        return new TrackerSettings(
                "jira",
                new TrackerAccess.Jira(fake.url(), null, null, SECRET),
                TestNight.PARIS,
                List.of("Post-Mortem"),
                null,
                Map.of(),
                Map.of());
    }

    @Override
    public TrackerKind kind(PoliteClients clients) {
        return new JiraTrackers(clients, TestNight.CLOCK);
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
        return name;
    }
}
