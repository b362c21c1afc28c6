package dev.aftercare.reminder;

import dev.aftercare.mail.Delivery;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Remembers in the table {@code reminder} what was brought up. */
@Repository
class JdbcReminders {

    // a step counts when its mail left; one that is on its way may have
    private static final String TOLD = """
            SELECT r.countermeasure_id, r.step, r.due, r.run_date
            FROM reminder r
            LEFT JOIN outbox o ON o.delivery = r.delivery AND o.message_key = r.message_key
            WHERE r.delivery = :delivery
              AND (o.state IN ('SENT', 'SENDING', 'UNSURE') OR o.state IS NULL)
            """;

    private static final String FORGET = """
            DELETE FROM reminder
            WHERE delivery = :delivery AND message_key = ANY (cast(:messages AS text[]))
            """;

    private static final String FORGET_PEOPLE = """
            UPDATE reminder
            SET recipient = ''
            WHERE run_date < :before AND recipient <> ''
            """;

    private static final String REMEMBER = """
            INSERT INTO reminder (delivery, countermeasure_id, step, due, recipient, run_date, message_key)
            SELECT :delivery, r.countermeasure_id, r.step, r.due, r.recipient, :runDate, r.message_key
            FROM unnest(cast(:ids AS text[]), cast(:steps AS text[]), cast(:dues AS date[]), cast(:recipients AS text[]),
                        cast(:messages AS text[]))
                 AS r (countermeasure_id, step, due, recipient, message_key)
            ON CONFLICT (delivery, countermeasure_id, step, run_date) DO NOTHING
            """;

    private final JdbcClient jdbc;

    JdbcReminders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What people were told in mails that left. */
    public Told told(Delivery delivery) {
        return new Told(jdbc.sql(TOLD)
                .param("delivery", delivery.name())
                .query((row, number) -> new Told.Line(
                        row.getString("countermeasure_id"),
                        Step.valueOf(row.getString("step")),
                        row.getObject("due", LocalDate.class),
                        row.getObject("run_date", LocalDate.class)))
                .list());
    }

    /** Forgets what messages brought up that were taken back before they left. */
    public void forget(Delivery delivery, Collection<String> messageKeys) {
        jdbc.sql(FORGET)
                .param("delivery", delivery.name())
                .param("messages", messageKeys.toArray(String[]::new))
                .update();
    }

    /** Forgets who was told what before a day; that it was told stays. */
    public void forgetPeople(LocalDate before) {
        jdbc.sql(FORGET_PEOPLE).param("before", before).update();
    }

    /** Remembers what was brought up. */
    public void remember(Delivery delivery, LocalDate runDate, List<BroughtUp> items) {
        jdbc.sql(REMEMBER)
                .param("delivery", delivery.name())
                .param("runDate", runDate)
                .param("ids", items.stream().map(each -> each.spent().id()).toArray(String[]::new))
                .param(
                        "steps",
                        items.stream().map(each -> each.spent().step().name()).toArray(String[]::new))
                .param(
                        "dues",
                        items.stream()
                                .map(each -> each.spent().due().toString())
                                .toArray(String[]::new))
                .param("recipients", items.stream().map(BroughtUp::recipient).toArray(String[]::new))
                .param("messages", items.stream().map(BroughtUp::messageKey).toArray(String[]::new))
                .update();
    }

    /**
     * A step that a message spends.
     *
     * @param spent the step
     * @param recipient the address
     * @param messageKey the message
     */
    record BroughtUp(Reminder.Spent spent, String recipient, String messageKey) {}
}
