package dev.aftercare.digest;

import dev.aftercare.chart.Words;
import dev.aftercare.digest.Digest.IncidentEntry;
import dev.aftercare.postmortem.ReviewStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the newsletter's section into words: what may be shared, and nothing that is unfinished. */
final class Newsletter {

    private static final int LINE = 220;

    private Newsletter() {}

    static NewsletterView of(Digest digest, Words words) {
        List<IncidentEntry> shared =
                digest.incidents().stream().filter(Newsletter::isFinished).toList();
        return new NewsletterView(
                words.say("newsletter.title", words.month(digest.month())),
                new FirstPage(digest, words).happenedAndNoticed(),
                shared.stream().map(Newsletter::item).toList(),
                leftOut(digest, digest.incidents().size() - shared.size(), words));
    }

    private static boolean isFinished(IncidentEntry entry) {
        return entry.status() != ReviewStatus.DRAFT && entry.status() != ReviewStatus.IN_REVIEW;
    }

    private static NewsletterView.Item item(IncidentEntry entry) {
        String summary = entry.summary();
        return new NewsletterView.Item(
                DigestPages.title(entry.postmortem()),
                DigestPages.facts(entry.postmortem()),
                summary == null ? null : Texts.shortened(Texts.firstSentence(summary), LINE));
    }

    private static @Nullable String leftOut(Digest digest, int unfinished, Words words) {
        int restricted = digest.occurrences().restricted();
        return restricted + unfinished == 0 ? null : words.say("newsletter.left-out", restricted, unfinished);
    }
}
