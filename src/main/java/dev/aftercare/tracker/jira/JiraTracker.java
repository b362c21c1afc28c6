package dev.aftercare.tracker.jira;

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
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The issues of one Jira: those with the configured labels, those that a configured query finds, and those that postmortems
 * name. Its bookmark is the time of the last pass over everything.
 */
final class JiraTracker implements Tracker {

    /** Raise it when the reader understands an issue in another way: every issue is then asked for and read again. */
    private static final int READER = 1;

    /** A project's key, a hyphen and a number. Jira asks for capitals; people write small letters, too. */
    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_]+-[1-9][0-9]{0,9}");

    private final TrackerSettings settings;
    private final TrackerAccess.Jira access;
    private final PoliteClients clients;
    private final Clock clock;
    private final TicketReader reader;

    JiraTracker(TrackerSettings settings, TrackerAccess.Jira access, PoliteClients clients, Clock clock) {
        this.settings = settings;
        this.access = access;
        this.clients = clients;
        this.clock = clock;
        this.reader = new JiraTicketReader(settings, access.url());
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public String fingerprint() {
        return "jira %d %s %s %s %s %s %s %s %s"
                .formatted(
                        READER,
                        access.url(),
                        access.edition(),
                        settings.labels(),
                        settings.query(),
                        new TreeMap<>(settings.states()),
                        new TreeMap<>(settings.priorities()),
                        Issue.FIELDS,
                        new TreeSet<>(settings.remarkWords()));
    }

    @Override
    public TicketReader reader() {
        return reader;
    }

    @Override
    public boolean mayHold(TicketKey reference) {
        return KEY.matcher(reference.value()).matches();
    }

    @Override
    public boolean isAt(String host) {
        return host.equalsIgnoreCase(access.url().getHost());
    }

    @Override
    public String check() throws TrackerUnavailable, TrackerRefused {
        JiraServer server = JiraServer.open(clients, access);
        String who = "we are \"%s\" at %s".formatted(server.whoWeAre(), server.title());
        Jql jql = Jql.of(settings);
        if (jql.isEmpty()) {
            return who + "; no label and no query is configured, so only tickets that postmortems name are asked for";
        }
        long matches = server.count(jql.everything());
        return who
                + switch (matches == 0 ? 0 : matches == 1 ? 1 : 2) {
                    case 0 -> "; no ticket matches: check the labels, the query, and what this user may see";
                    case 1 -> "; 1 ticket matches";
                    default -> "; %d tickets match".formatted(matches);
                };
    }

    @Override
    public Fetch fetch(Since since, Wanted wanted) throws TrackerUnavailable, TrackerRefused {
        JiraServer server = JiraServer.open(clients, access);
        // A token that is no longer good is not refused by every search: some answer like to a stranger, with nothing.
        server.whoWeAre();
        Pass pass = Pass.after(since, clock.instant(), settings.fullPassEvery());
        Jql jql = Jql.of(settings);
        IssuePages pages = jql.isEmpty() ? IssuePages.none() : server.search(pass.jql(jql));
        Remarks remarks = new Remarks(settings.remarkWords());
        return new JiraFetch(settings.name(), server, pages, new NamedIssues(server), pass, wanted, remarks);
    }

    @Override
    public Optional<WrittenTickets> written(TicketSelection selection) {
        return Optional.of(new WrittenIssues(clients, access, selection));
    }
}
