package dev.aftercare.tracker.github;

import dev.aftercare.http.Address;
import dev.aftercare.http.Answer;
import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Diagnostic.Level;
import dev.aftercare.postmortem.Place;
import dev.aftercare.ticket.Absence;
import dev.aftercare.ticket.TicketKey;
import dev.aftercare.tracker.Fetch;
import dev.aftercare.tracker.RawTicket;
import dev.aftercare.tracker.Remarks;
import dev.aftercare.tracker.TrackerRefused;
import dev.aftercare.tracker.TrackerUnavailable;
import dev.aftercare.tracker.github.Bookmark.Seen;
import dev.aftercare.tracker.github.IssuePages.Withheld;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One way through everything that is asked for: the lists first, then the references that no list gave. What the server does
 * not hand out does not keep back the rest; it is said at the end, so that nobody takes the answer for whole.
 */
final class Pass {

    private static final int UNAVAILABLE_FOR_LEGAL_REASONS = 451;

    private final GitHubServer server;
    private final Plan plan;
    private final FormerKeys formerKeys;
    private final Histories histories;
    private final Deque<IssuePages> lists = new ArrayDeque<>();
    private final Deque<TicketKey> references;
    private final Deque<JsonNode> rows = new ArrayDeque<>();
    private final Set<String> given = new HashSet<>();
    private final Set<String> problems = new LinkedHashSet<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Map<TicketKey, Absence> absent = new TreeMap<>();
    private final Map<String, Seen> seen = new TreeMap<>();
    private final Map<String, String> renamed = new TreeMap<>();
    private boolean showsMove;

    Pass(GitHubServer server, Plan plan, FormerKeys formerKeys, Remarks remarks) {
        this.server = server;
        this.plan = plan;
        this.formerKeys = formerKeys;
        this.references =
                new ArrayDeque<>(plan.wanted().references().stream().sorted().toList());
        plan.bookmark().owed().stream()
                .map(TicketKey::new)
                .filter(key -> !plan.wanted().references().contains(key))
                .forEach(references::add);
        this.histories = new Histories(server, remarks);
        plan.repositories().forEach(this::listsOf);
        if (plan.query() != null) {
            lists.add(new FoundIssues(server, plan.query(), plan.changedSince()));
        }
    }

    /** The next ticket; empty at the end. */
    Optional<RawTicket> next() throws TrackerUnavailable, TrackerRefused {
        while (true) {
            Optional<RawTicket> raw = rows.isEmpty() ? Optional.empty() : ofList(rows.remove());
            if (raw.isEmpty() && rows.isEmpty()) {
                if (!lists.isEmpty()) {
                    takePage();
                    continue;
                }
                raw = references.isEmpty() ? Optional.empty() : ofReference(references.remove());
                if (raw.isEmpty() && references.isEmpty()) {
                    refuseIfNotWhole();
                    return Optional.empty();
                }
            }
            if (raw.isPresent()) {
                return raw;
            }
        }
    }

    /** Says whether something lies elsewhere than it was known to, so that a list of everything is needed. */
    boolean showsMove() {
        return showsMove && !plan.isFull();
    }

    FormerKeys formerKeys() {
        return formerKeys;
    }

    Fetch.End end() {
        boolean nothingNew = !plan.isFull() && given.isEmpty() && diagnostics.isEmpty();
        Fetch.Coverage some = nothingNew ? Fetch.Coverage.NOTHING_NEW : Fetch.Coverage.SOME;
        // A failed run before this one left no bookmark: then everything is due next time.
        Bookmark bookmark =
                new Bookmark(plan.isFull() ? plan.now() : plan.bookmark().full(), seen, renamed, histories.owed());
        return new Fetch.End(plan.isFull() ? Fetch.Coverage.EVERYTHING : some, bookmark.written(), diagnostics, absent);
    }

    private void listsOf(String repository) {
        for (String label : plan.labels()) {
            if (label.indexOf(',') < 0) {
                lists.add(new LabelledIssues(server, repository, label, plan.changedSince()));
            }
        }
    }

    private void takePage() throws TrackerUnavailable, TrackerRefused {
        IssuePages list = lists.getFirst();
        try {
            if (list.hasNext()) {
                List<JsonNode> page = list.next();
                page.forEach(row -> noteName(list, row));
                rows.addAll(page);
            } else {
                lists.remove();
            }
        } catch (Withheld withheld) {
            problems.add(String.valueOf(withheld.getMessage()));
            // The other labels of this repository would be withheld, too.
            lists.removeIf(other -> other.title().equals(list.title()));
        }
    }

    /** A repository that was renamed answers under its old name, too, as long as nobody takes that. */
    private void noteName(IssuePages list, JsonNode row) {
        Optional<IssueKey> issue = IssueKey.of(row);
        if (list instanceof LabelledIssues && issue.isPresent()) {
            String configured = list.title();
            String actual = issue.get().repository();
            if (!actual.equalsIgnoreCase(configured) && renamed.put(configured, actual) == null) {
                showsMove |= !actual.equals(plan.bookmark().renamed().get(configured));
                warn(
                        configured,
                        "tracker.renamed",
                        "the repository \"%s\" is called \"%s\" now; write that in the configuration"
                                .formatted(configured, actual));
            }
        }
    }

