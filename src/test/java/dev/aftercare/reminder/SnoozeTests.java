package dev.aftercare.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.aftercare.link.Commitment;
import dev.aftercare.link.CommitmentFixtures;
import dev.aftercare.postmortem.Audience;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.reminder.Standing.Reason;
import dev.aftercare.source.markdown.MarkdownReader;
import dev.aftercare.source.reading.ReadingDefaults;
import dev.aftercare.ticket.TicketBuilder;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What asks for quiet until 1 December 2026, a Tuesday, and Ada's reminder day. */
class SnoozeTests {

    private static final String RECORD = """
            # Cards were charged twice

            | Incident   | Value                |
            | ---------- | -------------------- |
            | Start Time | 2026-02-02 10:00 UTC |
            | End Time   | 2026-02-02 11:00 UTC |

            ## Remediation

            | Action          | Owner | Due        | Priority | State |
            | --------------- | ----- | ---------- | -------- | ----- |
            | Cap the retries | ada   | 2026-08-03 | P2       | Open  |
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aftercare: snooze until 2026-12-01",
                "aftercare: Snoozed until 2026-12-01",
                "aftercare: [snooze-2026-12-01, keep]",
                "tags: [payments, snooze-2026-12-01]"
            })
    void planWhenFrontMatterSnoozesIsSilentThroughThatDay(String line) {
        Commitment commitment = commitment("---\n" + line + "\n---\n" + RECORD);

        assertSilentThroughFirstOfDecember(commitment);
    }

    @Test
    void planWhenALabelOfTheTicketSnoozesIsSilentThroughThatDay() {
        assertSilentThroughFirstOfDecember(labelled("snooze-2026-12-01"));
    }

    @Test
    void planWhenTheRecordAndTheTicketSnoozeTheLaterDayCounts() {
        Commitment record = commitment("---\naftercare: snooze until 2026-12-01\n---\n" + RECORD);
        Commitment both = CommitmentFixtures.withTickets(
                record,
                Countermeasure.State.OPEN,
                TicketBuilder.ticket("PAY-1").labels("snooze-2026-09-01").build());

        assertSilentThroughFirstOfDecember(both);
    }

    @ParameterizedTest
    @ValueSource(strings = {"snooze", "snooze-2026-13-01", "snooze-1.12.2026", "no-snooze-2026-12-01"})
    void planWhenALabelIsNoDayReminds(String label) {
        assertThat(plan("2026-12-01", labelled(label)).reminders()).hasSize(1);
    }

    private static void assertSilentThroughFirstOfDecember(Commitment commitment) {
        assertThat(plan("2026-11-24", commitment).reminders()).isEmpty();
        ReminderPlan lastQuietDay = plan("2026-12-01", commitment);
        assertThat(lastQuietDay.reminders()).isEmpty();
        assertThat(lastQuietDay.standings())
                .extracting(Standing::reason, Standing::detail)
                .containsExactly(tuple(Reason.SNOOZED, "until 2026-12-01"));
        assertThat(plan("2026-12-08", commitment).reminders())
                .singleElement()
                .extracting(Reminder::address)
                .isEqualTo("ada@example.com");
    }

    private static Commitment labelled(String label) {
        return CommitmentFixtures.withTickets(
                commitment(RECORD),
                Countermeasure.State.OPEN,
                TicketBuilder.ticket("PAY-1").labels(label).build());
    }

    private static Commitment commitment(String markdown) {
        ReadingDefaults defaults =
                new ReadingDefaults(ZoneOffset.UTC, null, null, ReviewStatus.UNKNOWN, Audience.INTERNAL, null);
        List<Postmortem> read = new MarkdownReader(defaults)
                .read("records", "2026-02.payments.double-charge.md", markdown.getBytes(StandardCharsets.UTF_8))
                .postmortems();
        assertThat(read).hasSize(1);
        return CommitmentFixtures.commitment(read.get(0));
    }

    private static ReminderPlan plan(String day, Commitment commitment) {
        return ReminderPlan.of(
                new ReminderSettings(
                        LocalDate.parse("2026-01-01"),
                        Language.ENGLISH,
                        null,
                        "Harborline",
                        new ReminderSettings.Pace(DayOfWeek.TUESDAY, 3, 3, Set.of())),
                Stories.DEADLINES,
                new Tonight(
                        Stories.night(day),
                        List.of(commitment),
                        Stories.DIRECTORY,
                        List.of(Stories.source("records"), Stories.source("jira")),
                        Map.of(),
                        new Told(List.of()),
                        List.of(),
                        List.of(),
                        address -> Optional.empty()));
    }
}
