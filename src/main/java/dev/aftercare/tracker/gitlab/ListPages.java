package dev.aftercare.tracker.gitlab;

import dev.aftercare.http.Address;
import dev.aftercare.http.Answer;
import dev.aftercare.tracker.TrackerRefused;
import dev.aftercare.tracker.TrackerUnavailable;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The pages of one list. A GitLab that can leads on by a cursor (keyset paging); an older one counts pages. Only the parameters of
 * the address that it leads to are taken: the list lies where it was asked for, whatever a proxy makes of its links.
 */
final class ListPages {

    /** GitLab's largest page. */
    static final int PAGE = 100;

    private static final int METHOD_NOT_ALLOWED = 405;

    private static final Pattern PAGE_NUMBER = Pattern.compile("(?:^|&)page=[0-9]");

    private final GitLabServer server;
    private final Address list;
    private final boolean cursors;
    private final Set<String> asked = new HashSet<>();
    private final Set<String> rows = new HashSet<>();
    private Optional<Address> next;
    private boolean counted;

    private ListPages(GitLabServer server, Address list, boolean cursors) {
        this.server = server;
        this.list = list.with("per_page", PAGE);
        this.cursors = cursors;
        this.next = Optional.of(cursors ? this.list.with("pagination", "keyset") : this.list);
    }

    /** A list that a newer GitLab pages by cursors: it must be ordered by when its rows were created. */
    static ListPages byCursor(GitLabServer server, Address list) {
        return new ListPages(server, list, true);
    }

    /** A list whose pages are counted. */
    static ListPages byNumber(GitLabServer server, Address list) {
        return new ListPages(server, list, false);
    }

    boolean hasNext() {
        return next.isPresent();
    }

    /** Says whether rows may have been passed over, because those before them went away while counted pages were read. */
    boolean mayHaveGaps() {
        return counted && asked.size() > 1;
    }

    /** The rows of the next page. */
    List<JsonNode> next() throws TrackerUnavailable, TrackerRefused, Withheld {
        Address address = next.orElseThrow();
        next = Optional.empty();
        if (!asked.add(address.text())) {
            throw circle();
        }
        Answer answer = server.ask(address);
        if (answer instanceof Answer.Refused refused) {
            if (refused.status() == METHOD_NOT_ALLOWED && cursors && asked.size() == 1) {
                next = Optional.of(list);
                return List.of();
            }
            throw new Withheld(refused);
        }
        if (!(answer instanceof Answer.Found found) || !found.json().isArray()) {
            throw new Withheld("%s: the answer is no list of a GitLab; check the address".formatted(address.text()));
        }
        List<JsonNode> page = found.json().valueStream().toList();
        if (!page.isEmpty()) {
            refuseIfSeen(page);
            next = following(found);
        }
        return page;
    }

    private void refuseIfSeen(List<JsonNode> page) throws TrackerUnavailable {
        long fresh =
                page.stream().filter(row -> rows.add(row.path("id").toString())).count();
        if (fresh == 0) {
            throw circle();
        }
    }

    private static TrackerUnavailable circle() {
        return new TrackerUnavailable(
                "GitLab leads to the same page again and again, so the list is not complete; try again later");
    }

    private Optional<Address> following(Answer.Found found) throws TrackerUnavailable {
        String number = found.header("X-Next-Page").orElse("").strip();
        if (number.matches("[0-9]{1,9}")) {
            counted = true;
            return Optional.of(list.with("page", number));
        }
        Optional<String> link = found.link("next");
        return link.isPresent() ? Optional.of(withParametersOf(link.get())) : Optional.empty();
    }

    private Address withParametersOf(String link) throws TrackerUnavailable {
        int at = link.indexOf('?');
        String parameters = at < 0 ? "" : link.substring(at + 1);
        if (!parameters.matches("[!-~]+")) {
            throw new TrackerUnavailable(
                    "GitLab leads to a page that has no address, so the list is not complete; try again later");
        }
        counted |= PAGE_NUMBER.matcher(parameters).find();
        String path = list.text().substring(0, list.text().indexOf('?'));
        return Address.of(path + "?" + parameters);
    }
}
