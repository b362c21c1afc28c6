package dev.aftercare.source.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.aftercare.TestMariaDb;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.Severity;
import dev.aftercare.source.SourceSettings.SqlSettings;
import dev.aftercare.source.SourceUnavailable;
import dev.aftercare.ticket.TicketKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The configuration for Etsy's Morgue that is shipped, on a real MariaDB with Morgue's tables. */
class MorgueTests {

    private String url;
    private JdbcTemplate morgue;

    @BeforeEach
    void fillMorgue() throws Exception {
        url = TestMariaDb.empty();
        morgue = TestMariaDb.jdbc(url);
        new ClassPathResource("morgue.sql", MorgueTests.class)
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(morgue::execute);
    }

    private SqlSettings settings() throws Exception {
        return SqlFixtures.example("morgue.example.yaml", url, TestMariaDb.USER, TestMariaDb.PASSWORD);
    }

    @Test
    void readWhenAnEventIsCompleteReadsItsColumnsItsReportAndItsTickets() throws Exception {
        SqlFixtures.Said said = SqlFixtures.read(settings());

        assertThat(said.postmortems()).containsOnlyKeys("incidents/7", "incidents/8");
        Postmortem charged = said.postmortems().get("incidents/7");
        assertThat(charged.title()).isEqualTo("Some cards were charged twice");
        assertThat(charged.severity()).isEqualTo(Severity.SEV2);
        assertThat(charged.system()).isEqualTo("payments");
        assertThat(charged.contact()).isEqualTo("amara");
        assertThat(charged.tags()).containsExactly("idempotency", "retry", "Retry");
        assertThat(charged.summary()).isEqualTo("A retry without a key charged 412 cards twice.");
        assertThat(charged.incident().started().value()).isEqualTo("2026-03-04T14:05:00Z");
        assertThat(charged.incident().started().zoneAssumed()).isFalse();
        assertThat(charged.incident().detected().value()).isEqualTo("2026-03-04T14:31:00Z");
        assertThat(charged.incident().resolved().value()).isEqualTo("2026-03-04T16:40:00Z");
        assertThat(charged.incident().milestones())
                .extracting("name", "at.value")
                .containsExactly(tuple("Status page updated", Instant.parse("2026-03-04T14:40:00Z")));
        assertThat(charged.incident().timeline()).hasSize(3);
        assertThat(charged.incident().timeline().get(0).at().line()).isEqualTo(7);
        assertThat(charged.countermeasures())
                .extracting(Countermeasure::description, Countermeasure::tickets)
                .containsExactly(
                        tuple("PAY-71", List.of(new TicketKey("PAY-71"))),
                        tuple("PAY-72", List.of(new TicketKey("PAY-72"))));
    }

    @Test
    void readWhenAnEventIsHardlyFilledInInventsNothing() throws Exception {
        SqlFixtures.Said said = SqlFixtures.read(settings());

        Postmortem network = said.postmortems().get("incidents/8");
        assertThat(network.title()).isEqualTo("Péage – réseau coupé");
        assertThat(network.severity()).isNull();
        assertThat(network.originalSeverity()).isEqualTo("9");
        assertThat(network.system()).isNull();
        assertThat(network.contact()).isNull();
        assertThat(network.incident().detected().state()).isEqualTo(RecordedInstant.State.MISSING);
        assertThat(network.incident().resolved().state()).isEqualTo(RecordedInstant.State.MISSING);
        assertThat(network.incident().milestones()).isEmpty();
        assertThat(network.countermeasures())
                .extracting(Countermeasure::description, Countermeasure::owner, Countermeasure::due)
                .containsExactly(tuple("Order a second link", "Jules", LocalDate.of(2026, 5, 4)));
        assertThat(said.messages())
                .containsExactly("incidents/8: \"severity\" is \"9\"; write SEV-1, SEV-2, SEV-3, SEV-4 or SEV-5");
    }

    @Test
    void readAgainWhenOneEventWasEditedReadsThatOneAndWithdrawsTheDeletedOne() throws Exception {
        SqlFixtures.Said first = SqlFixtures.read(settings());
        morgue.update("INSERT INTO jira (postmortem_id, ticket) VALUES (7, 'PAY-73')");
        morgue.update("UPDATE postmortems SET modified = 1772800000, deleted = 1 WHERE id = 8");

        SqlFixtures.Said second = SqlFixtures.read(settings(), first.known());

        assertThat(second.postmortems()).containsOnlyKeys("incidents/7");
        assertThat(second.only().countermeasures()).hasSize(3);
        assertThat(second.vanished()).containsExactly("incidents/8");
    }

    @Test
    void readWhenATimestampIsKeptAsAnInstantTakesNoZoneForGranted() throws Exception {
        morgue.execute("CREATE TABLE seen (id INT, stamp TIMESTAMP NULL, wall DATETIME NULL, day DATE NULL)");
        morgue.execute("SET sql_mode = ''");
        morgue.execute("SET time_zone = '+05:00'");
        morgue.update("INSERT INTO seen VALUES (1, FROM_UNIXTIME(1772633100), '2026-03-04 10:31:00', '2026-03-05')");
        SqlSettings settings = new SqlSettings(
                url,
                TestMariaDb.USER,
                TestMariaDb.PASSWORD,
                null,
                null,
                "SELECT id, 'Stamps' AS title, stamp AS started, wall AS detected, day AS meeting_date FROM seen;",
                null,
                null,
                30);

        Postmortem read = SqlFixtures.read(settings).only();

        assertThat(read.incident().started().value()).isEqualTo("2026-03-04T14:05:00Z");
        assertThat(read.incident().started().zoneAssumed()).isFalse();
        assertThat(read.incident().detected().value()).isNull();
        assertThat(read.incident().detected().local()).isEqualTo("2026-03-04T10:31:00");
        assertThat(read.incident().detected().zoneAssumed()).isTrue();
        assertThat(read.meetingDate()).isEqualTo("2026-03-05");
    }

    @Test
    void checkWhenThePasswordIsWrongSaysSoWithoutIt() throws Exception {
        SqlSettings wrong =
                SqlFixtures.example("morgue.example.yaml", url + "?password=let-me-in", TestMariaDb.USER, "let-me-in");

        assertThatThrownBy(() -> SqlFixtures.source(wrong).check())
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageStartingWith("The database \"" + url + "\" refuses the user \"aftercare\" (")
                .hasMessageEndingWith("; correct \"user\" and \"password\" of this source.")
                .hasMessageNotContaining("let-me-in")
                .hasNoCause();
    }

    @Test
    void checkWhenTheUrlIsOfMySqlSaysWhatToWrite() throws Exception {
        SqlSettings mysql = SqlFixtures.example(
                "morgue.example.yaml", url.replace("jdbc:mariadb:", "jdbc:mysql:"), "aftercare", "let-me-in");

        assertThatThrownBy(() -> SqlFixtures.source(mysql).check())
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("begin the URL with jdbc:mariadb:")
                .hasMessageNotContaining("let-me-in");
    }
}
