package dev.aftercare.trend;

import dev.aftercare.link.Commitment;
import dev.aftercare.link.Commitments;
import dev.aftercare.overdue.WorkingDays;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.Postmortems;
import dev.aftercare.postmortem.RunDate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** The figures of the records that are kept. */
@Component
final class RecordedFigures implements FigureBook {

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
    public MonthlyFigures of(YearMonth month, RunDate runDate, Predicate<Postmortem> which) {
        List<Postmortem> counted = postmortems.all().stream().filter(which).toList();
        Incidents incidents = Incidents.of(counted, settings, runDate.zone());
        return new Reckoning(incidents, settings, workingDays, runDate)
                .of(
                        month,
                        commitments.all().stream()
                                .filter(commitment -> which.test(commitment.postmortem()))
                                .toList());
    }

    @Override
    public Explanation explain(FigureName figure, YearMonth month, int months, Scope scope, RunDate runDate) {
        Incidents incidents = Incidents.of(postmortems.all(), settings, runDate.zone());
        return new Explaining(incidents, commitments.all(), settings, workingDays, runDate)
                .of(figure, month, months, scope);
    }

    @Override
    public List<Path> export(Path folder, YearMonth month, RunDate runDate) throws IOException {
        Incidents incidents = Incidents.of(postmortems.all(), settings, runDate.zone());
        List<Commitment> promised = commitments.all();
        Reckoning reckoning = new Reckoning(incidents, settings, workingDays, runDate);
        YearMonth first =
                incidents.first().filter(known -> !known.isAfter(month)).orElse(month);
        int months = (int) ChronoUnit.MONTHS.between(first, month) + 1;
        return new FigureExport(folder)
                .write(
                        reckoning.of(month, promised),
                        reckoning.stored(month, months),
                        incidents,
                        promised.stream()
                                .map(commitment -> WatchedAction.of(commitment, runDate.zone()))
                                .toList());
    }
}
