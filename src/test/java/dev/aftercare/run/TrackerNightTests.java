package dev.aftercare.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.TestDatabase;
import dev.aftercare.http.LoopbackServer.Asked;
import dev.aftercare.http.LoopbackServer.Reply;
import dev.aftercare.tracker.TrackerStage;
import dev.aftercare.tracker.github.GitHubStage;
import dev.aftercare.tracker.gitlab.GitLabStage;
import dev.aftercare.tracker.jira.JiraStage;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whole nights with a Jira, a GitHub and a GitLab, as the program of an operator whose secrets must stay secret. */
class TrackerNightTests {

    private static final String JIRA_TOKEN = "ATATT3x+jira/very=s3cret";
    private static final String HUB_TOKEN = "ghp_hub-very-s3cret";
    private static final String LAB_TOKEN = "glpat-lab-very-s3cret";
    private static final String USER = "robot@harborline.example";

    private final TrackerStage jira = JiraStage.cloud();
    private final TrackerStage hub = new GitHubStage("example/shop");
    private final TrackerStage lab = new GitLabStage("tools/web");
    private final DataSource database = TestDatabase.empty();

    @TempDir
    private Path folder;

    @BeforeEach
    void writeTicketsAndRecords() throws IOException {
        Stream.of(jira, hub, lab).forEach(stage -> stage.tickets(2));
        Path record = folder.resolve("postmortems/2026/03.payments.double-charge.md");
        Files.createDirectories(record.getParent());
        Files.writeString(record, """
                # Passengers were charged twice

                - Severity: SEV-2
                - Start Time: 2026-03-04 10:05 UTC
                - Detect Time: 2026-03-04 10:41 UTC
                - End Time: 2026-03-04 12:50 UTC

                ## Action items

                - [ ] Cap the retries of the gateway (OPS-1, example/shop#1) — owner: Jules
                - [ ] Alert on two charges a minute (tools/web#1, OPS-404)
                """);
    }

    @AfterEach
    void stop() {
        Stream.of(jira, hub, lab).forEach(TrackerStage::close);
    }

    @Test
    void nightlyWhenAnythingHappensWritesNoSecretAnywhere() throws Exception {
        Program program = program(
                Map.of("HUB_TOKEN", HUB_TOKEN, "LAB_TOKEN", LAB_TOKEN, "DEBUG", "true", "LOGGING_LEVEL_ROOT", "TRACE"));
        List<String> outputs = new ArrayList<>();

        Program.Ended good = program.run("nightly", "--date", "2026-09-14");
        outputs.add(good.output());
        assertThat(good.exitCode()).as(good.output()).isZero();
        assertThat(rows("SELECT tracker || ' ' || count(*) FROM ticket GROUP BY tracker ORDER BY 1"))
                .containsExactly("github 2", "gitlab 2", "jira 2");
        assertThat(rows("SELECT key || ' ' || absence FROM absent_ticket")).containsExactly("OPS-404 NOT_FOUND");
        assertSignedIn(jira, "Authorization", "Basic " + base64(USER + ":" + JIRA_TOKEN));
        assertSignedIn(hub, "Authorization", "Bearer " + HUB_TOKEN);
        assertSignedIn(lab, "PRIVATE-TOKEN", LAB_TOKEN);

        jira.server().otherwise(asked -> Reply.json(401, "{\"errorMessages\":[\"" + echo(asked) + "\"]}"));
        hub.server()
                .otherwise(asked ->
                        Reply.json(500, "{\"message\":\"" + echo(asked) + "\"}").with("Retry-After", "0"));
        lab.server().otherwise(asked -> Reply.json("<html>Welcome " + echo(asked) + "</html>"));
        Program.Ended bad = program.run("nightly", "--date", "2026-09-15");
        outputs.add(bad.output());
        assertThat(bad.exitCode()).as(bad.output()).isEqualTo(3);
        assertThat(bad.output())
                .contains("\"jira\" could not be read", "(401)", "\"github\" could not be read", "(500)", "\"gitlab\"");
        assertThat(rows("SELECT key FROM ticket WHERE withdrawn"))
                .as("an error is no empty list")
                .isEmpty();

        // the server tells the token back in what it calls a ticket
        hub.server().otherwise(asked -> {
            Reply usual = hub.usual(asked);
            String body =
                    new String(usual.body(), StandardCharsets.UTF_8).replace("Action 2", "You sent " + echo(asked));
            return new Reply(usual.status(), body.getBytes(StandardCharsets.UTF_8), Map.of(), -1, 0);
        });
        outputs.add(program.run("nightly", "--date", "2026-09-16").output());
        outputs.add(program.run("check").output());
        outputs.add(program.run("status").output());
        Program.Ended digest = program.run("digest", "--month", "2026-08");
        outputs.add(digest.output());
        assertThat(digest.output() + readable()).contains("“jira” could not be read since");

        assertThat(Files.readString(folder.resolve("data/aftercare.log")))
                .as("this is a log that hides little")
                .contains("DEBUG", "TRACE");
        assertNoSecretIn(String.join("\n", outputs));
        assertNoSecretIn(everythingInTheTables());
        assertNoSecretIn(readable());
    }

