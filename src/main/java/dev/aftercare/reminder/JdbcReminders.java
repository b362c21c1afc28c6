package dev.aftercare.reminder;

import dev.aftercare.mail.Delivery;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Remembers in the table {@code reminder} what was brought up. */
@Repository
class JdbcReminders {

    private static final String BROUGHT_UP = """
            SELECT countermeasure_id
            FROM reminder
            WHERE delivery = :delivery AND step = 'OVERDUE'
            """;

    private static final String FORGET = """
            DELETE FROM reminder
            WHERE delivery = :delivery AND message_key = ANY (cast(:messages AS text[]))
            """;

    private static final String REMEMBER = """
            INSERT INTO reminder (delivery, countermeasure_id, step, due, recipient, run_date, message_key)
            SELECT :delivery, r.countermeasure_id, 'OVERDUE', r.due, r.recipient, :runDate, r.message_key
            FROM unnest(cast(:countermeasures AS text[]), cast(:dues AS date[]), cast(:recipients AS text[]),
                        cast(:messages AS text[]))
                 AS r (countermeasure_id, due, recipient, message_key)
            ON CONFLICT (delivery, countermeasure_id, step) DO NOTHING
            """;

    private final JdbcClient jdbc;

    JdbcReminders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The countermeasures that were brought up as overdue. */
    public Set<String> broughtUp(Delivery delivery) {
        return new HashSet<>(jdbc.sql(BROUGHT_UP)
                .param("delivery", delivery.name())
                .query(String.class)
                .list());
    }

    /** Forgets what messages brought up that were taken back before they left. */
    public void forget(Delivery delivery, Collection<String> messageKeys) {
        jdbc.sql(FORGET)
                .param("delivery", delivery.name())
                .param("messages", messageKeys.toArray(String[]::new))
                .update();
    }

    /** Remembers what was brought up. */
    public void remember(Delivery delivery, LocalDate runDate, List<BroughtUp> items) {
        jdbc.sql(REMEMBER)
                .param("delivery", delivery.name())
                .param("runDate", runDate)
                .param(
                        "countermeasures",
                        items.stream().map(BroughtUp::countermeasureId).toArray(String[]::new))
                .param("dues", items.stream().map(each -> each.due().toString()).toArray(String[]::new))
                .param("recipients", items.stream().map(BroughtUp::recipient).toArray(String[]::new))
                .param("messages", items.stream().map(BroughtUp::messageKey).toArray(String[]::new))
                .update();
    }

    /**
     * An item that a message brings up.
     *
     * @param countermeasureId the countermeasure
     * @param due the due day that it passed
     * @param recipient the address
     * @param messageKey the message
     */
    record BroughtUp(String countermeasureId, LocalDate due, String recipient, String messageKey) {}
}
