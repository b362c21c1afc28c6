package dev.aftercare.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aftercare.mail.Delivery;
import dev.aftercare.overdue.CalendarSettings;
import dev.aftercare.overdue.DeadlineSettings;
import dev.aftercare.overdue.Term;
import dev.aftercare.postmortem.Audience;
import dev.aftercare.postmortem.FigureUse;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.postmortem.Severity;
import dev.aftercare.source.reading.DateOrderDefault;
import dev.aftercare.source.reading.TicketForms;
import dev.aftercare.ticket.Priority;
import dev.aftercare.ticket.TicketState;
import dev.aftercare.tracker.TrackerAccess;
import dev.aftercare.tracker.TrackerSettings;
import dev.aftercare.trend.TimeLimit;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;

class SettingsReaderTests {

    @Test
    void readWhenEverythingIsWrittenHandsEachRoomItsOwn() throws Exception {
        Settings settings = SettingsReader.read(environment("""
                aftercare:
                  organisation: Example Ltd
                  data: /srv/aftercare
                  zone: Europe/Paris
                  run-at: 22:30
                  language: fr
                  sources:
                    - name: handbook
                      folder: /srv/handbook
                      zone: Europe/Dublin
                      status: in-review
                      audience: public
                      date-order: day-first
                      severities:
                        sev1: [Code Red]
                      ticket-prefix: OPS-
                      short-forms:
                        db: example/database
                        "[web.app]": example/web
                      exclude: ["drafts/**"]
                    - name: payments
                      git:
                        url: ssh://git@git.example.com/payments.git
                        branch: main
                        token: secret
                  trackers:
                    - name: tickets
                      csv: tickets.csv
                      states:
                        in-progress: [Frozen, À qualifier]
                      priorities:
                        p0: Sev 1
                  mail:
                    from: aftercare@example.com
                    allowed-domains: [Example.COM]
                    pilot: me@example.com
                  reminders:
                    start: 2026-09-01
                  digest:
                    to: [managers@example.com]
                    day: 5
                spring:
                  mail:
                    host: localhost
                """));

        assertThat(settings.data()).isEqualTo(Path.of("/srv/aftercare"));
        assertThat(settings.trackers().get(0).states())
                .isEqualTo(Map.of(TicketState.IN_PROGRESS, List.of("Frozen", "À qualifier")));
        assertThat(settings.trackers().get(0).priorities()).isEqualTo(Map.of(Priority.P0, List.of("Sev 1")));
        assertThat(settings.schedule().runAt()).isEqualTo(LocalTime.of(22, 30));
        assertThat(settings.schedule().zone()).isEqualTo(ZoneId.of("Europe/Paris"));
        assertThat(settings.sources()).extracting("name").containsExactly("handbook", "payments");
        var handbook = settings.sources().get(0);
        assertThat(handbook.folder()).isEqualTo(Path.of("/srv/handbook"));
        assertThat(handbook.exclude()).containsExactly("drafts/**");
        assertThat(handbook.defaults().zone()).isEqualTo(ZoneId.of("Europe/Dublin"));
        assertThat(handbook.defaults().status()).isEqualTo(ReviewStatus.IN_REVIEW);
        assertThat(handbook.defaults().audience()).isEqualTo(Audience.PUBLIC);
        assertThat(handbook.defaults().words().severities()).isEqualTo(Map.of("code red", Severity.SEV1));
        assertThat(handbook.defaults().dateOrder()).isEqualTo(DateOrderDefault.DAY_FIRST);
        assertThat(handbook.defaults().tickets())
                .isEqualTo(new TicketForms("OPS-", Map.of("db", "example/database", "web.app", "example/web")));
        var git = settings.sources().get(1).git();
        assertThat(git).isNotNull();
        assertThat(git.branch()).isEqualTo("main");
        assertThat(git.toString()).doesNotContain("secret");
        assertThat(settings.trackers())
                .extracting("access")
                .containsExactly(new TrackerAccess.Csv(Path.of("tickets.csv")));
        assertThat(settings.mail().delivery()).isEqualTo(Delivery.SMTP);
        assertThat(settings.mail().allowedDomains()).containsExactly("example.com");
        assertThat(settings.mail().pilot()).isEqualTo("me@example.com");
        assertThat(settings.reminders().start()).isEqualTo(LocalDate.of(2026, 9, 1));
        assertThat(settings.reminders().language()).isEqualTo(Language.FRENCH);
        assertThat(settings.digest().recipients()).containsExactly("managers@example.com");
        assertThat(settings.digestDay()).isEqualTo(5);
    }

