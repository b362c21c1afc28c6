package dev.aftercare.link;

import dev.aftercare.ticket.TicketKey;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps suggestions in PostgreSQL, apart from what postmortems name, so that nobody takes the one for the other. */
@Repository
class JdbcSuggestedTickets {

    private static final String DELETE_GONE = """
            DELETE FROM suggested_ticket
            WHERE (countermeasure_id, ticket_key) NOT IN (
                SELECT * FROM unnest(cast(? AS text[]), cast(? AS text[])))
            """;

    private static final String SAVE = """
            INSERT INTO suggested_ticket AS s (countermeasure_id, ticket_key, same_title)
            SELECT * FROM unnest(cast(? AS text[]), cast(? AS text[]), cast(? AS boolean[]))
            ON CONFLICT (countermeasure_id, ticket_key) DO UPDATE SET same_title = excluded.same_title
            WHERE s.same_title <> excluded.same_title
            """;

    private static final String ALL = """
            SELECT countermeasure_id, ticket_key, same_title
            FROM suggested_ticket
            ORDER BY countermeasure_id, same_title DESC, ticket_key
            """;

    private final JdbcClient jdbc;

    JdbcSuggestedTickets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Replaces what is kept; rows that did not change stay untouched. The caller holds the transaction. */
    void replaceAll(Collection<SuggestedTicket> suggestions) {
        String[] countermeasures =
                suggestions.stream().map(SuggestedTicket::countermeasureId).toArray(String[]::new);
        String[] tickets = suggestions.stream().map(one -> one.ticket().value()).toArray(String[]::new);
        Boolean[] sameTitles =
                suggestions.stream().map(SuggestedTicket::sameTitle).toArray(Boolean[]::new);
        jdbc.sql(DELETE_GONE).param(countermeasures).param(tickets).update();
        jdbc.sql(SAVE).param(countermeasures).param(tickets).param(sameTitles).update();
    }

    /** Every suggestion, by countermeasure, the same titles first. */
    List<SuggestedTicket> all() {
        return jdbc.sql(ALL)
                .query((row, number) -> new SuggestedTicket(
                        row.getString("countermeasure_id"),
                        new TicketKey(row.getString("ticket_key")),
                        row.getBoolean("same_title")))
                .list();
    }
}
