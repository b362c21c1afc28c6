package dev.aftercare.source.confluence;

import dev.aftercare.http.Address;
import dev.aftercare.http.Answer;
import dev.aftercare.http.ServerUnavailable;
import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.source.ConfluenceSettings;
import dev.aftercare.source.DocumentUnreadable;
import dev.aftercare.source.SourceUnavailable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Confluence Data Center (and Server). Pages are listed from its database, not from its search: while the search is built anew,
 * pages are missing from it, and would seem to have vanished.
 */
final class DataCenterWiki implements Wiki {

    private static final String API = "rest/api/";

    private static final int MOST_IN_A_LIST = 100;

    private final WikiServer server;

    private final ConfluenceSettings settings;

    private final Map<String, String> names = new HashMap<>();

    private final Map<String, Boolean> restricted = new HashMap<>();

    DataCenterWiki(WikiServer server, ConfluenceSettings settings) {
        this.server = server;
        this.settings = settings;
    }

    @Override
    public String whoWeAre() throws SourceUnavailable {
        return server.whoWeAre();
    }

    @Override
    public List<PageHead> pages() throws SourceUnavailable {
        Map<String, PageHead> pages = new LinkedHashMap<>();
        for (String space : spaces()) {
            // An unknown space is refused here (404); the list would only be empty.
            server.ask(Address.of(API + "space/" + Address.encoded(space)));
            add(listing().with("spaceKey", space), pages);
        }
        if (settings.spaces().isEmpty() && settings.parent() == null) {
            add(listing(), pages);
        }
        return List.copyOf(pages.values());
    }

    private List<String> spaces() throws SourceUnavailable {
        String parent = settings.parent();
        if (!settings.spaces().isEmpty() || parent == null) {
            return settings.spaces();
        }
        JsonNode page = server.ask(
                Address.of(API + "content/" + Address.encoded(parent)).with("expand", "space"));
        return List.of(page.path("space").path("key").asString(""));
    }

    private static Address listing() {
        return Address.of(API + "content")
                .with("type", "page")
                .with("status", "current")
                .with("limit", MOST_IN_A_LIST)
                .with(
                        "expand",
                        "version,ancestors,metadata.labels,restrictions.read.restrictions.user,restrictions.read.restrictions.group");
    }

    private void add(Address address, Map<String, PageHead> pages) throws SourceUnavailable {
        for (JsonNode page : server.list(address)) {
            PageHead head = head(page);
            if (isWanted(head)) {
                pages.putIfAbsent(head.id(), head);
                JsonNode own = page.path("restrictions").path("read").path("restrictions");
                if (!own.isMissingNode()) {
                    restricted.put(head.id(), WikiServer.hasReaders(own));
                }
            }
        }
    }

    private boolean isWanted(PageHead head) {
        String parent = settings.parent();
        boolean below =
                parent == null || (head.ancestors() != null && head.ancestors().contains(parent));
        boolean labeled = settings.labels().isEmpty()
                || settings.labels().stream().anyMatch(label -> head.labels().contains(label.toLowerCase(Locale.ROOT)));
        return below && labeled;
    }

    private static PageHead head(JsonNode page) {
        List<String> ancestors = new ArrayList<>();
        page.path("ancestors")
                .forEach(ancestor -> ancestors.add(ancestor.path("id").asString("")));
        return new PageHead(
                page.path("id").asString(""),
                page.path("version").path("number").asInt(0),
                page.path("status").asString("current"),
                page.path("version").path("when").asString(null),
                labels(page),
                ancestors,
                null);
    }

    private static List<String> labels(JsonNode page) {
        List<String> labels = new ArrayList<>();
        page.path("metadata")
                .path("labels")
                .path("results")
                .forEach(label -> labels.add(label.path("name").asString("").toLowerCase(Locale.ROOT)));
        return labels.stream().sorted().toList();
    }

    @Override
    public boolean isRestricted(PageHead page) throws SourceUnavailable {
        Boolean own = restricted.get(page.id());
        if (own == null ? server.isRestricted(page.id()) : own) {
            return true;
        }
        for (String ancestor : page.ancestors() == null ? List.<String>of() : page.ancestors()) {
            Boolean known = restricted.get(ancestor);
            if (known == null ? server.isRestricted(ancestor) : known) {
                return true;
            }
        }
        return false;
    }

    @Override
    public WikiPage page(PageHead head, boolean isRestricted) throws DocumentUnreadable {
        JsonNode page = server.page(Address.of(API + "content/" + Address.encoded(head.id()))
                .with("expand", "body.storage,version,metadata.labels"));
        JsonNode body = page.path("body").path("storage").path("value");
        if (!body.isString()) {
            throw new DocumentUnreadable("page.no-text", Diagnostic.Level.ERROR, Sentences.NO_TEXT);
        }
        return new WikiPage(
                head.id(),
                page.path("version").path("number").asInt(head.version()),
                page.path("title").asString(""),
                page.path("status").asString(head.status()),
                page.path("_links").path("base").asString(Sentences.withoutSlash(settings.url()))
                        + page.path("_links").path("webui").asString("/pages/viewpage.action?pageId=" + head.id()),
                labels(page),
                isRestricted,
                names(StorageFormat.accounts(body.stringValue())),
                body.stringValue());
    }

    private Map<String, String> names(Set<String> users) {
        for (String user : users) {
            if (!names.containsKey(user)) {
                name(user);
            }
        }
        Map<String, String> known = new HashMap<>(names);
        known.keySet().retainAll(users);
        return known;
    }

    // A key is 32 hexadecimal digits; older pages name the user instead.
    private void name(String user) {
        boolean key = user.length() == 32 && user.chars().allMatch(digit -> Character.digit(digit, 16) >= 0);
        try {
            Address address = Address.of(API + "user").with(key ? "key" : "username", user);
            if (server.client().get(address.text()) instanceof Answer.Found found) {
                String name = found.json().path("displayName").asString("");
                if (!name.isBlank()) {
                    names.put(user, name);
                }
            }
        } catch (ServerUnavailable withoutNames) {
            // a page whose people have no names is better than none
        }
    }
}
