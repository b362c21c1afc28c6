package dev.aftercare.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.TestDatabase;
import dev.aftercare.http.LoopbackServer.Asked;
import dev.aftercare.http.LoopbackServer.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** Whole nights with postmortems that are tickets of a Jira of each kind, a GitHub and a GitLab. */
class TicketNightTests {

    private static final Map<String, String> TOKENS = Map.of(
            "DC_TOKEN",
            "dc-very-s3cret",
            "CLOUD_TOKEN",
            "cloud-very-s3cret",
            "HUB_TOKEN",
            "ghp-very-s3cret",
            "LAB_TOKEN",
            "glpat-very-s3cret");

    private final FakeTrackers trackers = new FakeTrackers();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        trackers.close();
    }

    @Test
    void nightlyWhenPostmortemsAreTicketsReadsThemAndFollowsWhatChanges() throws Exception {
        DataSource database = TestDatabase.empty();
        JdbcClient tables = TestDatabase.jdbcClient(database);
        Program program = program(database);
        write();

        Program.Ended check = program.run("check");
        assertThat(check.output())
                .contains("source dc", "we are \"Aftercare Robot\" at Jira Data Center; 2 tickets match")
                .contains("we are \"Aftercare Robot\" at Jira Cloud; 1 ticket matches")
                .contains("signed in as robot; 1 ticket matches")
                .contains("Everything answers.");
        Program.Ended read = program.run("check", "--read");
        assertThat(read.output()).contains("dc", "2 documents");
        Program.Ended first = program.run("nightly", "--date", "2026-09-14");
        assertThat(first.exitCode()).as(first.output()).isEqualTo(0);
        assertThat(rows(tables, """
                        select id, severity, status, audience,
                            (select to_char(at, 'YYYY-MM-DD HH24:MI') from milestone where postmortem_id = id and kind = 'STARTED'),
                            (select to_char(at, 'YYYY-MM-DD HH24:MI') from milestone where postmortem_id = id and kind = 'RESOLVED'),
                            system, url
                        from postmortem order by id"""))
                .containsExactly(
                        "cloud:OPS-21 | SEV2 | UNKNOWN | INTERNAL | 2026-03-04 08:05 | 2026-03-04 09:40 | null | %s/browse/OPS-21"
                                .formatted(trackers.cloud.root()),
                        "dc:OPS-11 | SEV1 | UNKNOWN | INTERNAL | 2026-03-04 08:05 | 2026-03-04 09:05 | search | %s/browse/OPS-11"
                                .formatted(trackers.dataCenter.root()),
                        "dc:OPS-12 | null | UNKNOWN | RESTRICTED | 2026-03-05 10:00 | 2026-03-05 11:00 | null | %s/browse/OPS-12"
                                .formatted(trackers.dataCenter.root()),
                        "hub:example/shop#7 | SEV3 | UNKNOWN | INTERNAL | 2026-03-06 10:00 | 2026-03-06 10:30 | cart | https://github.example/example/shop/issues/7",
                        "lab:shop/web#31 | SEV1 | REVIEWED | INTERNAL | 2026-03-07 10:00 | 2026-03-07 12:00 | null | https://git.example/shop/web/-/issues/incident/31");
        assertThat(
                        rows(
                                tables,
                                "select postmortem_id, description, owner, due, state, tickets from countermeasure order by 1, 2"))
                .containsExactly(
                        "cloud:OPS-21 | Alert on an empty index | Noor Haddad | 2026-04-01 | OPEN | {}",
                        "dc:OPS-11 | Write into a second index first | null | null | DONE | {OPS-101}",
                        "hub:example/shop#7 | Rehearse the fallback | null | null | OPEN | {example/shop#8}",
                        "lab:shop/web#31 | Pay out by hand | null | null | OPEN | {shop/web#32}");
        assertThat(
                        rows(
                                tables,
                                "select to_char(at, 'HH24:MI') from milestone where postmortem_id like 'lab:%' and kind = 'DETECTED'"))
                .containsExactly("10:20");
        assertThat(rows(tables, "select text from timeline_event where postmortem_id like 'lab:%' order by ordinal"))
                .containsExactly("The job stands still", "Support hears of it");
        assertThat(rows(tables, "select key, state from ticket order by key"))
                .contains("OPS-101 | DONE", "example/shop#8 | OPEN", "shop/web#32 | OPEN");

        changeSome();
        Program.Ended second = program.run("nightly", "--date", "2026-09-15");
        assertThat(second.exitCode()).as(second.output()).isEqualTo(0);
        assertThat(rows(tables, "select id, path, title, audience, withdrawn from postmortem order by path"))
                .containsExactly(
                        "dc:OPS-11 | OPS-11 | Search was empty for an hour | INTERNAL | false",
                        "dc:OPS-12 | OPS-12 | Somebody read the mail | RESTRICTED | false",
                        // it keeps the id that it had before it moved
                        "cloud:OPS-21 | PLAT-3 | Search was empty | INTERNAL | false",
                        "hub:example/shop#7 | example/shop#7 | Cart was slow | INTERNAL | true",
                        "lab:shop/web#31 | shop/web#31 | Nobody was paid | RESTRICTED | false");
        // only what changed was fetched with its text
        assertThat(trackers.dataCenter.asked().stream().filter(TicketNightTests::asksForTexts))
                .hasSize(1)
                .allSatisfy(
                        asked -> assertThat(asked.address()).contains("OPS-11").doesNotContain("OPS-12"));
        assertThat(rows(tables, "select message from diagnostic where rule = 'ticket.forbidden'"))
                .singleElement()
                .asString()
                .startsWith("OPS-12: we may no longer see the ticket (403)");

        trackers.hub.otherwise(asked -> Reply.json(403, "{\"message\": \"no ghp-very-s3cret\"}"));
        trackers.lab.otherwise(asked -> Reply.json("[]"));
        Program.Ended third = program.run("nightly", "--date", "2026-09-16");
        assertThat(third.exitCode()).as(third.output()).isEqualTo(3);
        assertThat(third.output()).contains("we may not see this (403)");
        assertThat(rows(tables, "select id, withdrawn from postmortem where withdrawn"))
                .containsExactly("hub:example/shop#7 | true", "lab:shop/web#31 | true");
        String all = written()
                + check.output()
                + read.output()
                + first.output()
                + second.output()
                + third.output()
                + rows(tables, "select convert_from(content, 'UTF8') from raw_postmortem")
                + rows(tables, "select s::text from source_state s");
        assertThat(all).doesNotContain("s3cret");
    }

    private static boolean asksForTexts(Asked asked) {
        return asked.address().contains("description") && !asked.address().contains("changelog");
    }

    private void write() {
        trackers.inDataCenter.put("OPS-11", FakeTrackers.object("""
                {"id": "11", "key": "OPS-11", "fields": {"summary": "Search was empty", "labels": ["incident-report"],
                 "status": {"name": "Done"}, "updated": "2026-03-10T10:00:00.000+0000", "components": [{"name": "search"}],
                 "assignee": {"name": "amara", "displayName": "Amara Diallo"}, "issuetype": {"name": "Incident"},
                 "customfield_10100": "2026-03-04T09:05:00.000+0100", "customfield_10101": "2026-03-04T10:05:00.000+0100",
                 "customfield_10102": {"self": "x", "value": "SEV-1", "id": "1"},
                 "description": "h2. Timeline\\r\\n||Time||What||\\r\\n|2026-03-04 11:11 UTC|Start, as the text has it|\\r\\n\\r\\nh2. Action items\\r\\n* [x] Write into a second index first (OPS-101)\\r\\n"}}"""));
        trackers.inDataCenter.put("OPS-12", FakeTrackers.object("""
                {"id": "12", "key": "OPS-12", "fields": {"summary": "Somebody read the mail", "labels": ["incident-report"],
                 "status": {"name": "Open"}, "updated": "2026-03-10T10:00:00.000+0000", "security": {"name": "Staff only"},
                 "issuetype": {"name": "Incident"},
                 "description": "* Start Time: 2026-03-05 10:00 UTC\\n* End Time: 2026-03-05 11:00 UTC\\n"}}"""));
        trackers.inDataCenter.put("OPS-101", FakeTrackers.object("""
                {"id": "101", "key": "OPS-101", "fields": {"summary": "Write into a second index first", "labels": [],
                 "status": {"id": "5", "name": "Done", "statusCategory": {"key": "done"}}, "resolution": {"name": "Done"},
                 "created": "2026-03-04T10:00:00.000+0000", "updated": "2026-03-10T10:00:00.000+0000",
                 "resolutiondate": "2026-03-09T10:00:00.000+0000"}}"""));
        ObjectNode cloud = FakeTrackers.object("""
                {"id": "21", "key": "OPS-21", "fields": {"summary": "Search was empty", "labels": ["sev-2"],
                 "status": {"name": "In Progress"}, "updated": "2026-03-10T10:00:00.000+0000", "issuetype": {"name": "Postmortem"},
                 "customfield_10100": "2026-03-04T09:05:00.000+0100"}}""");
        FakeTrackers.fields(cloud).set("description", FakeTrackers.object("""
                {"type": "doc", "version": 1, "content": [
                 {"type": "paragraph", "content": [{"type": "text", "text": "End Time: 2026-03-04 09:40 UTC"}]},
                 {"type": "heading", "attrs": {"level": 2}, "content": [{"type": "text", "text": "Action items"}]},
                 {"type": "taskList", "attrs": {"localId": "1"}, "content": [
                  {"type": "taskItem", "attrs": {"localId": "2", "state": "TODO"}, "content": [
                   {"type": "mention", "attrs": {"id": "5f", "text": "@Noor Haddad"}},
                   {"type": "text", "text": " Alert on an empty index "},
                   {"type": "date", "attrs": {"timestamp": "1775001600000"}}]}]}]}"""));
        trackers.inCloud.put("OPS-21", cloud);
        trackers.inHub.put("example/shop#7", FakeTrackers.object("""
                {"id": 700, "number": 7, "title": "Cart was slow", "state": "closed", "state_reason": "completed",
                 "html_url": "https://github.example/example/shop/issues/7", "labels": [{"name": "Incident-Report"}, {"name": "severity: S3"}, {"name": "service:cart"}],
                 "assignees": [{"login": "amara"}], "created_at": "2026-03-06T10:00:00Z", "updated_at": "2026-03-07T10:00:00Z",
                 "body": "### Times\\n\\n- Start Time: 2026-03-06 10:00 UTC\\n- End Time: 2026-03-06 10:30 UTC\\n\\n### Action items\\n\\n- [ ] Rehearse the fallback #8\\n"}"""));
        trackers.inHub.put("example/shop#9", FakeTrackers.object("""
                {"id": 900, "number": 9, "title": "Postmortem as a pull request", "state": "open", "pull_request": {"url": "x"},
                 "html_url": "https://github.example/example/shop/pull/9", "labels": [{"name": "Incident-Report"}], "body": "x"}"""));
        trackers.inHub.put("example/shop#8", FakeTrackers.object("""
                {"id": 800, "number": 8, "title": "Rehearse the fallback", "state": "open", "labels": [],
                 "html_url": "https://github.example/example/shop/issues/8", "created_at": "2026-03-06T10:00:00Z", "updated_at": "2026-03-07T10:00:00Z"}"""));
        trackers.inLab.put("shop/web#31", FakeTrackers.object("""
                {"id": 3100, "iid": 31, "title": "Nobody was paid", "state": "closed", "issue_type": "incident", "severity": "CRITICAL",
                 "confidential": false, "labels": ["postmortem::reviewed"], "references": {"full": "shop/web#31"},
                 "web_url": "https://git.example/shop/web/-/issues/incident/31", "created_at": "2026-03-07T10:00:00.000Z",
                 "closed_at": "2026-03-07T12:00:00.000Z", "updated_at": "2026-03-08T10:00:00.000Z", "assignees": [{"username": "noor"}],
                 "description": "## Summary\\n\\nThe payout job stood still.\\n\\n## Action items\\n\\n- [ ] Pay out by hand #32\\n"}"""));
        trackers.events.put("3100", """
                [{"occurredAt": "2026-03-07T10:20:00Z", "note": "Support hears of it", "timelineEventTags": {"nodes": [{"name": "Impact detected"}]}},
                 {"occurredAt": "2026-03-07T10:00:00Z", "note": "The job stands still", "timelineEventTags": {"nodes": []}}]""");
        trackers.inLab.put("shop/web#32", FakeTrackers.object("""
                {"id": 3200, "iid": 32, "title": "Pay out by hand", "state": "opened", "issue_type": "issue", "labels": [],
                 "references": {"full": "shop/web#32"}, "web_url": "https://git.example/shop/web/-/issues/32",
                 "created_at": "2026-03-07T10:00:00.000Z", "updated_at": "2026-03-08T10:00:00.000Z"}"""));
    }

    private void changeSome() {
        ObjectNode changed = trackers.inDataCenter.get("OPS-11");
        FakeTrackers.fields(changed)
                .put("summary", "Search was empty for an hour")
                .put("updated", "2026-09-14T12:00:00.000+0000");
        trackers.inDataCenter.remove("OPS-12");
        trackers.forbidden.add("OPS-12");
        ObjectNode moved = trackers.inCloud.remove("OPS-21");
        moved.put("key", "PLAT-3");
        FakeTrackers.fields(moved).put("updated", "2026-09-14T12:00:00.000+0000");
        trackers.inCloud.put("PLAT-3", moved);
        trackers.inHub.get("example/shop#7").putArray("labels");
        trackers.inLab.get("shop/web#31").put("confidential", true);
        trackers.dataCenter.forget();
    }

    private Program program(DataSource database) throws IOException {
        PGSimpleDataSource postgres = (PGSimpleDataSource) database;
        return new Program(folder, TOKENS).configure("""
                aftercare:
                  zone: UTC
                  sources:
                    - name: dc
                      ticket:
                        tracker: jira-dc
                        labels: [incident-report]
                        types: [Incident]
                        fields:
                          started: Incident start
                          resolved: customfield_10101
                          severity: Severity
                    - name: cloud
                      ticket:
                        tracker: jira-cloud
                        types: [Postmortem]
                        fields:
                          started: Incident start
                    - name: hub
                      ticket:
                        tracker: hub-tracker
                        labels: [Incident-Report]
                    - name: lab
                      ticket:
                        tracker: lab-tracker
                        types: [incident]
                        fields:
                          started: created_at
                          resolved: closed_at
                  trackers:
                    - name: jira-dc
                      jira:
                        url: %s
                        token: ${DC_TOKEN}
                    - name: jira-cloud
                      labels: []
                      jira:
                        url: %s
                        user: robot@harborline.example
                        token: ${CLOUD_TOKEN}
                    - name: hub-tracker
                      github:
                        api: %s
                        repositories: [example/shop]
                        token: ${HUB_TOKEN}
                    - name: lab-tracker
                      gitlab:
                        url: %s
                        projects: [shop/web]
                        token: ${LAB_TOKEN}
                spring:
                  datasource:
                    url: %s
                    username: %s
                    password: %s
                """.formatted(
                        trackers.dataCenter.root(),
                        trackers.cloud.root(),
                        trackers.hub.root(),
                        trackers.lab.root(),
                        postgres.getUrl(),
                        postgres.getUser(),
                        postgres.getPassword()));
    }

    private static List<String> rows(JdbcClient tables, String sql) {
        return tables.sql(sql)
                .query((row, number) -> {
                    StringBuilder shown = new StringBuilder();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        Object value = row.getObject(i);
                        shown.append(i == 1 ? "" : " | ").append(value);
                    }
                    return shown.toString();
                })
                .list();
    }

    /** Everything that the runs wrote. */
    private String written() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
