package dev.aftercare.tracker.gitlab;

import dev.aftercare.http.Address;
import dev.aftercare.ticket.TicketKey;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Where an issue or a merge request lies in a GitLab: {@code group/sub/name#12}, {@code group/name!34}.
 *
 * @param project the path of its project
 * @param kind which of the two it is
 * @param iid its number in that project
 */
record TicketAddress(String project, Kind kind, long iid) {

    /** What GitLab numbers on its own in each project. */
    enum Kind {
        /** An issue, an incident or a task. */
        ISSUE('#', "issues"),
        /** A merge request. */
        MERGE_REQUEST('!', "merge_requests");

        private final char mark;
        private final String path;

        Kind(char mark, String path) {
            this.mark = mark;
            this.path = path;
        }

        /** As the API's addresses name it. */
        String path() {
            return path;
        }
    }

    // GitLab's rule for paths: letters, digits, "_", "-" and "."; a project lies in a group at least.
    private static final Pattern KEY =
            Pattern.compile("([A-Za-z0-9_][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_][A-Za-z0-9_.-]*)+)([#!])([1-9][0-9]{0,9})");

    // "/-/" since GitLab 12; older ones and exports go without.
    private static final Pattern WEB = Pattern.compile(
            "https?://[^/?#]+/([^?#]+?)(?:/-)?/(issues|work_items|issues/incident|merge_requests)/[0-9]+(?:[?#].*)?");

    /** The address that a key spells; empty where it spells none of a GitLab. */
    static Optional<TicketAddress> of(TicketKey key) {
        Matcher matcher = KEY.matcher(key.value());
        if (!matcher.matches() || key.value().length() > 300) {
            return Optional.empty();
        }
        Kind kind = matcher.group(2).equals("#") ? Kind.ISSUE : Kind.MERGE_REQUEST;
        return Optional.of(new TicketAddress(matcher.group(1), kind, Long.parseLong(matcher.group(3))));
    }

    /**
     * The address that an answer tells of itself.
     *
     * @param asked the path of the project that was asked, which may be called otherwise now
     * @param root the path below which this GitLab lies, without a slash at its end; usually empty
     */
    static Optional<TicketAddress> of(JsonNode json, Kind kind, String asked, String root) {
        long iid = json.path("iid").asLong(0);
        if (!json.isObject() || iid <= 0) {
            return Optional.empty();
        }
        String full = json.path("references").path("full").asString("");
        Optional<TicketAddress> stated = full.indexOf('\0') >= 0 || full.isBlank()
                ? Optional.empty()
                : of(new TicketKey(full)).filter(address -> address.kind() == kind && address.iid() == iid);
        return stated.or(() -> ofWeb(json, kind, iid, root))
                .or(() -> asked.isEmpty() ? Optional.empty() : Optional.of(new TicketAddress(asked, kind, iid)));
    }

    private static Optional<TicketAddress> ofWeb(JsonNode json, Kind kind, long iid, String root) {
        Matcher matcher = WEB.matcher(json.path("web_url").asString(""));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String below = root.startsWith("/") ? root.substring(1) + "/" : "";
        String path = matcher.group(1);
        String project = path.startsWith(below) ? path.substring(below.length()) : path;
        return of(new TicketKey(project + kind.mark + iid));
    }

    /** The key as people write it. */
    TicketKey key() {
        return new TicketKey(project + kind.mark + iid);
    }

    /** The same number in a project of another name. */
    TicketAddress in(String otherProject) {
        return new TicketAddress(otherProject, kind, iid);
    }

    /** Where the API has it. */
    Address api() {
        return Address.of(projectApi(project) + "/" + kind.path + "/" + iid);
    }

    /** Where the API has a project, by its path or its number. */
    static String projectApi(String project) {
        return "projects/" + Address.encoded(project);
    }

    /** GitLab compares paths without case. */
    static String folded(String path) {
        return path.toLowerCase(Locale.ROOT);
    }
}
