package dev.aftercare.overdue;

import static dev.aftercare.link.CommitmentFixtures.commitment;
import static dev.aftercare.postmortem.PostmortemFixtures.countermeasure;
import static dev.aftercare.postmortem.PostmortemFixtures.postmortem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.link.Commitment;
import dev.aftercare.people.Absence;
import dev.aftercare.people.Habits;
import dev.aftercare.people.Person;
import dev.aftercare.postmortem.Severity;
import dev.aftercare.ticket.Priority;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Actions that were decided on Wednesday 4 March 2026, and that nobody set a day for. */
class DeadlinesTests {

    private static final Person ANA = new Person(
            "ana",
            List.of(),
            "Ana",
            "ana@example.com",
            null,
            new Habits("Payments", null, null, null, Set.of(), null),
            Absence.none());

    private static final DeadlineSettings PAYMENTS_HURRY = new DeadlineSettings(
            DeadlineSettings.usual().everywhere(),
            Map.of(
                    "Payments",
                    new DeadlineSettings.Terms(
                            Map.of(
                                    Priority.P1, Optional.of(new Term(5, Term.Unit.BUSINESS)),
                                    Priority.P2, Optional.empty()),
                            Map.of(Severity.SEV1, Optional.of(new Term(7, Term.Unit.CALENDAR))))));

    @ParameterizedTest(name = "{0}, {1}, {2}: {3}")
    @CsvSource({
        "payments, P1, SEV2, 2026-03-11",
        "search, P1, SEV2, 2026-03-25",
        ", P1, SEV2, 2026-03-25",
        "payments, P0, SEV2, 2026-03-11",
        "payments, P2, SEV2,",
        "search, P2, SEV2, 2026-04-15",
        "search, P3, SEV1,",
        "payments, , SEV1, 2026-03-11",
        "search, , SEV1, 2026-03-19",
        "payments, , SEV2, 2026-04-03",
        "payments, , SEV3,"
    })
    void ofWhenASystemHasTermsOfItsOwnLeavesTheOthersAsUsual(
            @Nullable String system, @Nullable Priority priority, Severity severity, @Nullable LocalDate target) {
        Deadlines deadlines = new Deadlines(PAYMENTS_HURRY, new Calendars(CalendarSettings.none()));

        assertThat(deadlines.of(undated(system, priority, severity), ANA, ZoneOffset.UTC))
                .isEqualTo(Optional.ofNullable(target).map(day -> new Deadline(day, Deadline.Kind.TARGET)));
    }

    @Test
    void ofWhenTheOwnersTeamIsClosedDoesNotCountItsDays() {
        Commitment commitment = undated("payments", Priority.P1, Severity.SEV2);
        Deadlines deadlines = new Deadlines(PAYMENTS_HURRY, new Calendars(closed("payments", "2026-03-09", 5)));

        assertThat(deadlines.of(commitment, ANA, ZoneOffset.UTC))
                .hasValue(new Deadline(LocalDate.parse("2026-03-18"), Deadline.Kind.TARGET));
        assertThat(deadlines.of(commitment, null, ZoneOffset.UTC))
                .as("other teams work")
                .hasValue(new Deadline(LocalDate.parse("2026-03-11"), Deadline.Kind.TARGET));
    }

    @Test
    void calendarsWhenTheOwnersTeamIsClosedCountNoLatenessThen() {
        Calendars calendars = new Calendars(closed("PAYMENTS", "2026-08-31", 3));
        LocalDate friday = LocalDate.parse("2026-08-28");

        assertThat(calendars.of(ANA).after(friday, friday.plusDays(7))).isEqualTo(2);
        assertThat(calendars.of(null).after(friday, friday.plusDays(7))).isEqualTo(5);
    }

    private static CalendarSettings closed(String team, String first, int days) {
        LocalDate from = LocalDate.parse(first);
        return new CalendarSettings(
                null,
                Set.of(),
                Map.of(team, from.datesUntil(from.plusDays(days)).collect(Collectors.toSet())));
    }

    private static Commitment undated(@Nullable String system, @Nullable Priority priority, Severity severity) {
        return commitment(postmortem("2026/03.payments.double-charge.md")
                .system(system)
                .severity(severity)
                .meetingDate("2026-03-04")
                .countermeasures(countermeasure("Cap the retries").due(null).priority(priority))
                .build());
    }
}
