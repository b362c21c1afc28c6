package dev.aftercare.trend;

import dev.aftercare.link.Commitments;
import dev.aftercare.overdue.WorkingDays;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.Postmortems;
import dev.aftercare.postmortem.RunDate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Predicate;

/** The figures of any month, worked out from the records as they are now. */
public interface FigureBook {

    /** The figures of these records. */
    static FigureBook of(
            Postmortems postmortems, Commitments commitments, WorkingDays workingDays, FigureSettings settings) {
        return new RecordedFigures(postmortems, commitments, workingDays, settings);
    }

    /**
     * The figures of a month. The same records, month, run date and settings give the same figures.
     *
     * @param runDate the run as of which open incidents and countermeasures are looked at
     */
    default MonthlyFigures of(YearMonth month, RunDate runDate) {
        return of(month, runDate, postmortem -> true);
    }

    /**
     * The figures of a month, of some records alone.
     *
     * @param runDate the run as of which open incidents and countermeasures are looked at
     * @param which the records that count, with their countermeasures
     */
    MonthlyFigures of(YearMonth month, RunDate runDate, Predicate<Postmortem> which);

    /**
     * The records behind a figure, those left out with the reason.
     *
     * @param months over how many months: 1, 3, 12 or any other number
     * @param scope which incidents; of no meaning for figures of actions
     */
    Explanation explain(FigureName figure, YearMonth month, int months, Scope scope, RunDate runDate);

    /**
     * Writes the figures of every month up to one, and every record behind them, as CSV and JSON. Restricted records are
     * among them without their names.
     *
     * @param folder is made where it is missing; files of the same names in it are replaced
     * @return the files
     */
    List<Path> export(Path folder, YearMonth month, RunDate runDate) throws IOException;
}
