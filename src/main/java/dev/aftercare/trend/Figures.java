package dev.aftercare.trend;

import dev.aftercare.postmortem.RunDate;
import java.time.YearMonth;

/** The figures of any month, worked out from the records as they are now. */
public interface Figures {

    /**
     * The figures of a month. The same records, month, run date and settings give the same figures.
     *
     * @param runDate the run as of which open incidents and countermeasures are looked at
     */
    MonthlyFigures of(YearMonth month, RunDate runDate);
}
