package dev.aftercare.postmortem;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file in a git repository, at the head of a branch.
 *
 * @param url a local path or a URL
 * @param branch the branch; null for the repository's default branch
 * @param path the path of the file inside the repository
 * @param keyFile the private SSH key; null for none
 * @param user the user name that goes with the token; null for the usual one
 * @param token the access token for HTTPS; null for none; never logged
 * @param workFolder where a bare clone may be kept between nights
 */
public record BranchFile(
        String url,
        @Nullable String branch,
        String path,
        @Nullable Path keyFile,
        @Nullable String user,
        @Nullable String token,
        Path workFolder) {

    /** Without the token, so that no log and no message can hold it. */
    @Override
    public String toString() {
        return "BranchFile[" + path + "]";
    }
}
