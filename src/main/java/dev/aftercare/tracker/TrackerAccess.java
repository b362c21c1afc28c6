package dev.aftercare.tracker;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What kind of tracker it is, and how it is reached. */
public sealed interface TrackerAccess {

    /**
     * A CSV file, or a folder of them with the newest winning.
     *
     * @param path the file or the folder
     */
    record Csv(Path path) implements TrackerAccess {}

    /**
     * Jira Cloud or Jira Data Center.
     *
     * @param url the address that people open in their browser
     * @param edition which of the two; null to go by the server's own answer
     * @param user the e-mail address that goes with the API token of Jira Cloud; null for a personal access token
     * @param token the token; never logged
     */
    record Jira(
            URI url,
            @Nullable JiraEdition edition,
            @Nullable String user,
            String token) implements TrackerAccess {

        @Override
        public String toString() {
            return "Jira[" + url + "]";
        }
    }

    /** The two kinds of Jira that are sold. */
    enum JiraEdition {
        /** At Atlassian's. */
        CLOUD,
        /** On a server of one's own. */
        DATA_CENTER
    }

    /**
     * GitHub or GitHub Enterprise.
     *
     * @param api the address of its API
     * @param repositories the repositories whose labelled issues are read, as {@code owner/name}
     * @param token the token; null for none, which sees public repositories only; never logged
     */
    record GitHub(
            URI api, List<String> repositories, @Nullable String token) implements TrackerAccess {

        public GitHub {
            repositories = List.copyOf(repositories);
        }

        @Override
        public String toString() {
            return "GitHub[" + api + ", " + repositories + "]";
        }
    }

    /**
     * GitLab, at GitLab's or on a server of one's own.
     *
     * @param url the address that people open in their browser
     * @param projects the projects whose labelled issues are read, as {@code group/name}
     * @param token the token; null for none, which sees public projects only; never logged
     */
    record GitLab(URI url, List<String> projects, @Nullable String token) implements TrackerAccess {

        public GitLab {
            projects = List.copyOf(projects);
        }

        @Override
        public String toString() {
            return "GitLab[" + url + ", " + projects + "]";
        }
    }
}
