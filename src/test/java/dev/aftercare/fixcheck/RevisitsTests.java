package dev.aftercare.fixcheck;

import static dev.aftercare.link.CommitmentFixtures.commitment;
import static dev.aftercare.link.CommitmentFixtures.withTickets;
import static dev.aftercare.postmortem.PostmortemFixtures.at;
import static dev.aftercare.postmortem.PostmortemFixtures.countermeasure;
import static dev.aftercare.postmortem.PostmortemFixtures.postmortem;
import static dev.aftercare.ticket.TicketFixtures.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.TestNight;
import dev.aftercare.link.Commitment;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.RunDate;
import dev.aftercare.postmortem.Severity;
import dev.aftercare.ticket.TicketState;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RevisitsTests {

    private final FixWorld world = new FixWorld(new FixSettings(
            365,
            Set.of(),
            List.of(90, 365),
            Set.of(Severity.SEV1, Severity.SEV2),
            LocalDate.of(2026, 1, 1),
            List.of(),
            List.of()));

    @Test
    void dueWhenNinetyDaysAndAYearHavePassedAsksTwiceAndThenNoMore() {
        world.has(fix("2026-02-01", Severity.SEV2));

        assertThat(asked("2026-05-01")).isEmpty();
        assertThat(asked("2026-05-02")).containsExactly("ana");
        assertThat(asked("2026-05-03")).as("once").isEmpty();
        assertThat(asked("2027-02-01")).containsExactly("ana");
        assertThat(night("2027-02-20").facts()).noneMatch(fact -> fact.kind() == FixEvidence.Kind.NOT_CONFIRMED);
        FixCheck check = night("2027-03-05");
        assertThat(check.facts()).anyMatch(fact -> fact.kind() == FixEvidence.Kind.NOT_CONFIRMED);
        assertThat(check.result()).as("not confirmed is no doubt").isEqualTo(FixResult.NOT_SHOWN_YET);
    }

    @Test
    void dueWhenSomebodyAnsweredMeanwhileAsksNobody() {
        world.has(fix("2026-02-01", Severity.SEV1));
        world.answers.confirm("PAY-12", FixAnswers.Answer.HOLDS, LocalDate.of(2026, 5, 2), "");

        assertThat(asked("2026-05-03")).isEmpty();
    }

    @Test
    void dueWhenSeverityIsLowerOrItFellDueBeforeTheStartAsksNobody() {
        world.has(fix("2026-02-01", Severity.SEV3));
        assertThat(asked("2026-06-01")).isEmpty();

        world.has(fix("2024-12-01", Severity.SEV1));
        assertThat(asked("2026-06-01")).as("what is older than the adoption").isEmpty();
    }

    @Test
    void dueWhenEvidenceTurnsAsksSooner() {
        world.has(fix("2026-02-01", Severity.SEV2));
        world.answers.confirm("PAY-12", FixAnswers.Answer.BROKEN, LocalDate.of(2026, 2, 10), "");
        assertThat(asked("2026-02-11")).containsExactly("ana");
    }

    @Test
    void dueWhenEvidenceIsOlderThanTheAdoptionAsksNobodyAndWhenItIsNewerAsks() {
        world.has(fix("2020-02-01", Severity.SEV1));
        world.has(later("2021/05.payments.md", "2021-05-04"));
        world.answers.confirmRecurrence(
                "01.payments.md", "2021/05.payments.md", LocalDate.of(2026, 6, 1), "read in the old records");

        assertThat(asked("2026-06-01")).as("ten years of records are read once").isEmpty();
        assertThat(night("2026-06-01").result()).isEqualTo(FixResult.REGRESSED);

        world.has(later("2026/06.payments.md", "2026-06-04"));
        world.answers.confirmRecurrence("01.payments.md", "2026/06.payments.md", LocalDate.of(2026, 6, 5), "");
        assertThat(asked("2026-06-06")).as("it happened again now").containsExactly("ana");
    }

    private static Postmortem later(String path, String day) {
        return postmortem(path)
                .started(at(day + "T09:00:00Z"))
                .detected(at(day + "T09:10:00Z"))
                .resolved(at(day + "T10:00:00Z"))
                .countermeasures()
                .build();
    }

    private List<String> asked(String date) {
        night(date);
        RunDate runDate = TestNight.SCHEDULE.on(LocalDate.parse(date));
        List<Revisits.Due> due = world.planned.due(runDate);
        world.planned.asked(due.stream().map(Revisits.Due::id).toList(), runDate.date());
        return due.stream().map(one -> String.valueOf(one.contact())).toList();
    }

    private FixCheck night(String date) {
        return world.night(LocalDate.parse(date)).get(0);
    }

    private static Commitment fix(String doneOn, Severity severity) {
        return withTickets(
                commitment(postmortem("2026/01.payments.md")
                        .severity(severity)
                        .countermeasures(countermeasure("Send the key")
                                .kind(Countermeasure.Kind.PREVENT)
                                .tickets("PAY-12"))
                        .build()),
                Countermeasure.State.DONE,
                ticket("PAY-12").then(TicketState.DONE, doneOn + "T10:00:00Z").build());
    }
}
