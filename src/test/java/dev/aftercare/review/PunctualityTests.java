package dev.aftercare.review;

import static dev.aftercare.postmortem.PostmortemFixtures.postmortem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.overdue.WorkingDays;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.ticket.Ticket;
import dev.aftercare.ticket.TicketKey;
import dev.aftercare.ticket.TicketState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
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

    private static Punctuality on(String today, LocalDate adopted) {
        return new Punctuality(
                ReviewSettings.usual(), WorkingDays.mondayToFriday(), adopted, LocalDate.parse(today), ZoneOffset.UTC);
    }

    private static Postmortem with(ReviewStatus status) {
        return postmortem("2026/03.payments.double-charge.md").status(status).build();
    }

    private static Ticket ticket(String created, String severity) {
        return new Ticket(
                new TicketKey("OPS-1"),
                "jira",
                "Checkout is down",
                TicketState.DONE,
                "Done",
                "amara",
                null,
                null,
                null,
                Set.of("Incident", severity),
                Instant.parse(created),
                null,
                null,
                List.of());
    }
}
