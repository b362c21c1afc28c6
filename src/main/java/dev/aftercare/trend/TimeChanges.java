package dev.aftercare.trend;

import dev.aftercare.statistics.Answer;
import dev.aftercare.statistics.ManyComparisons;
import dev.aftercare.statistics.PeriodComparison;
import dev.aftercare.statistics.Quantiles;
import dev.aftercare.statistics.Trend;
import dev.aftercare.trend.ComparisonFigure.Against;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Works out whether times become longer or shorter. */
final class TimeChanges {

    /** What is said of a measure at all: those of the incident, and not both of two that share their ends. */
    static final List<Measure> MEASURES =
            List.of(Measure.TIME_TO_DETECT, Measure.TIME_TO_RESOLVE, Measure.TIME_TO_RESTORE);

    static final int MONTHS = 24;
    private static final int MONTHS_A_YEAR = 12;
    private static final int QUARTER = 3;
    private static final double ALPHA = 0.05;

    private static final int DRAWN = 9_999;

    /** As {@link PeriodComparison} does unasked: sums of many values lie near a normal distribution anyway. */
    private static final int DRAWN_OF_MANY = 1_999;

    private static final int MANY = 2_000;

    /** Enough to see that a group does not stand out. */
    private static final int DRAWN_FIRST = 999;

    /** A single group that stands out among m needs a p-value of 0.05 / m at most; the smallest is two by those drawn. */
    private static final int DRAWN_A_GROUP = 100;

    /** A median below half a minute counts as that: instants are known to the minute, and zero has no logarithm. */
    private static final double LEAST_MILLIS = 30_000;

    private final Incidents incidents;
    private final YearMonth month;
    private final long seed;

    TimeChanges(Incidents incidents, YearMonth month, long seed) {
        this.incidents = incidents;
        this.month = month;
        this.seed = seed;
    }

    /** The months that a trend is looked for in: up to 24, from the first that has an incident. */
    List<YearMonth> months() {
        YearMonth earliest = month.minusMonths(MONTHS - 1L);
        YearMonth known = incidents.first().filter(one -> !one.isAfter(month)).orElse(month);
        YearMonth first = known.isAfter(earliest) ? known : earliest;
        return Stream.iterate(first, one -> !one.isAfter(month), one -> one.plusMonths(1))
                .toList();
    }

    List<TrendFigure> trends() {
        return MEASURES.stream().map(this::trend).toList();
    }

    private TrendFigure trend(Measure measure) {
        List<YearMonth> months = months();
        List<Double> times = new ArrayList<>();
        List<Double> logs = new ArrayList<>();
        int values = 0;
        for (int at = 0; at < months.size(); at++) {
            double[] millis = DurationFigures.values(measure, incidents.window(months.get(at), 1));
            values += millis.length;
            if (millis.length > 0) {
                times.add((double) at);
                logs.add(Math.log(Math.max(LEAST_MILLIS, Quantiles.quantile(millis, 0.5))));
            }
        }
        Answer<Trend> answer = Trend.of(array(times), array(logs));
        return figure(measure, months, values, times.size(), answer);
    }

    private static TrendFigure figure(
            Measure measure, List<YearMonth> months, int incidents, int n, Answer<Trend> answer) {
        YearMonth first = months.get(0);
        YearMonth last = months.get(months.size() - 1);
        Trend trend = answer.value().orElse(null);
        if (trend == null) {
            return new TrendFigure(measure, first, last, n, incidents, lack(answer), null, null, null, null);
        }
        return new TrendFigure(
                measure,
                first,
                last,
                n,
                incidents,
                trend.isDetected() ? Verdict.of(Math.exp(trend.slope())) : Verdict.NO_CHANGE,
                trend.pValue(),
                perYear(trend.slope()),
                perYear(trend.slopeInterval().lower()),
                perYear(trend.slopeInterval().upper()));
    }

    private static double perYear(double slopePerMonth) {
        return Math.exp(slopePerMonth * MONTHS_A_YEAR);
    }

    /** This quarter beside the last one and the one a year before. */
    List<ComparisonFigure> comparisons() {
        return MEASURES.stream()
                .flatMap(measure -> Stream.of(Against.LAST_QUARTER, Against.QUARTER_A_YEAR_BEFORE)
                        .map(against -> compare(measure, Scope.ALL, against, QUARTER, monthsBefore(against))))
                .toList();
    }

    private static int monthsBefore(Against against) {
        return switch (against) {
            case LAST_QUARTER -> QUARTER;
            case QUARTER_A_YEAR_BEFORE, YEAR_BEFORE -> MONTHS_A_YEAR;
        };
    }

