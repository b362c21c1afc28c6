package dev.aftercare.source.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.ticket.WrittenTicket.Format;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The document format of Atlassian's cloud keeps its structure: nothing of it is flattened first. */
class AtlassianDocumentTests {

    /** 2026-04-01. */
    private static final String FIRST_OF_APRIL = "1775001600000";

    static final String DOCUMENT = doc(
            heading(2, "Summary"),
            panel(paragraph(text("The search index was empty."))),
            heading(2, "Timeline"),
            """
            {"type": "table", "attrs": {"isNumberColumnEnabled": false}, "content": [%s, %s, %s]}""".formatted(
                            row("tableHeader", text("Time"), text("What happened")),
                            row(
                                    "tableCell",
                                    text("2026-03-04 10:05 UTC"),
                                    status("START", "red") + ", " + text(" The rebuild empties the index")),
                            row(
                                    "tableCell",
                                    text("11:40"),
                                    status("END", "green") + ", " + text(" Restored, see ") + ", " + card("OPS-118"))),
            heading(2, "Root cause"),
            "{\"type\": \"codeBlock\", \"content\": [" + text("DELETE FROM index; -- 2026-01-01 00:00") + "]}",
            paragraph(text("The rebuild deletes first.")),
            heading(2, "Action items"),
            """
            {"type": "taskList", "attrs": {"localId": "1"}, "content": [
              {"type": "taskItem", "attrs": {"localId": "2", "state": "TODO"}, "content": [%s, %s, %s, %s]},
              {"type": "taskItem", "attrs": {"localId": "3", "state": "DONE"}, "content": [%s]}]}""".formatted(
                            mention("@Noor Haddad"),
                            text(" Alert on an empty index "),
                            card("OPS-120"),
                            "{\"type\": \"date\", \"attrs\": {\"timestamp\": \"" + FIRST_OF_APRIL + "\"}}",
                            text("Write into a second index first")));

    @Test
    void readWhenDocumentHasTableAndTasksUnderstandsThem() {
        Postmortem read = Tickets.ticket()
                .read(Format.ATLASSIAN_DOCUMENT, DOCUMENT)
                .postmortems()
                .get(0);

        assertThat(read.incident().started().value()).hasToString("2026-03-04T10:05:00Z");
        assertThat(read.incident().resolved().value()).hasToString("2026-03-04T11:40:00Z");
        assertThat(read.summary()).isEqualTo("The search index was empty.");
        assertThat(read.cause()).isEqualTo("The rebuild deletes first.");
        assertThat(read.incident().timeline())
                .extracting(event -> event.text())
                .containsExactly("START The rebuild empties the index", "END Restored, see OPS-118");
        assertThat(read.countermeasures())
                .extracting(
                        Countermeasure::description,
                        Countermeasure::owner,
                        one -> String.valueOf(one.due()),
                        Countermeasure::state,
                        one -> one.tickets().toString())
                .containsExactly(
                        tuple(
                                "Alert on an empty index",
                                "Noor Haddad",
                                "2026-04-01",
                                Countermeasure.State.OPEN,
                                "[OPS-120]"),
                        tuple("Write into a second index first", null, "null", Countermeasure.State.DONE, "[]"));
    }

    @Test
    void writeWhenWordsAreMarkedKeepsWhatMeansSomething() {
        assertThat(html(paragraph("""
                        {"type": "text", "text": "bold", "marks": [{"type": "strong"}, {"type": "em"}]}""", """
                        {"type": "text", "text": "there", "marks": [{"type": "link", "attrs": {"href": "https://x.example/?a=1&b=2"}}]}""", """
                        {"type": "text", "text": "gone", "marks": [{"type": "strike"}]}""", """
                        {"type": "text", "text": "red", "marks": [{"type": "textColor", "attrs": {"color": "#bf2600"}}]}""", """
                        {"type": "emoji", "attrs": {"shortName": ":fire:", "text": "\\uD83D\\uDD25"}}""", "{\"type\": \"hardBreak\"}", text("<b>"))))
                .isEqualTo("<p><b>bold</b><a href=\"https://x.example/?a=1&amp;b=2\">there</a>~~gone~~"
                        + "<span style=\"color: #bf2600\">red</span>\uD83D\uDD25<br>&lt;b&gt;</p>");
    }

    @Test
    void writeWhenCellsSpanAndPartsFoldKeepsBoth() {
        assertThat(html("""
                {"type": "table", "content": [{"type": "tableRow", "content": [
                  {"type": "tableCell", "attrs": {"rowspan": 2, "colspan": 1, "background": "#ffebe6"}, "content": []}]}]}""")).isEqualTo("<table><tr><td rowspan=\"2\" style=\"color: #ffebe6\"></td></tr></table>");
        assertThat(html("""
                {"type": "expand", "attrs": {"title": "Details"}, "content": [%s]}""".formatted(paragraph(text("in")))))
                .isEqualTo("<details><summary>Details</summary><p>in</p></details>");
    }

    @Test
    void writeWhenTextIsNoDocumentGivesItsWords() {
        HtmlPage page = new HtmlPage();
        AtlassianDocument.write("{no document", page);
        assertThat(page.rendition().document()).contains("<p>{no document</p>");
    }

    @Test
    @Timeout(10)
    void writeWhenDocumentIsDeepOrHasOddValuesEnds() {
        String deep = "{\"type\": \"blockquote\", \"content\": [".repeat(100) + text("x") + "]}".repeat(100);
        assertThat(html(deep)).startsWith("<blockquote>");
        assertThat(html("{\"type\": \"date\", \"attrs\": {\"timestamp\": \"soon\"}}", "17", "null", "{}"))
                .isEqualTo("soon");
    }

    private static String html(String... nodes) {
        HtmlPage page = new HtmlPage();
        AtlassianDocument.write(doc(nodes), page);
        return page.rendition().document().replaceAll("\n", "");
    }

    private static String doc(String... nodes) {
        return "{\"type\": \"doc\", \"version\": 1, \"content\": [" + String.join(", ", nodes) + "]}";
    }

    private static String paragraph(String... nodes) {
        return "{\"type\": \"paragraph\", \"content\": [" + String.join(", ", nodes) + "]}";
    }

    private static String panel(String node) {
        return "{\"type\": \"panel\", \"attrs\": {\"panelType\": \"info\"}, \"content\": [" + node + "]}";
    }

    private static String heading(int level, String words) {
        return "{\"type\": \"heading\", \"attrs\": {\"level\": " + level + "}, \"content\": [" + text(words) + "]}";
    }

    private static String row(String cell, String... contents) {
        List<String> cells = java.util.Arrays.stream(contents)
                .map(content -> "{\"type\": \"" + cell + "\", \"content\": [" + paragraph(content) + "]}")
                .toList();
        return "{\"type\": \"tableRow\", \"content\": [" + String.join(", ", cells) + "]}";
    }

    private static String text(String words) {
        return "{\"type\": \"text\", \"text\": \"" + words + "\"}";
    }

    private static String mention(String name) {
        return "{\"type\": \"mention\", \"attrs\": {\"id\": \"5f\", \"text\": \"" + name + "\"}}";
    }

    private static String status(String words, String color) {
        return "{\"type\": \"status\", \"attrs\": {\"text\": \"" + words + "\", \"color\": \"" + color + "\"}}";
    }

    private static String card(String key) {
        return "{\"type\": \"inlineCard\", \"attrs\": {\"url\": \"https://jira.example/browse/" + key + "\"}}";
    }
}