    private Optional<RawTicket> ofList(JsonNode row) throws TrackerUnavailable, TrackerRefused {
        // GitHub lists pull requests as issues.
        if (Standing.isPull(row)) {
            return Optional.empty();
        }
        Optional<IssueKey> issue = IssueKey.of(row);
        if (issue.isEmpty()) {
            problems.add("GitHub lists an issue without an address, so it cannot be told which one it is");
            return Optional.empty();
        }
        return given.contains(issue.get().folded()) ? Optional.empty() : Optional.of(ticket(issue.get(), row));
    }

    private Optional<RawTicket> ofReference(TicketKey reference) throws TrackerUnavailable, TrackerRefused {
        IssueKey asked = IssueKey.of(reference).orElseThrow();
        Seen before = plan.bookmark().references().get(reference.value());
        if (given.contains(asked.folded())) {
            return Optional.empty();
        }
        Address address = Address.of("repos/" + asked.repository() + "/issues/" + asked.number());
        Answer answer = server.ask(address.text(), mark(reference, before));
        if (answer instanceof Answer.Found found) {
            return ofAnswer(reference, asked, before, found);
        }
        if (answer instanceof Answer.Refused refused) {
            noteAbsence(reference, refused);
        } else if (before != null) {
            seen.put(reference.value(), before);
        }
        return Optional.empty();
    }

    /** The mark of the earlier answer, where that one is still all that is needed. */
    private @Nullable String mark(TicketKey reference, @Nullable Seen before) {
        if (before == null
                || plan.isFull()
                || !plan.wanted().known().contains(reference)
                || plan.bookmark().owed().contains(before.key())) {
            return null;
        }
        return before.etag();
    }

    private Optional<RawTicket> ofAnswer(TicketKey reference, IssueKey asked, @Nullable Seen before, Answer.Found found)
            throws TrackerUnavailable, TrackerRefused {
        Optional<IssueKey> answered = IssueKey.of(found.json());
        if (answered.isEmpty()) {
            problems.add("%s: the answer is no issue; check the address of the API".formatted(found.address()));
            return Optional.empty();
        }
        IssueKey issue = answered.get();
        boolean isNewName = formerKeys.add(issue, reference);
        boolean moved = !issue.folded().equals(asked.folded());
        boolean wasThere = before == null || IssueKey.folded(before.key()).equals(asked.folded());
        showsMove |= moved && wasThere && plan.wanted().known().contains(reference);
        if (plan.wanted().references().contains(reference)) {
            seen.put(
                    reference.value(),
                    new Seen(found.etag().orElse(null), issue.ticket().value()));
        }
        boolean again = given.contains(issue.folded()) && !isNewName;
        return again ? Optional.empty() : Optional.of(ticket(issue, found.json()));
    }

    private RawTicket ticket(IssueKey issue, JsonNode json) throws TrackerUnavailable, TrackerRefused {
        given.add(issue.folded());
        String key = issue.ticket().value();
        byte[] payload = histories.with(issue, json, formerKeys.of(issue), references.size());
        return new RawTicket(key, Place.of(plan.tracker(), key), payload);
    }

    private void noteAbsence(TicketKey reference, Answer.Refused refused) {
        if (!plan.wanted().references().contains(reference)) {
            return;
        }
        boolean gone = refused.reason() == Answer.Reason.NOT_FOUND || refused.reason() == Answer.Reason.GONE;
        if (gone) {
            absent.put(reference, Absence.NOT_FOUND);
        } else if (refused.reason() == Answer.Reason.FORBIDDEN || refused.status() == UNAVAILABLE_FOR_LEGAL_REASONS) {
            absent.put(reference, Absence.FORBIDDEN);
        } else {
            problems.add(refused.sentence());
            return;
        }
        warn(reference.value(), Fetch.ABSENT_RULE, absence(reference, refused));
    }

    private String absence(TicketKey reference, Answer.Refused refused) {
        return switch (refused.reason()) {
            case NOT_FOUND ->
                server.hasToken()
                        ? "GitHub knows no %s, or the token's user may not see its repository: GitHub says the same (404) for both; correct the reference, or give the right to read it"
                                .formatted(reference)
                        : "GitHub knows no %s, or its repository is private: GitHub says the same (404) for both; correct the reference, or configure a token"
                                .formatted(reference);
            case GONE -> "%s was deleted (410); correct the reference".formatted(reference);
            case FORBIDDEN, UNKNOWN_USER, BAD_QUESTION -> refused.sentence();
        };
    }

    private void warn(String path, String rule, String message) {
        diagnostics.add(new Diagnostic(Place.of(plan.tracker(), path), rule, Level.WARNING, message));
    }

    private void refuseIfNotWhole() throws TrackerRefused {
        if (!problems.isEmpty()) {
            throw new TrackerRefused(String.join("; ", problems));
        }
    }
}
