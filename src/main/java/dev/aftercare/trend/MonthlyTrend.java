package dev.aftercare.trend;

import dev.aftercare.statistics.Quantiles;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sums up the incidents of each month. An incident that no month is known of counts in none. */
final class MonthlyTrend {

    private MonthlyTrend() {}

    /** Each measure of each month that has an incident, by month and measure. */
    static List<TrendMonth> of(List<IncidentMetric> metrics) {
        Map<YearMonth, Map<Measure, List<IncidentMetric>>> months = metrics.stream()
                .filter(metric -> metric.month() != null)
                .collect(Collectors.groupingBy(
                        metric -> Objects.requireNonNull(metric.month()),
                        TreeMap::new,
                        Collectors.groupingBy(IncidentMetric::measure)));
        return months.entrySet().stream()
                .flatMap(month -> Measure.ofIncident().stream()
                        .map(measure ->
                                sumUp(month.getKey(), measure, month.getValue().getOrDefault(measure, List.of()))))
                .toList();
    }

    /**
     * Puts a month without any incident where there is none.
     *
     * @param known by month and measure
     */
    static List<TrendMonth> withoutGaps(List<TrendMonth> known, YearMonth first, YearMonth last) {
        Map<YearMonth, Map<Measure, TrendMonth>> byMonth = known.stream()
                .collect(Collectors.groupingBy(
                        TrendMonth::month, Collectors.toMap(TrendMonth::measure, month -> month)));
        return Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1))
                .flatMap(month -> Measure.ofIncident().stream()
                        .map(measure -> byMonth.getOrDefault(month, Map.of())
                                .getOrDefault(measure, sumUp(month, measure, List.of()))))
                .toList();
    }

    private static TrendMonth sumUp(YearMonth month, Measure measure, List<IncidentMetric> metrics) {
        List<Duration> values = metrics.stream()
                .map(IncidentMetric::value)
                .filter(Objects::nonNull)
                .toList();
        Duration median = values.isEmpty() ? null : median(values);
        Duration mean = values.isEmpty() ? null : mean(values);
        return new TrendMonth(month, measure, metrics.size(), values.size(), median, mean);
    }

    private static Duration median(List<Duration> values) {
        double[] millis = values.stream().mapToDouble(Duration::toMillis).toArray();
        return Duration.ofMillis(Math.round(Quantiles.quantile(millis, 0.5)));
    }

    private static Duration mean(List<Duration> values) {
        return Duration.ofMillis(Math.round(
                values.stream().mapToLong(Duration::toMillis).average().orElseThrow()));
    }
}