    @Test
    void readWhenFiguresAndCalendarAreWrittenHandsThemOn() throws Exception {
        Settings settings = SettingsReader.read(environment("""
                aftercare:
                  sources:
                    - name: handbook
                      folder: records
                  calendar:
                    region: de-by
                    days-off: [2026-12-24]
                  figures:
                    leave-out:
                      game-day: [wargame]
                      duplicate: []
                    meeting-within: 5 business days
                    seed: 7
                """));

        assertThat(settings.calendar()).isEqualTo(new CalendarSettings("de-by", Set.of(LocalDate.of(2026, 12, 24))));
        assertThat(settings.figures().seed()).isEqualTo(7);
        assertThat(settings.figures().meeting()).isEqualTo(new TimeLimit(5, TimeLimit.Unit.BUSINESS_DAYS));
        assertThat(settings.figures().report()).isEqualTo(new TimeLimit(48, TimeLimit.Unit.HOURS));
        assertThat(settings.figures().leftOut().get(FigureUse.GAME_DAY)).contains("wargame", "drill");
        assertThat(settings.figures().leftOut().get(FigureUse.DUPLICATE)).isEmpty();
    }

    @Test
    void readWhenDeadlinesAndClosuresAreWrittenHandsThemOn() throws Exception {
        Settings settings = SettingsReader.read(environment("""
                aftercare:
                  sources:
                    - name: handbook
                      folder: records
                  calendar:
                    closures:
                      payments: [2026-12-30..2027-01-01, 2027-05-14]
                  deadlines:
                    priorities: {p2: none}
                    systems:
                      payments:
                        priorities: {p1: 5 business days}
                        severities: {sev1: 7 jours}
                """));

        assertThat(settings.calendar().closures())
                .isEqualTo(Map.of(
                        "payments",
                        Set.of(
                                LocalDate.of(2026, 12, 30),
                                LocalDate.of(2026, 12, 31),
                                LocalDate.of(2027, 1, 1),
                                LocalDate.of(2027, 5, 14))));
        DeadlineSettings.Terms everywhere = settings.deadlines().everywhere();
        assertThat(everywhere.priorities())
                .containsEntry(Priority.P2, Optional.empty())
                .containsEntry(Priority.P1, Optional.of(new Term(15, Term.Unit.BUSINESS)));
        assertThat(settings.deadlines().systems())
                .isEqualTo(Map.of(
                        "payments",
                        new DeadlineSettings.Terms(
                                Map.of(Priority.P1, Optional.of(new Term(5, Term.Unit.BUSINESS))),
                                Map.of(Severity.SEV1, Optional.of(new Term(7, Term.Unit.CALENDAR))))));
    }

    @Test
    void readWhenFiguresAreWrongNamesEachProblem() throws Exception {
        SettingsProblems problems =
                catchThrowableOfType(SettingsProblems.class, () -> SettingsReader.read(environment("""
                aftercare:
                  sources:
                    - name: handbook
                      folder: records
                  calendar:
                    region: atlantis
                  figures:
                    leave-out:
                      counted: [everything]
                    report-within: soon
                """)));

        assertThat(problems.getMessage())
                .contains(
                        "\"aftercare.calendar.region\" is \"atlantis\"",
                        "\"aftercare.figures.report-within\" is \"soon\"; write a time such as 48h, 3 days or 5 business days.",
                        "\"aftercare.figures.leave-out.counted\" leaves nothing out");
    }

    @Test
    void readWhenLittleIsWrittenMailsNothingAndWritesFiles() throws Exception {
        Settings settings = SettingsReader.read(environment("""
                aftercare:
                  sources:
                    - name: handbook
                      folder: records
                """));

        assertThat(settings.mail().delivery()).isEqualTo(Delivery.FILE);
        assertThat(settings.mail().outboxFolder()).isEqualTo(Path.of("data", "outbox"));
        assertThat(settings.reminders().start()).isNull();
        assertThat(settings.digest().recipients()).isEmpty();
        assertThat(settings.sources().get(0).defaults().status()).isEqualTo(ReviewStatus.UNKNOWN);
    }

