package dev.aftercare.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the outbox in the table {@code outbox}. Each method is one statement or runs in the caller's transaction. */
@Repository
class JdbcOutbox implements Outbox, OutboxDesk, Reach {

    private static final int AT_ONCE = 100;

    private static final String QUEUE = """
            INSERT INTO outbox
                (delivery, message_key, kind, night, recipient, address, subject, message_id, mime, state, queued_at)
            SELECT :delivery, m.message_key, m.kind, :night, m.recipient, m.address, m.subject, m.message_id, m.mime,
                   'QUEUED', :now
            FROM unnest(cast(:keys AS text[]), cast(:kinds AS text[]), cast(:recipients AS text[]),
                        cast(:addresses AS text[]), cast(:subjects AS text[]), cast(:messageIds AS text[]),
                        cast(:mimes AS bytea[]))
                 AS m (message_key, kind, recipient, address, subject, message_id, mime)
            ON CONFLICT (delivery, message_key) DO NOTHING
            RETURNING message_key
            """;

    private static final String TAKE_BACK = """
            DELETE FROM outbox
            WHERE delivery = :delivery AND kind = :kind AND state IN ('QUEUED', 'HELD')
            RETURNING message_key
            """;

    // the last word about an address counts: a mail that left since, or a retry, opens it again
    private static final String REFUSED = """
            SELECT failure
            FROM (SELECT state, failure
                  FROM outbox
                  WHERE delivery = :delivery
                    AND lower(address) = lower(:address)
                    AND (state IN ('SENT', 'QUEUED', 'CANCELLED') OR state = 'REFUSED' AND attempts > 0)
                  ORDER BY coalesce(sent_at, queued_at) DESC, queued_at DESC
                  LIMIT 1) AS last
            WHERE state = 'REFUSED'
            """;

    private static final String FORGET = """
            DELETE FROM outbox
            WHERE state IN ('SENT', 'REFUSED', 'FAILED', 'UNSURE', 'CANCELLED') AND queued_at < :before
            """;

    private static final String UNSURE = """
            UPDATE outbox
            SET state = 'UNSURE', failure = coalesce(failure, 'The run ended while it was being sent.')
            WHERE delivery = :delivery AND message_key = ANY (cast(:keys AS text[])) AND state = 'SENDING'
            """;

    private static final String UNDER_WAY = """
            SELECT message_key
            FROM outbox
            WHERE delivery = :delivery AND state = 'SENDING'
            ORDER BY queued_at, message_key
            """;

    private static final String RETRY = """
            UPDATE outbox
            SET state = 'QUEUED', failure = NULL
            WHERE delivery = :delivery AND message_key = :key AND state IN ('REFUSED', 'FAILED', 'UNSURE', 'CANCELLED')
            """;

    private static final String CANCEL = """
            UPDATE outbox
            SET state = 'CANCELLED', failure = 'An operator stopped it.'
            WHERE delivery = :delivery AND message_key = :key AND state IN ('QUEUED', 'HELD', 'SENDING')
            """;

    private static final String MIME = "SELECT mime FROM outbox WHERE delivery = :delivery AND message_key = :key";

    private static final String ENTRIES = """
            SELECT message_key, kind, night, recipient, address, subject, message_id, state, queued_at, sent_at, attempts,
                   failure
            FROM outbox
            WHERE delivery = :delivery
            ORDER BY queued_at, message_key
            """;

    // What left counts too: a night that is run again must not exceed its limit bit by bit.
    private static final String HOLD_OR_RELEASE = """
            UPDATE outbox
            SET state = CASE WHEN n.messages > :most THEN 'HELD' ELSE 'QUEUED' END
            FROM (SELECT night, count(*) AS messages
                  FROM outbox
                  WHERE delivery = :delivery
                    AND state IN ('QUEUED', 'HELD', 'SENDING', 'SENT')
                    AND night IN (SELECT night FROM outbox WHERE delivery = :delivery AND state IN ('QUEUED', 'HELD'))
                  GROUP BY night) AS n
            WHERE outbox.delivery = :delivery
              AND outbox.night = n.night
              AND outbox.state = CASE WHEN n.messages > :most THEN 'QUEUED' ELSE 'HELD' END
            """;

