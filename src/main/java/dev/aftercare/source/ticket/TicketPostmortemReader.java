package dev.aftercare.source.ticket;

import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Place;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.source.markdown.MarkdownReader;
import dev.aftercare.source.reading.DocumentReader;
import dev.aftercare.source.reading.DocumentReading;
import dev.aftercare.source.reading.ReadingDefaults;
import dev.aftercare.source.reading.TicketForms;
import dev.aftercare.ticket.WrittenTicket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;

/** Understands tickets that are postmortems, as they are kept. Thread-safe. */
final class TicketPostmortemReader implements DocumentReader {

    private static final String VERSION = "ticket-1-";

    private final ReadingDefaults defaults;

    TicketPostmortemReader(ReadingDefaults defaults) {
        this.defaults = defaults;
    }

    @Override
    public String version() {
        return VERSION + new MarkdownReader(defaults).version();
    }

    @Override
    public DocumentReading read(String source, String path, byte[] content) {
        Place place = Place.of(source, path);
        WrittenTicket ticket;
        try {
            ticket = TicketDocument.of(content);
        } catch (JacksonException broken) {
            Diagnostic said = new Diagnostic(
                    place,
                    "ticket.unreadable",
                    Diagnostic.Level.ERROR,
                    "what is kept of the ticket cannot be read; it is fetched again in the next run");
            return new DocumentReading(DocumentReading.Kind.OTHER, List.of(), List.of(said));
        }
        return new OfOne(ticket, place, own(ticket)).reading();
    }

    /** A number alone stands for a ticket beside this one, where nothing else is configured. */
    private ReadingDefaults own(WrittenTicket ticket) {
        TicketForms forms = defaults.tickets();
        if (ticket.numbers() == null || forms.prefix() != null) {
            return defaults;
        }
        return new ReadingDefaults(
                defaults.zone(),
                defaults.language(),
                defaults.system(),
                defaults.status(),
                defaults.audience(),
                defaults.url(),
                defaults.dateOrder(),
                new TicketForms(ticket.numbers(), forms.shortForms()),
                defaults.words());
    }

    /** The reading of one ticket. */
    private static final class OfOne {

        private final WrittenTicket ticket;
        private final Place place;
        private final ReadingDefaults defaults;
        private final TicketFacts facts;
        private Rendition rendition;
        private int headLines;

        OfOne(WrittenTicket ticket, Place place, ReadingDefaults defaults) {
            this.ticket = ticket;
            this.place = place;
            this.defaults = defaults;
            this.facts = new TicketFacts(ticket, defaults, place);
            this.rendition = new TicketRendition(ticket, facts.onTop()).rendition();
            this.headLines = 2 + facts.onTop().size();
        }

        private DocumentReading text() {
            return new MarkdownReader(defaults)
                    .read(place.source(), place.path(), rendition.document().getBytes(StandardCharsets.UTF_8));
        }

        DocumentReading reading() {
            DocumentReading text = text();
            if (text.postmortems().size() > 1 && facts.stateInstants()) {
                // What was written on top would hold for each of them.
                rendition = new TicketRendition(ticket, List.of()).rendition();
                headLines = 2;
                text = text();
            }
            return over(text);
        }

        private DocumentReading over(DocumentReading text) {
            TicketOverlay overlay = new TicketOverlay(ticket, facts, defaults);
            boolean several = text.postmortems().size() > 1;
            List<Postmortem> read = text.postmortems().stream()
                    .map(one -> several
                            ? overlay.onOneOfSeveral(one, onPage(one.place()))
                            : overlay.on(one, onPage(one.place())))
                    .toList();
            if (several && facts.stateInstants()) {
                facts.note(
                        "ticket.several",
                        "the text tells of %d incidents, so the ticket's fields for points in time were left out"
                                .formatted(read.size()));
            }
            return new DocumentReading(text.kind(), read, diagnostics(text));
        }

        private List<Diagnostic> diagnostics(DocumentReading text) {
            List<Diagnostic> all = new ArrayList<>();
            text.diagnostics().stream()
                    // what we wrote on top ourselves was read from the fields, which say it themselves
                    .filter(one -> one.place().line() == 0 || one.place().line() > headLines)
                    .forEach(all::add);
            if (text.kind() == DocumentReading.Kind.POSTMORTEM) {
                all.addAll(facts.diagnostics());
            }
            return all.stream()
                    .map(one -> new Diagnostic(onPage(one.place()), one.rule(), one.level(), one.message()))
                    .toList();
        }

        // Nothing may tell the title of a ticket that only some may read.
        private Place onPage(Place at) {
            String title = ticket.restricted() ? "a restricted ticket" : ticket.key() + " " + ticket.title();
            String heading = ticket.restricted() ? "" : rendition.headingAbove(at.line());
            return at.onPage(new Place.Page(title, heading, ticket.url()));
        }
    }
}
