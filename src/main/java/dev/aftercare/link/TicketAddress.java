package dev.aftercare.link;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The key that a ticket's own link spells: people write {@code org/repo#12} where an export only has the link. */
final class TicketAddress {

    /** Jira: {@code https://host/browse/OPS-1}. */
    private static final Pattern JIRA = Pattern.compile("https?://[^?#]+/browse/([^/?#]+).*");

    /** GitHub: {@code https://host/org/repo/issues/12} is {@code org/repo#12}. */
    private static final Pattern GITHUB =
            Pattern.compile("https?://[^/]+/([^/?#]+/[^/?#]+)/(?:issues|pull|pulls)/(\\d+).*");

    /** GitLab: {@code https://host/group/project/-/issues/34} is {@code group/project#34}, a merge request {@code !34}. */
    private static final Pattern GITLAB =
            Pattern.compile("https?://[^/]+/([^?#]+?)/-/(issues|work_items|merge_requests)/(\\d+).*");

    private static final Pattern HOST = Pattern.compile("https?://(?:[^/?#@]*@)?([^/?#:@]+).*");

    private TicketAddress() {}

    /** The host of an address, in small letters; null where the text is none. */
    static @Nullable String hostOf(String url) {
        Matcher host = HOST.matcher(url);
        return host.matches() ? host.group(1).toLowerCase(Locale.ROOT) : null;
    }

    static Optional<String> keyIn(String url) {
        Matcher gitlab = GITLAB.matcher(url);
        if (gitlab.matches()) {
            String mark = gitlab.group(2).equals("merge_requests") ? "!" : "#";
            return Optional.of(gitlab.group(1) + mark + gitlab.group(3));
        }
        Matcher github = GITHUB.matcher(url);
        if (github.matches()) {
            return Optional.of(github.group(1) + "#" + github.group(2));
        }
        Matcher jira = JIRA.matcher(url);
        return jira.matches() ? Optional.of(jira.group(1)) : Optional.empty();
    }
}
