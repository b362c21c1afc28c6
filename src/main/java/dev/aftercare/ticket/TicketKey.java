package dev.aftercare.ticket;

/**
 * Identifies a ticket as people write it: {@code OPS-123}, {@code org/repo#12}, {@code group/project!34}.
 *
 * @param value the key, never blank, without surrounding blanks
 */
public record TicketKey(String value) implements Comparable<TicketKey> {

    public TicketKey {
        value = value.strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a ticket key must not be blank");
        }
    }

    @Override
    public int compareTo(TicketKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
