package dev.aftercare.review;

import static dev.aftercare.postmortem.PostmortemFixtures.postmortem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.overdue.WorkingDays;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.postmortem.Severity;
import dev.aftercare.ticket.Priority;
import dev.aftercare.ticket.Ticket;
import dev.aftercare.ticket.TicketBuilder;
import dev.aftercare.ticket.TicketState;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The incident of the fixtures ended on Wednesday, 2026-03-04. */
class PunctualityTests {

    private static final LocalDate ADOPTED = LocalDate.of(2026, 3, 1);

    @Test
    void lateWhenDraftForMoreThanTwoWeeksNamesIt() {
        List<Postmortem> draft = List.of(with(ReviewStatus.DRAFT));

        assertThat(on("2026-03-18", ADOPTED).late(draft, List.of())).isEmpty();
        assertThat(on("2026-03-19", ADOPTED).late(draft, List.of()))
                .extracting(LatePostmortem::kind)
                .containsExactly(LatePostmortem.Kind.DRAFT);
    }

    @Test
    void lateWhenIncidentIsBeforeTheAdoptionAsksNobody() {
        assertThat(on("2026-06-01", LocalDate.of(2026, 3, 5))
                        .late(List.of(with(ReviewStatus.DRAFT)), List.of(ticket("2026-03-04T10:00:00Z", "sev-1"))))
                .isEmpty();
    }

    @Test
    void lateWhenReviewedAsksForSharingOnlyWhereTheSourceKnowsIt() {
        Postmortem reviewed = with(ReviewStatus.REVIEWED);
        Postmortem shared = with(ReviewStatus.SHARED);

        assertThat(on("2026-06-01", ADOPTED).late(List.of(reviewed), List.of())).isEmpty();
        assertThat(on("2026-06-01", ADOPTED).late(List.of(reviewed, shared), List.of()))
                .extracting(LatePostmortem::kind)
                .containsExactly(LatePostmortem.Kind.UNSHARED);
    }

    @Test
    void lateWhenStatusIsUnknownAsksNothing() {
        assertThat(on("2026-06-01", ADOPTED).late(List.of(with(ReviewStatus.UNKNOWN)), List.of()))
                .as("unknown is not unreviewed")
                .isEmpty();
    }

    @Test
    void lateWhenSevereTicketHasNoPostmortemAfterFiveWorkingDaysNamesIt() {
        List<Ticket> tickets = List.of(ticket("2026-03-12T10:00:00Z", "severity::2"));

        assertThat(on("2026-03-19", ADOPTED).late(List.of(), tickets)).isEmpty();
        assertThat(on("2026-03-20", ADOPTED).late(List.of(), tickets))
                .extracting(LatePostmortem::kind, LatePostmortem::title)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(LatePostmortem.Kind.MISSING, "Checkout is down"));
    }

    @Test
    void lateWhenTicketIsMinorOrToldAsksNothing() {
        List<Ticket> tickets =
                List.of(ticket("2026-03-12T10:00:00Z", "sev-3"), ticket("2026-03-05T01:00:00Z", "sev-1"));

        assertThat(on("2026-06-01", ADOPTED).late(List.of(with(ReviewStatus.UNKNOWN)), tickets))
                .isEmpty();
    }

    @Test
    void lateWhenTypeSaysIncidentAndNoLabelNamesASeverityGoesByPriority() {
        List<Ticket> tickets = List.of(TicketBuilder.ticket("OPS-2")
                .type("Incident")
                .priority(Priority.P0)
                .created("2026-03-12T10:00:00Z")
                .build());

        assertThat(on("2026-03-20", with(Set.of(Priority.P0), null)).late(List.of(), tickets))
                .extracting(LatePostmortem::id)
                .containsExactly("OPS-2");
        assertThat(on("2026-03-20", with(Set.of(), null)).late(List.of(), tickets))
                .isEmpty();
    }

    @Test
    void lateWhenTicketWasOpenLongerThanTheThresholdNamesItWhateverItsSeverity() {
        List<Ticket> tickets = List.of(TicketBuilder.ticket("OPS-2")
                .labels("incident", "sev-4")
                .created("2026-03-12T10:00:00Z")
                .resolved("2026-03-12T14:00:01Z")
                .build());

        assertThat(on("2026-03-20", with(Set.of(), Duration.ofHours(4))).late(List.of(), tickets))
                .hasSize(1);
        assertThat(on("2026-03-20", with(Set.of(), Duration.ofHours(5))).late(List.of(), tickets))
                .isEmpty();
    }

    @Test
    void lateWhenSourceStatesMeetingsAndASevereIncidentHasNoneGoesByTheConfiguredDays() {
        List<Postmortem> postmortems = List.of(
                with(ReviewStatus.UNKNOWN),
                postmortem("2026/02.search.slow.md").meetingDate("2026-02-06").build());
        PunctualitySettings ten =
                new PunctualitySettings(ADOPTED, Set.of(Severity.SEV2), Set.of(), null, Set.of("incident"), 10, 14, 30);

        assertThat(on("2026-03-12", ADOPTED).late(postmortems, List.of()))
                .extracting(LatePostmortem::kind)
                .containsExactly(LatePostmortem.Kind.MEETING);
        assertThat(on("2026-03-12", ten).late(postmortems, List.of())).isEmpty();
        assertThat(on("2026-03-19", ten).late(postmortems, List.of())).hasSize(1);
    }

    @Test
    void lateWhenNoFirstDayIsConfiguredAsksNobody() {
        assertThat(on("2026-06-01", PunctualitySettings.usual(null))
                        .late(List.of(with(ReviewStatus.DRAFT)), List.of(ticket("2026-03-12T10:00:00Z", "sev-1"))))
                .isEmpty();
    }

    private static PunctualitySettings with(Set<Priority> priorities, @Nullable Duration lasting) {
        return new PunctualitySettings(
                ADOPTED, Set.of(Severity.SEV1), priorities, lasting, PunctualitySettings.USUAL_LABELS, null, 14, 30);
    }

    private static Punctuality on(String today, LocalDate adopted) {
        return on(today, PunctualitySettings.usual(adopted));
    }

    private static Punctuality on(String today, PunctualitySettings settings) {
        return new Punctuality(
                ReviewSettings.usual(), settings, WorkingDays.mondayToFriday(), LocalDate.parse(today), ZoneOffset.UTC);
    }

    private static Postmortem with(ReviewStatus status) {
        return postmortem("2026/03.payments.double-charge.md").status(status).build();
    }

    private static Ticket ticket(String created, String severity) {
        return TicketBuilder.ticket("OPS-1")
                .summary("Checkout is down")
                .state(TicketState.DONE)
                .owner("amara")
                .labels("Incident", severity)
                .created(created)
                .build();
    }
}
