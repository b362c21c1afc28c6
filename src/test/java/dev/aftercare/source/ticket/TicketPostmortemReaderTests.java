package dev.aftercare.source.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.postmortem.Audience;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Milestone;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.RecordedInstant.State;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.postmortem.Severity;
import dev.aftercare.source.reading.DocumentReading;
import dev.aftercare.ticket.WrittenTicket.Format;
import dev.aftercare.ticket.WrittenTicket.Moment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields win over text, labels count, and a closed ticket is no reviewed record. */
class TicketPostmortemReaderTests {

    private static final String TEXT = """
            # Summary

            Search was empty for everybody.

            # Timeline

            - 2026-03-04 10:05 UTC start: the rebuild empties the index
            - 2026-03-04 10:12 UTC detected by an alert
            - 2026-03-04 11:40 UTC resolved

            # Action items

            - [ ] Alert on an empty index #14
            - [x] Rebuild beside, example/search#9
            """;

    @Test
    void readWhenTextIsMarkdownReadsItBelowTheTitle() {
        Postmortem read = only(Tickets.ticket().key("example/shop#12").numbers("example/shop#"), TEXT);

        assertThat(read.id()).isEqualTo("tickets:example/shop#12");
        assertThat(read.title()).isEqualTo("Search was empty");
        assertThat(read.incident().started().value()).hasToString("2026-03-04T10:05:00Z");
        assertThat(read.incident().resolved().value()).hasToString("2026-03-04T11:40:00Z");
        assertThat(read.countermeasures())
                .extracting(Countermeasure::description, one -> one.tickets().toString(), Countermeasure::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "Alert on an empty index", "[example/shop#14]", Countermeasure.State.OPEN),
                        org.assertj.core.groups.Tuple.tuple(
                                "Rebuild beside", "[example/search#9]", Countermeasure.State.DONE));
        assertThat(read.contact()).isEqualTo("Amara Diallo");
        assertThat(read.url()).isEqualTo("https://jira.example/browse/example/shop#12");
    }

    @Test
    void readWhenFieldsAreGivenTheyWinOverTheText() {
        Postmortem read = only(
                Tickets.ticket()
                        .field("started", "2026-03-04T09:58:00.000+0100")
                        .field("detected", "2026-03-04 09:02")
                        .field("severity", "SEV-1")
                        .field("status", "In review")
                        .field("system", "search")
                        .field("contact", "Noor Haddad")
                        .field("detected-by", "a customer called")
                        .field("meeting-date", "2026-03-06")
                        .field("mitigated", "2026-03-04T11:00:00Z")
                        .field("cause", Format.JIRA_MARKUP, "The rebuild *deletes* first.")
                        .labels("severity::3", "service::index"),
                TEXT);

        assertThat(read.incident().started().value()).hasToString("2026-03-04T08:58:00Z");
        assertThat(read.incident().detected().value()).hasToString("2026-03-04T09:02:00Z");
        assertThat(read.incident().resolved().value()).hasToString("2026-03-04T11:40:00Z");
        assertThat(read.severity()).isEqualTo(Severity.SEV1);
        assertThat(read.status()).isEqualTo(ReviewStatus.IN_REVIEW);
        assertThat(read.system()).isEqualTo("search");
        assertThat(read.contact()).isEqualTo("Noor Haddad");
        assertThat(read.incident().detectedBy()).hasToString("USER");
        assertThat(read.meetingDate()).hasToString("2026-03-06");
        assertThat(read.cause()).isEqualTo("The rebuild deletes first.");
        assertThat(read.incident().milestones()).extracting(Milestone::name).contains("mitigated");
    }

    @Test
    void readWhenFieldCannotBeReadIsNotFilledFromTheText() {
        DocumentReading reading =
                Tickets.ticket().field("started", "some time on Tuesday").read(Format.MARKDOWN, TEXT);

        Postmortem read = reading.postmortems().get(0);
        assertThat(read.incident().started().state()).isEqualTo(State.INVALID);
        assertThat(reading.diagnostics())
                .anySatisfy(said -> assertThat(said.toString()).contains("started", "some time on Tuesday"));
    }

    @Test
    void readWhenFieldContradictsOrderGivesNoNegativeDuration() {
        DocumentReading reading =
                Tickets.ticket().field("started", "2026-03-04T12:00:00Z").read(Format.MARKDOWN, TEXT);

        Postmortem read = reading.postmortems().get(0);
        assertThat(read.incident().resolved().state()).isEqualTo(State.INVALID);
        assertThat(reading.diagnostics()).extracting(said -> said.rule()).contains("instant.before-start");
    }

    @Test
    void readWhenTextIsEmptyAndFieldsStateInstantsIsAPostmortem() {
        Postmortem read = only(
                Tickets.ticket()
                        .severity("S1 (critical)")
                        .field("started", "2026-03-04T10:05:00Z")
                        .field("resolved", "2026-03-04T11:05:00Z"),
                "");

        assertThat(read.incident().started().value()).hasToString("2026-03-04T10:05:00Z");
        assertThat(read.incident().resolved().value()).hasToString("2026-03-04T11:05:00Z");
        assertThat(read.incident().detected().state()).isEqualTo(State.MISSING);
        assertThat(read.severity()).isEqualTo(Severity.SEV1);
    }

    @Test
    void readWhenTicketSaysNothingOfAnIncidentIsLeftOutWithItsPlace() {
        DocumentReading reading = Tickets.ticket().read(Format.MARKDOWN, "Please order new chairs.");

        assertThat(reading.kind()).isEqualTo(DocumentReading.Kind.OTHER);
        assertThat(reading.diagnostics())
                .extracting(said -> said.place().toString())
                .containsExactly("OPS-12 Search was empty (https://jira.example/browse/OPS-12)");
    }

    @ParameterizedTest
    @CsvSource({
        "severity::2, SEV2",
        "sev-3, SEV3",
        "S1, SEV1",
        "Severity: critical, SEV1",
        "priority::1, ",
        "search, ",
        "sevilla-office, "
    })
    void readWhenLabelNamesSeverityTakesIt(String label, String severity) {
        Postmortem read = only(Tickets.ticket().labels("Post-Mortem", label), TEXT);

        assertThat(read.severity()).isEqualTo(severity == null ? null : Severity.valueOf(severity));
        assertThat(read.tags()).contains("Post-Mortem", label);
    }

    @ParameterizedTest
    @CsvSource({"In Review,IN_REVIEW", "Approved,REVIEWED", "Approuvé,REVIEWED", "Published,SHARED", "Draft,DRAFT"})
    void readWhenTheTicketsStateIsAWordOfAReviewSaysSo(String state, ReviewStatus status) {
        assertThat(only(Tickets.ticket().state(state), TEXT).status()).isEqualTo(status);
        assertThat(only(Tickets.ticket().state(state).labels("postmortem::reviewed"), TEXT)
                        .status())
                .as("a label knows better")
                .isEqualTo(ReviewStatus.REVIEWED);
    }

    @ParameterizedTest
    @CsvSource({"closed", "Done", "Resolved", "In Progress"})
    void readWhenTicketIsClosedSaysNothingAboutReview(String state) {
        assertThat(only(Tickets.ticket().state(state), TEXT).status()).isEqualTo(ReviewStatus.UNKNOWN);
        assertThat(only(Tickets.ticket().state(state).field("status", "Closed"), TEXT)
                        .status())
                .isEqualTo(ReviewStatus.UNKNOWN);
        assertThat(only(Tickets.ticket().state(state).labels("postmortem::reviewed"), TEXT)
                        .status())
                .isEqualTo(ReviewStatus.REVIEWED);
    }

    @Test
    void readWhenTicketIsRestrictedNamesItNowhere() {
        DocumentReading reading = Tickets.ticket()
                .restricted()
                .field("severity", "Frightful")
                .read(Format.MARKDOWN, TEXT.replace("10:12", "10:99"));

        assertThat(reading.postmortems().get(0).audience()).isEqualTo(Audience.RESTRICTED);
        assertThat(reading.postmortems().get(0).mayBeNamed()).isFalse();
        assertThat(reading.diagnostics())
                .isNotEmpty()
                .allSatisfy(said ->
                        assertThat(said.place().toString()).startsWith("a restricted ticket (https://jira.example"));
    }

    @Test
    void readWhenTrackerKeepsMomentsTakesThemAsTimeline() {
        Postmortem read = only(
                Tickets.ticket()
                        .moments(
                                new Moment(
                                        "2026-03-04T10:05:00Z", "The rebuild empties the index", List.of("Start time")),
                                new Moment("2026-03-04T10:12:00Z", "Alert", List.of("Impact detected")),
                                new Moment(
                                        "2026-03-04T10:30:00Z", "Search is switched off", List.of("Impact mitigated")),
                                new Moment("2026-03-04T11:40:00Z", "Restored", List.of("End time"))),
                "The search index was empty.");

        assertThat(read.incident().started().value()).hasToString("2026-03-04T10:05:00Z");
        assertThat(read.incident().detected().value()).hasToString("2026-03-04T10:12:00Z");
        assertThat(read.incident().resolved().value()).hasToString("2026-03-04T11:40:00Z");
        assertThat(read.incident().milestones()).extracting(Milestone::name).containsExactly("Impact mitigated");
        assertThat(read.incident().timeline()).hasSize(4);
    }

    @Test
    void readWhenSomethingCannotBeUnderstoodNamesTicketAndHeading() {
        DocumentReading reading =
                Tickets.ticket().read(Format.MARKDOWN, TEXT.replace("2026-03-04 10:12", "2026-02-31 10:12"));

        assertThat(reading.diagnostics())
                .extracting(said -> said.place().toString())
                .contains("OPS-12 Search was empty › Timeline (https://jira.example/browse/OPS-12)");
    }

    @Test
    void readWhenTextTellsOfSeveralIncidentsLeavesTheTicketsInstantsOut() {
        String several = """
                # Incident 1: search

                | Start Time | 2026-03-04 10:05 UTC |
                |---|---|
                | End Time | 2026-03-04 11:00 UTC |

                # Incident 2: cart

                | Start Time | 2026-03-09 10:05 UTC |
                |---|---|
                | End Time | 2026-03-09 11:00 UTC |
                """;
        DocumentReading reading =
                Tickets.ticket().field("started", "2026-03-01T00:00:00Z").read(Format.MARKDOWN, several);

        assertThat(reading.postmortems())
                .extracting(one -> String.valueOf(one.incident().started().value()))
                .containsExactly("2026-03-04T10:05:00Z", "2026-03-09T10:05:00Z");
        assertThat(reading.diagnostics()).extracting(said -> said.rule()).contains("ticket.several");
    }

    @Test
    void readWhenKeptBytesAreNoTicketSaysSo() {
        DocumentReading reading = new TicketPostmortemReader(Tickets.DEFAULTS)
                .read("tickets", "OPS-12", "{broken".getBytes(StandardCharsets.UTF_8));

        assertThat(reading.diagnostics()).extracting(said -> said.rule()).containsExactly("ticket.unreadable");
    }

    private static Postmortem only(Tickets ticket, String text) {
        DocumentReading reading = ticket.read(Format.MARKDOWN, text);
        assertThat(reading.postmortems()).as(reading.toString()).hasSize(1);
        return reading.postmortems().get(0);
    }
}
