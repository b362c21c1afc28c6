package dev.aftercare.source;

import dev.aftercare.source.reading.ReadingDefaults;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One configured source of postmortems: a folder, a git repository, a database, a Confluence or the tickets of a tracker.
 *
 * @param name its name, unique among all sources and trackers
 * @param folder the folder of a folder source; null for the others
 * @param git the repository of a git source; null for the others
 * @param sql the database of an SQL source; null for the others
 * @param include glob patterns of the files to read, relative to the folder; empty for every Markdown file
 * @param exclude glob patterns of the files to leave out
 * @param defaults what holds where a record does not say
 * @param confluence the pages of a Confluence source; null for any other
 * @param ticket the tickets of a source that is a tracker; null for any other
 */
public record SourceSettings(
        String name,
        @Nullable Path folder,
        @Nullable GitSettings git,
        @Nullable SqlSettings sql,
        List<String> include,
        List<String> exclude,
        ReadingDefaults defaults,
        @Nullable ConfluenceSettings confluence,
        @Nullable TicketSettings ticket) {

    public SourceSettings {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    /** A source of files: a folder or a git repository. */
    public SourceSettings(
            String name,
            @Nullable Path folder,
            @Nullable GitSettings git,
            List<String> include,
            List<String> exclude,
            ReadingDefaults defaults) {
        this(name, folder, git, null, include, exclude, defaults, null, null);
    }

    /**
     * Where a git repository lies, and how to reach it.
     *
     * @param url a local path or a URL
     * @param branch the branch to read; null for the repository's default branch
     * @param subFolder the folder inside the repository; empty for all of it
     * @param keyFile the private SSH key; null for none
     * @param user the user name that goes with the token; null for the usual one
     * @param token the access token for HTTPS; null for none; never logged
     * @param workFolder where the bare clone is kept between nights
     */
    public record GitSettings(
            String url,
            @Nullable String branch,
            String subFolder,
            @Nullable Path keyFile,
            @Nullable String user,
            @Nullable String token,
            Path workFolder) {

        /** The URL for a person: without a user, a token or a password that it may hold. */
        public String shownUrl() {
            return url.replaceFirst("^([A-Za-z][A-Za-z0-9+.-]*://)[^/]*@", "$1");
        }

        /** Without the token, so that no log and no message can hold it. */
        @Override
        public String toString() {
            return "GitSettings[" + shownUrl() + ", branch " + branch + ", folder " + subFolder + "]";
        }
    }

    /**
     * A database that holds incidents, and the queries that fetch them. The columns of the queries have documented names.
     *
     * @param url its JDBC URL
     * @param user the user name; null where the URL or the driver knows
     * @param password the password; null for none; never logged
     * @param driver the class of the driver; null to take the one that knows the URL
     * @param driverFolder a folder with the jars of a driver that Aftercare does not bring; null for none
     * @param incidents the query for incidents: one row each
     * @param milestones the query for further points in time; null for none
     * @param countermeasures the query for countermeasures; null for none
     * @param timeout how many seconds one query may take
     */
    public record SqlSettings(
            String url,
            @Nullable String user,
            @Nullable String password,
            @Nullable String driver,
            @Nullable Path driverFolder,
            String incidents,
            @Nullable String milestones,
            @Nullable String countermeasures,
            int timeout) {

        /** "password=…" among the parameters, and "//user:…@" before the host. */
        private static final Pattern SECRET_IN_URL = Pattern.compile(
                "(?:password|pwd|secret|token)=([^&;]+)|[:/][^:/@]*[:/]([^@]+)@", Pattern.CASE_INSENSITIVE);

        /** The URL for a person: without a user, without a password, and without the parameters that may hold them. */
        public String shownUrl() {
            return url.replaceFirst("^(jdbc:(?:[A-Za-z0-9]+:)+(?://)?).*@(?://)?", "$1")
                    .replaceFirst("[?;].*$", "");
        }

        /** A text without the secrets of these settings, such as a driver's own message. */
        public String withoutSecrets(String text) {
            String clean = text.replace(url, shownUrl());
            if (password != null && !password.isBlank()) {
                clean = clean.replace(password, "***");
            }
            Matcher inUrl = SECRET_IN_URL.matcher(url);
            while (inUrl.find()) {
                clean = clean.replace(inUrl.group(1) == null ? inUrl.group(2) : inUrl.group(1), "***");
            }
            return clean;
        }

        /** What decides which rows are read; how the database is reached is no part of it. */
        Map<String, String> place() {
            return Map.of(
                    "url",
                    shownUrl(),
                    "incidents",
                    incidents,
                    "milestones",
                    String.valueOf(milestones),
                    "countermeasures",
                    String.valueOf(countermeasures));
        }

        /** Without the password, so that no log and no message can hold it. */
        @Override
        public String toString() {
            return "SqlSettings[" + shownUrl() + ", user " + user + "]";
        }
    }
}
