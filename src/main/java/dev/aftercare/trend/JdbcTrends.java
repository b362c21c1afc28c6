package dev.aftercare.trend;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the trends in PostgreSQL. A month is kept as its first day, a duration in milliseconds. */
@Repository
class JdbcTrends implements Trends {

    private static final String DELETE_GONE_METRICS = """
            DELETE FROM incident_metric m
            WHERE NOT EXISTS (
                SELECT FROM unnest(cast(? AS text[]), cast(? AS text[])) AS wanted (postmortem_id, measure)
                WHERE wanted.postmortem_id = m.postmortem_id AND wanted.measure = m.measure)
            """;

    private static final String SAVE_METRICS = """
            INSERT INTO incident_metric AS m (postmortem_id, measure, state, value_ms, month)
            SELECT * FROM unnest(
                cast(? AS text[]), cast(? AS text[]), cast(? AS text[]), cast(? AS bigint[]), cast(? AS date[]))
            ON CONFLICT (postmortem_id, measure) DO UPDATE
            SET (state, value_ms, month) = (excluded.state, excluded.value_ms, excluded.month)
            WHERE (m.state, m.value_ms, m.month) IS DISTINCT FROM (excluded.state, excluded.value_ms, excluded.month)
            """;

    private static final String DELETE_GONE_MONTHS = """
            DELETE FROM trend_month t
            WHERE NOT EXISTS (
                SELECT FROM unnest(cast(? AS date[]), cast(? AS text[])) AS wanted (month, measure)
                WHERE wanted.month = t.month AND wanted.measure = t.measure)
            """;

    private static final String SAVE_MONTHS = """
            INSERT INTO trend_month AS t (month, measure, incidents, n, median_ms, mean_ms)
            SELECT * FROM unnest(
                cast(? AS date[]), cast(? AS text[]), cast(? AS int[]), cast(? AS int[]),
                cast(? AS bigint[]), cast(? AS bigint[]))
            ON CONFLICT (month, measure) DO UPDATE
            SET (incidents, n, median_ms, mean_ms)
                = (excluded.incidents, excluded.n, excluded.median_ms, excluded.mean_ms)
            WHERE (t.incidents, t.n, t.median_ms, t.mean_ms)
                IS DISTINCT FROM (excluded.incidents, excluded.n, excluded.median_ms, excluded.mean_ms)
            """;

    private static final String METRICS = """
            SELECT postmortem_id, measure, state, value_ms, month
            FROM incident_metric
            ORDER BY postmortem_id, measure
            """;

    private static final String MONTHS = """
            SELECT month, measure, incidents, n, median_ms, mean_ms
            FROM trend_month
            WHERE month BETWEEN ? AND ?
            """;

    private final JdbcClient jdbc;

    JdbcTrends(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Replaces what is kept; rows that did not change stay untouched. The caller holds the transaction.
     *
     * @return how many rows were deleted or written
     */
    int replaceAll(List<IncidentMetric> metrics, List<TrendMonth> months) {
        return replaceMetrics(metrics) + replaceMonths(months);
    }

    @Override
    public List<IncidentMetric> metrics() {
        return jdbc.sql(METRICS).query(JdbcTrends::metric).list();
    }

    @Override
    public List<TrendMonth> months(YearMonth first, YearMonth last) {
        List<TrendMonth> known = jdbc.sql(MONTHS)
                .param(first.atDay(1))
                .param(last.atDay(1))
                .query(JdbcTrends::month)
                .list();
        return MonthlyTrend.withoutGaps(known, first, last);
    }

    private int replaceMetrics(List<IncidentMetric> metrics) {
        String[] ids = column(metrics, IncidentMetric::postmortemId);
        String[] measures = column(metrics, IncidentMetric::measure);
        int deleted = jdbc.sql(DELETE_GONE_METRICS).param(ids).param(measures).update();
        return deleted
                + jdbc.sql(SAVE_METRICS)
                        .param(ids)
                        .param(measures)
                        .param(column(metrics, IncidentMetric::state))
                        .param(column(metrics, metric -> millis(metric.value())))
                        .param(column(metrics, metric -> firstDay(metric.month())))
                        .update();
    }

    private int replaceMonths(List<TrendMonth> months) {
        String[] firstDays = column(months, month -> firstDay(month.month()));
        String[] measures = column(months, TrendMonth::measure);
        int deleted =
                jdbc.sql(DELETE_GONE_MONTHS).param(firstDays).param(measures).update();
        return deleted
                + jdbc.sql(SAVE_MONTHS)
                        .param(firstDays)
                        .param(measures)
                        .param(column(months, TrendMonth::incidents))
                        .param(column(months, TrendMonth::n))
                        .param(column(months, month -> millis(month.median())))
                        .param(column(months, month -> millis(month.mean())))
                        .update();
    }

    private static IncidentMetric metric(ResultSet row, int number) throws SQLException {
        LocalDate month = row.getObject("month", LocalDate.class);
        return new IncidentMetric(
                row.getString("postmortem_id"),
                Measure.valueOf(row.getString("measure")),
                IncidentMetric.State.valueOf(row.getString("state")),
                duration(row, "value_ms"),
                month == null ? null : YearMonth.from(month));
    }

    private static TrendMonth month(ResultSet row, int number) throws SQLException {
        return new TrendMonth(
                YearMonth.from(row.getObject("month", LocalDate.class)),
                Measure.valueOf(row.getString("measure")),
                row.getInt("incidents"),
                row.getInt("n"),
                duration(row, "median_ms"),
                duration(row, "mean_ms"));
    }

    private static @Nullable Duration duration(ResultSet row, String column) throws SQLException {
        Long millis = row.getObject(column, Long.class);
        return millis == null ? null : Duration.ofMillis(millis);
    }

    private static @Nullable Long millis(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis();
    }

    private static @Nullable LocalDate firstDay(@Nullable YearMonth month) {
        return month == null ? null : month.atDay(1);
    }

    /** One column of all rows as text, which PostgreSQL casts: one statement for any number of rows. */
    private static <T> @Nullable String[] column(List<T> rows, Function<T, @Nullable Object> value) {
        return rows.stream()
                .map(value)
                .map(cell -> cell == null ? null : cell.toString())
                .toArray(String[]::new);
    }
}
