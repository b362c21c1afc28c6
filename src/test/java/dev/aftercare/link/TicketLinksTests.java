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
            ticket("4716").url("https://b.example/x/y/issues/1").build(),
            ticket("NEW-7").formerKeys("OLD-7", "OPS-1").build(),
            ticket("NEW-8").formerKeys("OLD-8").build(),
            ticket("NEW-9").formerKeys("old-8").build(),
            ticket("moved/repo#3").formerKeys("org/gone#3").build(),
            ticket("shop/web#9")
                    .url("https://gitlab.example/shop/web/-/issues/9")
                    .build(),
            ticket("PAY-3").url("https://pay.atlassian.net/browse/PAY-3").build()));

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
            OLD-7,                NEW-7
            old-7,                NEW-7
            org/gone#3,           moved/repo#3
            https://jira.example/browse/OPS-1, OPS-1
            https://github.com/org/repo/issues/12#issuecomment-5, org/repo#12
            https://github.com/Org/other/pull/5, 4711
            https://gitlab.example/shop/web/-/issues/9, shop/web#9
            https://jira.old.example/browse/PAY-3, PAY-3
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
            OLD-8
            https://github.com/shop/web/issues/9
            https://example.com/a/page
            """)
    void ofWhenNoTicketOrMoreThanOneFitsFindsNone(String reference) {
        assertThat(ticketOf(reference)).isNull();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", textBlock = """
            shop/web#9,  gitlab.example,   shop/web#9
            shop/web#9,  github.com,       none
            PAY-3,       jira.old.example, PAY-3
            org/repo#12, github.com,       org/repo#12
            """)
    void ofWhenAddressNamedTheHostNumbersOfOtherHostsAreOtherTickets(String reference, String host, String key) {
        TicketKey found = links.of(List.of(postmortem("2026/03.payments.double-charge.md")
                        .countermeasures(countermeasure("Cap the retries").ticketAt(reference, host))
                        .build()))
                .get(0)
                .ticket();

        assertThat(found == null ? null : found.value()).isEqualTo(key);
    }

    @Test
    void ofWhenOneTicketStandsForSeveralActionsAndSeveralForOneLinksThemAll() {
        assertThat(links.of(List.of(postmortem("2026/03.payments.double-charge.md")
                        .countermeasures(
                                countermeasure("Cap the retries").tickets("OPS-1", "NEW-7"),
                                countermeasure("Say it to the bank").tickets("ops-1"))
                        .build())))
                .extracting(link -> link.countermeasureId().replaceFirst(".*/", "") + " " + link.ticket())
                .containsExactly("1 OPS-1", "1 NEW-7", "2 OPS-1");
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