    private static final String HELD = """
            SELECT night, count(*) AS messages
            FROM outbox
            WHERE delivery = :delivery
              AND state IN ('QUEUED', 'HELD', 'SENDING', 'SENT')
              AND night IN (SELECT night FROM outbox WHERE delivery = :delivery AND state = 'HELD')
            GROUP BY night
            ORDER BY night
            """;

    private static final String WAITING = """
            SELECT message_key, address
            FROM outbox
            WHERE delivery = :delivery AND state IN ('QUEUED', 'SENDING')
            ORDER BY queued_at, message_key
            """;

    private static final String CLAIM = """
            UPDATE outbox
            SET state = 'SENDING', attempts = attempts + 1, failure = NULL
            WHERE delivery = :delivery AND message_key = :key AND state IN ('QUEUED', 'SENDING')
            RETURNING mime
            """;

    private static final String MARK = """
            UPDATE outbox
            SET state = :state, failure = :failure, sent_at = CASE WHEN :state = 'SENT' THEN cast(:now AS timestamptz) END
            WHERE delivery = :delivery AND message_key = :key
            """;

    private final JdbcClient jdbc;
    private final MailSettings settings;
    private final Clock clock;
    private final MimeRenderer renderer;
    private final Recipients recipients;

    JdbcOutbox(JdbcClient jdbc, MailSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
        this.renderer = new MimeRenderer(settings, clock);
        this.recipients = new Recipients(settings);
    }

    @Override
    public Delivery delivery() {
        return settings.delivery();
    }

    @Override
    public Set<String> queue(String night, Collection<Message> messages) {
        Set<String> queued = new LinkedHashSet<>();
        List<Message> all = List.copyOf(messages);
        for (int start = 0; start < all.size(); start += AT_ONCE) {
            queued.addAll(insert(night, all.subList(start, Math.min(all.size(), start + AT_ONCE))));
        }
        return queued;
    }

    private List<String> insert(String night, List<Message> messages) {
        List<RenderedMail> rendered = messages.stream().map(renderer::render).toList();
        return jdbc.sql(QUEUE)
                .param("delivery", delivery().name())
                .param("night", night)
                .param("now", now())
                .param("keys", messages.stream().map(Message::key).toArray(String[]::new))
                .param(
                        "kinds",
                        messages.stream().map(each -> each.kind().name()).toArray(String[]::new))
                .param("recipients", messages.stream().map(Message::to).toArray(String[]::new))
                .param("addresses", rendered.stream().map(RenderedMail::address).toArray(String[]::new))
                .param(
                        "subjects",
                        messages.stream()
                                .map(each -> OneLine.of(each.subject()))
                                .toArray(String[]::new))
                .param(
                        "messageIds",
                        rendered.stream().map(RenderedMail::messageId).toArray(String[]::new))
                .param("mimes", rendered.stream().map(RenderedMail::mime).toArray(byte[][]::new))
                .query(String.class)
                .list();
    }

    @Override
    public Set<String> takeBack(Message.Kind kind) {
        return new LinkedHashSet<>(jdbc.sql(TAKE_BACK)
                .param("delivery", delivery().name())
                .param("kind", kind.name())
                .query(String.class)
                .list());
    }

    @Override
    public Optional<String> whyNot(String address) {
        return recipients
                .whyNot(address)
                .or(() -> jdbc.sql(REFUSED)
                        .param("delivery", delivery().name())
                        .param("address", address)
                        .query((row, number) -> "the mail server refused it: "
                                + Objects.requireNonNullElse(row.getString("failure"), "no reason"))
                        .optional());
    }

    @Override
    public Optional<LocalDate> keptSince() {
        int days = settings.care().keepDays();
        return days == 0 ? Optional.empty() : Optional.of(LocalDate.now(clock).minusDays(days));
    }

