package dev.aftercare.source.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jira's own markup becomes the structure that it means, and what is no markup stays as it is. */
class JiraMarkupTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '"',
            value = {
                "h2. Time line §<h3>Time line</h3>",
                "h2.Impact §<h3>Impact</h3>",
                "*bold* and _slanted_ and +added+ §<p><b>bold</b> and slanted and added</p>",
                "2*3*4 is no markup, nor is a_b_c §<p>2*3*4 is no markup, nor is a_b_c</p>",
                "from 2026-03-04 - 10:05 to 11:00 - all §<p>from 2026-03-04 - 10:05 to 11:00 - all</p>",
                "[OPS-12|https://jira.example/browse/OPS-12] §<p><a href=\"https://jira.example/browse/OPS-12\">OPS-12</a></p>",
                "[https://shop.example/a] §<p><a href=\"https://shop.example/a\">https://shop.example/a</a></p>",
                "[P1] alert, [~noor.haddad] and [~accountid:5f:1] §<p>[P1] alert, noor.haddad and 5f:1</p>",
                "{color:#ff0000}10:05{color} down §<p><span style=\"color: #ff0000\">10:05</span> down</p>",
                "{{a *b* c}} and \\*not bold\\* §<p>a *b* c and *not bold*</p>",
                "!graph.png|thumbnail! and [^log.txt] seen §<p> and  seen</p>",
                "one\\\\two §<p>one<br>two</p>",
                "(/) done (x) not §<p>\u2705 done \u274c not</p>",
                "<script>x</script> & §<p>&lt;script&gt;x&lt;/script&gt; &amp;</p>",
                "bq. They said so §<blockquote>They said so</blockquote>",
                "---- §<hr>"
            })
    void writeWhenLineHasMarkupGivesWhatItMeans(String markup, String html) {
        assertThat(html(markup.strip())).isEqualTo(html);
    }

    @Test
    void writeWhenListsAreNestedAndMixedKeepsTheirOrder() {
        assertThat(html("""
                # first
                ** below
                ** below, too
                goes on
                # second
                - other"""))
                .isEqualTo("<ol><li>first<ul><li>below</li><li>below, too<br>goes on</li></ul></li><li>second</li></ol>"
                        + "<ul><li>other</li></ul>");
    }

    @Test
    void writeWhenListBeginsDeepNestsItAllTheSame() {
        assertThat(html("*** deep")).isEqualTo("<ul><li><ul><li><ul><li>deep</li></ul></li></ul></li></ul>");
    }

    @Test
    void writeWhenTableHasLinksAndLongCellsSplitsAtItsOwnBarsOnly() {
        assertThat(html("""
                ||Time||What||
                |10:05|[the alert|https://alerts.example/1]|
                |10:10|two
                lines|
                ||Owner|Noor|
                behind it"""))
                .isEqualTo("<table><tr><th>Time</th><th>What</th></tr>"
                        + "<tr><td>10:05</td><td><a href=\"https://alerts.example/1\">the alert</a></td></tr>"
                        + "<tr><td>10:10</td><td>two<br> lines</td></tr>"
                        + "<tr><th>Owner</th><td>Noor</td></tr></table><p>behind it</p>");
    }

    @Test
    void writeWhenCodeHoldsMarkupLeavesItAlone() {
        assertThat(html("""
                before {code:sql}
                h1. no heading
                | no | table |
                {code} after
                {noformat}
                * no item"""))
                .isEqualTo("<p>before</p><pre>h1. no heading| no | table |</pre><p>after</p><pre>* no item</pre>");
    }

    @Test
    void writeWhenPanelHasTitleShowsIt() {
        assertThat(html("""
                {panel:title=Impact|borderStyle=dashed}
                Nobody could pay.
                {panel}
                {quote}
                It was dark
                {quote}"""))
                .isEqualTo("<p><b>Impact</b></p><p>Nobody could pay.</p><blockquote><p>It was dark</p></blockquote>");
    }

    @Test
    @Timeout(10)
    void writeWhenTextIsHostileEndsInTime() {
        for (String hostile :
                new String[] {"[", "{{", "*a", "|", "{color:", "_x ", "!a.", "[a|", "# ", "*", "{code}"}) {
            html(hostile.repeat(40_000));
            html((hostile + "\n").repeat(10_000));
        }
    }

    /** On one line, without the document's own head. */
    private static String html(String markup) {
        HtmlPage page = new HtmlPage();
        JiraMarkup.write(markup, page);
        return page.rendition().document().replaceAll("\n", "");
    }
}
