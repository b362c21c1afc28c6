package dev.aftercare.source.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.postmortem.Audience;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.postmortem.Severity;
import dev.aftercare.source.reading.DocumentReading;
import dev.aftercare.source.reading.ReadingDefaults;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetailsTests {

    @ParameterizedTest
    @CsvSource({
        "SEV-1,SEV1",
        "sev 2,SEV2",
        "SEV3 (minor),SEV3",
        "S4,SEV4",
        "P1,SEV1",
        "P2 - high,SEV2",
        "2,SEV2",
        "critical,SEV1",
        "Critique,SEV1",
        "Major (High Impact),SEV2",
        "majeure,SEV2",
        "élevée,SEV2",
        "Moderate,SEV3",
        "mineure,SEV3",
        "Low,SEV4",
        "faible,SEV4",
        "cosmetic,SEV5",
        "Severity 3,SEV3",
        "Niveau 2,SEV2"
    })
    void readWhenSeverityIsMappedKeepsItsOwnWordBeside(String written, Severity severity) {
        Postmortem postmortem = postmortem("Severity: " + written);

        assertThat(postmortem.severity()).isEqualTo(severity);
        assertThat(postmortem.originalSeverity()).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"purple", "SEV-2 or SEV-3", "SEV-9"})
    void readWhenSeverityIsNotMappedIsEmptyAndSaysSo(String written) {
        DocumentReading reading = reading("Severity: " + written);

        assertThat(Readings.only(reading).severity()).isNull();
        assertThat(Readings.only(reading).originalSeverity()).isEqualTo(written);
        assertThat(Readings.noted(reading.diagnostics()))
                .isEqualTo("WARNING severity.unknown notes.md:5: the severity is \"" + written
                        + "\"; write SEV-1, SEV-2, SEV-3, SEV-4 or SEV-5\n");
    }

    @ParameterizedTest
    @CsvSource({"N/A", "<Severity>", "unknown", "''"})
    void readWhenSeverityIsNotSaidIsEmptyWithoutAWord(String written) {
        DocumentReading reading = reading("Severity: " + written);

        assertThat(Readings.only(reading).severity()).isNull();
        assertThat(reading.diagnostics()).isEmpty();
    }

    @Test
    void readWhenSeverityStandsInTitleOrTagTakesItThence() {
        assertThat(Readings.only(Readings.ofText("# [SEV-2] Search outage\n\nStart Time: 2026-03-04 10:05"))
                        .severity())
                .isEqualTo(Severity.SEV2);
        assertThat(postmortem("Tags: search, sev3").severity()).isEqualTo(Severity.SEV3);
    }

    @ParameterizedTest
    @CsvSource({
        "draft,DRAFT",
        "Brouillon,DRAFT",
        "in review,IN_REVIEW",
        "En relecture,IN_REVIEW",
        "Reviewed,REVIEWED",
        "approved by the team,REVIEWED",
        "relu,REVIEWED",
        "published,SHARED",
        "partagé,SHARED",
        "Resolved,UNKNOWN",
        "Closed,UNKNOWN"
    })
    void readWhenStatusIsStatedMapsIt(String written, ReviewStatus status) {
        assertThat(postmortem("Status: " + written).status()).isEqualTo(status);
        assertThat(reading("Statut : " + written).diagnostics()).isEmpty();
    }

    @Test
    void readWhenStatusIsNotMappedKeepsTheDefaultAndSaysSo() {
        DocumentReading reading = reading("Status: with legal");

        assertThat(Readings.only(reading).status()).isEqualTo(ReviewStatus.UNKNOWN);
        assertThat(reading.diagnostics()).extracting("rule").containsExactly("status.unknown");
    }

    @Test
    void readWhenRecordDoesNotSayTakesTheDefaultsOfTheSource() {
        ReadingDefaults defaults = new ReadingDefaults(
                ZoneId.of("America/New_York"), null, "shop", ReviewStatus.REVIEWED, Audience.RESTRICTED, null);
        byte[] content = "# Outage of search\n\nStart Time: 2026-03-04 10:05\n".getBytes(StandardCharsets.UTF_8);
        Postmortem postmortem = Readings.only(new MarkdownReader(defaults).read("pm", "search.md", content));

        assertThat(postmortem.system()).isEqualTo("shop");
        assertThat(postmortem.status()).isEqualTo(ReviewStatus.REVIEWED);
        assertThat(postmortem.audience()).isEqualTo(Audience.RESTRICTED);
        assertThat(postmortem.url()).isNull();
        assertThat(postmortem.incident().started().value()).isEqualTo("2026-03-04T15:05:00Z");
        assertThat(postmortem.incident().started().zoneAssumed()).isTrue();
    }

    @Test
    void readWhenFileNameFollowsTheHabitTakesTheSystemFromIt() {
        byte[] content = "# Outage\n\nStart Time: 4 March 10:05\n".getBytes(StandardCharsets.UTF_8);
        Postmortem postmortem = Readings.only(
                new MarkdownReader(Readings.DEFAULTS).read("pm", "pm/2026/03.payments.double charge.md", content));

        assertThat(postmortem.system()).isEqualTo("payments");
        assertThat(postmortem.incident().started().local()).isEqualTo("2026-03-04T10:05");
        assertThat(postmortem.url()).isEqualTo("https://git.example/pm/pm/2026/03.payments.double%20charge.md");
    }

    @Test
    void readWhenSectionsTellWhatHappenedKeepsTheirText() {
        Postmortem postmortem = postmortem("""
                ## TL;DR

                The index was empty.

                ## Customer impact

                - 31 calls
                - nobody missed a boat

                ## Contributing factors

                1. Nobody watches the index.

                ## Owner

                Ada Keller

                ## Tags

                - search
                - `index`

                Postmortem meeting date: 6 March 2026
                """);

        assertThat(postmortem.summary()).isEqualTo("The index was empty.");
        assertThat(postmortem.impact()).isEqualTo("31 calls. nobody missed a boat.");
        assertThat(postmortem.cause()).isEqualTo("Nobody watches the index.");
        assertThat(postmortem.tags()).startsWith("search", "index");
        assertThat(postmortem.meetingDate()).isEqualTo(LocalDate.of(2026, 3, 6));
    }

    @Test
    void readWhenMeetingDateIsNoDateSaysSo() {
        DocumentReading reading = reading("Date du post-mortem : jeudi prochain");

        assertThat(Readings.only(reading).meetingDate()).isNull();
        assertThat(reading.diagnostics()).extracting("rule").containsExactly("meeting-date.unreadable");
    }

    @Test
    void titleWhenBehindTheWordPostmortemIsWhatStandsThere() {
        assertThat(Readings.only(Readings.ofText("""
                POSTMORTEM: Search was empty
                Start: 2026-03-04 10:05 UTC
                Detected: 2026-03-04 10:20 UTC
                End: 2026-03-04 11:05 UTC
                """)).title()).isEqualTo("Search was empty");
    }

    @Test
    void readWhenThereIsNoTitleTakesTheNameOfTheFile() {
        assertThat(Readings.only(Readings.ofText("Severity: SEV-3\nStart Time: 2026-03-04 10:05"))
                        .title())
                .isEqualTo("notes");
        assertThat(Readings.only(Readings.ofText("# Postmortem\n\n## Search was empty\n\nStart Time: 2026-03-04 10:05"))
                        .title())
                .isEqualTo("Search was empty");
    }

    private static Postmortem postmortem(String written) {
        return Readings.only(reading(written));
    }

    private static DocumentReading reading(String written) {
        return Readings.ofText("# Outage of search\n\nStart Time: 2026-03-04 10:05\n\n" + written + "\n");
    }
}