    /** Twelve months of each group beside its twelve before; what stands out is corrected for how many were looked at. */
    List<ComparisonFigure> groups() {
        List<ComparisonFigure> first = MEASURES.stream()
                .filter(measure -> measure != Measure.TIME_TO_RESTORE)
                .flatMap(measure -> groups(measure).stream())
                .toList();
        List<ComparisonFigure> tested = first.stream()
                .map(one -> pValue(one) > ALPHA ? one : again(one, first.size()))
                .toList();
        double[] adjusted = ManyComparisons.adjusted(
                tested.stream().mapToDouble(TimeChanges::pValue).toArray());
        List<ComparisonFigure> corrected = new ArrayList<>();
        for (int at = 0; at < adjusted.length; at++) {
            corrected.add(corrected(tested.get(at), adjusted[at]));
        }
        return corrected;
    }

    /** Among many, only a small p-value counts: more permutations tell how small it is. */
    private ComparisonFigure again(ComparisonFigure one, int tested) {
        return compare(
                one.measure(),
                one.scope(),
                one.against(),
                MONTHS_A_YEAR,
                MONTHS_A_YEAR,
                within(one.scope(), month),
                within(one.scope(), month.minusMonths(MONTHS_A_YEAR)),
                Math.max(DRAWN, DRAWN_A_GROUP * tested));
    }

    private List<MeasuredIncident> within(Scope scope, YearMonth last) {
        return incidents.window(last, MONTHS_A_YEAR).stream()
                .filter(incident -> scope.holds(incident.postmortem()))
                .toList();
    }

    private List<ComparisonFigure> groups(Measure measure) {
        Map<Scope, List<MeasuredIncident>> now = incidents.byScope(month, MONTHS_A_YEAR);
        Map<Scope, List<MeasuredIncident>> before = incidents.byScope(month.minusMonths(MONTHS_A_YEAR), MONTHS_A_YEAR);
        return now.keySet().stream()
                .filter(scope -> scope.kind() != Scope.Kind.ALL)
                .map(scope -> compare(
                        measure,
                        scope,
                        Against.YEAR_BEFORE,
                        MONTHS_A_YEAR,
                        MONTHS_A_YEAR,
                        now.getOrDefault(scope, List.of()),
                        before.getOrDefault(scope, List.of()),
                        DRAWN_FIRST))
                .filter(figure -> figure.pValue() != null)
                .toList();
    }

    private static double pValue(ComparisonFigure figure) {
        return figure.pValue() == null ? 1 : figure.pValue();
    }

    private static ComparisonFigure corrected(ComparisonFigure one, double adjusted) {
        Double ratio = one.ratio();
        Verdict verdict = adjusted <= ALPHA && ratio != null ? Verdict.of(ratio) : Verdict.NO_CHANGE;
        return new ComparisonFigure(
                one.measure(),
                one.scope(),
                one.against(),
                one.first(),
                one.last(),
                one.firstBefore(),
                one.lastBefore(),
                one.n(),
                one.nBefore(),
                verdict,
                ratio,
                one.lower(),
                one.upper(),
                one.pValue(),
                adjusted,
                one.decrease(),
                one.increase(),
                one.permutations());
    }

    private ComparisonFigure compare(Measure measure, Scope scope, Against against, int length, int back) {
        return compare(
                measure,
                scope,
                against,
                length,
                back,
                incidents.window(month, length),
                incidents.window(month.minusMonths(back), length),
                DRAWN);
    }

    private ComparisonFigure compare(
            Measure measure,
            Scope scope,
            Against against,
            int length,
            int back,
            List<MeasuredIncident> now,
            List<MeasuredIncident> before,
            int drawn) {
        double[] values = DurationFigures.values(measure, now);
        double[] valuesBefore = DurationFigures.values(measure, before);
        boolean many = values.length + valuesBefore.length > MANY;
        Answer<PeriodComparison> answer =
                PeriodComparison.of(valuesBefore, values, seed, many && drawn == DRAWN ? DRAWN_OF_MANY : drawn);
        PeriodComparison found = answer.value().orElse(null);
        return new ComparisonFigure(
                measure,
                scope,
                against,
                month.minusMonths(length - 1L),
                month,
                month.minusMonths(back + length - 1L),
                month.minusMonths(back),
                values.length,
                valuesBefore.length,
                found == null ? lack(answer) : found.isDetected() ? Verdict.of(found.ratio()) : Verdict.NO_CHANGE,
                found == null ? null : found.ratio(),
                found == null ? null : found.interval().lower(),
                found == null ? null : found.interval().upper(),
                found == null ? null : found.pValue(),
                null,
                found == null ? null : found.detectable().decrease(),
                found == null ? null : found.detectable().increase(),
                found == null ? 0 : found.permutations());
    }

    private static Verdict lack(Answer<?> answer) {
        if (answer instanceof Answer.NotEnough<?> none) {
            return switch (none.lack()) {
                case SPREAD, NOT_ZERO -> Verdict.NO_SPREAD;
                case VALUES, EVENTS, EXPOSURE -> Verdict.TOO_FEW;
            };
        }
        throw new IllegalArgumentException("nothing is lacking: " + answer);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
