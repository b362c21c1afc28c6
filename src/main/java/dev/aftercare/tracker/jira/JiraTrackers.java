package dev.aftercare.tracker.jira;

import dev.aftercare.http.PoliteClients;
import dev.aftercare.tracker.Tracker;
import dev.aftercare.tracker.TrackerAccess;
import dev.aftercare.tracker.TrackerKind;
import dev.aftercare.tracker.TrackerSettings;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The trackers that are Jira. */
@Component
class JiraTrackers implements TrackerKind {

    private final PoliteClients clients;
    private final Clock clock;

    JiraTrackers(PoliteClients clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    @Override
    public Optional<Tracker> tracker(TrackerSettings settings) {
        return settings.access() instanceof TrackerAccess.Jira jira
                ? Optional.of(new JiraTracker(settings, jira, clients, clock))
                : Optional.empty();
    }
}
