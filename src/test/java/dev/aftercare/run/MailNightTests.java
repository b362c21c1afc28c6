package dev.aftercare.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.aftercare.TestDatabase;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The program, a mail server and people: what arrives night after night. */
class MailNightTests {

    private static final String FIX_OF_A_SEV_1 = """
            # Cards were charged twice

            | Meeting | Value      |
            | ------- | ---------- |
            | Date    | 2026-02-04 |
            | Contact | grace      |
            | Status  | reviewed   |

            ## Timeline

            | Incident    | Value                |
            | ----------- | -------------------- |
            | Start Time  | 2026-02-02 10:00 UTC |
            | Detect Time | 2026-02-02 10:20 UTC |
            | End Time    | 2026-02-02 11:00 UTC |

            ## Description

            > Severity: SEV-1

            412 passengers paid twice.

            ## Remediation

            | Action          | Owner | Due        | Priority | Kind    | Ticket | State |
            | --------------- | ----- | ---------- | -------- | ------- | ------ | ----- |
            | Cap the retries | ada   | 2026-02-20 | P1       | prevent | PAY-1  | Done  |
            """;

    @TempDir
    private Path folder;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final DataSource database = TestDatabase.empty();
    private final JdbcClient tables = TestDatabase.jdbcClient(database);

    @BeforeEach
    void start() throws IOException {
        server.start();
        Files.createDirectories(folder.resolve("records"));
        Files.writeString(folder.resolve("tickets.csv"), """
                key,summary,state,owner,due,priority,labels,created,resolved,url
                PAY-1,Cap the retries,Done,ada,2026-02-20,P1,,2026-02-04T09:00:00Z,2026-03-01T09:00:00Z,https://tickets.example.com/PAY-1
                """);
        Files.writeString(folder.resolve("people.csv"), """
                alias,name,address,manager
                ada,Ada,ada@example.com,grace
                grace,Grace,grace@example.com,
                """);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void nightlyWhenAnOldFixOfASev1IsToBeLookedAtAsksTheContactTwiceAndThenNoMore() throws Exception {
        Files.writeString(folder.resolve("records/2026-02.payments.double-charge.md"), FIX_OF_A_SEV_1);
        write("2026-03.search.empty.md", "Search was empty", "2026-03-10");
        write("2026-01.search.slow.md", "Search was slow, before reminders began", "2026-01-10");
        Program program = program(server.getSmtp().getPort(), "  fixes:\n    revisit-after: [90, 130, 170]\n");

        // 90 days after 1 March are 30 May, a Saturday
        assertThat(mailsOf(program, "2026-05-30")).isEmpty();
        List<String> first = mailsOf(program, "2026-06-01");
        assertThat(mailsOf(program, "2026-06-08")).as("asked once").isEmpty();

        assertThat(first).hasSize(2);
        assertThat(first.get(0))
                .startsWith("ada@example.com: 1 postmortem has stopped on its way")
                .contains("- Search was empty: not reviewed yet; the incident was on 10 March 2026")
                .doesNotContain("slow");
        assertThat(first.get(1))
                .startsWith("grace@example.com: Does this fix still hold?")
                .contains(
                        "* Cap the retries",
                        "Done on 1 March 2026.",
                        "Postmortem: Cards were charged twice",
                        "If it holds: aftercare confirm PAY-1 holds",
                        "## Revisits",
                        "the label fix-verified");
        assertThat(mailsOf(program, "2026-07-13")).singleElement().asString().contains("* Cap the retries");
        assertThat(mailsOf(program, "2026-08-24")).as("two without an answer").isEmpty();
        assertThat(tables.sql("SELECT asked_on::text FROM revisit WHERE asked_on IS NOT NULL ORDER BY due_on")
                        .query(String.class)
                        .list())
                .containsExactly("2026-06-01", "2026-07-13");
    }

    /** What arrived in a night, with the recipient and the subject first. */
    private List<String> mailsOf(Program program, String night) throws Exception {
        server.purgeEmailFromAllMailboxes();
        Program.Ended ended = program.run("nightly", "--date", night);
        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(0);
        List<String> arrived = new ArrayList<>();
        for (MimeMessage mail : server.getReceivedMessages()) {
            MimeMultipart parts = (MimeMultipart) mail.getContent();
            arrived.add("%s: %s\n%s"
                    .formatted(
                            mail.getAllRecipients()[0],
                            mail.getSubject(),
                            String.valueOf(parts.getBodyPart(0).getContent())
                                    .replace('\u00a0', ' ')
                                    .replace("\r\n", "\n")));
        }
        return arrived.stream().sorted().toList();
    }

    /** A record that stays a draft. */
    private void write(String file, String title, String day) throws IOException {
        Files.writeString(folder.resolve("records").resolve(file), """
                # %s

                | Meeting | Value |
                | ------- | ----- |
                | Contact | ada   |
                | Status  | draft |

                ## Timeline

                | Incident   | Value        |
                | ---------- | ------------ |
                | Start Time | %s 10:00 UTC |
                | End Time   | %s 11:00 UTC |
                """.formatted(title, day, day));
    }

    private Program program(int port, String more) throws IOException {
        PGSimpleDataSource postgres = (PGSimpleDataSource) database;
        return new Program(folder, Map.of())
                .configure("""
                        spring:
                          datasource:
                            url: %s
                            username: %s
                            password: %s
                          mail:
                            host: 127.0.0.1
                            port: %d
                        aftercare:
                          organisation: Harborline
                          zone: UTC
                          sources:
                            - name: records
                              folder: records
                          trackers:
                            - name: tickets
                              csv: tickets.csv
                          people: people.csv
                          mail:
                            from: aftercare@example.com
                            allowed-domains: [example.com]
                          reminders:
                            start: 2026-03-01
                        """.formatted(postgres.getUrl(), postgres.getUser(), postgres.getPassword(), port) + more);
    }
}
