package dev.aftercare.digest;

import static java.util.stream.Collectors.groupingBy;

import dev.aftercare.chart.Chart;
import dev.aftercare.chart.Charts;
import dev.aftercare.chart.Counts;
import dev.aftercare.chart.OpenActions;
import dev.aftercare.chart.Times;
import dev.aftercare.chart.Words;
import dev.aftercare.digest.Digest.Dot;
import dev.aftercare.digest.Digest.MonthFigures;
import dev.aftercare.digest.Digest.OpenAction;
import dev.aftercare.statistics.ControlChart;
import dev.aftercare.statistics.Estimate;
import dev.aftercare.statistics.Interval;
import dev.aftercare.statistics.Quantiles;
import dev.aftercare.ticket.Priority;
import dev.aftercare.trend.Measure;
import java.time.Duration;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The charts of an edition, from the numbers in its record. */
final class DigestCharts {

    private static final int MONTHS_OF_QUARTER = 3;

    private final Digest digest;
    private final Words words;

    private DigestCharts(Digest digest, Words words) {
        this.digest = digest;
        this.words = words;
    }

    /** Draws them, in the order of the pages. */
    static List<Chart> of(Digest digest, Words words) {
        DigestCharts numbers = new DigestCharts(digest, words);
        Charts charts = new Charts(words);
        return List.of(
                charts.times(numbers.times(Measure.TIME_TO_DETECT, Times.Measured.DETECT)),
                charts.times(numbers.times(Measure.TIME_TO_RESOLVE, Times.Measured.RESOLVE)),
                charts.counts(numbers.counts()),
                charts.openActions(numbers.openActions()));
    }

    /** The first one that could be drawn: the one that a short message shows. */
    static Optional<Chart> first(List<Chart> charts) {
        return charts.stream().filter(chart -> chart.drawing().isPresent()).findFirst();
    }

    private Times times(Measure measure, Times.Measured measured) {
        YearMonth first = digest.months().get(0).month();
        List<Dot> dots =
                digest.dots().stream().filter(dot -> dot.measure() == measure).toList();
        int incidents =
                digest.months().stream().mapToInt(MonthFigures::incidents).sum();
        return new Times(
                measured,
                first,
                digest.month(),
                dots.stream()
                        .map(dot -> new Times.Dot(dot.date(), dot.duration(), Times.Ending.OVER))
                        .toList(),
                middles(first, dots),
                middle(first, digest.month(), dots),
                Math.max(0, incidents - dots.size()),
                null);
    }

    /** The medians of the months, or those of quarters where no month has enough incidents for an interval. */
    private List<Times.Middle> middles(YearMonth first, List<Dot> dots) {
        List<Times.Middle> months = middles(first, 1, dots);
        return months.isEmpty() ? middles(first, MONTHS_OF_QUARTER, dots) : months;
    }

    private List<Times.Middle> middles(YearMonth first, int step, List<Dot> dots) {
        List<Times.Middle> middles = new ArrayList<>();
        for (YearMonth from = first; !from.isAfter(digest.month()); from = from.plusMonths(step)) {
            Times.Middle middle = middle(from, from.plusMonths(step - 1L), dots);
            if (middle != null) {
                middles.add(middle);
            }
        }
        return middles;
    }

    private static Times.@Nullable Middle middle(YearMonth first, YearMonth last, List<Dot> dots) {
        double[] millis = dots.stream()
                .filter(dot -> !YearMonth.from(dot.date()).isBefore(first)
                        && !YearMonth.from(dot.date()).isAfter(last))
                .mapToDouble(dot -> dot.duration().toMillis())
                .toArray();
        Estimate median = Quantiles.median(millis).value().orElse(null);
        Interval interval = median == null ? null : median.interval().value().orElse(null);
        return median == null || interval == null
                ? null
                : new Times.Middle(
                        first,
                        last,
                        millis.length,
                        duration(median.value()),
                        duration(interval.lower()),
                        duration(interval.upper()));
    }

    private static Duration duration(double millis) {
        return Duration.ofMillis(Math.round(millis));
    }

    private Counts counts() {
        List<MonthFigures> months = digest.months().stream()
                .filter(month -> digest.isKnown(month.month()))
                .toList();
        ControlChart chart = ControlChart.of(
                        months.stream().mapToInt(MonthFigures::incidents).toArray(),
                        months.stream()
                                .mapToDouble(month -> month.month().lengthOfMonth())
                                .toArray())
                .value()
                .orElse(null);
        List<Counts.Month> counts = new ArrayList<>();
        for (int i = 0; i < months.size(); i++) {
            counts.add(new Counts.Month(
                    months.get(i).month(),
                    months.get(i).incidents(),
                    chart == null ? null : limits(chart.center(), chart.points().get(i))));
        }
        return new Counts(
                counts, chart != null && chart.isOverDispersed() ? Counts.Spread.WIDER : Counts.Spread.CHANCE, null);
    }

    /** Of a month as long as this one. */
    private static Counts.Limits limits(double perDay, ControlChart.Point month) {
        double days = month.exposure();
        return new Counts.Limits(perDay * days, month.lower() * days, month.upper() * days);
    }

    private OpenActions openActions() {
        Map<Optional<Priority>, List<OpenAction>> byPriority = digest.ages().stream()
                .filter(action -> action.since() != null)
                .collect(groupingBy(action -> Optional.ofNullable(action.priority())));
        List<OpenActions.Row> rows = new ArrayList<>();
        for (Priority priority : Priority.values()) {
            rows.add(row(priority.name(), byPriority.getOrDefault(Optional.of(priority), List.of())));
        }
        rows.add(row(words.say("chart.no-priority"), byPriority.getOrDefault(Optional.<Priority>empty(), List.of())));
        return new OpenActions(
                digest.runDate(),
                rows,
                (int) digest.ages().stream()
                        .filter(action -> action.since() == null)
                        .count(),
                null);
    }

    private OpenActions.Row row(String name, List<OpenAction> actions) {
        return new OpenActions.Row(
                name,
                actions.stream()
                        .map(action -> new OpenActions.Age(
                                (int) ChronoUnit.DAYS.between(action.since(), digest.runDate()),
                                OpenActions.Promise.valueOf(action.promise().name())))
                        .toList());
    }
}
