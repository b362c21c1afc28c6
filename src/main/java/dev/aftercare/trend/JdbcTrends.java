package dev.aftercare.trend;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
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

    private static final String DELETE_GONE_FIGURES = """
            DELETE FROM figure f
            WHERE NOT EXISTS (
                SELECT FROM unnest(
                    cast(? AS date[]), cast(? AS int[]), cast(? AS text[]), cast(? AS text[]), cast(? AS text[]))
                    AS wanted (month, months, scope, scope_name, measure)
                WHERE (wanted.month, wanted.months, wanted.scope, wanted.scope_name, wanted.measure)
                    = (f.month, f.months, f.scope, f.scope_name, f.measure))
            """;

    private static final String SAVE_FIGURES = """
            INSERT INTO figure AS f (
                month, months, scope, scope_name, measure, incidents, n, approximate, pending, not_applicable, invalid,
                missing, median_ms, median_lower_ms, median_upper_ms, geometric_mean_ms, geometric_mean_lower_ms,
                geometric_mean_upper_ms, p90_ms, p90_lower_ms, p90_upper_ms, mean_ms, methods, seed)
            SELECT * FROM unnest(
                cast(? AS date[]), cast(? AS int[]), cast(? AS text[]), cast(? AS text[]), cast(? AS text[]),
                cast(? AS int[]), cast(? AS int[]), cast(? AS int[]), cast(? AS int[]), cast(? AS int[]),
                cast(? AS int[]), cast(? AS int[]), cast(? AS bigint[]), cast(? AS bigint[]), cast(? AS bigint[]),
                cast(? AS bigint[]), cast(? AS bigint[]), cast(? AS bigint[]), cast(? AS bigint[]), cast(? AS bigint[]),
                cast(? AS bigint[]), cast(? AS bigint[]), cast(? AS text[]), cast(? AS bigint[])) AS wanted
            ON CONFLICT (month, months, scope, scope_name, measure) DO UPDATE
            SET (incidents, n, approximate, pending, not_applicable, invalid, missing, median_ms, median_lower_ms,
                median_upper_ms, geometric_mean_ms, geometric_mean_lower_ms, geometric_mean_upper_ms, p90_ms,
                p90_lower_ms, p90_upper_ms, mean_ms, methods, seed)
                = (excluded.incidents, excluded.n, excluded.approximate, excluded.pending, excluded.not_applicable,
                excluded.invalid, excluded.missing, excluded.median_ms, excluded.median_lower_ms,
                excluded.median_upper_ms, excluded.geometric_mean_ms, excluded.geometric_mean_lower_ms,
                excluded.geometric_mean_upper_ms, excluded.p90_ms, excluded.p90_lower_ms, excluded.p90_upper_ms,
                excluded.mean_ms, excluded.methods, excluded.seed)
            WHERE f IS DISTINCT FROM excluded
            """;

    private static final String METRICS = """
            SELECT postmortem_id, measure, state, value_ms, month
            FROM incident_metric
            ORDER BY postmortem_id, measure
            """;

    /** In the order of the statement, the key first. */
    private static final List<Function<StoredFigure, @Nullable Object>> COLUMNS = List.of(
            stored -> firstDay(stored.figure().month()),
            stored -> stored.figure().months(),
            stored -> stored.figure().scope().kind(),
            stored -> stored.figure().scope().name(),
            stored -> stored.figure().measure(),
            stored -> stored.figure().incidents(),
            stored -> stored.figure().n(),
            stored -> stored.figure().approximate(),
            stored -> without(stored, IncidentMetric.State.PENDING),
            stored -> without(stored, IncidentMetric.State.NOT_APPLICABLE),
            stored -> without(stored, IncidentMetric.State.INVALID),
            stored -> without(stored, IncidentMetric.State.MISSING),
            stored -> millis(stored.figure().median(), TimeEstimate::value),
            stored -> millis(stored.figure().median(), TimeEstimate::lower),
            stored -> millis(stored.figure().median(), TimeEstimate::upper),
            stored -> millis(stored.figure().geometricMean(), TimeEstimate::value),
            stored -> millis(stored.figure().geometricMean(), TimeEstimate::lower),
            stored -> millis(stored.figure().geometricMean(), TimeEstimate::upper),
            stored -> millis(stored.figure().p90(), TimeEstimate::value),
            stored -> millis(stored.figure().p90(), TimeEstimate::lower),
            stored -> millis(stored.figure().p90(), TimeEstimate::upper),
            stored -> millis(stored.figure().mean()),
            StoredFigure::methods,
            StoredFigure::seed);

    private static final int KEY_COLUMNS = 5;

    private final JdbcClient jdbc;

    JdbcTrends(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Replaces what is kept; rows that did not change stay untouched. The caller holds the transaction.
     *
     * @return how many rows were deleted or written
     */
    int replaceAll(List<IncidentMetric> metrics, List<StoredFigure> figures) {
        return replaceMetrics(metrics) + replaceFigures(figures);
    }

    @Override
    public List<IncidentMetric> metrics() {
        return jdbc.sql(METRICS).query(JdbcTrends::metric).list();
    }

    @Override
    public List<TrendMonth> months(YearMonth first, YearMonth last) {
        List<IncidentMetric> inside = metrics().stream()
                .filter(metric -> metric.month() != null)
                .filter(metric -> !Objects.requireNonNull(metric.month()).isBefore(first)
                        && !Objects.requireNonNull(metric.month()).isAfter(last))
                .toList();
        return MonthlyTrend.withoutGaps(MonthlyTrend.of(inside), first, last);
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

    private int replaceFigures(List<StoredFigure> figures) {
        List<@Nullable String[]> columns =
                COLUMNS.stream().map(column -> column(figures, column)).toList();
        JdbcClient.StatementSpec delete = jdbc.sql(DELETE_GONE_FIGURES);
        for (@Nullable String[] key : columns.subList(0, KEY_COLUMNS)) {
            delete = delete.param(key);
        }
        JdbcClient.StatementSpec save = jdbc.sql(SAVE_FIGURES);
        for (@Nullable String[] column : columns) {
            save = save.param(column);
        }
        return delete.update() + save.update();
    }

    private static Integer without(StoredFigure stored, IncidentMetric.State state) {
        return stored.figure().without().getOrDefault(state, 0);
    }

    private static @Nullable Long millis(
            @Nullable TimeEstimate estimate, Function<TimeEstimate, @Nullable Duration> part) {
        return estimate == null ? null : millis(part.apply(estimate));
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
