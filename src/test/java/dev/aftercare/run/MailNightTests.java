package dev.aftercare.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.aftercare.TestDatabase;
import dev.aftercare.mail.ScriptedSmtpServer;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

    /** Keys are made at the start of a server with TLS, and the machine may be busy. */
    private static final long LONGEST_START_MILLIS = 60_000;

    private static final String LITTLE_PATIENCE = """
            ---
            spring.mail.username: aftercare
            spring.mail.password: s3cret
            spring.mail.properties.mail.smtp.timeout: 500
            aftercare.mail.try-again-after: [100ms]
            """;

    @TempDir
    private Path folder;

    private final GreenMail server = greenMail(ServerSetup.PROTOCOL_SMTP);
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

    @Test
    void nightlyWhenTheMailServerFailsSaysSoExitsWith3AndKeepsTheLedgerTrue() throws Exception {
        writeLateActions(List.of("a", "b", "c", "d", "e"));
        try (ScriptedSmtpServer faulty = new ScriptedSmtpServer()) {
            assertNothingLeavesWithoutTrust();
            Program program = program(faulty.port(), LITTLE_PATIENCE);

            faulty.answer("EHLO", ScriptedSmtpServer.SILENCE);
            assertIncomplete(program, "The mail server cannot be reached: ", "What is left waits for the next run.");
            assertThat(states()).containsExactly("QUEUED", "QUEUED", "QUEUED", "QUEUED", "QUEUED");

            faulty.forget();
            faulty.answer("EHLO", "250-scripted\r\n250 AUTH PLAIN");
            faulty.answer("AUTH", "535 5.7.8 no such account");
            assertIncomplete(program, "The mail server did not let us in: 535 5.7.8 no such account");
            assertThat(states()).containsExactly("QUEUED", "QUEUED", "QUEUED", "QUEUED", "QUEUED");

            faulty.forget();
            faulty.answer(".", ScriptedSmtpServer.HANG_UP);
            assertIncomplete(
                    program,
                    "reminder:2026-09-14:a@example.com may or may not have left; the next run sends it again under the"
                            + " same Message-ID");
            assertThat(states()).containsExactly("SENDING", "QUEUED", "QUEUED", "QUEUED", "QUEUED");

            faulty.forget();
            faulty.answer("RCPT TO:<c@", "421 4.3.2 too many connections");
            assertIncomplete(program, "1 mail put off by the mail server until the next run", "421 4.3.2");
            assertThat(states()).containsExactly("SENT", "SENT", "QUEUED", "QUEUED", "QUEUED");

            faulty.forget();
            faulty.answer("RCPT TO:<d@", "550 5.1.1 nobody of that name");
            assertIncomplete(
                    program,
                    "1 mail will not be sent, because the recipient is refused",
                    "550 5.1.1 nobody of that name");
            assertThat(states()).containsExactly("SENT", "SENT", "SENT", "REFUSED", "SENT");
            assertThat(faulty.taken())
                    .containsExactly("<a@example.com>", "<b@example.com>", "<c@example.com>", "<e@example.com>");
        }
    }

    @Test
    void outboxAndPreviewWhenMailsWaitShowThemAndDoAsTheOperatorSays() throws Exception {
        writeLateActions(List.of("a", "b"));
        String key = "reminder:2026-09-14:a@example.com";
        try (ScriptedSmtpServer faulty = new ScriptedSmtpServer()) {
            Program program = program(faulty.port(), LITTLE_PATIENCE);
            faulty.answer("RCPT TO:<a@", "550 5.1.1 nobody of that name");
            faulty.answer("RCPT TO:<b@", "451 4.7.1 greylisted");
            program.run("nightly", "--date", "2026-09-14");

            assertThat(said(program, 0, "outbox", "list", "--state", "refused"))
                    .contains("refused", key + ": 550 5.1.1 nobody of that name", "1 mail\n")
                    .doesNotContain("b@example.com");
            assertThat(said(program, 0, "outbox", "show", key))
                    .contains(
                            key + ": refused, queued ",
                            "to a@example.com, Message-ID <",
                            "550 5.1.1 nobody of that name",
                            "Auto-Submitted: auto-generated");
            assertThat(said(program, 0, "outbox", "retry", key)).contains(key + " to a@example.com goes with the next");
            assertThat(said(program, 0, "outbox", "cancel", "reminder:2026-09-14:b@example.com"))
                    .contains("to b@example.com will not be sent.");
            assertThat(said(program, 2, "outbox", "retry", key)).contains("is queued; only one that is refused");
            assertThat(states()).containsExactly("QUEUED", "CANCELLED");

            faulty.forget();
            assertThat(said(program, 0, "nightly", "--date", "2026-09-14")).contains("1 mail sent");
            assertThat(faulty.taken()).containsExactly("<a@example.com>");
            assertThat(states()).containsExactly("SENT", "CANCELLED");

            assertThat(said(program, 0, "reminders", "preview", "--for", "a", "--date", "2026-09-21"))
                    .contains("Mails on 2026-09-21: 1\n  a@example.com: ", "Hello a,", "Do what a took over")
                    .doesNotContain("Do what b took over");
            assertThat(faulty.taken()).as("a preview sends nothing").hasSize(1);
        }
    }

    private static GreenMail greenMail(String protocol) {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", protocol);
        setup.setServerStartupTimeout(LONGEST_START_MILLIS);
        return new GreenMail(setup);
    }

    private void assertNothingLeavesWithoutTrust() throws Exception {
        GreenMail selfSigned = greenMail(ServerSetup.PROTOCOL_SMTPS);
        selfSigned.start();
        try {
            Program program =
                    program(selfSigned.getSmtps().getPort(), LITTLE_PATIENCE + "spring.mail.protocol: smtps\n");
            assertIncomplete(program, "The mail server cannot be reached: ", "certif");
            assertThat(states()).containsExactly("QUEUED", "QUEUED", "QUEUED", "QUEUED", "QUEUED");
            assertThat(selfSigned.getReceivedMessages()).isEmpty();
        } finally {
            selfSigned.stop();
        }
    }

    private static String said(Program program, int exitCode, String... words) throws Exception {
        Program.Ended ended = program.run(words);
        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(exitCode);
        return ended.output();
    }

    private void assertIncomplete(Program program, String... sentences) throws Exception {
        Program.Ended ended = program.run("nightly", "--date", "2026-09-14");
        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(3);
        assertThat(ended.output()).contains(sentences).doesNotContain("s3cret").doesNotContain("Exception");
    }

    private List<String> states() {
        return tables.sql("SELECT state FROM outbox ORDER BY message_key")
                .query(String.class)
                .list();
    }

    /** An action of each owner, late on the night of Monday 14 September. */
    private void writeLateActions(List<String> owners) throws IOException {
        StringBuilder people = new StringBuilder("alias,name,address,manager\n");
        StringBuilder actions = new StringBuilder();
        for (String owner : owners) {
            people.append("%s,%s,%s@example.com,\n".formatted(owner, owner, owner));
            actions.append(
                    "| Do what %s took over | %s | 2026-08-03 | P2 | prevent | | Open |\n".formatted(owner, owner));
        }
        Files.writeString(folder.resolve("people.csv"), people);
        String record =
                FIX_OF_A_SEV_1.lines().filter(line -> !line.contains("PAY-1")).collect(Collectors.joining("\n"));
        Files.writeString(folder.resolve("records/2026-02.payments.double-charge.md"), record + "\n" + actions);
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