    @Test
    void nightlyWhenStartedAgainAsksOnlyTheTrackersThatFailed() throws Exception {
        Program program = program(Map.of("HUB_TOKEN", HUB_TOKEN, "LAB_TOKEN", LAB_TOKEN));
        hub.server().otherwise(asked -> Reply.json(401, "{\"message\":\"Bad credentials\"}"));
        Program.Ended first = program.run("nightly", "--date", "2026-09-14");
        assertThat(first.exitCode()).as(first.output()).isEqualTo(3);
        assertThat(rows("SELECT tracker || ' ' || count(*) FROM ticket GROUP BY tracker ORDER BY 1"))
                .containsExactly("gitlab 2", "jira 2");
        hub.server().otherwise(hub::usual);
        Stream.of(jira, hub, lab).forEach(stage -> stage.server().forget());

        Program.Ended again = program.run("nightly", "--date", "2026-09-14");

        assertThat(again.exitCode()).as(again.output()).isZero();
        assertThat(jira.server().asked()).isEmpty();
        assertThat(lab.server().asked()).isEmpty();
        assertThat(hub.server().asked()).isNotEmpty();
        assertThat(again.output()).contains("tickets read: 2", "read before in this night: jira, gitlab");
        assertThat(rows("SELECT tracker || ' ' || count(*) FROM ticket GROUP BY tracker ORDER BY 1"))
                .containsExactly("github 2", "gitlab 2", "jira 2");

        program.run("nightly", "--date", "2026-09-15");
        assertThat(jira.server().asked()).as("another night asks everybody").isNotEmpty();
    }

    /** The tokens of GitHub and GitLab from the environment, that of Jira from a folder of secrets. */
    private Program program(Map<String, String> environment) throws IOException {
        PGSimpleDataSource postgres = (PGSimpleDataSource) database;
        Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(folder.resolve("secrets/jira-token"), JIRA_TOKEN + "\n");
        return new Program(folder, environment).configure("""
                aftercare:
                  zone: UTC
                  sources:
                    - name: handbook
                      folder: postmortems
                  trackers:
                    - name: jira
                      jira:
                        url: %s
                        user: %s
                        token: ${jira-token}
                    - name: github
                      github:
                        api: %s
                        repositories: [example/shop]
                        token: ${HUB_TOKEN}
                    - name: gitlab
                      gitlab:
                        url: %s
                        projects: [tools/web]
                        token: ${LAB_TOKEN}
                  reminders:
                    start: 2026-01-01
                    fallback: reliability@harborline.example
                  digest:
                    to: [managers@harborline.example]
                spring:
                  config:
                    import: "configtree:secrets/"
                  datasource:
                    url: %s
                    username: %s
                    password: %s
                """.formatted(
                        jira.server().root(),
                        USER,
                        hub.server().root(),
                        lab.server().root(),
                        postgres.getUrl(),
                        postgres.getUser(),
                        postgres.getPassword()));
    }

    private static void assertSignedIn(TrackerStage stage, String header, String value) {
        assertThat(stage.server().asked())
                .isNotEmpty()
                .allMatch(asked -> asked.header(header).equals(value));
    }

    private static String echo(Asked asked) {
        String credentials = asked.header("Authorization") + " " + asked.header("PRIVATE-TOKEN");
        return credentials + " " + JIRA_TOKEN;
    }

    private static void assertNoSecretIn(String text) {
        for (String token : List.of(JIRA_TOKEN, HUB_TOKEN, LAB_TOKEN)) {
            List<String> spellings = List.of(
                    token,
                    base64(token),
                    base64(USER + ":" + token),
                    URLEncoder.encode(token, StandardCharsets.UTF_8),
                    token.replace("/", "\\/"),
                    HexFormat.of().formatHex(token.getBytes(StandardCharsets.UTF_8)));
            assertThat(spellings).allSatisfy(spelling -> {
                int at = text.indexOf(spelling);
                assertThat(at < 0 ? "" : text.substring(Math.max(0, at - 300), at + spelling.length()))
                        .as("where a secret stands")
                        .isEmpty();
            });
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> rows(String sql) {
        return TestDatabase.jdbcClient(database).sql(sql).query(String.class).list();
    }

    /** All columns of all tables, those of Spring Batch and Flyway too; bytes also as the text that they are. */
    private String everythingInTheTables() {
        JdbcClient tables = TestDatabase.jdbcClient(database);
        StringBuilder all = new StringBuilder();
        for (String table : rows("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")) {
            tables.sql("SELECT t::text FROM \"%s\" t".formatted(table))
                    .query(String.class)
                    .list()
                    .forEach(row -> all.append(row).append('\n'));
        }
        rows("SELECT encode(payload, 'escape') FROM raw_ticket")
                .forEach(payload -> all.append(payload).append('\n'));
        assertThat(all).hasSizeGreaterThan(10_000);
        return all.toString();
    }

    /** Everything that the runs wrote into files, and the words of PDF files; not what the operator wrote. */
    private String readable() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.startsWith(folder.resolve("secrets"))) {
                    all.append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
                }
                if (file.toString().endsWith(".pdf")) {
                    try (var pdf = Loader.loadPDF(file.toFile())) {
                        all.append(new PDFTextStripper().getText(pdf));
                    }
                }
            }
        }
        return all.toString();
    }
}
