package dev.aftercare.source.confluence;

import dev.aftercare.http.Address;
import dev.aftercare.http.Answer;
import dev.aftercare.http.PoliteClient;
import dev.aftercare.http.ServerUnavailable;
import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.source.DocumentUnreadable;
import dev.aftercare.source.SourceUnavailable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Asks a Confluence what both editions answer in the same way. */
final class WikiServer {

    private final PoliteClient client;

    /** Whether a page is restricted itself, by its id, as far as it was asked in this run. */
    private final Map<String, Boolean> restricted = new HashMap<>();

    WikiServer(PoliteClient client) {
        this.client = client;
    }

    PoliteClient client() {
        return client;
    }

    /** What lies at an address; a refusal is a failure. */
    JsonNode ask(Address address) throws SourceUnavailable {
        try {
            Answer answer = client.get(address.text());
            if (answer instanceof Answer.Found found) {
                return found.json();
            }
            throw new SourceUnavailable(sentence(answer));
        } catch (ServerUnavailable e) {
            throw unavailable(e);
        }
    }

    /** All results of a list that leads from page to page by {@code _links.next}. */
    List<JsonNode> list(Address first) throws SourceUnavailable {
        List<JsonNode> results = new ArrayList<>();
        try {
            Optional<Answer.Refused> refused = client.pages(first.text(), page -> {
                JsonNode list = page.json().get("results");
                if (list == null || !list.isArray()) {
                    throw new ServerUnavailable(
                            page.address().getPath() + ": the answer is no list of a Confluence; check the address");
                }
                list.forEach(results::add);
                return next(page.json());
            });
            if (refused.isPresent()) {
                throw new SourceUnavailable(refused.get().sentence());
            }
        } catch (ServerUnavailable e) {
            throw unavailable(e);
        }
        return results;
    }

    // The cloud leads on from the root of the server, a data center from the path under which Confluence lies.
    private static Optional<String> next(JsonNode page) {
        String next = page.path("_links").path("next").asString("");
        String context = page.path("_links").path("context").asString("");
        boolean below = next.startsWith("/rest/") && !context.isEmpty() && !next.startsWith(context + "/");
        return next.isEmpty() ? Optional.empty() : Optional.of(below ? context + next : next);
    }

    /** One page; what goes wrong concerns it alone. */
    JsonNode page(Address address) throws DocumentUnreadable {
        try {
            Answer answer = client.get(address.text());
            if (answer instanceof Answer.Found found) {
                return found.json();
            }
            boolean gone = answer instanceof Answer.Refused refused
                    && (refused.reason() == Answer.Reason.NOT_FOUND || refused.reason() == Answer.Reason.GONE);
            if (gone) {
                throw new DocumentUnreadable(
                        "page.vanished",
                        Diagnostic.Level.NOTE,
                        "the page vanished while it was read; the next run looks for it again");
            }
            throw new DocumentUnreadable("page.unreadable", Diagnostic.Level.ERROR, sentence(answer));
        } catch (ServerUnavailable e) {
            throw new DocumentUnreadable("page.unreadable", Diagnostic.Level.ERROR, String.valueOf(e.getMessage()));
        }
    }

    String whoWeAre() throws SourceUnavailable {
        JsonNode user = ask(Address.of("rest/api/user/current"));
        String name = user.path("displayName").asString(user.path("username").asString(""));
        boolean anonymous = user.path("type").asString("").equals("anonymous");
        return anonymous || name.isEmpty() ? "nobody in particular (anonymous)" : name;
    }

    /**
     * Says whether a page itself is restricted. Where that cannot be learnt it is taken to be: nothing leaves by accident.
     */
    boolean isRestricted(String id) throws SourceUnavailable {
        Boolean known = restricted.get(id);
        if (known == null) {
            known = askRestriction(id);
            restricted.put(id, known);
        }
        return known;
    }

    private boolean askRestriction(String id) throws SourceUnavailable {
        Address address = Address.of("rest/api/content/" + Address.encoded(id) + "/restriction/byOperation/read")
                .with("expand", "restrictions.user,restrictions.group");
        try {
            Answer answer = client.get(address.text());
            if (answer instanceof Answer.Refused refused && refused.reason() == Answer.Reason.UNKNOWN_USER) {
                throw new SourceUnavailable(refused.sentence());
            }
            return !(answer instanceof Answer.Found found)
                    || hasReaders(found.json().path("restrictions"));
        } catch (ServerUnavailable e) {
            throw unavailable(e);
        }
    }

    /** Says whether restrictions name anybody. */
    static boolean hasReaders(JsonNode restrictions) {
        for (String kind : List.of("user", "group")) {
            JsonNode named = restrictions.path(kind);
            if (named.path("size").asInt(0) > 0 || named.path("results").size() > 0) {
                return true;
            }
        }
        return false;
    }

    private static String sentence(Answer answer) {
        return answer instanceof Answer.Refused refused ? refused.sentence() : "the server says that nothing changed";
    }

    static SourceUnavailable unavailable(ServerUnavailable e) {
        return new SourceUnavailable(String.valueOf(e.getMessage()), e);
    }
}
