package dev.aftercare.tracker.gitlab;

import dev.aftercare.http.PoliteClients;
import dev.aftercare.tracker.Tracker;
import dev.aftercare.tracker.TrackerAccess;
import dev.aftercare.tracker.TrackerKind;
import dev.aftercare.tracker.TrackerSettings;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The trackers that are GitLabs. */
@Component
class GitLabTrackers implements TrackerKind {

    private final PoliteClients clients;
    private final Clock clock;

    GitLabTrackers(PoliteClients clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    @Override
    public Optional<Tracker> tracker(TrackerSettings settings) {
        return settings.access() instanceof TrackerAccess.GitLab gitLab
                ? Optional.of(new GitLabTracker(settings, gitLab, clients, clock))
                : Optional.empty();
    }
}
