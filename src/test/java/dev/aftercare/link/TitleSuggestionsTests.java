package dev.aftercare.link;

import static dev.aftercare.postmortem.PostmortemFixtures.countermeasure;
import static dev.aftercare.postmortem.PostmortemFixtures.postmortem;
import static dev.aftercare.ticket.TicketBuilder.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.ticket.Ticket;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TitleSuggestionsTests {

    @ParameterizedTest(name = "{0} / {1}: {2}")
    @CsvSource(nullValues = "none", textBlock = """
            # action,                                        title of the ticket,                                says
            Cap the retries of the gateway,                  Cap the retries of the gateway,                      same
            Cap the retries of the gateway,                  'cap the retries, of the Gateway.',                  same
            Limiter les délais à la passerelle,              Limiter les delais a la passerelle,                  same
            Cap the retries of the gateway,                  Cap retries of the gateway at three,                 near
            Alert when two captures share basket and amount, Alert when captures share a basket and an amount,    near
            Cap the retries of the gateway,                  Cap the retries of the mobile client,                none
            Alert on certificate expiry,                     Alert on queue length,                               none
            Fix monitoring,                                  Fix monitoring,                                      none
            """)
    void ofWhenTitlesAreComparedSuggestsWhatIsNear(String action, String title, String says) {
        List<SuggestedTicket> found =
                suggestions(action, ticket("OPS-1").summary(title).build());

        assertThat(found)
                .extracting(one -> one.sameTitle() ? "same" : "near")
                .isEqualTo(says == null ? List.of() : List.of(says));
    }

    @Test
    void ofWhenActionNamesATicketSuggestsNothing() {
        Countermeasure named = of("Cap the retries of the gateway", "PAY-404");

        assertThat(new TitleSuggestions(List.of(ticket("OPS-1")
                                .summary("Cap the retries of the gateway")
                                .build()))
                        .of(named))
                .isEmpty();
    }

    @Test
    void ofWhenOneTitleIsTheSameLeavesNearOnesOut() {
        assertThat(suggestions(
                        "Cap the retries of the gateway",
                        ticket("OPS-1")
                                .summary("Cap the retries of the gateways")
                                .build(),
                        ticket("OPS-2")
                                .summary("Cap the retries of the gateway")
                                .build()))
                .extracting(one -> one.ticket().value())
                .containsExactly("OPS-2");
    }

    @Test
    void ofWhenManyTicketsHaveTheTitleSaysNothing() {
        Ticket[] many = IntStream.range(0, 4)
                .mapToObj(i -> ticket("OPS-" + i)
                        .summary("Review the runbook of the service")
                        .build())
                .toArray(Ticket[]::new);

        assertThat(suggestions("Review the runbook of the service", many)).isEmpty();
    }

    @Test
    @Timeout(20)
    void ofWhenThereAreHundredThousandTicketsAnswersInTime() {
        List<Ticket> tickets = IntStream.range(0, 100_000)
                .mapToObj(i -> ticket("OPS-" + i)
                        .summary("Check the backup of service %d in region %d".formatted(i % 5_000, i % 40))
                        .build())
                .toList();
        TitleSuggestions titles = new TitleSuggestions(tickets);

        assertThatCode(() -> {
                    for (int i = 0; i < 1_000; i++) {
                        titles.of(of("Check the backups of service %d in every region".formatted(i)))
                                .toList();
                    }
                })
                .doesNotThrowAnyException();
    }

    private static List<SuggestedTicket> suggestions(String action, Ticket... tickets) {
        return new TitleSuggestions(List.of(tickets)).of(of(action)).toList();
    }

    private static Countermeasure of(String action, String... tickets) {
        return postmortem("2026/03.payments.double-charge.md")
                .countermeasures(countermeasure(action).tickets(tickets))
                .build()
                .countermeasures()
                .get(0);
    }
}
