package dev.aftercare.source.ticket;

import dev.aftercare.postmortem.Audience;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.source.reading.DocumentReading;
import dev.aftercare.source.reading.ReadingDefaults;
import dev.aftercare.ticket.WrittenTicket;
import dev.aftercare.ticket.WrittenTicket.Format;
import dev.aftercare.ticket.WrittenTicket.Moment;
import dev.aftercare.ticket.WrittenTicket.Text;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tickets for tests: the same incident in each of the markups. */
final class Tickets {

    static final ReadingDefaults DEFAULTS =
            new ReadingDefaults(ZoneId.of("UTC"), null, null, ReviewStatus.UNKNOWN, Audience.INTERNAL, null);

    static final String MARKUP = """
            h1. Summary

            The search index was *empty* for an hour, so [customers|https://shop.example/help] found nothing.

            h1. Timeline

            ||Time (UTC)||What happened||
            |2026-03-04 09:40|The index was rebuilt by [~amara.diallo] with {{--force}}|
            |2026-03-04 10:05|First alert
            in {color:red}production{color}|
            |2026-03-04 10:40|Index restored|

            h1. Root cause

            {code:java}
            index.rebuild(Mode.FORCE); // 2026-01-01 00:00
            {code}
            The rebuild deletes first and writes afterwards.

            h1. Action items

            # [x] Write into a second index first (OPS-101)
            # [ ] Alert on an empty index
            #* owner: Noor Haddad
            #* due: 2026-04-01
            """;

    private String key = "OPS-12";
    private List<String> labels = List.of();
    private boolean restricted;
    private @Nullable String severity;
    private @Nullable String numbers;
    private final Map<String, Text> fields = new TreeMap<>();
    private List<Moment> moments = List.of();
    private String state = "Done";

    static Tickets ticket() {
        return new Tickets();
    }

    Tickets key(String value) {
        key = value;
        return this;
    }

    Tickets labels(String... values) {
        labels = List.of(values);
        return this;
    }

    Tickets restricted() {
        restricted = true;
        return this;
    }

    Tickets severity(String value) {
        severity = value;
        return this;
    }

    Tickets numbers(String value) {
        numbers = value;
        return this;
    }

    Tickets state(String value) {
        state = value;
        return this;
    }

    Tickets field(String name, String value) {
        return field(name, Format.PLAIN, value);
    }

    Tickets field(String name, Format format, String value) {
        fields.put(name, new Text(format, value));
        return this;
    }

    Tickets moments(Moment... values) {
        moments = List.of(values);
        return this;
    }

    WrittenTicket written(Format format, String text) {
        return new WrittenTicket(
                key,
                "Search was empty",
                "https://jira.example/browse/" + key,
                state,
                "Amara Diallo",
                labels,
                null,
                severity,
                restricted,
                numbers,
                new Text(format, text),
                fields,
                moments);
    }

    DocumentReading read(Format format, String text) {
        return read(format, text, DEFAULTS);
    }

    DocumentReading read(Format format, String text, ReadingDefaults defaults) {
        return new TicketPostmortemReader(defaults).read("tickets", key, TicketDocument.bytes(written(format, text)));
    }
}
