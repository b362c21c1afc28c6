package dev.aftercare.ticket;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Identifies a ticket as people write it: {@code OPS-123}, {@code org/repo#12}, {@code group/project!34}.
 *
 * @param value the key, never blank, without surrounding blanks
 * @param host the host of the address that the key was read from, in small letters; null where it was written without one. It is a
 *     hint where to ask and no part of the identity: keys are equal by their value.
 */
public record TicketKey(String value, @Nullable String host) implements Comparable<TicketKey> {

    public TicketKey {
        value = value.strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a ticket key must not be blank");
        }
        host = host == null || host.isBlank() ? null : host.strip().toLowerCase(Locale.ROOT);
    }

    /** A key that was written without an address. */
    public TicketKey(String value) {
        this(value, null);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TicketKey key && key.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
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
