package dev.aftercare.tracker.github;

import dev.aftercare.http.Address;
import dev.aftercare.http.Answer;
import dev.aftercare.ticket.TicketKey;
import dev.aftercare.ticket.TicketSelection;
import dev.aftercare.ticket.TicketsUnavailable;
import dev.aftercare.ticket.WrittenTicket;
import dev.aftercare.ticket.WrittenTicket.Format;
import dev.aftercare.ticket.WrittenTicket.Text;
import dev.aftercare.ticket.WrittenTickets;
import dev.aftercare.tracker.FieldText;
import dev.aftercare.tracker.KeptTickets;
import dev.aftercare.tracker.TrackerRefused;
import dev.aftercare.tracker.TrackerUnavailable;
import dev.aftercare.tracker.github.IssuePages.Withheld;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Issues of GitHub with their text. A list brings the texts along; pull requests in it are none. */
final class WrittenIssues implements WrittenTickets {

    private final GitHubServer server;
    private final List<String> repositories;
    private final TicketSelection selection;
    private KeptTickets kept = new KeptTickets();

    /**
     * The issues of some repositories.
     *
     * @param repositories those of the tracker, where the selection names none
     */
    WrittenIssues(GitHubServer server, List<String> repositories, TicketSelection selection) {
        this.server = server;
        this.repositories = selection.projects().isEmpty() ? repositories : selection.projects();
        this.selection = selection;
    }

    @Override
    public String seen() throws TicketsUnavailable {
        try {
            String who = "anonymous (no token)";
            if (server.hasToken()) {
                who = server.ask(Address.of("user")) instanceof Answer.Found found
                        ? "signed in as " + found.json().path("login").asString("somebody without a name")
                        : "signed in as no user";
            }
            int count = list().size();
            return "%s; %s".formatted(who, count == 1 ? "1 ticket matches" : count + " tickets match");
        } catch (TrackerUnavailable | TrackerRefused failure) {
            throw unavailable(failure);
        }
    }

    @Override
    public List<Head> list() throws TicketsUnavailable {
        kept = new KeptTickets();
        try {
            for (IssuePages pages : lists()) {
                while (pages.hasNext()) {
                    pages.next().forEach(this::keep);
                }
            }
            return kept.heads();
        } catch (TrackerUnavailable | TrackerRefused | Withheld failure) {
            throw unavailable(failure);
        }
    }

    private List<IssuePages> lists() throws TicketsUnavailable {
        if (selection.query() != null) {
            return List.of(new FoundIssues(server, search(selection.query()), null));
        }
        if (repositories.isEmpty()) {
            throw new TicketsUnavailable(
                    "no repository is named: write \"projects\" for this source, or \"repositories\" for its tracker",
                    null);
        }
        List<IssuePages> lists = new ArrayList<>();
        for (String repository : repositories) {
            if (selection.labels().isEmpty()) {
                selection.types().forEach(type -> lists.add(LabelledIssues.ofType(server, repository, type)));
            } else {
                selection.labels().forEach(label -> lists.add(new LabelledIssues(server, repository, label, null)));
            }
        }
        return lists;
    }

    /** In a search several repositories, and several labels behind one word, mean any of them. */
    private String search(String query) {
        StringBuilder words = new StringBuilder(query.strip());
        repositories.forEach(repository -> words.append(" repo:").append(repository));
        if (!selection.labels().isEmpty()) {
            words.append(" label:")
                    .append(selection.labels().stream()
                            .filter(label -> label.indexOf('"') < 0)
                            .map(label -> '"' + label + '"')
                            .collect(Collectors.joining(",")));
        }
        return words.toString();
    }

    private void keep(JsonNode issue) {
        boolean pull = issue.has("pull_request") && !issue.path("pull_request").isNull();
        Optional<IssueKey> key = IssueKey.of(issue);
        if (!pull && key.isPresent() && isOfType(issue)) {
            kept.add(issue.path("id").toString(), written(issue, key.get()), "");
        }
    }

