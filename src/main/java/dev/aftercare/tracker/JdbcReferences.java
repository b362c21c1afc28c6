package dev.aftercare.tracker;

import dev.aftercare.ticket.TicketKey;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which tickets the countermeasures of all postmortems name. */
@Repository
class JdbcReferences {

    private static final String ALL = """
            SELECT DISTINCT unnest(c.tickets) FROM countermeasure c
            JOIN postmortem p ON p.id = c.postmortem_id AND NOT p.withdrawn
            WHERE NOT c.withdrawn
            """;

    private final JdbcClient jdbc;

    JdbcReferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Set<TicketKey> all() {
        return jdbc.sql(ALL).query(String.class).stream().map(TicketKey::new).collect(Collectors.toSet());
    }
}