    @Test
    void readWhenTrackersAreServersHandsOutHowTheyAreReached() throws Exception {
        Settings settings = SettingsReader.read(environment("""
                aftercare:
                  sources:
                    - {name: handbook, folder: /srv/handbook}
                  trackers:
                    - name: jira
                      jira: {url: "https://example.atlassian.net", user: me@example.com, token: hush}
                      labels: [Post-Mortem]
                      query: project = OPS
                      full-pass-every: 3
                    - name: github
                      github: {repositories: [example/shop], token: hush}
                    - name: gitlab
                      gitlab: {url: "https://git.example.com", projects: [group/sub/project]}
                """));

        assertThat(settings.trackers())
                .extracting("access")
                .containsExactly(
                        new TrackerAccess.Jira(
                                URI.create("https://example.atlassian.net"), null, "me@example.com", "hush"),
                        new TrackerAccess.GitHub(URI.create("https://api.github.com"), List.of("example/shop"), "hush"),
                        new TrackerAccess.GitLab(
                                URI.create("https://git.example.com"), List.of("group/sub/project"), null));
        assertThat(settings.trackers().get(0).labels()).containsExactly("Post-Mortem");
        assertThat(settings.trackers().get(0).query()).isEqualTo("project = OPS");
        assertThat(settings.trackers().get(0).fullPassEvery()).isEqualTo(Duration.ofDays(3));
        assertThat(settings.trackers().get(1).fullPassEvery()).isEqualTo(Duration.ofDays(7));
        assertThat(settings.trackers().get(1).labels()).isEqualTo(TrackerSettings.POSTMORTEM_LABELS);
        assertThat(settings.trackers().toString()).doesNotContain("hush");
    }

    @Test
    void readWhenTrackersAreWrongSaysAllOfItAtOnce() throws Exception {
        StandardEnvironment environment = environment("""
                aftercare:
                  sources:
                    - {name: handbook, folder: /srv/handbook}
                  trackers:
                    - {name: none}
                    - name: two
                      csv: tickets.csv
                      github: {repositories: [example/shop]}
                    - name: jira
                      jira: {url: example.atlassian.net, edition: server}
                    - name: github
                      github: {api: "https://user:hush@api.github.com", repositories: [shop]}
                """);

        SettingsProblems problems =
                catchThrowableOfType(SettingsProblems.class, () -> SettingsReader.read(environment));

        assertThat(problems.problems())
                .containsExactly(
                        "\"aftercare.trackers[0]\" has none of \"csv\", \"jira\", \"github\" and \"gitlab\"; write exactly one.",
                        "\"aftercare.trackers[1]\" has 2 of \"csv\", \"jira\", \"github\" and \"gitlab\"; write exactly one.",
                        "\"aftercare.trackers[2].jira.url\" is no address that can be used; write the address that people open in their browser, such as https://example.com.",
                        "\"aftercare.trackers[2].jira.edition\" is \"server\"; write cloud or data-center, or leave it out.",
                        "\"aftercare.trackers[2].jira.token\" is missing; write token: ${JIRA_TOKEN} and set that variable. With Jira Cloud write the e-mail address that the token belongs to as \"user\".",
                        "\"aftercare.trackers[3].github.api\" is no address that can be used; write the address that people open in their browser, such as https://example.com.",
                        "\"aftercare.trackers[3].github.repositories[0]\" is \"shop\"; write owner/name.");
    }

