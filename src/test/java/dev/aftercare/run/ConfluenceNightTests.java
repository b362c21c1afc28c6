package dev.aftercare.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.TestDatabase;
import dev.aftercare.http.LoopbackServer.Reply;
import dev.aftercare.source.confluence.FakeCloud;
import dev.aftercare.source.confluence.Pages;
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

/** Whole nights with a Confluence as the only source. */
class ConfluenceNightTests {

    private static final String TOKEN = "ATATT-very-s3cret";

    private final FakeCloud cloud = new FakeCloud("/wiki");

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void nightlyWhenPagesAreReadKeepsThemAndFollowsWhatChanges() throws Exception {
        DataSource database = TestDatabase.empty();
        JdbcClient tables = TestDatabase.jdbcClient(database);
        Program program = program(database);
        cloud.add("100", null, "Incidents", "<p>Index</p>");
        cloud.add("101", "100", "Search was empty", Pages.SEARCH, "postmortem");
        cloud.add("102", "100", "Cart was slow", Pages.SEARCH.replace("SEV-2", "Frightful"), "postmortem");
        cloud.add("103", "100", "Login failed", Pages.SEARCH, "postmortem");
        cloud.restricted.add("103");

        Program.Ended check = program.run("check");
        assertThat(check.output()).contains("we are Aftercare Robot; 4 pages match");
        Program.Ended first = program.run("nightly", "--date", "2026-09-14");
        assertThat(first.exitCode()).as(first.output()).isEqualTo(0);
        assertThat(rows(tables, "select id, title, audience, page_title, url from postmortem order by id"))
                .containsExactly(
                        "wiki:page-101 | Search was empty | INTERNAL | Search was empty | https://harborline.example/wiki/spaces/OPS/pages/101",
                        "wiki:page-102 | Cart was slow | INTERNAL | Cart was slow | https://harborline.example/wiki/spaces/OPS/pages/102",
                        "wiki:page-103 | Login failed | RESTRICTED | a restricted page | https://harborline.example/wiki/spaces/OPS/pages/103");
        assertThat(
                        rows(
                                tables,
                                "select path, page_title, page_heading, page_url from diagnostic where rule = 'severity.unknown'"))
                .containsExactly("page-102 | Cart was slow |  | https://harborline.example/wiki/spaces/OPS/pages/102");

        cloud.pages.compute("101", (id, page) -> page.changed("Search was empty for an hour", page.body()));
        cloud.pages.compute("102", (id, page) -> page.trashed());
        cloud.server.forget();
        Program.Ended second = program.run("nightly", "--date", "2026-09-15");
        assertThat(second.exitCode()).as(second.output()).isEqualTo(0);
        assertThat(rows(tables, "select id, title, withdrawn from postmortem order by id"))
                .containsExactly(
                        "wiki:page-101 | Search was empty for an hour | false",
                        "wiki:page-102 | Cart was slow | true",
                        "wiki:page-103 | Login failed | false");
        assertThat(cloud.server.addresses().stream().filter(address -> address.contains("body-format")))
                .hasSize(1);

        cloud.server.at("/wiki/api/v2/spaces?limit=250&keys=OPS", Reply.json(403, "{}"));
        Program.Ended third = program.run("nightly", "--date", "2026-09-16");
        assertThat(third.exitCode()).as(third.output()).isEqualTo(3);
        assertThat(rows(tables, "select id, withdrawn from postmortem order by id"))
                .containsExactly("wiki:page-101 | false", "wiki:page-102 | true", "wiki:page-103 | false");
        assertThat(third.output()).contains("we may not see this (403)");
        assertThat(written() + first.output() + second.output() + third.output() + check.output())
                .doesNotContain(TOKEN);
    }

    private Program program(DataSource database) throws IOException {
        PGSimpleDataSource postgres = (PGSimpleDataSource) database;
        return new Program(folder, Map.of("WIKI_TOKEN", TOKEN)).configure("""
                aftercare:
                  zone: UTC
                  sources:
                    - name: wiki
                      confluence:
                        url: %s/wiki
                        user: robot@harborline.example
                        token: ${WIKI_TOKEN}
                        spaces: [OPS]
                spring:
                  datasource:
                    url: %s
                    username: %s
                    password: %s
                """.formatted(
                        cloud.server.root(), postgres.getUrl(), postgres.getUser(), postgres.getPassword()));
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
