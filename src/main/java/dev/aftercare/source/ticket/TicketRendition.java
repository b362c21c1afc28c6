package dev.aftercare.source.ticket;

import dev.aftercare.ticket.WrittenTicket;
import dev.aftercare.ticket.WrittenTicket.Format;
import dev.aftercare.ticket.WrittenTicket.Moment;
import dev.aftercare.ticket.WrittenTicket.Text;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a document of a ticket: its title, what is known of it, the texts of its fields, and its own text. */
final class TicketRendition {

    private static final Pattern ATX = Pattern.compile("( {0,3})(#{1,6})([ \\t].*|)");

    private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,}).*");

    private static final Map<TicketField, String> HEADINGS = Map.of(
            TicketField.SUMMARY, "Summary",
            TicketField.IMPACT, "Impact",
            TicketField.CAUSE, "Root cause",
            TicketField.TIMELINE, "Timeline",
            TicketField.ACTIONS, "Action items");

    private final WrittenTicket ticket;
    private final List<String> facts;

    /**
     * A ticket.
     *
     * @param facts what is known of it, each as {@code Start Time: 2026-03-04 10:05 Europe/Paris}
     */
    TicketRendition(WrittenTicket ticket, List<String> facts) {
        this.ticket = ticket;
        this.facts = facts;
    }

    Rendition rendition() {
        return ticket.text().format() == Format.MARKDOWN ? markdown() : html();
    }

    /** The text of one field in Markdown or HTML, whichever it is. */
    static String alone(Text text) {
        if (text.format() == Format.MARKDOWN || text.format() == Format.PLAIN) {
            return text.content();
        }
        HtmlPage page = new HtmlPage();
        page.tag("<!DOCTYPE html>");
        write(text, page);
        return page.rendition().document();
    }

    private static void write(Text text, HtmlPage page) {
        switch (text.format()) {
            case ATLASSIAN_DOCUMENT -> AtlassianDocument.write(text.content(), page);
            case JIRA_MARKUP -> JiraMarkup.write(text.content(), page);
            case PLAIN, MARKDOWN ->
                text.content()
                        .lines()
                        .forEach(line -> page.block("<p>").words(line).tag("</p>"));
        }
    }

    private Rendition html() {
        HtmlPage page = new HtmlPage();
        page.tag("<!DOCTYPE html>").block("<h1>").words(ticket.title()).tag("</h1>");
        facts.forEach(fact -> page.block("<p>").words(fact).tag("</p>"));
        for (Map.Entry<TicketField, Text> section : sections().entrySet()) {
            page.beginHeading(1, heading(section.getKey()));
            page.words(heading(section.getKey()));
            page.endHeading(1);
            write(section.getValue(), page);
        }
        if (!ticket.moments().isEmpty()) {
            page.beginHeading(1, "Timeline");
            page.words("Timeline");
            page.endHeading(1);
            page.block("<ul>");
            ticket.moments()
                    .forEach(moment ->
                            page.block("<li>").words(TicketMoments.line(moment)).tag("</li>"));
            page.block("</ul>");
        }
        page.beginLine();
        write(ticket.text(), page);
        return page.rendition();
    }

    private NavigableMap<TicketField, Text> sections() {
        NavigableMap<TicketField, Text> sections = new TreeMap<>();
        ticket.fields()
                .forEach((key, text) -> TicketField.of(key)
                        .filter(field -> field.kind() == TicketField.Kind.TEXT
                                && !text.content().isBlank())
                        .ifPresent(field -> sections.put(field, text)));
        return sections;
    }

    private static String heading(TicketField field) {
        return Objects.requireNonNull(HEADINGS.get(field));
    }

    private Rendition markdown() {
        StringBuilder text =
                new StringBuilder("# ").append(oneLine(ticket.title())).append("\n\n");
        facts.forEach(fact -> text.append("- ").append(oneLine(fact)).append('\n'));
        sections()
                .forEach((field, content) -> text.append("\n## ")
                        .append(heading(field))
                        .append("\n\n")
                        .append(content.content())
                        .append('\n'));
        if (!ticket.moments().isEmpty()) {
            text.append("\n## Timeline\n\n");
            for (Moment moment : ticket.moments()) {
                text.append("- ").append(oneLine(TicketMoments.line(moment))).append('\n');
            }
        }
        text.append('\n');
        return below(text.append(ticket.text().content()).toString());
    }

    private static String oneLine(String words) {
        return words.replaceAll("\\s+", " ").strip();
    }

    /** The title stands above all headings of the text: those go a level down. */
    private static Rendition below(String markdown) {
        StringBuilder document = new StringBuilder();
        NavigableMap<Integer, String> headings = new TreeMap<>();
        String fence = "";
        List<String> lines = markdown.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher fenced = FENCE.matcher(line);
            Matcher heading = ATX.matcher(line);
            if (fenced.matches() && (fence.isEmpty() || fenced.group(1).startsWith(fence))) {
                fence = fence.isEmpty() ? fenced.group(1) : "";
            } else if (fence.isEmpty() && i > 0 && heading.matches()) {
                headings.put(i + 1, heading.group(3).strip());
                line = heading.group(1) + deeper(heading.group(2)) + heading.group(3);
            } else if (fence.isEmpty() && i > 0 && line.matches(" {0,3}=+\\s*")) {
                headings.put(i, lines.get(i - 1).strip());
                line = line.replace('=', '-');
            }
            document.append(line).append('\n');
        }
        return new Rendition(document.toString(), headings);
    }

    private static String deeper(String marks) {
        return marks.length() < 6 ? marks + "#" : marks;
    }
}
