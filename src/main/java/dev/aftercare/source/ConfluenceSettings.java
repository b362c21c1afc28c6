package dev.aftercare.source;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which pages of a Confluence are read, and how it is reached. At least one of spaces, labels and parent is given; a page has
 * to meet all that are.
 *
 * @param url where the Confluence lies, with its path: {@code https://example.atlassian.net/wiki}
 * @param edition which one it is; null to find out by asking
 * @param user the e-mail address that goes with a token of the cloud; null where the token stands alone
 * @param token an API token (with a user) or a personal access token; null to read only what is open to everybody; never logged
 * @param spaces the keys of the spaces; empty for all
 * @param labels the labels, of which a page has at least one; empty for any
 * @param parent the id of the page whose descendants are read; null for any
 */
public record ConfluenceSettings(
        URI url,
        @Nullable Edition edition,
        @Nullable String user,
        @Nullable String token,
        List<String> spaces,
        List<String> labels,
        @Nullable String parent) {

    /** The two products of this name, which are asked in different ways. */
    public enum Edition {
        /** Atlassian's own servers. */
        CLOUD,
        /** A server of the company. */
        DATA_CENTER
    }

    public ConfluenceSettings {
        spaces = List.copyOf(spaces);
        labels = List.copyOf(labels);
    }

    /** Which pages: what identifies the reading, without who reads. */
    String pages() {
        return "%s %s %s %s".formatted(url, spaces, labels, parent);
    }

    /** Without the token, so that no log and no message can hold it. */
    @Override
    public String toString() {
        return "ConfluenceSettings[" + pages() + "]";
    }
}
