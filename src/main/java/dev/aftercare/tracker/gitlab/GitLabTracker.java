package dev.aftercare.tracker.gitlab;

import dev.aftercare.http.PoliteClients;
import dev.aftercare.ticket.TicketKey;
import dev.aftercare.ticket.TicketSelection;
import dev.aftercare.ticket.WrittenTickets;
import dev.aftercare.tracker.Fetch;
import dev.aftercare.tracker.Remarks;
import dev.aftercare.tracker.Since;
import dev.aftercare.tracker.TicketReader;
import dev.aftercare.tracker.Tracker;
import dev.aftercare.tracker.TrackerAccess;
import dev.aftercare.tracker.TrackerRefused;
import dev.aftercare.tracker.TrackerSettings;
import dev.aftercare.tracker.TrackerUnavailable;
import dev.aftercare.tracker.Wanted;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Issues of a GitLab: those with the configured labels in the configured projects, those that the configured query finds there,
 * and those that postmortems name, wherever they are. Merge requests are tickets only where a postmortem names them.
 *
 * <p>What changed since the last good run is asked for, less a day; from time to time everything is, so that issues that were deleted,
 * moved or lost their label are noticed.
 */
final class GitLabTracker implements Tracker {

    /** Raise it when the reader understands an issue in another way: everything is then asked for again. */
    private static final int READER = 1;

    /** Clocks differ, and a list may be read from a copy of the database that lags behind. */
    private static final Duration OVERLAP = Duration.ofHours(24);

    private final TrackerSettings settings;
    private final TrackerAccess.GitLab access;
    private final PoliteClients clients;
    private final Clock clock;
    private final TicketReader reader;

    GitLabTracker(TrackerSettings settings, TrackerAccess.GitLab access, PoliteClients clients, Clock clock) {
        this.settings = settings;
        this.access = access;
        this.clients = clients;
        this.clock = clock;
        this.reader = new GitLabTicketReader(settings);
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public String fingerprint() {
        return "gitlab %d %s %s %s %s %s %s %s"
                .formatted(
                        READER,
                        access.url(),
                        access.projects(),
                        settings.labels(),
                        settings.query(),
                        new TreeMap<>(settings.states()),
                        new TreeMap<>(settings.priorities()),
                        new TreeSet<>(settings.remarkWords()));
    }

    @Override
    public TicketReader reader() {
        return reader;
    }

    @Override
    public boolean mayHold(TicketKey reference) {
        return TicketAddress.of(reference).isPresent();
    }

    @Override
    public boolean isAt(String host) {
        return host.equalsIgnoreCase(access.url().getHost());
    }

    @Override
    public boolean isConfiguredFor(TicketKey reference) {
        return TicketAddress.of(reference)
                .filter(address -> projects().stream().anyMatch(address.project()::equalsIgnoreCase))
                .isPresent();
    }

    @Override
    public String check() throws TrackerUnavailable, TrackerRefused {
        Plan everything = new Plan(
                name(), projects(), labels(), null, null, Wanted.nothing(), Bookmark.read(null), clock.instant());
        return new GitLabCheck(open(), everything, settings.query()).say();
    }

    @Override
    public Fetch fetch(Since since, Wanted wanted) throws TrackerUnavailable, TrackerRefused {
        Bookmark bookmark = Bookmark.read(since.bookmark());
        Instant lastSuccess = since.lastSuccess();
        Instant now = clock.instant();
        // A failed run leaves no bookmark: what changed is asked for then, and everything in the run after that.
        boolean fullIsDue = since.bookmark() != null
                && (bookmark.full() == null
                        || !bookmark.full().plus(settings.fullPassEvery()).isAfter(now));
        Instant changedSince = lastSuccess == null || fullIsDue ? null : lastSuccess.minus(OVERLAP);
        Plan plan = new Plan(settings.name(), projects(), labels(), query(), changedSince, wanted, bookmark, now);
        return new GitLabFetch(open(), plan, new Remarks(settings.remarkWords()));
    }

    private GitLabServer open() throws TrackerRefused {
        return GitLabServer.open(clients, access);
    }

    private List<String> projects() {
        return distinct(access.projects());
    }

    private List<String> labels() {
        return distinct(settings.labels());
    }

    private @Nullable Query query() throws TrackerRefused {
        String query = settings.query();
        try {
            return query == null || query.isBlank() ? null : Query.of(query);
        } catch (IllegalArgumentException unusable) {
            throw new TrackerRefused(String.valueOf(unusable.getMessage()));
        }
    }

    private static List<String> distinct(Collection<String> names) {
        Map<String, String> distinct = new LinkedHashMap<>();
        names.forEach(name -> distinct.putIfAbsent(TicketAddress.folded(name.strip()), name.strip()));
        return List.copyOf(distinct.values());
    }

    @Override
    public Optional<WrittenTickets> written(TicketSelection selection) throws TrackerRefused {
        return Optional.of(new WrittenIssues(open(), name(), projects(), selection, clock.instant()));
    }
}
