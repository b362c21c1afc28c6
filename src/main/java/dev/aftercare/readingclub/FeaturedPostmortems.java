package dev.aftercare.readingclub;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** What the reading club has read, month by month. */
interface FeaturedPostmortems {

    /** What was chosen for a month. */
    Optional<FeaturedPostmortem> find(YearMonth month);

    /** What was chosen from one month to another, both included, by month. */
    List<FeaturedPostmortem> between(YearMonth first, YearMonth last);

    /** Remembers a choice in place of an earlier one for the same month. */
    void replace(FeaturedPostmortem featured);

    /** Forgets the choice for a month. */
    void forget(YearMonth month);

    /** Remembers a proposal, unless something was chosen for its month already. */
    void propose(FeaturedPostmortem proposal);
}
