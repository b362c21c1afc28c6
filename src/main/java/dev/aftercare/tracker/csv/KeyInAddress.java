package dev.aftercare.tracker.csv;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the key of a ticket out of its address, where an export has no column for it. */
final class KeyInAddress {

    private static final Pattern JIRA =
            Pattern.compile("https?://[^\\s?#]+/browse/([A-Za-z][A-Za-z0-9_]*-[0-9]+)(?:[?#].*)?");

    private static final Pattern GITLAB = Pattern.compile(
            "https?://[^/\\s]+/([^\\s?#]+?)/-/(issues|work_items|issues/incident|merge_requests)/([0-9]+)(?:[?#].*)?");

    private static final Pattern GITHUB =
            Pattern.compile("https?://[^/\\s]+/([^/\\s]+/[^/\\s]+)/(?:issues|pull)/([0-9]+)(?:[?#].*)?");

    private KeyInAddress() {}

    static Optional<String> of(String address) {
        Matcher jira = JIRA.matcher(address);
        if (jira.matches()) {
            return Optional.of(jira.group(1));
        }
        Matcher gitLab = GITLAB.matcher(address);
        if (gitLab.matches()) {
            String mark = gitLab.group(2).equals("merge_requests") ? "!" : "#";
            return Optional.of(gitLab.group(1) + mark + gitLab.group(3));
        }
        Matcher gitHub = GITHUB.matcher(address);
        return gitHub.matches() ? Optional.of(gitHub.group(1) + "#" + gitHub.group(2)) : Optional.empty();
    }
}
