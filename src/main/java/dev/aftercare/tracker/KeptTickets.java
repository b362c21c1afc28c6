package dev.aftercare.tracker;

import dev.aftercare.ticket.WrittenTicket;
import dev.aftercare.ticket.WrittenTickets.Head;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tickets of a list that brings their texts along: kept until they are read, as long as they are not too many for the memory. Those
 * beyond that are asked for again.
 */
public final class KeptTickets {

    /** About as many letters as take 60 MB. */
    private static final long MOST_LETTERS = 30_000_000;

    private final Map<String, Head> heads = new LinkedHashMap<>();
    private final Map<String, WrittenTicket> texts = new HashMap<>();
    private long letters;

    /**
     * Adds a ticket of the list; one that comes twice counts as it came last.
     *
     * @param id the tracker's own
     * @param beside what else changes where something of it does that the list does not bring along; may be empty
     */
    public void add(String id, WrittenTicket ticket, String beside) {
        heads.put(ticket.key(), new Head(ticket.key(), id, version(ticket + beside)));
        WrittenTicket before = texts.remove(ticket.key());
        letters -= before == null ? 0 : letters(before);
        if (letters + letters(ticket) <= MOST_LETTERS) {
            letters += letters(ticket);
            texts.put(ticket.key(), ticket);
        }
    }

    /** Each ticket once. */
    public List<Head> heads() {
        return List.copyOf(heads.values());
    }

    /** Forgets the texts of others. */
    public void keepOnly(List<Head> wanted) {
        Set<String> keys = new HashSet<>();
        wanted.forEach(head -> keys.add(head.key()));
        texts.keySet().retainAll(keys);
    }

    /** The text of a ticket, once; empty where it was not kept. */
    public Optional<WrittenTicket> take(String key) {
        return Optional.ofNullable(texts.remove(key));
    }

    private static long letters(WrittenTicket ticket) {
        return ticket.text().content().length() + 500L;
    }

    /** Stands for everything that is read of a ticket: whatever else changes is of no interest. */
    private static String version(String ticket) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(ticket.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, 24);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
