package dev.aftercare.tracker;

import dev.aftercare.ticket.TicketKey;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which tickets the countermeasures of all postmortems name, and at which host where an address says so. */
@Repository
class JdbcReferences {

    // a key that addresses on two hosts name is left without one: whoever may hold it is asked
    private static final String ALL = """
            SELECT named.key, CASE WHEN min(named.host) = max(named.host) THEN min(named.host) END AS host
            FROM countermeasure c
            JOIN postmortem p ON p.id = c.postmortem_id AND NOT p.withdrawn
            CROSS JOIN LATERAL (
                SELECT key, nullif(host, '-') AS host FROM unnest(c.tickets, c.ticket_hosts) AS i (key, host)) named
            WHERE NOT c.withdrawn AND named.key IS NOT NULL
            GROUP BY named.key
            """;

    private final JdbcClient jdbc;

    JdbcReferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Set<TicketKey> all() {
        return jdbc.sql(ALL)
                .query((row, number) -> new TicketKey(row.getString("key"), row.getString("host")))
                .set();
    }
}
