package dev.aftercare.source.reading;

import dev.aftercare.ticket.TicketKey;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the short forms of a source stand for. Somebody who writes {@code #12} or {@code db#411} means one tracker's ticket,
 * and everybody in the team knows which.
 *
 * @param prefix what stands before a number in the tracker's keys, such as {@code OPS-} or {@code example/shop#}; null where
 *     a number alone says nothing
 * @param shortForms the repository or project that each short name stands for
 */
public record TicketForms(@Nullable String prefix, Map<String, String> shortForms) {

    private static final TicketForms NONE = new TicketForms(null, Map.of());

    public TicketForms {
        shortForms = Map.copyOf(shortForms);
    }

    /** Every key stands as it is written. */
    public static TicketForms none() {
        return NONE;
    }

    /** The whole key that a written one stands for; the same one where it is whole or nothing is configured for it. */
    public TicketKey whole(TicketKey written) {
        String text = written.value();
        int mark = Math.max(text.indexOf('#'), text.indexOf('!'));
        if (mark < 0) {
            return written;
        }
        String name = text.substring(0, mark);
        if (name.isEmpty()) {
            return text.charAt(0) == '!' ? written : numbered(text.substring(1)).orElse(written);
        }
        String repository = shortForms.get(name);
        return repository == null ? written : new TicketKey(repository + text.substring(mark));
    }

    /**
     * The ticket that a number alone stands for, where the text is nothing but a number and the source has a prefix. It is to
     * be asked only where a ticket is expected, such as in a column of that name.
     */
    public Optional<TicketKey> numbered(String text) {
        String number = text.strip();
        boolean isNumber = !number.isEmpty()
                && number.length() < 10
                && number.charAt(0) != '0'
                && number.chars().allMatch(letter -> letter >= '0' && letter <= '9');
        return prefix == null || !isNumber ? Optional.empty() : Optional.of(new TicketKey(prefix + number));
    }
}
