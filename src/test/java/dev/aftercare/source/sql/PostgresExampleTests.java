package dev.aftercare.source.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.aftercare.TestDatabase;
import dev.aftercare.postmortem.Audience;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Incident.DetectedBy;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.RecordedInstant.State;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.postmortem.Severity;
import dev.aftercare.source.SourceFixtures;
import dev.aftercare.source.SourceSettings.SqlSettings;
import dev.aftercare.ticket.Priority;
import dev.aftercare.ticket.TicketKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The configuration for a PostgreSQL schema that is shipped, on a database with the tables that its comment shows. */
class PostgresExampleTests {

    private SqlSettings settings;

    @BeforeEach
    void fillTables() throws Exception {
        DataSource database = TestDatabase.empty();
        PGSimpleDataSource postgres = (PGSimpleDataSource) database;
        JdbcTemplate jdbc = new JdbcTemplate(database);
        String tables = Files.readString(Path.of("config", "postgresql.example.yaml"))
                .lines()
                .filter(line -> line.startsWith("#   "))
                .map(line -> line.substring(1))
                .collect(Collectors.joining("\n"));
        jdbc.execute(tables);
        jdbc.execute(new ClassPathResource("incidents.sql", PostgresExampleTests.class)
                .getContentAsString(StandardCharsets.UTF_8));
        settings = SqlFixtures.example(
                "postgresql.example.yaml", postgres.getURL(), postgres.getUser(), postgres.getPassword());
    }

    @Test
    void readWhenARowIsCompleteReadsEveryColumn() throws Exception {
        Postmortem read = SqlFixtures.read(settings).postmortems().get("incidents/41");

        assertThat(read.id()).isEqualTo("incidents:incidents/41");
        assertThat(read.severity()).isEqualTo(Severity.SEV2);
        assertThat(read.status()).isEqualTo(ReviewStatus.REVIEWED);
        assertThat(read.audience()).isEqualTo(Audience.INTERNAL);
        assertThat(read.system()).isEqualTo("payments");
        assertThat(read.tags()).containsExactly("retry", "idempotency");
        assertThat(read.summary()).isEqualTo("A retry had no key.");
        assertThat(read.impact()).isEqualTo("412 cards");
        assertThat(read.cause()).isEqualTo("A retry without a key");
        assertThat(read.contact()).isEqualTo("Amara");
        assertThat(read.meetingDate()).isEqualTo("2026-03-06");
        assertThat(read.incident().detectedBy()).isEqualTo(DetectedBy.MONITORING);
        assertThat(read.incident().started().value()).isEqualTo("2026-03-04T09:05:00Z");
        assertThat(read.incident().started().local()).isEqualTo("2026-03-04T10:05:00");
        assertThat(read.incident().started().zoneAssumed()).isFalse();
        assertThat(read.incident().resolved().value()).isEqualTo("2026-03-04T11:40:00Z");
    }

    @Test
    void readWhenMilestonesHaveNoOffsetUsesTheRowsZoneThenTheSources() throws Exception {
        SqlFixtures.Said said = SqlFixtures.read(settings);

        assertThat(said.postmortems().get("incidents/41").incident().milestones())
                .extracting("name", "at.state", "at.value", "at.zoneAssumed")
                .containsExactly(
                        tuple("First call of a customer", State.RECORDED, Instant.parse("2026-03-04T09:20:00Z"), true),
                        tuple("Retry switched off", State.RECORDED, Instant.parse("2026-03-04T09:55:00Z"), false),
                        tuple("Nobody knows the zone", State.INVALID, null, false),
                        tuple("Clocks skipped it", State.INVALID, null, false));
        assertThat(said.messages())
                .contains(
                        "incidents/41: \"at\" of the milestone \"Clocks skipped it\" is \"2026-03-29 02:30\", a time that the clocks of Europe/Paris skipped that day; write it with its offset, such as 2026-03-29T02:30Z",
                        "incidents/41: the zone of \"at\" of the milestone \"Nobody knows the zone\" is \"Middle-earth/Shire\", which is no zone; write Europe/Paris or +01:00");
    }

    @Test
    void readWhenCountermeasuresAreListedReadsThemAndSaysWhatDoesNotFit() throws Exception {
        SqlFixtures.Said said = SqlFixtures.read(settings);

        assertThat(said.postmortems().get("incidents/41").countermeasures())
                .extracting(
                        Countermeasure::description,
                        Countermeasure::owner,
                        Countermeasure::due,
                        Countermeasure::priority,
                        Countermeasure::kind,
                        Countermeasure::state,
                        Countermeasure::tickets)
                .containsExactly(
                        tuple(
                                "Send an idempotency key",
                                "Amara",
                                LocalDate.of(2026, 3, 20),
                                Priority.P1,
                                Countermeasure.Kind.PREVENT,
                                Countermeasure.State.DONE,
                                List.of(new TicketKey("PAY-71"))),
                        tuple(
                                "Alert on two charges a minute",
                                "Jules",
                                LocalDate.of(2026, 4, 10),
                                null,
                                Countermeasure.Kind.DETECT,
                                Countermeasure.State.OPEN,
                                List.of(new TicketKey("pay/app#12"))));
        assertThat(said.messages())
                .contains(
                        "incidents/41: \"priority\" of \"countermeasures/2\" is \"P9\"; write P0, P1, P2, P3 or P4",
                        "countermeasures/3: countermeasures/3 belongs to the incident \"99\", which the query \"incidents\" does not give; it was left out: correct the queries, or the row");
    }

    @Test
    void readWhenValuesAreNullOrContradictEachOtherLeavesThemEmptyAndSaysSo() throws Exception {
        SqlFixtures.Said said = SqlFixtures.read(settings);

        Postmortem disk = said.postmortems().get("incidents/42");
        assertThat(disk.severity()).isNull();
        assertThat(disk.originalSeverity()).isEqualTo("chaud bouillant");
        assertThat(disk.status()).isEqualTo(ReviewStatus.DRAFT);
        assertThat(disk.audience()).isEqualTo(Audience.RESTRICTED);
        assertThat(disk.language()).isEqualTo(SourceFixtures.DEFAULTS.language());
        assertThat(disk.language()).isEqualTo(Language.ENGLISH);
        assertThat(disk.system()).isNull();
        assertThat(disk.tags()).isEmpty();
        assertThat(disk.meetingDate()).isNull();
        assertThat(disk.incident().detected().state()).isEqualTo(State.MISSING);
        assertThat(disk.incident().resolved().state()).isEqualTo(State.INVALID);
        assertThat(disk.incident().resolved().value()).isNull();
        assertThat(disk.incident().detectedBy()).isEqualTo(DetectedBy.UNKNOWN);
        assertThat(disk.countermeasures()).isEmpty();
        assertThat(said.messages())
                .contains(
                        "incidents/42: \"resolved\" is \"2026-05-11T20:10Z\", before \"started\", which is \"2026-05-11T21:50Z\": a negative duration, so there is no number; correct one of them");
    }
}