    @Override
    public boolean retry(String key) {
        return change(RETRY, key);
    }

    @Override
    public boolean cancel(String key) {
        return change(CANCEL, key);
    }

    private boolean change(String statement, String key) {
        return jdbc.sql(statement)
                        .param("delivery", delivery().name())
                        .param("key", key)
                        .update()
                > 0;
    }

    @Override
    public Optional<byte[]> mime(String key) {
        return jdbc.sql(MIME)
                .param("delivery", delivery().name())
                .param("key", key)
                .query((row, number) -> row.getBytes("mime"))
                .optional();
    }

    /** What was being sent when a run ended, the oldest first. */
    public List<String> underWay() {
        return jdbc.sql(UNDER_WAY)
                .param("delivery", delivery().name())
                .query(String.class)
                .list();
    }

    /** Gives these up, where they may have left or not. */
    public int becomeUnsure(Collection<String> keys) {
        return jdbc.sql(UNSURE)
                .param("delivery", delivery().name())
                .param("keys", keys.toArray(String[]::new))
                .update();
    }

    /** Forgets messages that came to an end before the day up to which they are kept. */
    public int forgetOld() {
        return keptSince()
                .map(day -> jdbc.sql(FORGET)
                        .param("before", day.atStartOfDay().atOffset(ZoneOffset.UTC))
                        .update())
                .orElse(0);
    }

    @Override
    public List<OutboxEntry> entries() {
        return jdbc.sql(ENTRIES)
                .param("delivery", delivery().name())
                .query((row, number) -> entry(row))
                .list();
    }

    /** Holds the messages of every night that would send too many, and releases those of nights that no longer would. */
    public List<HeldNight> holdOrRelease() {
        jdbc.sql(HOLD_OR_RELEASE)
                .param("delivery", delivery().name())
                .param("most", settings.mostPerNight())
                .update();
        return jdbc.sql(HELD)
                .param("delivery", delivery().name())
                .query((row, number) -> new HeldNight(row.getString("night"), row.getInt("messages")))
                .list();
    }

    /** What is to be sent, first in, first out; what may have left before a crash is among it. */
    public List<WaitingMail> waiting() {
        return jdbc.sql(WAITING)
                .param("delivery", delivery().name())
                .query((row, number) -> new WaitingMail(row.getString("message_key"), row.getString("address")))
                .list();
    }

    /** Marks a message as being sent, before it is; empty where somebody took it meanwhile. */
    public Optional<byte[]> claim(String key) {
        return jdbc.sql(CLAIM)
                .param("delivery", delivery().name())
                .param("key", key)
                .query((row, number) -> row.getBytes("mime"))
                .optional();
    }

    /** Marks a message with what became of it. */
    public void mark(String key, OutboxEntry.State state, String failure) {
        jdbc.sql(MARK)
                .param("delivery", delivery().name())
                .param("key", key)
                .param("state", state.name())
                .param("failure", failure.isEmpty() ? null : failure.replace("\0", ""))
                .param("now", now())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static OutboxEntry entry(ResultSet row) throws SQLException {
        OffsetDateTime sentAt = row.getObject("sent_at", OffsetDateTime.class);
        return new OutboxEntry(
                row.getString("message_key"),
                Message.Kind.valueOf(row.getString("kind")),
                row.getString("night"),
                row.getString("recipient"),
                row.getString("address"),
                row.getString("subject"),
                row.getString("message_id"),
                OutboxEntry.State.valueOf(row.getString("state")),
                row.getObject("queued_at", OffsetDateTime.class).toInstant(),
                sentAt == null ? null : sentAt.toInstant(),
                row.getInt("attempts"),
                row.getString("failure"));
    }

    /**
     * A message that is to be sent.
     *
     * @param key its key
     * @param address where it goes
     */
    record WaitingMail(String key, String address) {}

    /**
     * A night whose messages are held because there are too many.
     *
     * @param night the run that queued them
     * @param messages how many it would send in all
     */
    record HeldNight(String night, int messages) {}
}
