package dev.aftercare.source.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.postmortem.Audience;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.source.markdown.MarkdownReader;
import dev.aftercare.ticket.TicketKey;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadingDefaultsTests {

    private static final TicketForms FORMS = new TicketForms("OPS-", Map.of("db", "example/database"));

    @Test
    void wholeWhenFormIsShortGivesTheKeyThatItStandsFor() {
        assertThat(FORMS.whole(new TicketKey("#12"))).isEqualTo(new TicketKey("OPS-12"));
        assertThat(FORMS.whole(new TicketKey("db#411"))).isEqualTo(new TicketKey("example/database#411"));
        assertThat(new TicketForms("example/shop#", Map.of()).whole(new TicketKey("#12")))
                .isEqualTo(new TicketKey("example/shop#12"));
    }

    @Test
    void wholeWhenNothingIsConfiguredForItLeavesTheKey() {
        for (String key : new String[] {"OPS-1", "example/other#3", "!34", "web#5", "group/project!7"}) {
            assertThat(FORMS.whole(new TicketKey(key))).isEqualTo(new TicketKey(key));
        }
        assertThat(TicketForms.none().whole(new TicketKey("#12"))).isEqualTo(new TicketKey("#12"));
    }

    @Test
    void numberedWhenTextIsMoreThanANumberOrThereIsNoPrefixIsEmpty() {
        assertThat(FORMS.numbered(" 12 ")).contains(new TicketKey("OPS-12"));
        assertThat(FORMS.numbered("12 h")).isEmpty();
        assertThat(FORMS.numbered("0")).isEmpty();
        assertThat(FORMS.numbered("")).isEmpty();
        assertThat(TicketForms.none().numbered("12")).isEmpty();
    }

    @Test
    void readWhenSourceHasTicketFormsUsesThemInBulletsAndColumns() {
        Postmortem postmortem = read(DateOrderDefault.AUTO, """
                # Orders were lost

                Start Time: 2026-03-04 10:05

                ## Action items

                | Action | Owner | Ticket |
                | ------ | ----- | ------ |
                | Add an alert on lost orders | Ada | 71 |
                | Shorten the queue | Ben | db#411 |
                | Rehearse the switch | Cleo | #72 |
                | Write the 3 runbooks | Cleo | |
                """);

        assertThat(postmortem.countermeasures())
                .extracting(one -> one.tickets().toString())
                .containsExactly("[OPS-71]", "[example/database#411]", "[OPS-72]", "[]");
    }

    @Test
    void readWhenDocumentDoesNotShowTheOrderOfItsDatesTakesTheSources() {
        String text = "# Orders were lost\n\nStart Time: 03/04/2026 10:05\n\n## Root cause\n\nA full disk.\n";

        assertThat(read(DateOrderDefault.DAY_FIRST, text).incident().started().value())
                .isEqualTo("2026-04-03T10:05:00Z");
        assertThat(read(DateOrderDefault.MONTH_FIRST, text).incident().started().value())
                .isEqualTo("2026-03-04T10:05:00Z");
        assertThat(read(DateOrderDefault.AUTO, text).incident().started().value())
                .isNull();
    }

    @Test
    void readWhenDocumentShowsTheOrderOfItsDatesKeepsIt() {
        String text =
                "# Orders were lost\n\nStart Time: 03/04/2026 10:05\nEnd Time: 03/25/2026 10:05\n\n## Root cause\n\nA disk.\n";

        assertThat(read(DateOrderDefault.DAY_FIRST, text).incident().started().value())
                .isEqualTo("2026-03-04T10:05:00Z");
    }

    private static Postmortem read(DateOrderDefault order, String text) {
        ReadingDefaults defaults = new ReadingDefaults(
                ZoneOffset.UTC,
                null,
                null,
                ReviewStatus.UNKNOWN,
                Audience.INTERNAL,
                null,
                order,
                FORMS,
                ReadingWords.none());
        return new MarkdownReader(defaults)
                .read("pm", "orders.md", text.getBytes(StandardCharsets.UTF_8))
                .postmortems()
                .get(0);
    }
}
