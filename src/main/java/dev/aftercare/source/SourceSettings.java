package dev.aftercare.source;

import dev.aftercare.source.reading.ReadingDefaults;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One configured source of postmortems. Either a folder or a git repository.
 *
 * @param name its name, unique among all sources and trackers
 * @param folder the folder of a folder source; null for a git source
 * @param git the repository of a git source; null for a folder source
 * @param include glob patterns of the files to read, relative to the folder; empty for every Markdown file
 * @param exclude glob patterns of the files to leave out
 * @param defaults what holds where a record does not say
 */
public record SourceSettings(
        String name,
        @Nullable Path folder,
        @Nullable GitSettings git,
        List<String> include,
        List<String> exclude,
        ReadingDefaults defaults) {

    public SourceSettings {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
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
}
