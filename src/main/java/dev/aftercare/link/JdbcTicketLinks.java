package dev.aftercare.link;

import dev.aftercare.ticket.TicketKey;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps which ticket stands for which countermeasure in PostgreSQL. */
@Repository
class JdbcTicketLinks {

    private static final String DELETE_GONE = """
            DELETE FROM countermeasure_ticket
            WHERE (countermeasure_id, reference) NOT IN (
                SELECT * FROM unnest(cast(? AS text[]), cast(? AS text[])))
            """;

    private static final String SAVE = """
            INSERT INTO countermeasure_ticket AS l (countermeasure_id, reference, ticket_key)
            SELECT * FROM unnest(cast(? AS text[]), cast(? AS text[]), cast(? AS text[]))
            ON CONFLICT (countermeasure_id, reference) DO UPDATE
            SET ticket_key = excluded.ticket_key
            WHERE l.ticket_key IS DISTINCT FROM excluded.ticket_key
            """;

    private static final String ALL = """
            SELECT countermeasure_id, reference, ticket_key
            FROM countermeasure_ticket
            ORDER BY countermeasure_id, reference
            """;

    private final JdbcClient jdbc;

    JdbcTicketLinks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Replaces what is kept; rows that did not change stay untouched. The caller holds the transaction. */
    void replaceAll(Collection<TicketLink> links) {
        String[] countermeasures =
                links.stream().map(TicketLink::countermeasureId).toArray(String[]::new);
        String[] references =
                links.stream().map(link -> link.reference().value()).toArray(String[]::new);
        @Nullable
        String[] tickets = links.stream()
                .map(link -> link.ticket() == null ? null : link.ticket().value())
                .toArray(String[]::new);
        jdbc.sql(DELETE_GONE).param(countermeasures).param(references).update();
        jdbc.sql(SAVE).param(countermeasures).param(references).param(tickets).update();
    }

    /** Every reference, by countermeasure and reference. */
    List<TicketLink> all() {
        return jdbc.sql(ALL)
                .query((row, number) -> {
                    String ticket = row.getString("ticket_key");
                    return new TicketLink(
                            row.getString("countermeasure_id"),
                            new TicketKey(row.getString("reference")),
                            ticket == null ? null : new TicketKey(ticket));
                })
                .list();
    }
}
