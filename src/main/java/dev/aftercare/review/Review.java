package dev.aftercare.review;

import dev.aftercare.link.Commitments;
import dev.aftercare.postmortem.Postmortem;
import java.util.List;

/** Reviews postmortems as they were read, without any table: for authors, and for the checks of a repository. */
public final class Review {

    private final ReviewPolicy policy;

    /** Reviews by these settings. */
    public Review(ReviewSettings settings) {
        this.policy = new ReviewPolicy(settings);
    }

    /** What a postmortem does not meet yet, by line and rule. Its countermeasures stand as it says itself. */
    public List<ReviewFinding> of(Postmortem postmortem) {
        return policy.review(
                postmortem,
                Commitments.asWritten(postmortem),
                postmortem.background().passages());
    }
}
