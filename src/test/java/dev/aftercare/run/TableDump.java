package dev.aftercare.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All rows of all our tables as text, without what differs from one run to the next by its nature: when it was. */
final class TableDump {

    /** When a row was written, asked or sent, in the machine's own time. */
    private static final Set<String> WHEN = Set.of(
            "read_at",
            "seen_at",
            "collected_at",
            "queued_at",
            "sent_at",
            "claimed_at",
            "issued_at",
            "assembled_at",
            "rendered_at",
            "updated_at",
            "created_at",
            "last_attempt",
            "last_success");

    private TableDump() {}

    /** Every table with its rows in order, except Spring Batch's and Flyway's own. */
    static Map<String, List<String>> of(DataSource dataSource, Set<String> columnsLeftOut) {
        JdbcClient client = JdbcClient.create(dataSource);
        Map<String, List<String>> dump = new LinkedHashMap<>();
        List<String> tables = client.sql("""
                        select table_name from information_schema.tables
                        where table_schema = 'public' and table_name !~ '^(batch_|flyway_)' order by table_name
                        """).query(String.class).list();
        for (String table : tables) {
            List<String> columns =
                    client.sql("""
                            select column_name from information_schema.columns
                            where table_schema = 'public' and table_name = ? order by ordinal_position
                            """).param(table).query(String.class).list();
            List<String> compared = new ArrayList<>(columns);
            compared.removeIf(column -> WHEN.contains(column) || columnsLeftOut.contains(table + "." + column));
            String row = "concat_ws(' | ', "
                    + String.join(
                            ", ",
                            compared.stream()
                                    .map(column -> "'%s=' || coalesce(\"%s\"::text, 'null')".formatted(column, column))
                                    .toList())
                    + ")";
            dump.put(
                    table,
                    client.sql(
                                    "select dumped from (select %s as dumped from \"%s\") as rows order by dumped collate \"C\""
                                            .formatted(row, table))
                            .query(String.class)
                            .list());
        }
        return dump;
    }
}
