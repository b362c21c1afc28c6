package dev.aftercare.postmortem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.aftercare.postmortem.CountermeasureMatching.Known;
import dev.aftercare.ticket.TicketKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class CountermeasureMatchingTests {

    @Test
    void matchWhenTicketIsTheSameBeatsTheLikerText() {
        List<Known> known = List.of(known(1, "Alert on the queue depth", "OPS-1"), known(2, "Document the failover"));

        assertThat(numbers(known, fresh("Alert on the queue depths"), fresh("Something else", "OPS-1")))
                .containsExactly(0, 1);
    }

    @Test
    void matchWhenTwoShareOneTicketPairsTheLikestTexts() {
        List<Known> known =
                List.of(known(1, "Move the cron job", "OPS-1"), known(2, "Alert on the queue depth", "OPS-1"));

        assertThat(numbers(
                        known, fresh("Alert on the depth of the queue", "OPS-1"), fresh("Move the cron jobs", "OPS-1")))
                .containsExactly(2, 1);
    }

    @Test
    void matchWhenTextDiffersOnlyInCaseAccentsAndPunctuation() {
        assertThat(numbers(List.of(known(1, "Vérifier l’alerte : délai")), fresh("verifier l'alerte, DELAI.")))
                .containsExactly(1);
    }

    @Test
    void matchWhenTwoHaveTheSameTextKeepsTheirOrder() {
        List<Known> known = List.of(known(1, "Add a test"), known(2, "Add a test"));

        assertThat(numbers(known, fresh("Add a test"), fresh("Add a test"), fresh("Add a test")))
                .containsExactly(1, 2, 0);
    }

    @Test
    void matchWhenTheyNameDifferentTicketsNeverByLikeness() {
        assertThat(numbers(
                        List.of(known(1, "Add an alert for the billing service", "OPS-1")),
                        fresh("Add an alert for the mailing service", "OPS-2")))
                .as("two tickets are two countermeasures, however alike they read")
                .containsExactly(0);
    }

    @Test
    void matchWhenTextIsUnrelatedGivesNothing() {
        assertThat(numbers(
                        List.of(known(1, "Add an alert on the queue depth"), known(2, "Write a runbook for failover")),
                        fresh("Rotate the database credentials"),
                        fresh("Review the retry policy of the payment client")))
                .containsExactly(0, 0);
    }

    @Test
    void matchWhenWithdrawnComesBackByTextButNotByLikeness() {
        Known withdrawn = new Known("p/1", 1, 1, "Add an alert on the queue depth", List.of(), true);

        assertThat(numbers(List.of(withdrawn), fresh("Add an alert on the queue depth")))
                .containsExactly(1);
        assertThat(numbers(List.of(withdrawn), fresh("Add an alert on the queue depth soon")))
                .containsExactly(0);
    }

    @Test
    void matchWhenRecordIsHugeEndsInTime() {
        List<Known> known = IntStream.rangeClosed(1, 5_000)
                .mapToObj(number -> known(number, "Item " + number, "OPS-1"))
                .toList();
        Countermeasure[] fresh = IntStream.rangeClosed(1, 5_000)
                .mapToObj(number -> fresh("Other thing " + number, "OPS-1"))
                .toArray(Countermeasure[]::new);

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> numbers(known, fresh));
    }

    @Test
    void likenessIsTheDiceCoefficientOfNeighboringCharacters() {
        assertThat(TextLikeness.of("night").to(TextLikeness.of("nacht"))).isCloseTo(0.25, withinPercentage(0.01));
        assertThat(TextLikeness.of("aaaa").to(TextLikeness.of("aa"))).isCloseTo(0.5, withinPercentage(0.01));
        assertThat(TextLikeness.of("").to(TextLikeness.of("a"))).isZero();
    }

    private static List<Integer> numbers(List<Known> known, Countermeasure... fresh) {
        Map<Integer, Known> matches = CountermeasureMatching.match(known, Arrays.asList(fresh));
        List<Integer> numbers = new ArrayList<>();
        for (int index = 0; index < fresh.length; index++) {
            numbers.add(matches.containsKey(index) ? matches.get(index).number() : 0);
        }
        return numbers;
    }

    private static Known known(int number, String text, String... tickets) {
        return new Known("p/" + number, number, number, text, keys(tickets), false);
    }

    private static Countermeasure fresh(String text, String... tickets) {
        return new Countermeasure(
                "",
                text,
                null,
                null,
                null,
                Countermeasure.Kind.UNKNOWN,
                Countermeasure.State.UNKNOWN,
                keys(tickets),
                1);
    }

    private static List<TicketKey> keys(String... tickets) {
        return Arrays.stream(tickets).map(TicketKey::new).toList();
    }
}
