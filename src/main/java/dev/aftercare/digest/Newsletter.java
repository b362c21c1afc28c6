package dev.aftercare.digest;

import dev.aftercare.chart.Words;
import dev.aftercare.digest.Digest.IncidentEntry;
import dev.aftercare.postmortem.ReviewStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts the newsletter's section into words: what may be shared, and nothing that is unfinished. */
final class Newsletter {

    private static final int LINE = 220;
    private static final int MOST_REMARKS = 10;

    private Newsletter() {}

    static NewsletterView of(Digest digest, Words words) {
        List<IncidentEntry> shared =
                digest.incidents().stream().filter(Newsletter::isFinished).toList();
        return new NewsletterView(
                words.say("newsletter.title", words.month(digest.month())),
                new FirstPage(digest, words).happenedAndNoticed(),
                shared.stream().map(Newsletter::item).toList(),
                forTheEditor(digest, shared, words));
    }

    private static boolean isFinished(IncidentEntry entry) {
        return entry.status() != ReviewStatus.DRAFT && entry.status() != ReviewStatus.IN_REVIEW;
    }

    private static NewsletterView.Item item(IncidentEntry entry) {
        String summary = entry.summary();
        return new NewsletterView.Item(
                DigestPages.title(entry.postmortem(), Integer.MAX_VALUE),
                DigestPages.facts(entry.postmortem()),
                summary == null ? null : Texts.shortened(Texts.firstSentence(summary), LINE));
    }

    /** What was left out, and what was found in the language of what was not: the editor decides, nothing goes in silence. */
    private static @Nullable String forTheEditor(Digest digest, List<IncidentEntry> shared, Words words) {
        List<String> sentences = new ArrayList<>();
        String leftOut = leftOut(digest, digest.incidents().size() - shared.size(), words);
        if (leftOut != null) {
            sentences.add(leftOut);
        }
        List<String> remarks = shared.stream()
                .flatMap(entry -> Objects.requireNonNullElse(entry.remarks(), List.<String>of()).stream())
                .toList();
        if (!remarks.isEmpty()) {
            sentences.add(words.say("newsletter.remarks", remarks.size()));
            remarks.stream().limit(MOST_REMARKS).forEach(sentences::add);
        }
        return sentences.isEmpty() ? null : String.join("\n", sentences);
    }

    private static @Nullable String leftOut(Digest digest, int unfinished, Words words) {
        int restricted = digest.occurrences().restricted();
        return restricted + unfinished == 0 ? null : words.say("newsletter.left-out", restricted, unfinished);
    }
}
