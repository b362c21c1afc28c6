package dev.aftercare.tracker.github;

import dev.aftercare.http.Credentials;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Issues of GitHub: those with the configured labels in the configured repositories, those that the configured search finds,
 * and those that postmortems name, wherever they are. Pull requests are no tickets unless a postmortem names them.
 *
 * <p>What changed since the last good run is asked for, less a day; from time to time everything is, so that issues that were
 * deleted, moved or lost their label are noticed.
 */
final class GitHubTracker implements Tracker {

    /** Raise it when the reader understands an issue in another way: everything is then asked for again. */
    private static final int READER = 1;

    /** Clocks differ, and lists lag behind. */
    private static final Duration OVERLAP = Duration.ofHours(24);

    private final TrackerSettings settings;
    private final TrackerAccess.GitHub access;
    private final PoliteClients clients;
    private final Clock clock;
    private final TicketReader reader;

    GitHubTracker(TrackerSettings settings, TrackerAccess.GitHub access, PoliteClients clients, Clock clock) {
        this.settings = settings;
        this.access = access;
        this.clients = clients;
        this.clock = clock;
        this.reader = new GitHubTicketReader(settings);
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public String fingerprint() {
        return "github %d %s %s %s %s %s %s %s"
                .formatted(
                        READER,
                        access.api(),
                        access.repositories(),
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
        return IssueKey.of(reference).isPresent();
    }

    /** The API of github.com is at api.github.com; a server of one's own has it under its own name. */
    @Override
    public boolean isAt(String host) {
        String api = access.api().getHost().toLowerCase(Locale.ROOT);
        String web = api.startsWith("api.") ? api.substring("api.".length()) : api;
        return host.equals(web) || host.equals("www." + web);
    }

    @Override
    public boolean isConfiguredFor(TicketKey reference) {
        return IssueKey.of(reference)
                .filter(issue -> repositories().stream().anyMatch(issue.repository()::equalsIgnoreCase))
                .isPresent();
    }

    @Override
    public String check() throws TrackerUnavailable, TrackerRefused {
        return new GitHubCheck(open(), access, labels(), settings.query()).say();
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
        Plan plan = new Plan(settings.name(), repositories(), labels(), query(), changedSince, wanted, bookmark, now);
        return new GitHubFetch(open(), plan, new Remarks(settings.remarkWords()));
    }

    private GitHubServer open() throws TrackerRefused {
        try {
            String token = access.token();
            boolean none = token == null || token.isBlank();
            return new GitHubServer(
                    clients.open(access.api(), none ? Credentials.none() : Credentials.bearer(String.valueOf(token))),
                    !none);
        } catch (IllegalArgumentException unusable) {
            throw new TrackerRefused(String.valueOf(unusable.getMessage()));
        }
    }

    private List<String> repositories() {
        return distinct(access.repositories());
    }

    /** The labels, each once: GitHub takes {@code Post-Mortem} for {@code post-mortem}. */
    private List<String> labels() {
        return distinct(settings.labels());
    }

    private @Nullable String query() {
        String query = settings.query();
        return query == null || query.isBlank() ? null : query.strip();
    }

    private static List<String> distinct(Collection<String> names) {
        Map<String, String> distinct = new LinkedHashMap<>();
        names.forEach(name -> distinct.putIfAbsent(IssueKey.folded(name.strip()), name.strip()));
        return List.copyOf(distinct.values());
    }

    @Override
    public Optional<WrittenTickets> written(TicketSelection selection) throws TrackerRefused {
        return Optional.of(new WrittenIssues(open(), repositories(), selection));
    }
}