    // An older GitHub passes over a type that it is asked for.
    private boolean isOfType(JsonNode issue) {
        String type = issue.path("type").path("name").asString("");
        return selection.types().isEmpty() || selection.types().stream().anyMatch(type::equalsIgnoreCase);
    }

    @Override
    public void willRead(List<Head> heads) {
        kept.keepOnly(heads);
    }

    @Override
    public WrittenTicket read(Head head) throws TicketsUnavailable {
        Optional<WrittenTicket> ready = kept.take(head.key());
        if (ready.isPresent()) {
            return ready.get();
        }
        try {
            Answer answer = server.ask(address(head.key()));
            if (answer instanceof Answer.Found found) {
                return written(
                        found.json(), IssueKey.of(new TicketKey(head.key())).orElseThrow());
            }
            throw answer instanceof Answer.Refused refused && isGone(refused)
                    ? TicketsUnavailable.gone("the ticket vanished while it was read; the next run looks for it again")
                    : new TicketsUnavailable(sentence(answer), null);
        } catch (TrackerUnavailable | TrackerRefused failure) {
            throw unavailable(failure);
        }
    }

    private static boolean isGone(Answer.Refused refused) {
        return refused.reason() == Answer.Reason.NOT_FOUND || refused.reason() == Answer.Reason.GONE;
    }

    private static String sentence(Answer answer) {
        return answer instanceof Answer.Refused refused ? refused.sentence() : "GitHub gives no answer to a question";
    }

    private static Address address(String key) {
        IssueKey issue = IssueKey.of(new TicketKey(key)).orElseThrow();
        return Address.of("repos/" + issue.repository() + "/issues/" + issue.number());
    }

    /** A transferred issue answers to its old address, with its new one. */
    @Override
    public Whereabouts whereabouts(String key) throws TicketsUnavailable {
        if (IssueKey.of(new TicketKey(key)).isEmpty()) {
            return new Whereabouts(Whereabouts.State.NOT_FOUND, key);
        }
        try {
            Answer answer = server.ask(address(key));
            if (answer instanceof Answer.Found found) {
                String now = IssueKey.of(found.json())
                        .map(issue -> issue.ticket().value())
                        .orElse(key);
                return new Whereabouts(Whereabouts.State.THERE, now);
            }
            if (answer instanceof Answer.Refused refused && isGone(refused)) {
                return new Whereabouts(Whereabouts.State.NOT_FOUND, key);
            }
            if (answer instanceof Answer.Refused refused && refused.reason() == Answer.Reason.FORBIDDEN) {
                return new Whereabouts(Whereabouts.State.FORBIDDEN, key);
            }
            throw new TicketsUnavailable(sentence(answer), null);
        } catch (TrackerUnavailable | TrackerRefused failure) {
            throw unavailable(failure);
        }
    }

    private WrittenTicket written(JsonNode issue, IssueKey key) {
        List<String> labels = new ArrayList<>();
        issue.path("labels")
                .forEach(label -> labels.add(
                        label.isString()
                                ? label.asString("")
                                : label.path("name").asString("")));
        Map<String, Text> fields = new HashMap<>();
        selection
                .fields()
                .forEach((name, path) -> FieldText.of(FieldText.at(issue, path), Format.MARKDOWN)
                        .ifPresent(text -> fields.put(name, text)));
        String title = issue.path("title").asString("").replace("\0", "").strip();
        String name = key.ticket().value();
        return new WrittenTicket(
                name,
                title.isEmpty() ? name : title,
                issue.path("html_url").asString(""),
                issue.path("state").asString(""),
                assignee(issue),
                labels,
                null,
                null,
                false,
                key.repository() + "#",
                new Text(Format.MARKDOWN, issue.path("body").asString("").replace("\0", "")),
                fields,
                List.of());
    }

    private static @Nullable String assignee(JsonNode issue) {
        JsonNode first = issue.path("assignees").path(0);
        String login = (first.isMissingNode() ? issue.path("assignee") : first)
                .path("login")
                .asString("");
        return login.isBlank() ? null : login;
    }

    private static TicketsUnavailable unavailable(Exception failure) {
        return new TicketsUnavailable(String.valueOf(failure.getMessage()), failure);
    }
}
