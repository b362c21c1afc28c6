package dev.aftercare.tracker;

import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Diagnostic.Level;
import dev.aftercare.ticket.TicketKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the values of one ticket's JSON, and remembers what of them could not be understood. */
public final class TicketValues {

    private static final int LONGEST_SHOWN = 60;

    private final RawTicket raw;
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    /**
     * Begins to read.
     *
     * @param raw the ticket, whose place each diagnostic names
     */
    public TicketValues(RawTicket raw) {
        this.raw = raw;
    }

    /** What could not be understood so far, in the order of its reading. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /** Remembers what a person should mend. */
    public void warn(String rule, String message) {
        diagnostics.add(new Diagnostic(raw.place(), rule, Level.WARNING, message));
    }

    /** Remembers what a person may want to know. */
    public void note(String rule, String message) {
        diagnostics.add(new Diagnostic(raw.place(), rule, Level.NOTE, message));
    }

    /** A text in one line; empty where there is none. */
    public String text(JsonNode node, String field) {
        JsonNode text = node.path(field);
        return text.isString() ? clean(text.stringValue(), field) : "";
    }

    /** A text of one line; null where there is none. */
    public @Nullable String written(JsonNode node, String field) {
        String text = text(node, field);
        return text.isEmpty() ? null : text;
    }

    /** A point in time; null where there is none, or what is written is none, which is remembered. */
    public @Nullable Instant instant(JsonNode node, String field) {
        String written = text(node, field);
        Optional<Instant> instant = instantOf(written);
        if (instant.isEmpty() && !written.isEmpty()) {
            warn("ticket." + field, "\"%s\" is \"%s\", which is no time".formatted(field, shown(written)));
        }
        return instant.orElse(null);
    }

    /** An instant as trackers write it, with its offset; empty where it is none. */
    public static Optional<Instant> instantOf(String written) {
        try {
            return written.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(written).toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /** The names of labels, which are texts or objects with a name. */
    public Set<String> labels(JsonNode labels) {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode label : labels) {
            String name = label.isString() ? clean(label.stringValue(), "labels") : text(label, "name");
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return names;
    }

    /** An address that a browser may open; null where there is none. */
    public @Nullable String link(JsonNode node, String field) {
        String link = text(node, field);
        return link.matches("(?i)https?://[^\\s\"<>]+") ? link : null;
    }

    /** The keys that the ticket had before, of a payload of ours. */
    public Set<TicketKey> formerKeys(JsonNode payload) {
        Set<TicketKey> keys = new TreeSet<>();
        for (JsonNode key : payload.path("formerKeys")) {
            String name = key.asString("").strip();
            if (!name.isEmpty() && !name.equals(raw.key())) {
                keys.add(new TicketKey(name));
            }
        }
        return keys;
    }

    /** The beginning of a text, for a message. */
    public static String shown(String text) {
        return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
    }

    private String clean(String text, String field) {
        if (text.indexOf('\0') >= 0) {
            warn("ticket.nul", "\"%s\" holds U+0000, which was left out; remove it".formatted(field));
        }
        return text.replace("\0", "").replaceAll("\\s+", " ").strip();
    }
}
