package dev.aftercare.readingclub;

import static java.util.stream.Collectors.groupingBy;

import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.review.ReviewFinding;
import dev.aftercare.review.RuleLevel;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says which postmortems the club may see. A finding about language keeps none from it: the organiser is told, and decides.
 */
final class ClubGate {

    private final Map<String, List<ReviewFinding>> findings;

    /**
     * Looks at what the review found.
     *
     * @param findings those of all postmortems
     */
    ClubGate(Collection<ReviewFinding> findings) {
        this.findings = findings.stream().collect(groupingBy(ReviewFinding::postmortemId));
    }

    /** Nothing restricted and nothing unfinished. Unknown is not unreviewed. */
    static boolean isShareable(Postmortem postmortem) {
        return postmortem.mayBeNamed()
                && postmortem.status() != ReviewStatus.DRAFT
                && postmortem.status() != ReviewStatus.IN_REVIEW;
    }

    /** Shareable, and without a required finding. */
    boolean isOpenTo(Postmortem postmortem) {
        return leftOut(postmortem).isEmpty();
    }

    /** Why the postmortem is no candidate; empty where it may be one. */
    Optional<LeftOut> leftOut(Postmortem postmortem) {
        if (!postmortem.mayBeNamed()) {
            return Optional.of(new LeftOut(postmortem.id(), "", LeftOut.Why.RESTRICTED, List.of()));
        }
        if (postmortem.status() == ReviewStatus.DRAFT) {
            return left(postmortem, LeftOut.Why.DRAFT, List.of());
        }
        if (postmortem.status() == ReviewStatus.IN_REVIEW) {
            return left(postmortem, LeftOut.Why.IN_REVIEW, List.of());
        }
        List<String> missing = missing(postmortem);
        return missing.isEmpty() ? Optional.empty() : left(postmortem, LeftOut.Why.INCOMPLETE, missing);
    }

    private static Optional<LeftOut> left(Postmortem postmortem, LeftOut.Why why, List<String> missing) {
        return Optional.of(new LeftOut(postmortem.id(), postmortem.title(), why, missing));
    }

    /** What a guide requires and the record does not have, in the record's language. */
    private List<String> missing(Postmortem postmortem) {
        return findings.getOrDefault(postmortem.id(), List.of()).stream()
                .filter(finding -> finding.level() == RuleLevel.REQUIRED && !finding.isAboutLanguage())
                .map(ReviewFinding::message)
                .toList();
    }
}
