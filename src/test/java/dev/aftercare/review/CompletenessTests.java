package dev.aftercare.review;

import static dev.aftercare.link.CommitmentFixtures.commitment;
import static dev.aftercare.link.CommitmentFixtures.withTickets;
import static dev.aftercare.postmortem.PostmortemFixtures.countermeasure;
import static dev.aftercare.postmortem.PostmortemFixtures.onDay;
import static dev.aftercare.postmortem.PostmortemFixtures.postmortem;
import static dev.aftercare.postmortem.PostmortemFixtures.unstated;
import static dev.aftercare.review.ReviewAssertions.review;
import static dev.aftercare.review.ReviewAssertions.said;
import static dev.aftercare.ticket.TicketFixtures.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.PostmortemFixtures;
import dev.aftercare.postmortem.PostmortemFixtures.CountermeasureBuilder;
import dev.aftercare.postmortem.PostmortemFixtures.PostmortemBuilder;
import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.RecordedInstant.State;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.ticket.Priority;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CompletenessTests {

    private static final RecordedInstant GONE = RecordedInstant.missing();

    @Test
    void reviewWhenNothingIsMissingFindsNothing() {
        assertThat(said(complete().build())).isEmpty();
    }

    @Test
    void reviewWhenReviewedAndNotSharedFindsItWhereTheGuideAsks() {
        ReviewPolicy google = new ReviewPolicy(new ReviewSettings(
                Map.of(PostmortemFixtures.SOURCE, ReviewProfile.GOOGLE), Map.of(), ReviewSettings.USUAL_TICKETS));

        assertThat(google.review(complete().status(ReviewStatus.REVIEWED).build(), List.of(), List.of()))
                .extracting(ReviewFinding::rule)
                .contains("postmortem.shared");
        assertThat(google.review(complete().status(ReviewStatus.SHARED).build(), List.of(), List.of()))
                .extracting(ReviewFinding::rule)
                .doesNotContain("postmortem.shared");
        assertThat(said(complete().status(ReviewStatus.REVIEWED).build())).isEmpty();
    }

    static Stream<Arguments> incomplete() {
        return Stream.of(
                incomplete(
                        record -> record.severity(null),
                        "1 postmortem.severity: no severity is stated; write one, such as \"severity: SEV-2\" at the top"),
                incomplete(
                        record -> record.started(GONE),
                        "1 incident.started: the start is not stated; write \"Start Time\" with date, time and zone, such as"
                                + " 2026-03-04 10:05 Europe/Paris"),
                incomplete(
                        record -> record.detected(GONE),
                        "1 incident.detected: the detection is not stated; write \"Detect Time\" with date, time and zone,"
                                + " such as 2026-03-04 10:31 Europe/Paris"),
                incomplete(
                        record -> record.resolved(GONE),
                        "1 incident.resolved: the end is not stated; write \"End Time\" with date, time and zone, or"
                                + " \"ongoing\""),
                incomplete(
                        record -> record.started(onDay("2026-03-04")),
                        "5 incident.started: of the start only the day is stated; add the time and the zone"),
                incomplete(
                        record -> record.impact(null).summary(null),
                        "1 postmortem.impact: neither the impact nor a summary is stated; write who was hit, how many, and"
                                + " how"),
                incomplete(
                        record -> record.countermeasures(),
                        "1 countermeasure.none: no action is stated; write what will be different, with owner, due date and"
                                + " ticket, or what was already done"),
                incomplete(
                        record -> record.countermeasures(action().owner(null)),
                        "41 countermeasure.owner: the action \"Alert on two charges a minute\" has no owner; name one"
                                + " person, such as \"owner: Amara\", or assign its ticket"),
                incomplete(
                        record -> record.countermeasures(action().due(null)),
                        "41 countermeasure.due: the action \"Alert on two charges a minute\" has no due date; write one,"
                                + " such as \"due: 2026-04-10\", or set its ticket's"),
                incomplete(
                        record -> record.countermeasures(action().tickets()),
                        "41 countermeasure.ticket: the action \"Alert on two charges a minute\" names no ticket; create one"
                                + " and write its key, such as \"ticket: PAY-72\""),
                incomplete(
                        record -> record.countermeasures(action().priority(null)),
                        "41 countermeasure.priority: the action \"Alert on two charges a minute\" has no priority; write"
                                + " one, such as \"priority: P1\", or set its ticket's"),
                incomplete(
                        record -> record.countermeasures(action(), action(), action(), action(), action()),
                        "44 countermeasure.many: 5 actions wait to be done; keep the two or three that matter most, so that"
                                + " they get done"),
                incomplete(
                        record -> record.language(Language.FRENCH).countermeasures(action().owner(null)),
                        "41 countermeasure.owner: l'action « Alert on two charges a minute » n'a pas de porteur ; nommer une"
                                + " personne, par exemple « porteur : Amara », ou assigner son ticket"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("incomplete")
    void reviewWhenOneThingIsMissingFindsThatOnly(Postmortem postmortem, String finding) {
        assertThat(said(postmortem)).containsExactly(finding);
    }

    static Stream<Arguments> enough() {
        return Stream.of(
                arguments("a severity in words that are not mapped", complete().severity(null, "catastrophe")),
                arguments("an impact without a summary", complete().summary(null)),
                arguments("a summary without an impact", complete().impact(null)),
                arguments("an incident that goes on", complete().resolved(unstated(State.PENDING, "ongoing"))),
                arguments(
                        "a detection that does not apply", complete().detected(unstated(State.NOT_APPLICABLE, "N/A"))),
                arguments("an instant that cannot be read", complete().detected(unstated(State.INVALID, "10h75"))),
                arguments("three actions", complete().countermeasures(action(), action(), action())),
                arguments(
                        "four actions, of which one is done",
                        complete()
                                .countermeasures(
                                        action(), action(), action(), bare().state(Countermeasure.State.DONE))),
                arguments(
                        "an action that was done during the meeting",
                        complete().countermeasures(bare().state(Countermeasure.State.DONE))),
                arguments(
                        "an action that was given up",
                        complete().countermeasures(bare().state(Countermeasure.State.CANCELLED))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("enough")
    void reviewWhenThereIsEnoughFindsNothing(String condition, PostmortemBuilder record) {
        assertThat(said(record.build())).isEmpty();
    }

    @Test
    void reviewWhenTicketSaysWhatThePostmortemDoesNotFindsNothing() {
        Postmortem postmortem =
                complete().countermeasures(bare().tickets("PAY-72")).build();

        List<ReviewFinding> findings = review(
                postmortem,
                withTickets(
                        commitment(postmortem),
                        Countermeasure.State.OPEN,
                        ticket("PAY-72").due("2026-04-10").priority(Priority.P2).build()));

        assertThat(findings).isEmpty();
    }

    @Test
    void reviewWhenNothingIsKnownOfAnActionAsksForAllOfIt() {
        Postmortem postmortem = complete()
                .countermeasures(bare().state(Countermeasure.State.UNKNOWN))
                .build();

        assertThat(review(postmortem, commitment(postmortem)))
                .extracting(ReviewFinding::rule)
                .containsExactly(
                        "countermeasure.due",
                        "countermeasure.owner",
                        "countermeasure.priority",
                        "countermeasure.ticket");
    }

    @Test
    void reviewWhenActionIsLongQuotesItsBeginning() {
        Postmortem postmortem = complete()
                .countermeasures(countermeasure("é".repeat(200)).owner(null))
                .build();

        assertThat(said(postmortem)).singleElement().asString().contains("\"" + "é".repeat(89) + "…\"");
    }

    private static PostmortemBuilder complete() {
        return postmortem("2026/03.payments.double-charge.md");
    }

    private static CountermeasureBuilder action() {
        return countermeasure("Alert on two charges a minute");
    }

    private static CountermeasureBuilder bare() {
        return action().owner(null).due(null).priority(null).tickets();
    }

    private static Arguments incomplete(UnaryOperator<PostmortemBuilder> change, String finding) {
        return arguments(change.apply(complete()).build(), finding);
    }
}
