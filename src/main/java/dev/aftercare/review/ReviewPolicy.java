package dev.aftercare.review;

import dev.aftercare.link.Commitment;
import dev.aftercare.postmortem.Place;
import dev.aftercare.postmortem.Postmortem;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Holds a postmortem against the rules: {@link Completeness} and {@link Phrasing}. */
final class ReviewPolicy {

    private static final List<ReviewRule> RULES =
            Stream.concat(Completeness.RULES.stream(), Phrasing.RULES.stream()).toList();

    private ReviewPolicy() {}

    /**
     * What a postmortem does not meet yet, by line and rule, each once.
     *
     * @param commitments the countermeasures of this postmortem as they stand today
     */
    static List<ReviewFinding> review(Postmortem postmortem, List<Commitment> commitments) {
        Reviewed reviewed = new Reviewed(postmortem, commitments);
        return RULES.stream()
                .flatMap(rule -> rule.gaps().apply(reviewed).map(gap -> finding(postmortem, rule, gap)))
                .distinct()
                .sorted(Comparator.comparingInt(
                                (ReviewFinding finding) -> finding.place().line())
                        .thenComparing(ReviewFinding::rule)
                        .thenComparing(ReviewFinding::message))
                .toList();
    }

    private static ReviewFinding finding(Postmortem postmortem, ReviewRule rule, Gap gap) {
        Place place = gap.line() > 0 ? postmortem.place().at(gap.line()) : postmortem.place();
        return new ReviewFinding(
                postmortem.id(), rule.name(), place, gap.message().in(postmortem.language()));
    }
}
