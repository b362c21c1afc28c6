package dev.aftercare.trend;

import dev.aftercare.link.Commitment;
import dev.aftercare.overdue.WorkingDays;
import dev.aftercare.postmortem.RunDate;
import dev.aftercare.statistics.Method;
import dev.aftercare.statistics.Methods;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Works out all figures of a month. In memory: a hundred thousand incidents take a second. */
final class Reckoning {

    static final List<Integer> WINDOWS = List.of(1, 3, 12);

    private final Incidents incidents;
    private final FigureSettings settings;
    private final WorkingDays workingDays;
    private final RunDate runDate;
    private final DurationFigures times;

    Reckoning(Incidents incidents, FigureSettings settings, WorkingDays workingDays, RunDate runDate) {
        this.incidents = incidents;
        this.settings = settings;
        this.workingDays = workingDays;
        this.runDate = runDate;
        this.times = new DurationFigures(runDate);
    }

    MonthlyFigures of(YearMonth month, List<Commitment> commitments) {
        TimeChanges changes = new TimeChanges(incidents, month, settings.seed());
        List<YearMonth> months = changes.months();
        LocalDate today = runDate.asOf().atZone(runDate.zone()).toLocalDate();
        return new MonthlyFigures(
                month,
                runDate.date(),
                runDate.zone(),
                settings.seed(),
                Methods.all().stream().map(Method::label).toList(),
                incidents.window(month, 1).size(),
                incidents.leftOutCounts(month),
                incidents.undated().size(),
                times(month),
                months.stream().flatMap(one -> ofAll(one)).toList(),
                dots(month, months.size()),
                changes.trends(),
                changes.comparisons(),
                changes.groups(),
                new IncidentCounts(incidents, month, today).of(months),
                shares(month),
                WINDOWS.stream()
                        .map(window -> IncidentShares.usersHit(incidents.window(month, window), window))
                        .toList(),
                new ActionCurves(runDate, workingDays).of(commitments));
    }

    /** The measures of a month and of the months up to it, by scope. */
    List<DurationFigure> times(YearMonth month) {
        return WINDOWS.stream()
                .flatMap(window -> incidents.byScope(month, window).entrySet().stream()
                        .flatMap(scope -> Stream.of(Measure.values())
                                .map(measure -> times.of(measure, month, window, scope.getKey(), scope.getValue()))))
                .sorted(Comparator.comparing(DurationFigure::scope)
                        .thenComparing(DurationFigure::measure)
                        .thenComparing(DurationFigure::months))
                .toList();
    }

    /** The measures of so many months up to one, as they are kept; of windows that have an incident. */
    List<StoredFigure> stored(YearMonth last, int months) {
        String methods = Methods.ofTimes().stream().map(Method::label).collect(Collectors.joining("; "));
        return Stream.iterate(last.minusMonths(months - 1L), one -> !one.isAfter(last), one -> one.plusMonths(1))
                .flatMap(month -> times(month).stream())
                .filter(figure -> figure.incidents() > 0)
                .map(figure -> new StoredFigure(figure, methods, settings.seed()))
                .toList();
    }

    private Stream<DurationFigure> ofAll(YearMonth month) {
        List<MeasuredIncident> window = incidents.window(month, 1);
        return Stream.of(Measure.values()).map(measure -> times.of(measure, month, 1, Scope.ALL, window));
    }

    private List<IncidentDot> dots(YearMonth month, int months) {
        return incidents.window(month, months).stream()
                .flatMap(incident -> incident.metrics().values().stream()
                        .filter(metric -> metric.value() != null)
                        .map(metric -> new IncidentDot(
                                metric.measure(),
                                Objects.requireNonNull(incident.day()),
                                Objects.requireNonNull(metric.value()),
                                metric.state())))
                .sorted(Comparator.comparing(IncidentDot::measure)
                        .thenComparing(IncidentDot::day)
                        .thenComparing(IncidentDot::value))
                .toList();
    }

    private List<ShareFigure> shares(YearMonth month) {
        IncidentShares shares = new IncidentShares(settings, workingDays, runDate.zone());
        return WINDOWS.stream()
                .flatMap(window -> shares.of(incidents.window(month, window), window).stream())
                .toList();
    }
}
