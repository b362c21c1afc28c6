package dev.aftercare.source.confluence;

import dev.aftercare.http.Address;
import dev.aftercare.http.Answer;
import dev.aftercare.http.ServerUnavailable;
import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.source.ConfluenceSettings;
import dev.aftercare.source.DocumentUnreadable;
import dev.aftercare.source.SourceUnavailable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Confluence Cloud, asked by its API version 2; only restrictions and our own name are still told by version 1. */
final class CloudWiki implements Wiki {

    private static final String API = "api/v2/";

    private static final int MOST_IN_A_LIST = 250;

    private final WikiServer server;

    private final ConfluenceSettings settings;

    private final Map<String, String> names = new HashMap<>();

    private final Map<String, List<String>> ancestorsByParent = new HashMap<>();

    CloudWiki(WikiServer server, ConfluenceSettings settings) {
        this.server = server;
        this.settings = settings;
    }

    @Override
    public String whoWeAre() throws SourceUnavailable {
        return server.whoWeAre();
    }

    @Override
    public List<PageHead> pages() throws SourceUnavailable {
        List<String> spaces = spaceIds();
        Map<String, PageHead> pages = new LinkedHashMap<>();
        String parent = settings.parent();
        if (parent != null) {
            add(withIds(descendants(parent), spaces), pages);
        } else if (settings.labels().isEmpty()) {
            for (String space : spaces) {
                // current and archived ones, unless asked for others
                add(server.list(listing("spaces/" + space + "/pages")), pages);
            }
        }
        return List.copyOf(settings.labels().isEmpty() ? pages.values() : labeled(spaces, pages));
    }

    private Collection<PageHead> labeled(List<String> spaces, Map<String, PageHead> among) throws SourceUnavailable {
        Map<String, PageHead> labeled = new LinkedHashMap<>();
        for (String label : labelIds()) {
            Address pages = listing("labels/" + label + "/pages");
            if (!spaces.isEmpty()) {
                pages = pages.with("space-id", String.join(",", spaces));
            }
            add(server.list(pages), labeled);
        }
        if (settings.parent() != null) {
            labeled.keySet().retainAll(among.keySet());
        }
        return labeled.values();
    }

    private static Address listing(String path) {
        return Address.of(API + path).with("limit", MOST_IN_A_LIST);
    }

    private static void add(List<JsonNode> results, Map<String, PageHead> pages) {
        for (JsonNode page : results) {
            PageHead head = head(page);
            if (head.status().equals("current") || head.status().equals("archived")) {
                pages.putIfAbsent(head.id(), head);
            }
        }
    }

    private static PageHead head(JsonNode page) {
        return new PageHead(
                page.path("id").asString(""),
                page.path("version").path("number").asInt(0),
                page.path("status").asString("current"),
                page.path("version").path("createdAt").asString(null),
                List.of(),
                null,
                page.path("parentId").asString(null));
    }

    private List<String> spaceIds() throws SourceUnavailable {
        if (settings.spaces().isEmpty()) {
            return List.of();
        }
        Address address = listing("spaces").with("keys", String.join(",", settings.spaces()));
        Map<String, String> ids = new LinkedHashMap<>();
        server.list(address)
                .forEach(space -> ids.put(
                        space.path("key").asString("").toLowerCase(Locale.ROOT),
                        space.path("id").asString("")));
        List<String> wanted = new ArrayList<>();
        for (String key : settings.spaces()) {
            String id = ids.get(key.toLowerCase(Locale.ROOT));
            if (id == null) {
                throw new SourceUnavailable(Sentences.noSpace(settings, key));
            }
            wanted.add(id);
        }
        return wanted;
    }

    private List<String> labelIds() throws SourceUnavailable {
        List<String> wanted = settings.labels().stream()
                .map(label -> label.toLowerCase(Locale.ROOT))
                .toList();
        return server.list(listing("labels").with("prefix", "global")).stream()
                .filter(label -> wanted.contains(label.path("name").asString("").toLowerCase(Locale.ROOT)))
                .map(label -> label.path("id").asString(""))
                .distinct()
                .toList();
    }

