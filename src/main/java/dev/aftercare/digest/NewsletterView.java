package dev.aftercare.digest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newsletter's section of a month in words.
 *
 * @param title its title
 * @param sentences what happened, in a few sentences
 * @param items the postmortems that may be shared
 * @param leftOut what was left out, for the editor alone; null where nothing was
 */
record NewsletterView(
        String title,
        List<String> sentences,
        List<Item> items,
        @Nullable String leftOut) {

    /**
     * A postmortem in one line.
     *
     * @param title its title
     * @param facts severity and system; possibly empty
     * @param line what happened; null where the record does not say
     */
    record Item(
            DigestView.Title title, String facts, @Nullable String line) {}
}
