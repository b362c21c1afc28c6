package dev.aftercare.review;

import dev.aftercare.postmortem.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the findings in PostgreSQL. */
@Repository
class JdbcReviewFindings implements ReviewFindings {

    private static final String DELETE_GONE = """
            DELETE FROM review_finding f
            WHERE NOT EXISTS (
                SELECT FROM unnest(cast(? AS text[]), cast(? AS text[]), cast(? AS int[]), cast(? AS text[]))
                    AS wanted (postmortem_id, rule, line, message)
                WHERE (wanted.postmortem_id, wanted.rule, wanted.line, wanted.message)
                    = (f.postmortem_id, f.rule, f.line, f.message))
            """;

    private static final String SAVE = """
            INSERT INTO review_finding AS f (postmortem_id, rule, line, message, source, path, level)
            SELECT * FROM unnest(
                cast(? AS text[]), cast(? AS text[]), cast(? AS int[]), cast(? AS text[]), cast(? AS text[]),
                cast(? AS text[]), cast(? AS text[]))
            ON CONFLICT (postmortem_id, rule, line, message) DO UPDATE
            SET (source, path, level) = (excluded.source, excluded.path, excluded.level)
            WHERE (f.source, f.path, f.level) IS DISTINCT FROM (excluded.source, excluded.path, excluded.level)
            """;

    private static final String ALL = """
            SELECT postmortem_id, rule, f.line, message, f.level, f.source, f.path, p.page_title, p.url
            FROM review_finding f LEFT JOIN postmortem p ON p.id = postmortem_id
            ORDER BY postmortem_id, f.line, rule, message
            """;

    private final JdbcClient jdbc;

    JdbcReviewFindings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Replaces what is kept; rows that did not change stay untouched. The caller holds the transaction.
     *
     * @param findings each once
     * @return how many rows were deleted or written
     */
    int replaceAll(List<ReviewFinding> findings) {
        String[] ids = column(findings, ReviewFinding::postmortemId);
        String[] rules = column(findings, ReviewFinding::rule);
        int[] lines =
                findings.stream().mapToInt(finding -> finding.place().line()).toArray();
        String[] messages = column(findings, ReviewFinding::message);
        int deleted = jdbc.sql(DELETE_GONE)
                .param(ids)
                .param(rules)
                .param(lines)
                .param(messages)
                .update();
        return deleted
                + jdbc.sql(SAVE)
                        .param(ids)
                        .param(rules)
                        .param(lines)
                        .param(messages)
                        .param(column(findings, finding -> finding.place().source()))
                        .param(column(findings, finding -> finding.place().path()))
                        .param(column(findings, finding -> finding.level().name()))
                        .update();
    }

    @Override
    public List<ReviewFinding> all() {
        return jdbc.sql(ALL).query(JdbcReviewFindings::finding).list();
    }

    private static ReviewFinding finding(ResultSet row, int number) throws SQLException {
        return new ReviewFinding(
                row.getString("postmortem_id"),
                row.getString("rule"),
                new Place(row.getString("source"), row.getString("path"), row.getInt("line"), page(row)),
                row.getString("message"),
                RuleLevel.valueOf(row.getString("level")));
    }

    private static Place.@Nullable Page page(ResultSet row) throws SQLException {
        String title = row.getString("page_title");
        String url = row.getString("url");
        return title == null ? null : new Place.Page(title, "", url == null ? "" : url);
    }

    private static String[] column(List<ReviewFinding> findings, Function<ReviewFinding, String> value) {
        return findings.stream().map(value).toArray(String[]::new);
    }
}
