package dev.aftercare.tracker;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps raw tickets in PostgreSQL. */
@Repository
class JdbcRawTickets implements RawTickets {

    private static final String UPSERT = """
            INSERT INTO raw_ticket AS r (tracker, key, payload, hash, seen_at)
            SELECT :tracker, key, payload, hash, CAST(:seenAt AS timestamptz)
            FROM unnest(CAST(:keys AS text[]), CAST(:payloads AS bytea[]), CAST(:hashes AS bytea[]))
                AS i (key, payload, hash)
            ON CONFLICT (tracker, key) DO UPDATE
            SET payload = excluded.payload, hash = excluded.hash, seen_at = excluded.seen_at
            WHERE r.hash <> excluded.hash
            """;

    private static final String REMOVE_ALL_BUT = """
            DELETE FROM raw_ticket r
            WHERE r.tracker = :tracker
                AND NOT EXISTS (SELECT FROM unnest(CAST(:present AS text[])) AS p (key) WHERE p.key = r.key)
            """;

    private static final String REMOVE_OTHER_TRACKERS = """
            WITH gone AS (
                DELETE FROM raw_ticket WHERE tracker <> ALL (CAST(:trackers AS text[])) RETURNING tracker
            )
            SELECT DISTINCT tracker FROM gone
            """;

    private final JdbcClient jdbc;

    JdbcRawTickets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void save(String tracker, Collection<RawTicket> tickets, Instant seenAt) {
        jdbc.sql(UPSERT)
                .param("tracker", tracker)
                .param("keys", tickets.stream().map(RawTicket::key).toArray(String[]::new))
                .param("payloads", tickets.stream().map(RawTicket::payload).toArray(byte[][]::new))
                .param(
                        "hashes",
                        tickets.stream().map(ticket -> sha256(ticket.payload())).toArray(byte[][]::new))
                .param("seenAt", seenAt.toString())
                .update();
    }

    @Override
    public void removeAllBut(String tracker, Set<String> present) {
        jdbc.sql(REMOVE_ALL_BUT)
                .param("tracker", tracker)
                .param("present", present.toArray(String[]::new))
                .update();
    }

    @Override
    public Set<String> removeOtherTrackers(Set<String> trackers) {
        return jdbc.sql(REMOVE_OTHER_TRACKERS)
                .param("trackers", trackers.toArray(String[]::new))
                .query(String.class)
                .set();
    }

    private static byte[] sha256(byte[] payload) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(payload);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
