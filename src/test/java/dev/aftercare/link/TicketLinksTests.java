package dev.aftercare.link;

import static dev.aftercare.postmortem.PostmortemFixtures.countermeasure;
import static dev.aftercare.postmortem.PostmortemFixtures.postmortem;
import static dev.aftercare.ticket.TicketBuilder.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.ticket.TicketKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicketLinksTests {

    private final TicketLinks links = new TicketLinks(List.of(
            ticket("OPS-1").build(),
            ticket("org/repo#12").build(),
            ticket("web-7").build(),
            ticket("WEB-7").build(),
            ticket("4711")
                    .url("https://github.com/Org/other/issues/5#issuecomment-1")
                    .build(),
            ticket("4712")
                    .url("https://gitlab.example/group/sub/project/-/issues/34")
                    .build(),
            ticket("4713")
                    .url("https://gitlab.example/group/project/-/merge_requests/5")
                    .build(),
            ticket("4714")
                    .url("https://jira.example/tracker/browse/PAY-9?view=x")
                    .build(),
            ticket("4715").url("https://a.example/x/y/issues/1").build(),
            ticket("4716").url("https://b.example/x/y/issues/1").build()));

    @ParameterizedTest
    @CsvSource(textBlock = """
            OPS-1,                OPS-1
            ops-1,                OPS-1
            web-7,                web-7
            WEB-7,                WEB-7
            Org/Repo#12,          org/repo#12
            org/other#5,          4711
            group/sub/project#34, 4712
            group/project!5,      4713
            PAY-9,                4714
            """)
    void ofWhenReferenceIsWrittenInManyWaysFindsTicket(String reference, String key) {
        assertThat(ticketOf(reference)).isEqualTo(new TicketKey(key));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            OPS-2
            Web-7
            repo#12
            group/project#5
            x/y#1
            """)
    void ofWhenNoTicketOrMoreThanOneFitsFindsNone(String reference) {
        assertThat(ticketOf(reference)).isNull();
    }

    @Test
    void ofWhenReferenceStandsTwiceKeepsOne() {
        assertThat(links.of(List.of(postmortem("2026/03.payments.double-charge.md")
                        .countermeasures(countermeasure("Cap the retries").tickets("OPS-1", "OPS-1"))
                        .build())))
                .hasSize(1);
    }

    @Test
    void ofWhenReferenceIsEndlessLeavesItOut() {
        assertThat(links.of(List.of(postmortem("2026/03.payments.double-charge.md")
                        .countermeasures(countermeasure("Cap the retries").tickets("x".repeat(5_000) + "#1"))
                        .build())))
                .isEmpty();
    }

    private TicketKey ticketOf(String reference) {
        return links.of(List.of(postmortem("2026/03.payments.double-charge.md")
                        .countermeasures(countermeasure("Cap the retries").tickets(reference))
                        .build()))
                .get(0)
                .ticket();
    }
}
