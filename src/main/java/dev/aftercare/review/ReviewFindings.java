package dev.aftercare.review;

import java.util.List;

/** What the postmortems do not meet yet, as the last night worked it out. */
public interface ReviewFindings {

    /** Every finding, by postmortem, line and rule. */
    List<ReviewFinding> all();
}
