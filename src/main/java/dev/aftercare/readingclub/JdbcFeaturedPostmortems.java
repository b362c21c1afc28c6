package dev.aftercare.readingclub;

import dev.aftercare.readingclub.FeaturedPostmortem.PickedBy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what the reading club has read in the table {@code featured}. */
@Repository
class JdbcFeaturedPostmortems implements FeaturedPostmortems {

    private static final String BETWEEN = """
            SELECT month, postmortem_id, picked_by, reason
            FROM featured
            WHERE month BETWEEN ? AND ?
            ORDER BY month
            """;

    private static final String REPLACE = """
            INSERT INTO featured (month, postmortem_id, picked_by, reason)
            VALUES (?, ?, ?, ?)
            ON CONFLICT (month) DO UPDATE
            SET postmortem_id = excluded.postmortem_id, picked_by = excluded.picked_by, reason = excluded.reason
            """;

    private static final String FORGET = "DELETE FROM featured WHERE month = ?";

    private static final String PROPOSE = """
            INSERT INTO featured (month, postmortem_id, picked_by, reason)
            VALUES (?, ?, ?, ?)
            ON CONFLICT (month) DO NOTHING
            """;

    private final JdbcClient jdbc;

    JdbcFeaturedPostmortems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<FeaturedPostmortem> find(YearMonth month) {
        return between(month, month).stream().findFirst();
    }

    @Override
    public List<FeaturedPostmortem> between(YearMonth first, YearMonth last) {
        return jdbc.sql(BETWEEN)
                .params(first.toString(), last.toString())
                .query((row, number) -> featured(row))
                .list();
    }

    @Override
    public void replace(FeaturedPostmortem featured) {
        write(REPLACE, featured);
    }

    @Override
    public void forget(YearMonth month) {
        jdbc.sql(FORGET).param(month.toString()).update();
    }

    @Override
    public void propose(FeaturedPostmortem proposal) {
        write(PROPOSE, proposal);
    }

    private void write(String sql, FeaturedPostmortem featured) {
        jdbc.sql(sql)
                .params(
                        featured.month().toString(),
                        featured.postmortemId(),
                        featured.pickedBy().name().toLowerCase(Locale.ROOT),
                        featured.reason())
                .update();
    }

    private static FeaturedPostmortem featured(ResultSet row) throws SQLException {
        return new FeaturedPostmortem(
                YearMonth.parse(row.getString("month")),
                row.getString("postmortem_id"),
                PickedBy.valueOf(row.getString("picked_by").toUpperCase(Locale.ROOT)),
                row.getString("reason"));
    }
}