    @Test
    void readWhenMuchIsWrongSaysAllOfItAtOnce() throws Exception {
        var environment = environment("""
                aftercare:
                  timezone: Europe/Paris
                  zone: Europe/Pariss
                  run-at: noon
                  language: de
                  sources:
                    - name: handbook
                      folder: records
                    - name: handbook
                      folder: others
                      git:
                        url: /srv/git
                    - folder: nameless
                      status: perfect
                      sytem: payments
                  mail:
                    most-per-night: many
                    pilot: nobody
                  digest:
                    day: 31
                spring:
                  mail:
                    host: localhost
                """);

        SettingsProblems problems =
                catchThrowableOfType(SettingsProblems.class, () -> SettingsReader.read(environment));

        assertThat(problems.problems())
                .containsExactlyInAnyOrder(
                        "\"aftercare.zone\" is \"Europe/Pariss\" (line 3); write a zone, such as Europe/Paris.",
                        "\"aftercare.mail.most-per-night\" is \"many\" (line 17); write a whole number, such as 3.",
                        "There is no key \"aftercare.timezone\" (line 2) (did you mean \"zone\"?);"
                                + " config/application.example.yaml lists every key.",
                        "There is no key \"aftercare.sources[2].sytem\" (line 15);"
                                + " config/application.example.yaml lists every key.",
                        "\"aftercare.language\" is \"de\"; write en or fr.",
                        "\"aftercare.run-at\" is \"noon\"; write a time of day, such as \"02:00\".",
                        "\"aftercare.digest.day\" is 31; write a day that every month has, 1 to 28.",
                        "The name \"handbook\" is given to more than one source or tracker; give each a name of its own.",
                        "\"aftercare.sources[1]\" needs one of \"folder\", \"git\", \"sql\", \"confluence\" and \"ticket\", and no more than one.",
                        "\"aftercare.sources[2].name\" is missing; give it a short name of its own.",
                        "\"aftercare.sources[2].status\" is \"perfect\"; write one of unknown, draft, in-review, reviewed,"
                                + " shared.",
                        "\"spring.mail.host\" names a mail server, but \"aftercare.mail.allowed-domains\" is empty; list the"
                                + " domains that mail may go to, such as example.com.",
                        "\"aftercare.mail.pilot\" is \"nobody\"; write one e-mail address, such as someone@example.com.");
    }

    @Test
    void readWhenThereAreNoSourcesSaysSo() throws Exception {
        var environment = environment("aftercare:\n  organisation: Example Ltd\n");

        SettingsProblems problems =
                catchThrowableOfType(SettingsProblems.class, () -> SettingsReader.read(environment));

        assertThat(problems.problems())
                .containsExactly("There is no \"aftercare.sources\"; name at least one folder, git repository or"
                        + " database with postmortems in config/application.yaml.");
    }

    @Test
    void exampleConfigurationIsUnderstoodWhenItsCommentsAreTakenAway() throws Exception {
        String example = java.nio.file.Files.readString(Path.of("config", "application.example.yaml"));
        String all = example.lines()
                .map(line -> line.replaceFirst("^(\\s*)#(?=\\S|  )", "$1"))
                .collect(java.util.stream.Collectors.joining("\n"))
                .replaceAll("\\$\\{[A-Z_]+}", "secret");

        Settings settings = SettingsReader.read(environment(all));

        assertThat(settings.sources())
                .extracting("name")
                .containsExactly("handbook", "payments", "database", "wiki", "incidents");
        assertThat(settings.trackers()).extracting("name").contains("tickets", "jira", "hub");
        assertThat(settings.reminders().start()).isEqualTo(LocalDate.of(2026, 9, 1));
        assertThat(SettingsReader.read(environment(example)).sources()).hasSize(1);
    }

    @Test
    void readWhenASourceIsADatabaseHandsOverItsQueriesAndHidesThePassword() throws Exception {
        Settings settings = SettingsReader.read(environment("""
                aftercare:
                  sources:
                    - name: incidents
                      sql:
                        url: jdbc:sqlserver://db:1433;database=x
                        user: reader
                        password: hush
                        driver-folder: drivers
                        timeout: 20
                        incidents: SELECT 1
                """));

        var sql = settings.sources().get(0).sql();
        assertThat(sql).isNotNull();
        assertThat(sql.shownUrl()).isEqualTo("jdbc:sqlserver://db:1433");
        assertThat(sql.password()).isEqualTo("hush");
        assertThat(sql.driverFolder()).isEqualTo(Path.of("drivers"));
        assertThat(sql.timeout()).isEqualTo(20);
        assertThat(sql.countermeasures()).isNull();
        assertThat(settings.toString()).doesNotContain("hush");
    }

