package dev.aftercare.tracker.github;

import dev.aftercare.http.PoliteClients;
import dev.aftercare.tracker.Tracker;
import dev.aftercare.tracker.TrackerAccess;
import dev.aftercare.tracker.TrackerKind;
import dev.aftercare.tracker.TrackerSettings;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The trackers that are GitHub, in its cloud or on a server of one's own. */
@Component
class GitHubTrackers implements TrackerKind {

    private final PoliteClients clients;
    private final Clock clock;

    GitHubTrackers(PoliteClients clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    @Override
    public Optional<Tracker> tracker(TrackerSettings settings) {
        return settings.access() instanceof TrackerAccess.GitHub access
                ? Optional.of(new GitHubTracker(settings, access, clients, clock))
                : Optional.empty();
    }
}
