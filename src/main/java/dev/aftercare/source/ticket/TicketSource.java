package dev.aftercare.source.ticket;

import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Diagnostic.Level;
import dev.aftercare.postmortem.Place;
import dev.aftercare.source.DocumentComparison;
import dev.aftercare.source.DocumentContent;
import dev.aftercare.source.DocumentUnreadable;
import dev.aftercare.source.KnownDocuments;
import dev.aftercare.source.PostmortemSource;
import dev.aftercare.source.SourceChanges;
import dev.aftercare.source.SourceDocument;
import dev.aftercare.source.SourceUnavailable;
import dev.aftercare.source.TicketSettings;
import dev.aftercare.source.reading.DocumentReader;
import dev.aftercare.source.reading.ReadingDefaults;
import dev.aftercare.ticket.TicketTexts;
import dev.aftercare.ticket.TicketsUnavailable;
import dev.aftercare.ticket.WrittenTicket;
import dev.aftercare.ticket.WrittenTickets;
import dev.aftercare.ticket.WrittenTickets.Head;
import dev.aftercare.ticket.WrittenTickets.Whereabouts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the postmortems that are tickets of a tracker. The list of all that match tells what changed and what is gone; only what
 * changed is read. A ticket that is no longer in the list is asked for by its key, so that one that moved is followed, and one that
 * we may not see any more is not taken for one that is gone.
 */
final class TicketSource implements PostmortemSource {

    /** More are not asked for one by one: then something else is wrong, or was meant. */
    private static final int MOST_LOOKED_FOR = 200;

    private final String name;
    private final TicketSettings settings;
    private final TicketTexts texts;

    TicketSource(String name, TicketSettings settings, TicketTexts texts) {
        this.name = name;
        this.settings = settings;
        this.texts = texts;
    }

    @Override
    public void check() throws SourceUnavailable {
        seen();
    }

    @Override
    public String seen() throws SourceUnavailable {
        try {
            return open().seen();
        } catch (TicketsUnavailable unavailable) {
            throw unavailable(unavailable);
        }
    }

    @Override
    public DocumentReader reader(ReadingDefaults defaults) {
        return new TicketPostmortemReader(defaults);
    }

    @Override
    public SourceChanges changesSince(KnownDocuments known) throws SourceUnavailable {
        WrittenTickets tickets = open();
        List<Head> heads = list(tickets);
        if (heads.isEmpty() && known.paths().size() > 1) {
            throw new SourceUnavailable(
                    "tracker %s: not one ticket matches, where %d postmortems were known; look whether the token's user may still see them, or take this source out of the configuration"
                            .formatted(settings.tracker(), known.paths().size()));
        }
        return new Comparison(tickets, heads, known).changes();
    }

    private WrittenTickets open() throws SourceUnavailable {
        try {
            return texts.of(settings.tracker(), settings.selection())
                    .orElseThrow(() -> new SourceUnavailable(
                            "the tracker \"%s\" has no tickets with a text; name one of kind jira, github or gitlab"
                                    .formatted(settings.tracker())));
        } catch (TicketsUnavailable refused) {
            throw unavailable(refused);
        }
    }

    private static List<Head> list(WrittenTickets tickets) throws SourceUnavailable {
        try {
            return tickets.list();
        } catch (TicketsUnavailable unavailable) {
            throw unavailable(unavailable);
        }
    }

    private static SourceUnavailable unavailable(TicketsUnavailable cause) {
        return new SourceUnavailable(String.valueOf(cause.getMessage()), cause);
    }

    private static DocumentContent content(WrittenTickets tickets, Head head) throws DocumentUnreadable {
        try {
            WrittenTicket ticket = tickets.read(head);
            byte[] json = TicketDocument.bytes(ticket);
            if (json.length > DocumentContent.MOST_BYTES) {
                throw DocumentContent.tooLarge(json.length);
            }
            return new DocumentContent(contentId(head), json);
        } catch (TicketsUnavailable unavailable) {
            String said = String.valueOf(unavailable.getMessage());
            throw unavailable.isGone()
                    ? new DocumentUnreadable("ticket.vanished", Level.NOTE, said)
                    : new DocumentUnreadable("ticket.unreadable", Level.ERROR, said);
        }
    }

    // The id comes first: it stays when a ticket moves.
    private static String contentId(Head head) {
        return head.id() + "@" + head.version();
    }

    private static String id(String contentId) {
        int at = contentId.indexOf('@');
        return at < 0 ? contentId : contentId.substring(0, at);
    }

    /** What changed between what is known and what is there. */
    private final class Comparison {

        private final WrittenTickets tickets;
        private final KnownDocuments known;
        private final SortedMap<String, String> present = new TreeMap<>();
        private final Map<String, Head> heads = new HashMap<>();
        private final Map<String, String> movedTo = new HashMap<>();
        private final Set<String> hidden = new HashSet<>();
        private final List<Diagnostic> diagnostics = new ArrayList<>();

        Comparison(WrittenTickets tickets, List<Head> all, KnownDocuments known) throws SourceUnavailable {
            this.tickets = tickets;
            this.known = known;
            for (Head head : all) {
                present.put(head.key(), contentId(head));
                heads.put(head.key(), head);
            }
            lookForMissing();
        }

        private void lookForMissing() throws SourceUnavailable {
            Map<String, String> keys = new HashMap<>();
            present.forEach((key, contentId) -> keys.put(id(contentId), key));
            List<String> missing = known.paths().stream()
                    .filter(path -> !present.containsKey(path))
                    .sorted()
                    .toList();
            int asked = 0;
            for (String path : missing) {
                String now = keys.get(id(known.contentId(path).orElse("")));
                if (now != null) {
                    movedTo.put(path, now);
                } else if (++asked <= MOST_LOOKED_FOR) {
                    lookFor(path);
                }
            }
        }

        private void lookFor(String path) throws SourceUnavailable {
            Whereabouts found;
            try {
                found = tickets.whereabouts(path);
            } catch (TicketsUnavailable unavailable) {
                throw unavailable(unavailable);
            }
            switch (found.state()) {
                case THERE -> {
                    if (present.containsKey(found.key())) {
                        movedTo.put(path, found.key());
                    }
                }
                case NOT_FOUND ->
                    say(
                            path,
                            "ticket.not-found",
                            "the tracker no longer knows the ticket, or hides it from us (404), so its postmortem is withdrawn");
                case FORBIDDEN -> {
                    hidden.add(path);
                    say(
                            path,
                            "ticket.forbidden",
                            "we may no longer see the ticket (403), so its postmortem stays as it was last read; give the token's user the right to read it");
                }
            }
        }

        private void say(String path, String rule, String message) {
            diagnostics.add(new Diagnostic(Place.of(name, ""), rule, Level.WARNING, path + ": " + message));
        }

        SourceChanges changes() {
            DocumentComparison comparison = new DocumentComparison(known, present, hidden::contains);
            movedTo.forEach(comparison::rename);
            List<SourceDocument> changed = comparison.changed(this::content);
            tickets.willRead(changed.stream()
                    .map(document -> Objects.requireNonNull(heads.get(document.path())))
                    .toList());
            return new SourceChanges(
                    changed,
                    List.copyOf(comparison.vanished().keySet()),
                    comparison.paths(),
                    bookmark(),
                    diagnostics,
                    () -> {});
        }

        private SourceDocument.Content content(String key) {
            Head head = Objects.requireNonNull(heads.get(key));
            return () -> TicketSource.content(tickets, head);
        }

        private @Nullable String bookmark() {
            return heads.isEmpty() ? null : heads.size() + " tickets";
        }
    }
}
