package dev.aftercare.source.confluence;

import dev.aftercare.source.ConfluenceSettings;
import java.net.URI;

/** What is said in the same words in several places. */
final class Sentences {

    static final String NO_TEXT =
            "the page has no text in the storage format; look whether it is a live document or a database, and leave it out by its label";

    private Sentences() {}

    static String noSpace(ConfluenceSettings settings, String key) {
        return "%s: there is no space \"%s\", or we may not see it; correct its key (in capitals), or give the token's user the right to read it"
                .formatted(settings.url(), key);
    }

    static String withoutSlash(URI url) {
        String text = url.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