    @Test
    void readWhenADatabaseIsHalfConfiguredSaysAllThatIsMissing() throws Exception {
        var environment = environment("""
                aftercare:
                  sources:
                    - name: incidents
                      sql:
                        url: mysql://db
                        timeout: 0
                    - name: both
                      folder: records
                      sql:
                        url: jdbc:postgresql:x
                """);

        SettingsProblems problems =
                catchThrowableOfType(SettingsProblems.class, () -> SettingsReader.read(environment));

        assertThat(problems.problems())
                .containsExactlyInAnyOrder(
                        "\"aftercare.sources[0].sql.url\" is missing or no JDBC URL; write one, such as"
                                + " jdbc:postgresql://db.example.com/incidents.",
                        "\"aftercare.sources[0].sql.incidents\" is missing; write the query that fetches one row an incident.",
                        "\"aftercare.sources[0].sql.timeout\" is 0; write how many seconds a query may take, 1 or more.",
                        "\"aftercare.sources[1]\" needs one of \"folder\", \"git\", \"sql\", \"confluence\" and \"ticket\", and no more than one.");
    }

    @Test
    void readWhenASourceIsTicketsHandsOverWhichAndWhatTheirFieldsAreCalled() throws Exception {
        Settings settings = SettingsReader.read(environment("""
                aftercare:
                  sources:
                    - name: incidents
                      ticket:
                        tracker: jira
                        types: [Incident]
                        query: status != Draft
                        fields:
                          started: Incident start
                          meeting-date: customfield_10
                  trackers:
                    - name: jira
                      jira:
                        url: https://jira.example
                        token: hush
                """));

        var ticket = settings.sources().get(0).ticket();
        assertThat(ticket).isNotNull();
        assertThat(ticket.tracker()).isEqualTo("jira");
        assertThat(ticket.selection().types()).containsExactly("Incident");
        assertThat(ticket.selection().query()).isEqualTo("status != Draft");
        assertThat(ticket.selection().fields())
                .containsExactly(
                        java.util.Map.entry("meeting-date", "customfield_10"),
                        java.util.Map.entry("started", "Incident start"));
        assertThat(settings.toString()).doesNotContain("hush");
    }

    @Test
    void readWhenASourceOfTicketsIsHalfConfiguredSaysAllThatIsWrong() throws Exception {
        var environment = environment("""
                aftercare:
                  sources:
                    - name: one
                      ticket:
                        tracker: nowhere
                        fields:
                          begun: Incident start
                    - name: two
                      ticket:
                        tracker: export
                        labels: [postmortem]
                    - name: three
                      ticket:
                        labels: [postmortem]
                  trackers:
                    - name: export
                      csv: tickets.csv
                """);

        SettingsProblems problems =
                catchThrowableOfType(SettingsProblems.class, () -> SettingsReader.read(environment));

        assertThat(problems.problems())
                .containsExactlyInAnyOrder(
                        "\"aftercare.sources[0].ticket.tracker\" is \"nowhere\", and no entry of \"aftercare.trackers\" has this name.",
                        "\"aftercare.sources[0].ticket\" names no tickets; write at least one of \"labels\", \"types\" and \"query\".",
                        "\"aftercare.sources[0].ticket.fields.begun\" is no field of a postmortem; write one of started, detected,"
                                + " resolved, first-user-impact, first-user-report, mitigated, hotfix, severity, status, audience,"
                                + " system, contact, detected-by, meeting-date, tags, summary, impact, cause, timeline, actions.",
                        "\"aftercare.sources[1].ticket.tracker\" is \"export\", a CSV file, whose tickets have no text; name one of Jira, GitHub or GitLab.",
                        "\"aftercare.sources[2].ticket.tracker\" is missing; write the name of the tracker whose tickets they are.");
    }

    @Test
    void isConfiguredTellsAConfigurationFromNone() throws Exception {
        assertThat(SettingsReader.isConfigured(environment("aftercare:\n  zone: UTC\n")))
                .isTrue();
        assertThat(SettingsReader.isConfigured(environment("spring:\n  datasource:\n    url: jdbc:postgresql:x\n")))
                .isTrue();
        assertThat(SettingsReader.isConfigured(environment("logging:\n  level:\n    root: info\n")))
                .isFalse();
    }

    private static StandardEnvironment environment(String yaml) throws Exception {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        new YamlPropertySourceLoader()
                .load("written", new ByteArrayResource(yaml.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .forEach(environment.getPropertySources()::addLast);
        return environment;
    }
}
