package dev.aftercare.review;

import static dev.aftercare.link.CommitmentFixtures.commitment;

import dev.aftercare.link.Commitment;
import dev.aftercare.postmortem.Postmortem;
import java.util.List;
import java.util.stream.IntStream;

/** Reviews a postmortem and says what was found in a form that tests can read. */
final class ReviewAssertions {

    private ReviewAssertions() {}

    /** Line, rule and message of each finding, where no ticket says more than the postmortem. */
    static List<String> said(Postmortem postmortem) {
        Commitment[] commitments = IntStream.rangeClosed(
                        1, postmortem.countermeasures().size())
                .mapToObj(number -> commitment(postmortem, number))
                .toArray(Commitment[]::new);
        return review(postmortem, commitments).stream()
                .map(finding -> finding.place().line() + " " + finding.rule() + ": " + finding.message())
                .toList();
    }

    static List<ReviewFinding> review(Postmortem postmortem, Commitment... commitments) {
        return new ReviewPolicy(ReviewSettings.usual())
                        .review(
                                postmortem,
                                List.of(commitments),
                                postmortem.background().passages())
                        .stream()
                        // the fixtures have no timeline unless a test writes one
                        .filter(finding -> !finding.rule().equals("postmortem.timeline"))
                        .toList();
    }
}
