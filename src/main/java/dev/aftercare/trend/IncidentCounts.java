package dev.aftercare.trend;

import dev.aftercare.statistics.ControlChart;
import dev.aftercare.statistics.DaysBetween;
import dev.aftercare.statistics.RateRatio;
import dev.aftercare.statistics.Rates;
import dev.aftercare.trend.ComparisonFigure.Against;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Works out how often incidents happen. Exposure is days: a short month is no better month. */
final class IncidentCounts {

    private static final int QUARTER = 3;
    private static final int MONTHS_A_YEAR = 12;
    private static final double THIRTY_DAYS = 30;
    private static final double ALPHA = 0.05;

    /** Less than two a month: counting by month would mostly count zeros and ones. */
    private static final double RARE = 2;

    private final Incidents incidents;
    private final YearMonth month;
    private final LocalDate today;

    IncidentCounts(Incidents incidents, YearMonth month, LocalDate today) {
        this.incidents = incidents;
        this.month = month;
        this.today = today;
    }

    CountFigures of(List<YearMonth> known) {
        List<YearMonth> months = known.stream().filter(one -> days(one) > 0).toList();
        int[] counts =
                months.stream().mapToInt(one -> incidents.window(one, 1).size()).toArray();
        double[] days = months.stream().mapToDouble(this::days).toArray();
        ControlChart chart = ControlChart.of(counts, days).value().orElse(null);
        int total = IntStream.of(counts).sum();
        return new CountFigures(
                months.size(),
                total,
                points(months, counts, chart),
                chart == null ? null : chart.center() * THIRTY_DAYS,
                chart == null ? null : chart.isOverDispersed(),
                chart == null ? null : chart.dispersion(),
                Stream.of(Against.LAST_QUARTER, Against.QUARTER_A_YEAR_BEFORE)
                        .map(this::rate)
                        .toList(),
                total < RARE * months.size() ? between(months) : null);
    }

    private List<CountFigures.Point> points(List<YearMonth> months, int[] counts, @Nullable ControlChart chart) {
        List<CountFigures.Point> points = new ArrayList<>();
        for (int at = 0; at < counts.length; at++) {
            int days = days(months.get(at));
            ControlChart.Point limits = chart == null ? null : chart.points().get(at);
            points.add(new CountFigures.Point(
                    months.get(at),
                    counts[at],
                    days,
                    counts[at] * THIRTY_DAYS / days,
                    limits == null ? null : limits.lower() * THIRTY_DAYS,
                    limits == null ? null : limits.upper() * THIRTY_DAYS));
        }
        return points;
    }

    /** How many days of a month are over. */
    private int days(YearMonth one) {
        long over = ChronoUnit.DAYS.between(one.atDay(1), today);
        return (int) Math.max(0, Math.min(one.lengthOfMonth(), over));
    }

    private int days(YearMonth last, int months) {
        return Stream.iterate(last.minusMonths(months - 1L), one -> !one.isAfter(last), one -> one.plusMonths(1))
                .mapToInt(this::days)
                .sum();
    }

    private CountFigures.RateFigure rate(Against against) {
        YearMonth before = month.minusMonths(against == Against.LAST_QUARTER ? QUARTER : MONTHS_A_YEAR);
        int count = incidents.window(month, QUARTER).size();
        int countBefore = incidents.window(before, QUARTER).size();
        int days = days(month, QUARTER);
        int daysBefore = days(before, QUARTER);
        boolean known = incidents
                .first()
                .map(first -> !first.isAfter(before.minusMonths(QUARTER - 1L)))
                .orElse(false);
        RateRatio ratio = known
                ? Rates.ratio(count, days, countBefore, daysBefore).value().orElse(null)
                : null;
        return new CountFigures.RateFigure(
                against,
                count,
                days,
                countBefore,
                daysBefore,
                ratio == null
                        ? Verdict.TOO_FEW
                        : ratio.pValue() <= ALPHA ? Verdict.of(ratio.ratio()) : Verdict.NO_CHANGE,
                ratio == null || Double.isInfinite(ratio.ratio()) ? null : ratio.ratio(),
                ratio == null ? null : ratio.interval().lower(),
                ratio == null || !ratio.interval().hasUpperBound()
                        ? null
                        : ratio.interval().upper(),
                ratio == null ? null : ratio.pValue());
    }

    private CountFigures.@Nullable Between between(List<YearMonth> months) {
        if (months.isEmpty()) {
            return null;
        }
        LocalDate end = month.plusMonths(1).atDay(1).isAfter(today)
                ? today
                : month.plusMonths(1).atDay(1);
        double[] days = incidents.window(month, months.size()).stream()
                .mapToDouble(incident -> Objects.requireNonNull(incident.day()).toEpochDay())
                .filter(day -> day <= end.toEpochDay())
                .toArray();
        DaysBetween gaps = DaysBetween.of(days, end.toEpochDay()).value().orElse(null);
        return gaps == null
                ? null
                : new CountFigures.Between(gaps.n(), gaps.center(), gaps.lower(), gaps.upper(), gaps.current());
    }
}
