package dev.aftercare.fixcheck;

import static dev.aftercare.link.CommitmentFixtures.commitment;
import static dev.aftercare.link.CommitmentFixtures.withTickets;
import static dev.aftercare.postmortem.Countermeasure.State.DONE;
import static dev.aftercare.postmortem.Countermeasure.State.OPEN;
import static dev.aftercare.postmortem.Countermeasure.State.UNKNOWN;
import static dev.aftercare.postmortem.PostmortemFixtures.at;
import static dev.aftercare.postmortem.PostmortemFixtures.countermeasure;
import static dev.aftercare.postmortem.PostmortemFixtures.postmortem;
import static dev.aftercare.ticket.TicketFixtures.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.link.Commitment;
import dev.aftercare.postmortem.AppliedCorrection;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Countermeasure.Kind;
import dev.aftercare.postmortem.Incident.DetectedBy;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.PostmortemFixtures.PostmortemBuilder;
import dev.aftercare.ticket.Ticket;
import dev.aftercare.ticket.TicketBuilder;
import dev.aftercare.ticket.TicketRemark;
import dev.aftercare.ticket.TicketState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FixNightTests {

    private static final String FIRST = "2026/01.payments.double-charge.md";
    private static final String AGAIN = "2026/05.payments.double-charge.md";
    private static final String DONE_AT = "2026-02-01T10:00:00Z";

    private final FixWorld world = new FixWorld();

    @Test
    void checkWhenASuspectedIncidentFollowsPutsThePreventingFixInDoubtAndNeverMore() {
        Commitment fix = fix(Kind.PREVENT);
        world.has(fix);
        assertThat(world.night("2026-04-01", fix)).startsWith("NOT_SHOWN_YET");

        world.has(later(AGAIN).build());

        assertThat(world.night("2026-06-01", fix))
                .startsWith("IN_DOUBT: It happened again on 2026-05-04: Cards were charged twice"
                        + " (suspected, likeness ")
                .contains("charge");
    }

    @Test
    void checkWhenAPersonConfirmsTheRecurrenceSaysThatThePreventingFixRegressed() {
        Commitment fix = fix(Kind.PREVENT);
        world.has(fix);
        world.has(later(AGAIN).build());

        world.answers.confirmRecurrence(FIRST, AGAIN, LocalDate.of(2026, 5, 6), "same missing key");

        assertThat(world.night("2026-06-01", fix))
                .isEqualTo("REGRESSED: It happened again on 2026-05-04: Cards were charged twice.");
    }

    @Test
    void checkWhenAPersonRejectsTheRecurrenceForgetsTheDoubt() {
        Commitment fix = fix(Kind.PREVENT);
        world.has(fix);
        world.has(later(AGAIN).build());
        world.answers.rejectRecurrence(AGAIN, FIRST, LocalDate.of(2026, 5, 6), "another bank");

        assertThat(world.night("2026-06-01", fix)).startsWith("NOT_SHOWN_YET");
        assertThat(world.recurrences.families()).isEmpty();
    }

    @Test
    void checkWhenTheCorrectionsFileConfirmsTheRecurrenceSaysThatItRegressed() {
        Commitment fix = fix(Kind.PREVENT);
        Postmortem again = later(AGAIN).build();
        world.has(fix);
        world.has(again);
        world.corrections.replaceRelations(List.of(new AppliedCorrection(
                "e",
                again.id(),
                AppliedCorrection.Kind.RECURRENCE,
                null,
                "recurrence-of",
                null,
                fix.postmortem().id(),
                "The same key was missing.",
                null)));

        assertThat(world.night("2026-06-01", fix)).startsWith("REGRESSED");
    }

    @Test
    void checkWhenTheIncidentCameBeforeTheFixWasDoneSaysNothingAgainstIt() {
        Commitment fix = fix(Kind.PREVENT);
        world.has(fix);
        world.has(later("2026/01.payments.second.md")
                .started(at("2026-01-20T09:00:00Z"))
                .detected(at("2026-01-20T09:10:00Z"))
                .resolved(at("2026-01-20T10:00:00Z"))
                .build());
        world.answers.confirmRecurrence(FIRST, "01.payments.second.md", LocalDate.of(2026, 1, 21), "");

        assertThat(world.night("2026-03-01", fix)).startsWith("NOT_SHOWN_YET");
    }

    @Test
    void checkWhenKindIsDetectAsksWhoNoticed() {
        assertThat(recurring(Kind.DETECT, DetectedBy.MONITORING, "2026-05-04T09:05:00Z", "2026-05-04T11:00:00Z"))
                .as("an alert that catches the next incident early has worked")
                .startsWith("HOLDING: It was noticed by monitoring on 2026-05-04");
        assertThat(recurring(Kind.DETECT, DetectedBy.USER, "2026-05-04T09:05:00Z", "2026-05-04T11:00:00Z"))
                .startsWith("REGRESSED: On 2026-05-04 users noticed first");
        assertThat(recurring(Kind.DETECT, DetectedBy.MONITORING, "2026-05-04T12:00:00Z", "2026-05-04T13:00:00Z"))
                .startsWith("IN_DOUBT: On 2026-05-04 it was noticed later than before");
    }

    @Test
    void checkWhenKindIsMitigateComparesTheTimeToResolve() {
        assertThat(recurring(Kind.MITIGATE, DetectedBy.USER, "2026-05-04T09:10:00Z", "2026-05-04T09:20:00Z"))
                .startsWith("HOLDING: On 2026-05-04 it was over sooner");
        assertThat(recurring(Kind.MITIGATE, DetectedBy.USER, "2026-05-04T09:10:00Z", "2026-05-04T15:00:00Z"))
                .as("one that took longer may be chance")
                .startsWith("IN_DOUBT: On 2026-05-04 it took longer");
    }

    @Test
    void checkWhenKindIsProcessOrUnknownShowsTheIncidentAndConcludesNothing() {
        for (Kind kind : List.of(Kind.PROCESS, Kind.UNKNOWN)) {
            assertThat(recurring(kind, DetectedBy.USER, "2026-05-04T09:10:00Z", "2026-05-04T15:00:00Z"))
                    .startsWith("NOT_SHOWN_YET")
                    .contains("A later incident on 2026-05-04, from which nothing follows");
        }
    }

    @Test
    void checkWhenAPersonConfirmsHoldsForAYear() {
        Commitment fix = fix(Kind.PROCESS);
        world.has(fix);
        world.answers.confirm("PAY-12", FixAnswers.Answer.HOLDS, LocalDate.of(2026, 3, 1), "drill went well");

        assertThat(world.night("2026-03-02", fix)).isEqualTo("HOLDING: Confirmed on 2026-03-01: drill went well.");
        assertThat(world.night("2027-02-28", fix)).startsWith("HOLDING");
        assertThat(world.night("2027-03-01", fix))
                .startsWith("NOT_SHOWN_YET")
                .contains("Confirmed on 2026-03-01, which is too long ago to count");
    }

    @Test
    void checkWhenAPersonSaysBrokenRegressedUntilTheyConfirmAgain() {
        Commitment fix = fix(Kind.PREVENT);
        world.has(fix);
        world.answers.confirm("PAY-12", FixAnswers.Answer.BROKEN, LocalDate.of(2026, 3, 1), "the flag is off");
        assertThat(world.night("2026-03-02", fix))
                .isEqualTo("REGRESSED: Said on 2026-03-01 to hold no longer: the flag is off.");

        world.answers.confirm("PAY-12", FixAnswers.Answer.HOLDS, LocalDate.of(2026, 3, 5), "");

        assertThat(world.night("2026-03-06", fix)).isEqualTo("HOLDING: Confirmed on 2026-03-05.");
    }

    @Test
    void checkWhenAConfirmationContradictsAConfirmedRecurrenceShowsBoth() {
        Commitment fix = fix(Kind.PREVENT);
        world.has(fix);
        world.has(later(AGAIN).build());
        world.answers.confirmRecurrence(FIRST, AGAIN, LocalDate.of(2026, 5, 6), "");
        world.answers.confirm("PAY-12", FixAnswers.Answer.HOLDS, LocalDate.of(2026, 5, 20), "the key is sent");

        assertThat(world.night("2026-06-01", fix))
                .startsWith("IN_DOUBT: It happened again on 2026-05-04")
                .contains("confirmed on 2026-05-20: the key is sent");
    }

    @Test
    void checkWhenATicketIsLabelledCountsItAsAConfirmationOfTheNightThatSawIt() {
        Commitment fix = withTickets(
                fix(Kind.PROCESS),
                DONE,
                ticket("PAY-12")
                        .labels("Fix-Verified")
                        .then(TicketState.DONE, DONE_AT)
                        .build());
        world.has(fix);

        assertThat(world.night("2026-03-02", fix))
                .isEqualTo("HOLDING: Confirmed on 2026-03-02: label Fix-Verified of PAY-12.");
        assertThat(world.night("2026-03-09", fix)).as("not anew each night").contains("2026-03-02");
        world.has(fix(Kind.PROCESS));
        assertThat(world.night("2026-03-10", fix)).startsWith("NOT_SHOWN_YET");
    }

    @Test
    void checkWhenACommentOfTheTicketVerifiesItCountsFromItsDay() {
        Commitment fix = withTickets(
                fix(Kind.PROCESS),
                DONE,
                ticket("PAY-12")
                        .remarks(new TicketRemark(
                                Instant.parse("2026-03-01T23:30:00Z"), "fix-verified: alert fired in the drill"))
                        .then(TicketState.DONE, DONE_AT)
                        .build());
        world.has(fix);

        assertThat(world.night("2026-03-05", fix))
                .as("2 March in Paris")
                .isEqualTo("HOLDING: Confirmed on 2026-03-02: fix-verified: alert fired in the drill"
                        + " (comment in PAY-12).");
        world.has(fix(Kind.PROCESS));
        assertThat(world.night("2026-03-06", fix)).as("the comment was deleted").startsWith("NOT_SHOWN_YET");
    }

    @Test
    void checkWhenItWasConfirmedBeforeItWasReopenedForgetsThat() {
        Commitment fix = withTickets(
                fix(Kind.PROCESS),
                DONE,
                ticket("PAY-12")
                        .then(TicketState.DONE, DONE_AT)
                        .then(TicketState.OPEN, "2026-03-10T10:00:00Z")
                        .then(TicketState.DONE, "2026-04-01T10:00:00Z")
                        .build());
        world.has(fix);
        world.answers.confirm("PAY-12", FixAnswers.Answer.HOLDS, LocalDate.of(2026, 3, 1), "");

        assertThat(world.night("2026-04-02", fix))
                .startsWith("NOT_SHOWN_YET: PAY-12 is done again after it was reopened on 2026-03-10")
                .contains("PAY-12 was reopened 1 times, the last time on 2026-03-10");

        world.answers.confirm(
                "PAY-12", FixAnswers.Answer.HOLDS, LocalDate.of(2026, 3, 30), "seen before it was closed");

        assertThat(world.night("2026-04-03", fix)).startsWith("HOLDING");
    }

    @Test
    void checkWhenItHasBeenQuietSaysHowLongThatTakes() {
        Commitment fix = fix(Kind.PREVENT);
        world.has(fix);
        String before = FIRST;
        for (int day = 4; day <= 28; day += 6) {
            String path = "2026/01.payments.day-%02d.md".formatted(day);
            world.has(later(path)
                    .started(at("2026-01-%02dT09:00:00Z".formatted(day)))
                    .build());
            world.answers.confirmRecurrence(before, path, LocalDate.of(2026, 1, 30), "");
            before = path;
        }

        assertThat(world.night("2026-02-10", fix))
                .startsWith("NOT_SHOWN_YET")
                .contains("Quiet since 2026-02-01 after 6 such incidents; it has to stay quiet until 2026-02-25");
        assertThat(world.night("2026-02-25", fix)).startsWith("HOLDING: Quiet since 2026-02-01 after 6 such incidents");
    }

    @Test
    void checkWhenThereWasOneIncidentSilenceShowsNothing() {
        Commitment fix = fix(Kind.PREVENT);
        world.has(fix);

        assertThat(world.night("2036-02-10", fix))
                .startsWith("NOT_SHOWN_YET")
                .contains("silence shows nothing however long");
    }

    @Test
    void checkWhenTheTicketVanishesRemembersThatItWasDone() {
        Commitment fix = fix(Kind.PREVENT);
        world.has(fix);
        world.night("2026-03-01", fix);
        Commitment gone = new Commitment(
                fix.postmortem(),
                fix.countermeasure(),
                List.of(),
                fix.countermeasure().tickets(),
                UNKNOWN,
                null,
                null,
                false,
                null);
        world.has(gone);

        assertThat(world.night("2026-03-02", gone))
                .startsWith("NOT_SHOWN_YET")
                .contains("the ticket PAY-12 is no longer there");
    }

    @Test
    void checkWhenTheTicketWasMovedSaysWhereTo() {
        Commitment fix = fix(Kind.PREVENT);
        Ticket moved = TicketBuilder.ticket("SHOP-3")
                .state(TicketState.DONE)
                .resolved(DONE_AT)
                .formerKeys("PAY-12")
                .build();
        Commitment elsewhere = withTickets(fix, DONE, moved);
        world.has(elsewhere);

        assertThat(world.night("2026-03-02", elsewhere))
                .startsWith("NOT_SHOWN_YET: SHOP-3 is done since 2026-02-01")
                .contains("PAY-12 was moved to SHOP-3");
    }

    @Test
    void changesWhenNightsDifferKeepsOneRowForEachChange() {
        Commitment fix = fix(Kind.PREVENT);
        world.has(withTickets(fix, OPEN, ticket("PAY-12").build()));
        world.night("2026-01-10", fix);
        world.night("2026-01-11", fix);
        world.has(fix);
        world.night("2026-02-02", fix);
        world.night("2026-02-02", fix);
        world.has(later(AGAIN).build());
        world.night("2026-05-05", fix);

        assertThat(world.fixChecks.changes(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)))
                .extracting(change -> change.runDate() + " " + change.result())
                .containsExactly("2026-01-10 NOT_DONE", "2026-02-02 NOT_SHOWN_YET", "2026-05-05 IN_DOUBT");
    }

    @Test
    void tellWhenResultChangedGivesTheRuleTheEvidenceAndTheHistory() {
        Commitment fix = fix(Kind.PREVENT);
        world.has(fix);
        world.night("2026-02-02", fix);
        world.has(later(AGAIN).build());
        world.night("2026-05-05", fix);
        world.answers.confirm("PAY-12", FixAnswers.Answer.HOLDS, LocalDate.of(2026, 5, 6), "the key is sent");
        world.night("2026-05-07", fix);

        FixStory story = world.answers.tell("pay-12").get(0);

        assertThat(story.rule()).isEqualTo("something shows that it holds");
        assertThat(story.check()).extracting(FixCheck::result).isEqualTo(FixResult.HOLDING);
        assertThat(story.check().facts())
                .as("what contradicts is shown")
                .extracting(FixEvidence::says)
                .contains(FixEvidence.Says.DOUBTFUL, FixEvidence.Says.HOLDS);
        assertThat(story.history())
                .extracting(change -> change.runDate() + " " + change.result() + " " + change.reason())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("2026-02-02 NOT_SHOWN_YET PAY-12 is done since 2026-02-01"),
                        then -> assertThat(then).startsWith("2026-05-05 IN_DOUBT It happened again on 2026-05-04"),
                        last -> assertThat(last)
                                .isEqualTo("2026-05-07 HOLDING Confirmed on 2026-05-06: the key is sent."));
    }

    @Test
    void nightWhenNothingChangedTouchesNoRow() {
        world.has(fix(Kind.PREVENT));
        world.has(later(AGAIN).build());
        world.night(LocalDate.of(2026, 6, 1));
        List<String> before = rows();

        world.night(LocalDate.of(2026, 6, 2));

        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void confirmWhenNoActionIsMeantSaysWhatToWrite() {
        world.has(fix(Kind.PREVENT));

        assertThatThrownBy(() -> world.answers.confirm("NOPE-1", FixAnswers.Answer.HOLDS, LocalDate.of(2026, 3, 1), ""))
                .isInstanceOf(UnknownRecord.class)
                .hasMessageStartingWith("There is no action \"NOPE-1\"; write its id");
    }

    private List<String> rows() {
        return List.of("likeness_text", "likeness", "recurrence", "incident_family", "fix_check", "fix_history")
                .stream()
                .flatMap(table -> world
                        .jdbc
                        .sql("SELECT '%s' || ' ' || ctid || ' ' || xmin FROM %s ORDER BY 1".formatted(table, table))
                        .query(String.class)
                        .list()
                        .stream())
                .toList();
    }

    /** What the night says of a fix of a kind after a confirmed later incident of 2026-05-04, 09:00. */
    private String recurring(Kind kind, DetectedBy detectedBy, String detected, String resolved) {
        FixWorld own = new FixWorld();
        Commitment fix = fix(kind);
        own.has(fix);
        own.has(later(AGAIN)
                .detectedBy(detectedBy)
                .detected(at(detected))
                .resolved(at(resolved))
                .build());
        own.answers.confirmRecurrence(FIRST, AGAIN, LocalDate.of(2026, 5, 6), "");
        return own.night("2026-06-01", fix);
    }

    /** Of 2026-01-03: half an hour to detect, an hour to resolve; the fix was done on 2026-02-01. */
    private static Commitment fix(Kind kind) {
        Postmortem first = postmortem(FIRST)
                .started(at("2026-01-03T09:00:00Z"))
                .detected(at("2026-01-03T09:30:00Z"))
                .resolved(at("2026-01-03T10:30:00Z"))
                .countermeasures(countermeasure("Send the idempotency key with every retry")
                        .kind(kind)
                        .state(Countermeasure.State.OPEN)
                        .tickets("PAY-12"))
                .build();
        return withTickets(
                commitment(first),
                DONE,
                ticket("PAY-12").then(TicketState.DONE, DONE_AT).build());
    }

    private static PostmortemBuilder later(String path) {
        return postmortem(path)
                .started(at("2026-05-04T09:00:00Z"))
                .detected(at("2026-05-04T09:20:00Z"))
                .resolved(at("2026-05-04T10:00:00Z"))
                .countermeasures(countermeasure("Ask the bank").tickets());
    }
}
