package dev.aftercare.run;

import dev.aftercare.run.AftercareProperties.GitHubProperties;
import dev.aftercare.run.AftercareProperties.GitLabProperties;
import dev.aftercare.run.AftercareProperties.JiraProperties;
import dev.aftercare.run.AftercareProperties.TrackerProperties;
import dev.aftercare.tracker.TrackerAccess;
import dev.aftercare.tracker.TrackerAccess.JiraEdition;
import dev.aftercare.tracker.TrackerSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Reads one entry of {@code aftercare.trackers}, and adds what is wrong with it to the problems. */
final class TrackerSettingsReader {

    private static final String REPOSITORY = "[\\w.-]+(/[\\w.-]+)+";

    private final List<String> problems;
    private final BiFunction<String, String, Path> paths;
    private final Set<String> remarkWords;

    /**
     * Reads paths by a function of the key and the written path.
     *
     * @param remarkWords the words of which a comment's line that begins with one is kept
     */
    TrackerSettingsReader(List<String> problems, BiFunction<String, String, Path> paths, Set<String> remarkWords) {
        this.problems = problems;
        this.paths = paths;
        this.remarkWords = remarkWords;
    }

    @Nullable
    TrackerSettings read(String key, String name, TrackerProperties written, ZoneId zone) {
        TrackerAccess access = access(key, written);
        return access == null
                ? null
                : new TrackerSettings(
                        name,
                        access,
                        Objects.requireNonNullElse(written.zone(), zone),
                        Objects.requireNonNullElse(written.labels(), TrackerSettings.POSTMORTEM_LABELS),
                        written.query(),
                        written.states(),
                        written.priorities(),
                        fullPassEvery(key, written.fullPassEvery()),
                        written.preferred(),
                        remarkWords);
    }

    private Duration fullPassEvery(String key, @Nullable Duration written) {
        if (written != null && (written.isZero() || written.isNegative())) {
            problems.add(
                    "\"%s.full-pass-every\" is \"%s\"; write a number of days such as 7d.".formatted(key, written));
        }
        return Objects.requireNonNullElse(written, TrackerSettings.FULL_PASS_EVERY);
    }

    private @Nullable TrackerAccess access(String key, TrackerProperties written) {
        long kinds = java.util.stream.Stream.of(written.csv(), written.jira(), written.github(), written.gitlab())
                .filter(Objects::nonNull)
                .count();
        if (kinds != 1) {
            problems.add("\"%s\" has %s of \"csv\", \"jira\", \"github\" and \"gitlab\"; write exactly one."
                    .formatted(key, kinds == 0 ? "none" : kinds));
            return null;
        }
        if (written.jira() != null) {
            return jira(key + ".jira", written.jira());
        }
        if (written.github() != null) {
            return gitHub(key + ".github", written.github());
        }
        if (written.gitlab() != null) {
            return gitLab(key + ".gitlab", written.gitlab());
        }
        return new TrackerAccess.Csv(paths.apply(key + ".csv", Objects.requireNonNull(written.csv())));
    }

    private @Nullable TrackerAccess jira(String key, JiraProperties written) {
        URI url = url(key + ".url", written.url());
        JiraEdition edition = edition(key + ".edition", written.edition());
        if (written.token() == null || written.token().isBlank()) {
            problems.add(
                    "\"%s.token\" is missing; write token: ${JIRA_TOKEN} and set that variable. With Jira Cloud write the e-mail address that the token belongs to as \"user\"."
                            .formatted(key));
            return null;
        }
        return url == null ? null : new TrackerAccess.Jira(url, edition, written.user(), written.token());
    }

    private @Nullable JiraEdition edition(String key, @Nullable String written) {
        if (written == null) {
            return null;
        }
        if (written.equals("cloud")) {
            return JiraEdition.CLOUD;
        }
        if (written.equals("data-center")) {
            return JiraEdition.DATA_CENTER;
        }
        problems.add("\"%s\" is \"%s\"; write cloud or data-center, or leave it out.".formatted(key, written));
        return null;
    }

    private @Nullable TrackerAccess gitHub(String key, GitHubProperties written) {
        URI api = url(key + ".api", written.api());
        refuseOthers(key + ".repositories", written.repositories(), "owner/name");
        return api == null ? null : new TrackerAccess.GitHub(api, written.repositories(), written.token());
    }

    private @Nullable TrackerAccess gitLab(String key, GitLabProperties written) {
        URI url = url(key + ".url", written.url());
        refuseOthers(key + ".projects", written.projects(), "group/name");
        return url == null ? null : new TrackerAccess.GitLab(url, written.projects(), written.token());
    }

    private void refuseOthers(String key, List<String> written, String form) {
        for (int i = 0; i < written.size(); i++) {
            if (!written.get(i).matches(REPOSITORY)) {
                problems.add("\"%s[%d]\" is \"%s\"; write %s.".formatted(key, i, written.get(i), form));
            }
        }
    }

    private @Nullable URI url(String key, @Nullable String written) {
        try {
            URI url = written == null ? null : URI.create(written.strip());
            if (url != null
                    && url.getHost() != null
                    && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
                    && url.getUserInfo() == null
                    && url.getQuery() == null) {
                return url;
            }
        } catch (IllegalArgumentException notAUrl) {
            // Said below like every other address that cannot be used.
        }
        problems.add("\"%s\" is %s; write the address that people open in their browser, such as https://example.com."
                .formatted(key, written == null ? "missing" : "no address that can be used"));
        return null;
    }
}
