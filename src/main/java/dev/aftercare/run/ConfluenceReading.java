package dev.aftercare.run;

import dev.aftercare.run.AftercareProperties.ConfluenceProperties;
import dev.aftercare.source.ConfluenceSettings;
import dev.aftercare.source.ConfluenceSettings.Edition;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Holds the configuration of a Confluence source against the rules. */
final class ConfluenceReading {

    private static final URI NOWHERE = URI.create("https://nowhere.invalid");

    private ConfluenceReading() {}

    /**
     * The settings of one source.
     *
     * @param key where they are written
     * @param problems takes everything that is wrong with them
     */
    static ConfluenceSettings of(String key, ConfluenceProperties written, List<String> problems) {
        if (written.spaces().isEmpty() && written.labels().isEmpty() && written.parent() == null) {
            problems.add("\"%s\" names no pages; write at least one of \"spaces\", \"labels\" and \"parent\"."
                    .formatted(key));
        }
        String parent = written.parent();
        if (parent != null && !parent.matches("[0-9]{1,20}")) {
            problems.add("\"%s.parent\" is \"%s\"; write the number of the page, which stands in its address."
                    .formatted(key, parent));
        }
        if (written.user() != null && written.token() == null) {
            problems.add("\"%s.token\" is missing beside \"user\"; write the user's API token, best as ${A_VARIABLE}."
                    .formatted(key));
        }
        return new ConfluenceSettings(
                url(key + ".url", written.url(), problems),
                edition(key + ".edition", written.edition(), problems),
                written.user(),
                token(key + ".token", written.token(), problems),
                written.spaces(),
                written.labels(),
                parent);
    }

    private static URI url(String key, @Nullable String written, List<String> problems) {
        try {
            URI url = URI.create(written == null ? "" : written.strip());
            boolean web = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
            if (web && url.getHost() != null && url.getRawUserInfo() == null && url.getRawQuery() == null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // said below; the message would quote a password
        }
        problems.add(
                "\"%s\" is no address of a Confluence; write it without user and password, such as https://example.atlassian.net/wiki."
                        .formatted(key));
        return NOWHERE;
    }

    private static @Nullable Edition edition(String key, @Nullable String written, List<String> problems) {
        if (written == null) {
            return null;
        }
        switch (written.strip().toLowerCase(Locale.ROOT).replace('_', '-')) {
            case "cloud":
                return Edition.CLOUD;
            case "data-center", "server":
                return Edition.DATA_CENTER;
            default:
                problems.add("\"%s\" is \"%s\"; write cloud or data-center, or leave it out.".formatted(key, written));
                return null;
        }
    }

    private static @Nullable String token(String key, @Nullable String written, List<String> problems) {
        if (written == null || written.isBlank()) {
            return null;
        }
        if (!written.strip().chars().allMatch(letter -> letter > ' ' && letter < 127)) {
            problems.add(
                    "\"%s\" holds a character that no token has (a blank, an accent); copy it again.".formatted(key));
            return null;
        }
        return written.strip();
    }
}
