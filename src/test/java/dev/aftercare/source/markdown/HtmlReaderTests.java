package dev.aftercare.source.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.source.reading.DocumentReading;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** HTML becomes the same outline as Markdown, with the lines of the file. */
class HtmlReaderTests {

    @Test
    void outlineWhenHtmlHoldsHeadingsAndTextMakesSections() {
        assertThat(outline("""
                        Before

                        <h2>Summary of
                        the night</h2>
                        <p>Search was <b>empty</b> for
                        two hours.</p>
                        <div>One more<br>line</div>
                        <h3>Impact</h3>
                        Nobody could search.
                        """)).isEqualTo("""
                        1 Before
                        ## 3 Summary of the night
                        5 Search was *empty* for | 6 two hours.
                        7 One more | 7 line
                        ### 8 Impact
                        9 Nobody could search.
                        """);
    }

    @Test
    void outlineWhenListsAreNestedKeepsThem() {
        assertThat(outline("""
                        <ul>
                          <li>Add an alert
                            <ul><li>for <a href="https://t.example/1">latency</a></li><li>for errors</li></ul>
                          </li>
                          <li><p>Write a runbook</p><p>with pictures</p></li>
                        </ul>
                        <ol><li><input type="checkbox" checked> Restart it</li><li><input type="checkbox"> Pin it</li></ol>
                        """)).isEqualTo("""
                        - 2 Add an alert
                          - 3 for [latency](https://t.example/1)
                          - 3 for errors
                        - 5 Write a runbook
                          5 with pictures
                        1. 7 [x] Restart it
                        1. 7 [ ] Pin it
                        """);
    }

    @Test
    void outlineWhenAListStandsBetweenItemsGivesItToTheItemBefore() {
        assertThat(outline("<ul><li>One</li><ul><li>Detail</li></ul><li>Two</li></ul>"))
                .isEqualTo("""
                        - 1 One
                          - 1 Detail
                        - 1 Two
                        """);
    }

    @Test
    void outlineWhenTableHasBreaksLinksAndSpansFillsTheCells() {
        assertThat(outline("""
                        <table>
                        <thead><tr><th>Day</th><th>Time</th><th>What</th></tr></thead>
                        <tbody>
                        <tr><td rowspan="2">2026-03-04</td><td>10:05</td><td>Errors<br>begin&nbsp;&amp; grow</td></tr>
                        <tr><td>10:20</td><td><ul><li>Seen</li><li>by <a href="https://t.example/2">us</a></li></ul></td></tr>
                        <tr><td colspan="2">later</td><td>Over</td></tr>
                        </tbody>
                        </table>
                        """)).isEqualTo("""
                        2 | Day | Time | What |
                        4 | 2026-03-04 | 10:05 | Errors/begin & grow |
                        5 | 2026-03-04 | 10:20 | Seen/by [us](https://t.example/2) |
                        6 | later |  | Over |
                        """);
    }

    @Test
    void outlineWhenBlankLinesTearATableApartPutsItTogether() {
        assertThat(outline("""
                        <table>
                        <tr><th>Time</th><th>What</th></tr>

                        <tr><td>10:05</td><td>Errors</td></tr>

                        </table>

                        After
                        """)).isEqualTo("""
                        2 | Time | What |
                        4 | 10:05 | Errors |
                        8 After
                        """);
    }

    @Test
    void outlineWhenDetailsAreClosedGoesOnAroundThem() {
        assertThat(outline("""
                        ## Summary

                        <details><summary>Timeline</summary>
                        <ul><li>10:05 errors</li></ul>
                        </details>
                        <p>Search was empty.</p>

                        <details>
                        <summary>Action items</summary>

                        - Add an alert

                        </details>
                        """)).isEqualTo("""
                        ## 1 Summary
                        ######## 3 Timeline
                        - 4 10:05 errors
                        ######## 9 Action items
                        - 11 Add an alert
                        """.replace("######## 3", "6 Search was empty.\n######## 3"));
    }

    @Test
    void outlineWhenTextIsQuotedOrCodeKeepsThemApart() {
        assertThat(outline("""
                        <blockquote><p>10:05 it is slow</p></blockquote>
                        <pre><code>10:06 stack trace</code></pre>
                        <script>10:07</script><style>p { color: red }</style><!-- 10:08 -->
                        <dl><dt>Started</dt>
                        <dd>10:05</dd><dt>Severity:</dt><dd><p>SEV-1</p></dd></dl>
                        """)).isEqualTo("""
                        > 1 10:05 it is slow
                        2 code
                        4 Started: 10:05
                        5 Severity: SEV-1
                        """);
    }

