package dev.aftercare.tracker.jira;

import dev.aftercare.http.Address;
import dev.aftercare.http.Answer;
import dev.aftercare.http.Credentials;
import dev.aftercare.http.PoliteClient;
import dev.aftercare.http.PoliteClients;
import dev.aftercare.http.ServerUnavailable;
import dev.aftercare.tracker.TrackerAccess;
import dev.aftercare.tracker.TrackerAccess.JiraEdition;
import dev.aftercare.tracker.TrackerRefused;
import dev.aftercare.tracker.TrackerUnavailable;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The conversation with one Jira, and which of the two it is. */
final class JiraServer {

    /** Both kinds of Jira answer there, also to a stranger. */
    private static final String SERVER = "rest/api/2/serverInfo";

    private final URI url;
    private final PoliteClient client;
    private final JiraEdition edition;

    private JiraServer(URI url, PoliteClient client, JiraEdition edition) {
        this.url = url;
        this.client = client;
        this.edition = edition;
    }

    /**
     * Begins a conversation; asks the server what it is where the configuration does not say.
     *
     * @throws TrackerRefused if the token can be none, or what answers is no Jira
     */
    static JiraServer open(PoliteClients clients, TrackerAccess.Jira access) throws TrackerUnavailable, TrackerRefused {
        PoliteClient client = client(clients, access);
        JiraEdition configured = access.edition();
        if (configured != null) {
            return new JiraServer(access.url(), client, configured);
        }
        // Until it has said what it is, its refusals are told in the same words.
        JsonNode server = new JiraServer(access.url(), client, JiraEdition.DATA_CENTER).get(SERVER);
        if (!server.has("version") && !server.has("deploymentType")) {
            throw new TrackerRefused(
                    "%s is no Jira; correct \"url\" of this tracker, with the path under which Jira lies"
                            .formatted(access.url()));
        }
        String type = server.path("deploymentType").stringValue("");
        return new JiraServer(
                access.url(), client, type.equalsIgnoreCase("cloud") ? JiraEdition.CLOUD : JiraEdition.DATA_CENTER);
    }

    JiraEdition edition() {
        return edition;
    }

    /** What it calls itself: Jira Cloud or Jira Data Center. */
    String title() {
        return switch (edition) {
            case CLOUD -> "Jira Cloud";
            case DATA_CENTER -> "Jira Data Center";
        };
    }

    /** The name that it knows us by. */
    String whoWeAre() throws TrackerUnavailable, TrackerRefused {
        JsonNode user = get(path("myself").text());
        return user.path("displayName")
                .stringValue(
                        user.path("name").stringValue(user.path("accountId").stringValue("")));
    }

    /** The issues that a query finds. */
    IssuePages search(String jql) {
        return search(jql, Issue.FIELDS);
    }

    /** The issues that a query finds, with these fields. */
    IssuePages search(String jql, List<String> fields) {
        return switch (edition) {
            case CLOUD -> new CloudPages(this, jql, fields);
            case DATA_CENTER -> new DataCenterPages(this, jql, fields);
        };
    }

    /** How many issues a query finds; nearly so in Jira Cloud. */
    long count(String jql) throws TrackerUnavailable, TrackerRefused {
        return switch (edition) {
            case CLOUD ->
                post(
                                "search/approximate-count",
                                JsonNodeFactory.instance.objectNode().put("jql", jql))
                        .path("count")
                        .asLong(0);
            case DATA_CENTER ->
                get(path("search").with("jql", jql).with("maxResults", 0).text())
                        .path("total")
                        .asLong(0);
        };
    }

    /** In which of its categories each status lies, by id; empty where it does not say. */
    Map<String, String> categories() throws TrackerUnavailable {
        Map<String, String> categories = new HashMap<>();
        if (ask(path("status").text()) instanceof Answer.Found found) {
            found.json().forEach(status -> {
                String category = status.path("statusCategory").path("key").stringValue("");
                if (!category.isEmpty()) {
                    categories.put(status.path("id").asStringOpt().orElse(""), category);
                }
            });
        }
        return categories;
    }