    private Set<String> descendants(String parent) throws SourceUnavailable {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(parent));
        while (!open.isEmpty()) {
            String next = open.remove();
            for (JsonNode child : server.list(listing("pages/" + Address.encoded(next) + "/children"))) {
                String id = child.path("id").asString("");
                if (!id.isEmpty() && found.add(id)) {
                    open.add(id);
                }
            }
        }
        return found;
    }

    private List<JsonNode> withIds(Set<String> ids, List<String> spaces) throws SourceUnavailable {
        List<JsonNode> pages = new ArrayList<>();
        List<String> all = List.copyOf(ids);
        // An address with all 250 would be too long for some proxies.
        for (int from = 0; from < all.size(); from += 50) {
            List<String> some = all.subList(from, Math.min(all.size(), from + 50));
            Address address = listing("pages").with("id", String.join(",", some));
            if (!spaces.isEmpty()) {
                address = address.with("space-id", String.join(",", spaces));
            }
            pages.addAll(server.list(address));
        }
        return pages;
    }

    @Override
    public boolean isRestricted(PageHead page) throws SourceUnavailable {
        if (server.isRestricted(page.id())) {
            return true;
        }
        for (String ancestor : ancestors(page)) {
            if (server.isRestricted(ancestor)) {
                return true;
            }
        }
        return false;
    }

    /** The pages above a page; asked once for all pages below the same one. */
    private List<String> ancestors(PageHead page) throws SourceUnavailable {
        String parent = page.parent();
        if (parent == null) {
            return List.of();
        }
        List<String> known = ancestorsByParent.get(parent);
        if (known == null) {
            known = new ArrayList<>();
            Address address = listing("pages/" + Address.encoded(page.id()) + "/ancestors");
            for (JsonNode ancestor : server.ask(address).path("results")) {
                // Folders, whiteboards and databases are unknown to the API that tells restrictions.
                if (ancestor.path("type").asString("").equals("page")) {
                    known.add(ancestor.path("id").asString(""));
                }
            }
            ancestorsByParent.put(parent, known);
        }
        return known;
    }

    @Override
    public WikiPage page(PageHead head, boolean restricted) throws DocumentUnreadable {
        JsonNode page = server.page(Address.of(API + "pages/" + Address.encoded(head.id()))
                .with("body-format", "storage")
                .with("include-labels", "true"));
        JsonNode body = page.path("body").path("storage").path("value");
        if (!body.isString()) {
            throw new DocumentUnreadable("page.no-text", Diagnostic.Level.ERROR, Sentences.NO_TEXT);
        }
        List<String> labels = new ArrayList<>();
        page.path("labels")
                .path("results")
                .forEach(label -> labels.add(label.path("name").asString("")));
        return new WikiPage(
                head.id(),
                page.path("version").path("number").asInt(head.version()),
                page.path("title").asString(""),
                page.path("status").asString(head.status()),
                page.path("_links").path("base").asString(Sentences.withoutSlash(settings.url()))
                        + page.path("_links").path("webui").asString("/pages/viewpage.action?pageId=" + head.id()),
                labels,
                restricted,
                names(StorageFormat.accounts(body.stringValue())),
                body.stringValue());
    }

    /** The names of accounts; one that cannot be learnt stays unknown. */
    private Map<String, String> names(Set<String> accounts) {
        List<String> unknown =
                accounts.stream().filter(account -> !names.containsKey(account)).toList();
        for (int from = 0; from < unknown.size(); from += 100) {
            ObjectNode question = JsonNodeFactory.instance.objectNode();
            unknown.subList(from, Math.min(unknown.size(), from + 100)).forEach(question.putArray("accountIds")::add);
            try {
                if (server.client().post(API + "users-bulk", question) instanceof Answer.Found found) {
                    found.json().path("results").forEach(this::remember);
                }
            } catch (ServerUnavailable withoutNames) {
                // a page whose people have no names is better than none
            }
        }
        Map<String, String> known = new HashMap<>(names);
        known.keySet().retainAll(accounts);
        return known;
    }

    private void remember(JsonNode user) {
        String name = user.path("displayName").asString(user.path("publicName").asString(""));
        if (!name.isBlank()) {
            names.put(user.path("accountId").asString(""), name);
        }
    }
}
