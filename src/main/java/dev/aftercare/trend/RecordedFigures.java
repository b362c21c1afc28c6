package dev.aftercare.trend;

import dev.aftercare.link.Commitments;
import dev.aftercare.overdue.WorkingDays;
import dev.aftercare.postmortem.Postmortems;
import dev.aftercare.postmortem.RunDate;
import java.time.YearMonth;
import org.springframework.stereotype.Component;

/** The figures of the records that are kept. */
@Component
final class RecordedFigures implements Figures {

    private final Postmortems postmortems;
    private final Commitments commitments;
    private final WorkingDays workingDays;
    private final FigureSettings settings;

    RecordedFigures(
            Postmortems postmortems, Commitments commitments, WorkingDays workingDays, FigureSettings settings) {
        this.postmortems = postmortems;
        this.commitments = commitments;
        this.workingDays = workingDays;
        this.settings = settings;
    }

    @Override
    public MonthlyFigures of(YearMonth month, RunDate runDate) {
        Incidents incidents = Incidents.of(postmortems.all(), settings, runDate.zone());
        return new Reckoning(incidents, settings, workingDays, runDate).of(month, commitments.all());
    }
}