    /** Says whether we see a project, by its key; where it does not say, we may. */
    boolean seesProject(String key) throws TrackerUnavailable {
        return switch (edition) {
            case CLOUD ->
                !(ask(path("project/search").with("keys", key).text()) instanceof Answer.Found found
                        && found.json().path("values").isArray()
                        && found.json().path("values").isEmpty());
            case DATA_CENTER ->
                !(ask(path("project/" + key).text()) instanceof Answer.Refused refused
                        && refused.reason() == Answer.Reason.NOT_FOUND);
        };
    }

    /** An address of its API. */
    Address path(String path) {
        return Address.of("rest/api/" + (edition == JiraEdition.CLOUD ? "3/" : "2/") + path);
    }

    JsonNode get(String address) throws TrackerUnavailable, TrackerRefused {
        return json(ask(address));
    }

    /** Asks with a body; it changes nothing there. */
    JsonNode post(String path, JsonNode question) throws TrackerUnavailable, TrackerRefused {
        return json(askWith(path, question));
    }

    /** What it answers, refusals included. */
    Answer ask(String address) throws TrackerUnavailable {
        try {
            return client.get(address);
        } catch (ServerUnavailable failure) {
            throw new TrackerUnavailable(String.valueOf(failure.getMessage()), failure);
        }
    }

    /** What it answers to a question with a body, refusals included. */
    Answer askWith(String path, JsonNode question) throws TrackerUnavailable {
        try {
            return client.post(path(path).text(), question);
        } catch (ServerUnavailable failure) {
            throw new TrackerUnavailable(String.valueOf(failure.getMessage()), failure);
        }
    }

    /** The members of a list in an answer; an answer without that list is none. */
    List<JsonNode> list(String path, JsonNode answer, String name) throws TrackerUnavailable {
        JsonNode list = answer.path(name);
        if (!list.isArray()) {
            throw unavailable(
                    path, "the answer has no \"%s\"; check the address, and what stands before it".formatted(name));
        }
        List<JsonNode> members = new ArrayList<>(list.size());
        list.forEach(members::add);
        return members;
    }

    /** What stops a fetch and may be better later. */
    TrackerUnavailable unavailable(String path, String sentence) {
        return new TrackerUnavailable("%s, %s: %s".formatted(url, path, sentence));
    }

    /** What to do about a refusal, in the words of this program's configuration. */
    TrackerRefused refused(Answer.Refused refused) {
        return new TrackerRefused(refused.sentence()
                + switch (refused.reason()) {
                    case UNKNOWN_USER ->
                        ", under \"jira\" of this tracker: an API token of Jira Cloud needs its e-mail address as \"user\","
                                + " a personal access token needs none";
                    case FORBIDDEN -> "";
                    case NOT_FOUND -> "; check \"url\" and \"edition\" of this tracker";
                    case GONE ->
                        edition == JiraEdition.CLOUD
                                ? "; Jira Cloud has changed, and this needs a newer Aftercare"
                                : "; Jira Cloud has closed that address: write edition: cloud, or leave \"edition\" out";
                    case BAD_QUESTION -> "; correct \"query\" and \"labels\" of this tracker";
                });
    }

    private JsonNode json(Answer answer) throws TrackerUnavailable, TrackerRefused {
        if (answer instanceof Answer.Found found) {
            return found.json();
        }
        if (answer instanceof Answer.Refused refused) {
            throw refused(refused);
        }
        throw new TrackerUnavailable("%s gives no answer to a question (304); try again later".formatted(url));
    }

    private static PoliteClient client(PoliteClients clients, TrackerAccess.Jira access) throws TrackerRefused {
        try {
            String user = Optional.ofNullable(access.user()).orElse("");
            return clients.open(
                    access.url(),
                    user.isBlank() ? Credentials.bearer(access.token()) : Credentials.basic(user, access.token()));
        } catch (IllegalArgumentException unusable) {
            throw new TrackerRefused("%s: %s".formatted(access.url(), unusable.getMessage()));
        }
    }
}
