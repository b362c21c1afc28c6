package dev.aftercare.review;

import dev.aftercare.link.Commitment;
import dev.aftercare.postmortem.Passage;
import dev.aftercare.postmortem.Place;
import dev.aftercare.postmortem.Postmortem;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Holds a postmortem against the rules of its source. */
final class ReviewPolicy {

    private static final Comparator<ReviewFinding> ORDER = Comparator.comparingInt(
                    (ReviewFinding finding) -> finding.place().line())
            .thenComparing(ReviewFinding::rule)
            .thenComparing(ReviewFinding::message);

    private final ReviewSettings settings;

    ReviewPolicy(ReviewSettings settings) {
        this.settings = settings;
    }

    /**
     * What a postmortem does not meet yet, by line and rule, each once.
     *
     * @param commitments the countermeasures of this postmortem as they stand today
     * @param passages its running text; empty where only its fields are known
     */
    List<ReviewFinding> review(Postmortem postmortem, List<Commitment> commitments, List<Passage> passages) {
        Reviewed reviewed = Reviewed.of(postmortem, commitments, passages, settings);
        return ReviewRules.ALL.stream()
                .flatMap(rule -> findings(reviewed, rule))
                .distinct()
                .sorted(ORDER)
                .toList();
    }

    private Stream<ReviewFinding> findings(Reviewed reviewed, ReviewRule rule) {
        RuleLevel level = settings.level(rule, reviewed.postmortem().place().source());
        return switch (level) {
            case OFF -> Stream.empty();
            case ADVICE, REQUIRED ->
                rule.gaps()
                        .apply(reviewed)
                        .map(gap -> finding(reviewed.postmortem(), rule, gap, level))
                        .filter(finding ->
                                !reviewed.allows(rule.name(), finding.place().line()));
        };
    }

    private static ReviewFinding finding(Postmortem postmortem, ReviewRule rule, Gap gap, RuleLevel level) {
        Place place = gap.line() > 0 ? postmortem.place().at(gap.line()) : postmortem.place();
        return new ReviewFinding(
                postmortem.id(), rule.name(), place, gap.message().in(postmortem.language()), level);
    }
}
