package dev.aftercare.tracker.jira;

import dev.aftercare.http.Address;
import dev.aftercare.http.Answer;
import dev.aftercare.ticket.Absence;
import dev.aftercare.tracker.TrackerAccess.JiraEdition;
import dev.aftercare.tracker.TrackerRefused;
import dev.aftercare.tracker.TrackerUnavailable;
import java.util.ArrayList;
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

/** Asks for issues by their keys, many at a time. A moved issue answers to its old key, too. */
final class NamedIssues {

    /** As Jira Cloud's description of its API says; for Jira Data Center it keeps the address short. */
    static final int MOST_KEYS = 100;

    private static final String PATH = "issue/bulkfetch";

    private final JiraServer server;

    /** Which projects can be seen, so that hundreds of keys of another Jira's project are not asked for one by one. */
    private final Map<String, Boolean> projects = new HashMap<>();

    NamedIssues(JiraServer server) {
        this.server = server;
    }

    /**
     * What came of asking.
     *
     * @param issues the issues, each with the keys that it was asked for by and that are not its own
     * @param absent the keys that it did not answer to
     */
    record Found(Map<JsonNode, Set<String>> issues, Map<String, Absence> absent) {}

    /** Asks for at most {@link #MOST_KEYS} keys. */
    Found find(List<String> keys) throws TrackerUnavailable, TrackerRefused {
        Search search = new Search(keys);
        search.together();
        search.oneByOne();
        return search.found();
    }

    private final class Search {

        private final Set<String> open;
        private final Map<String, JsonNode> issues = new LinkedHashMap<>();
        private final Map<String, Set<String>> askedAs = new HashMap<>();
        private final Map<String, Absence> absent = new LinkedHashMap<>();
        private boolean clear = true;

        Search(List<String> keys) {
            this.open = new LinkedHashSet<>(keys);
        }

        void together() throws TrackerUnavailable, TrackerRefused {
            Answer answer = server.edition() == JiraEdition.CLOUD ? askCloud() : askDataCenter();
            if (answer instanceof Answer.Refused refused && refused.status() != 400) {
                throw server.refused(refused);
            }
            if (!(answer instanceof Answer.Found page)) {
                // One key that it does not like spoils the whole question.
                clear = false;
                return;
            }
            clear = page.json().path("issueErrors").isEmpty();
            Map<String, String> byKey = new HashMap<>();
            for (JsonNode issue : server.list(PATH, page.json(), "issues")) {
                issues.put(Issue.id(issue), issue);
                byKey.put(Issue.key(issue).toUpperCase(Locale.ROOT), Issue.id(issue));
            }
            for (String key : List.copyOf(open)) {
                String id = byKey.remove(key.toUpperCase(Locale.ROOT));
                if (id != null) {
                    note(key, id);
                }
            }
            // Issues that nobody asked for by their own keys were moved: which key is whose has to be asked.
            clear &= byKey.isEmpty();
        }

        void oneByOne() throws TrackerUnavailable, TrackerRefused {
            for (String key : List.copyOf(open)) {
                if (clear && !isProjectSeen(key)) {
                    absent.put(key, Absence.NOT_FOUND);
                } else {
                    askFor(key);
                }
            }
        }

        Found found() {
            Map<JsonNode, Set<String>> result = new LinkedHashMap<>();
            issues.forEach((id, issue) -> result.put(issue, askedAs.getOrDefault(id, Set.of())));
            return new Found(result, absent);
        }

        private Answer askCloud() throws TrackerUnavailable {
            ObjectNode question = JsonNodeFactory.instance.objectNode();
            open.forEach(question.putArray("issueIdsOrKeys")::add);
            Issue.FIELDS.forEach(question.putArray("fields")::add);
            return server.askWith(PATH, question);
        }

        // Without validation keys that are no issue's are passed over.
        private Answer askDataCenter() throws TrackerUnavailable {
            return server.ask(server.path("search")
                    .with("jql", Jql.keys(open))
                    .with("validateQuery", "false")
                    .with("startAt", 0)
                    .with("maxResults", MOST_KEYS)
                    .with("fields", String.join(",", Issue.FIELDS))
                    .with("expand", "changelog")
                    .text());
        }

        private void askFor(String key) throws TrackerUnavailable, TrackerRefused {
            Address address =
                    server.path("issue/" + Address.encoded(key)).with("fields", String.join(",", Issue.FIELDS));
            Answer answer = server.ask(
                    server.edition() == JiraEdition.CLOUD
                            ? address.text()
                            : address.with("expand", "changelog").text());
            if (answer instanceof Answer.Found found) {
                issues.putIfAbsent(Issue.id(found.json()), found.json());
                note(key, Issue.id(found.json()));
            } else if (answer instanceof Answer.Refused refused) {
                absent.put(key, absence(refused));
            }
        }

        private Absence absence(Answer.Refused refused) throws TrackerRefused {
            return switch (refused.reason()) {
                case UNKNOWN_USER -> throw server.refused(refused);
                case FORBIDDEN -> Absence.FORBIDDEN;
                case NOT_FOUND, GONE, BAD_QUESTION -> Absence.NOT_FOUND;
            };
        }

        private void note(String key, String id) {
            open.remove(key);
            JsonNode issue = issues.get(id);
            if (issue != null && !Issue.key(issue).equals(key)) {
                askedAs.computeIfAbsent(id, none -> new LinkedHashSet<>()).add(key);
            }
        }

        private boolean isProjectSeen(String key) throws TrackerUnavailable {
            String project = key.substring(0, key.lastIndexOf('-')).toUpperCase(Locale.ROOT);
            Boolean seen = projects.get(project);
            if (seen == null) {
                seen = server.seesProject(project);
                projects.put(project, seen);
            }
            return seen;
        }
    }

    /** The keys in portions that may be asked for together. */
    static List<List<String>> portions(List<String> keys) {
        List<List<String>> portions = new ArrayList<>();
        for (int i = 0; i < keys.size(); i += MOST_KEYS) {
            portions.add(keys.subList(i, Math.min(keys.size(), i + MOST_KEYS)));
        }
        return portions;
    }
}