    @Test
    void readWhenFileIsHtmlAsAWholeUnderstandsIt() {
        DocumentReading reading = new MarkdownReader(Readings.DEFAULTS)
                .read("wiki", "search.html", """
                        <!DOCTYPE html>
                        <html><head><title>Search was empty</title><style>h1 { }</style></head>
                        <body>
                        <table><tr><th>Start Time</th><td>2026-03-04 10:05 UTC</td></tr>
                        <tr><th>End Time</th><td>2026-03-04 11:05 UTC</td></tr></table>
                        <h2>Action items</h2>
                        <ul><li><input type="checkbox" checked="checked"/>Add an alert <a href="https://j.example/browse/OPS-12">OPS-12</a></li></ul>
                        </body></html>
                        """.getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(Readings.only(reading).title()).isEqualTo("Search was empty");
        assertThat(Readings.only(reading).incident().started().local()).isEqualTo("2026-03-04T10:05");
        assertThat(Readings.only(reading).incident().started().line()).isEqualTo(4);
        assertThat(Readings.only(reading).incident().resolved().line()).isEqualTo(5);
        assertThat(Readings.only(reading).countermeasures().get(0).description())
                .isEqualTo("Add an alert");
    }

    @Test
    void readWhenOneRowIsRedAndOneGreenTakesThemForStartAndEnd() {
        String timeline = """
                <h1>Search was empty</h1><h2>Timeline</h2>
                <table><tr><th>Time (UTC)</th><th>What</th></tr>
                <tr><td>2026-03-04 09:50</td><td>Deployment</td></tr>
                <tr><td>10:05</td><td style="background-color: %s">The queue grows</td></tr>
                <tr><td>11:40</td><td><span style="color: rgb(0, 128, 0)">The queue is small</span></td></tr>
                <tr><td>12:00</td><td style="background: #ffffff">A talk with the team</td></tr></table>
                """;

        assertThat(times(timeline.formatted("#ffebe6"))).isEqualTo("2026-03-04T10:05 2026-03-04T11:40");
        assertThat(times(timeline.formatted("#fffae6"))).isEqualTo("null 2026-03-04T11:40");
        assertThat(times(timeline.formatted("red").replace("Deployment", "<font color=\"#f00\">Deployment</font>")))
                .isEqualTo("null 2026-03-04T11:40");
    }

    private static String times(String html) {
        DocumentReading reading = new MarkdownReader(Readings.DEFAULTS)
                .read("wiki", "search.html", html.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return Readings.only(reading).incident().started().local() + " "
                + Readings.only(reading).incident().resolved().local();
    }

    static Stream<String> hostile() {
        int many = 40_000;
        return Stream.of(
                "<div>".repeat(many) + "text",
                "<ul><li>".repeat(many) + "text",
                "<ul><li>x</li>" + "<ul><li>y</li></ul>".repeat(many / 2) + "</ul>",
                "<blockquote>".repeat(many) + "text",
                "<b>".repeat(many) + "<p>text",
                distinct(many / 4, "<b id=%d>") + "<p>x".repeat(1_000),
                distinct(many / 4, "<a href='%d'>x"),
                "<table>".repeat(many) + "text",
                "<table><tr><td rowspan=9999 colspan=9999>x</td></tr>" + "<tr><td>y</td></tr>".repeat(many / 4),
                "<table><tr>" + "<td>x".repeat(many),
                "<p " + "a ".repeat(many) + ">text",
                "<".repeat(many),
                "<div>\n\n".repeat(many / 10),
                "&amp".repeat(many),
                "<details>".repeat(many),
                "<dl>" + "<dt>".repeat(many),
                "<h1>".repeat(many / 4),
                "<svg><foreignObject>".repeat(many / 20),
                "<select><option>".repeat(many / 20),
                "<!--".repeat(many));
    }

    private static String distinct(int count, String tag) {
        StringBuilder html = new StringBuilder();
        for (int i = 0; i < count; i++) {
            html.append(tag.formatted(i));
        }
        return html.toString();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void readWhenHtmlIsHostileEndsSoon(String html) {
        // The time of this thread: other tests may keep the machine busy.
        long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        OutlineBuilder.outlineOfHtml(List.of(html.split("\n", -1)));
        OutlineBuilder.outline(List.of(html.split("\n", -1)));
        Duration took = Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began);

        assertThat(took).isLessThan(Duration.ofSeconds(4));
    }

    private static String outline(String text) {
        StringBuilder shown = new StringBuilder();
        for (Section section :
                OutlineBuilder.outline(List.of(text.split("\n", -1))).all()) {
            if (section.level() > 0) {
                shown.append("#".repeat(section.level()))
                        .append(' ')
                        .append(shown(section.heading()))
                        .append('\n');
            }
            section.blocks().forEach(block -> show(block, "", shown));
        }
        return shown.toString();
    }

    private static void show(Block block, String indent, StringBuilder shown) {
        if (block instanceof Block.Paragraph paragraph) {
            List<String> lines =
                    paragraph.lines().stream().map(HtmlReaderTests::shown).toList();
            shown.append(indent).append(String.join(" | ", lines)).append('\n');
        } else if (block instanceof Block.Listing listing) {
            listing.items().forEach(item -> show(item, listing.ordered() ? "1. " : "- ", indent, shown));
        } else if (block instanceof Block.Table table) {
            table.rows().forEach(row -> show(row, indent, shown));
        } else if (block instanceof Block.Quote quote) {
            quote.blocks().forEach(inner -> show(inner, indent + "> ", shown));
        } else if (block instanceof Block.Code code) {
            shown.append(indent).append(code.line()).append(" code\n");
        }
    }

    private static void show(Block.Item item, String mark, String indent, StringBuilder shown) {
        shown.append(indent).append(mark).append(shown(item.head())).append('\n');
        item.blocks().stream().skip(1).forEach(inner -> show(inner, indent + "  ", shown));
    }

    private static void show(Block.Row row, String indent, StringBuilder shown) {
        shown.append(indent).append(row.line()).append(" | ");
        row.cells().forEach(cell -> shown.append(words(cell).replace('\n', '/')).append(" | "));
        shown.setLength(shown.length() - 1);
        shown.append('\n');
    }

    private static String shown(TextLine line) {
        return line.line() + " " + words(line);
    }

    private static String words(TextLine line) {
        StringBuilder words = new StringBuilder(line.text());
        for (TextLine.Link link : line.links()) {
            words.insert(link.words().end(), "](" + link.target() + ")")
                    .insert(link.words().start(), '[');
        }
        if (!line.bold().isEmpty()) {
            words.insert(line.bold().end(), '*').insert(line.bold().start(), '*');
        }
        return words.toString();
    }
}
