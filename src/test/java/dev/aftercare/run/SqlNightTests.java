package dev.aftercare.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.TestDatabase;
import dev.aftercare.TestMariaDb;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whole nights of the program on the configurations for databases that are shipped. */
class SqlNightTests {

    private static final String SCHEMAS = "/dev/aftercare/source/sql/";

    private final DataSource own = TestDatabase.empty();

    @TempDir
    private Path folder;

    @Test
    void nightlyWhenTheSourceIsMorgueKeepsWhatItSays() throws Exception {
        String url = TestMariaDb.empty();
        JdbcTemplate morgue = TestMariaDb.jdbc(url);
        resource("morgue.sql").lines().filter(line -> !line.isBlank()).forEach(morgue::execute);
        Program program = program(
                "morgue.example.yaml",
                Map.of("jdbc:mariadb://127.0.0.1:3306/morgue", url),
                Map.of("MORGUE_PASSWORD", TestMariaDb.PASSWORD));

        Program.Ended check = program.run("check");
        Program.Ended first = program.run("nightly", "--date", "2026-09-14");
        morgue.update("UPDATE postmortems SET title = 'Many cards were charged twice' WHERE id = 7");
        morgue.update("UPDATE postmortems SET deleted = 1 WHERE id = 8");
        Program.Ended second = program.run("nightly", "--date", "2026-09-15");

        assertThat(check.exitCode()).as(check.output()).isEqualTo(0);
        assertThat(check.output()).contains("ok   source morgue            can be read");
        assertThat(first.exitCode()).as(first.output()).isEqualTo(0);
        assertThat(first.output()).contains("2 files in 1 source, 2 new or changed");
        assertThat(second.exitCode()).as(second.output()).isEqualTo(0);
        assertThat(second.output()).contains("1 file in 1 source, 1 new or changed, 1 vanished");
        assertThat(rows("SELECT title || ' ' || url || ' ' || withdrawn FROM postmortem ORDER BY id"))
                .containsExactly(
                        "Many cards were charged twice https://morgue.example.com/events/7 false",
                        "Péage – réseau coupé https://morgue.example.com/events/8 true");
        assertThat(rows("SELECT reference FROM countermeasure_ticket ORDER BY 1"))
                .containsExactly("PAY-71", "PAY-72");
        assertThat(log()).doesNotContain(TestMariaDb.PASSWORD);
    }

    @Test
    void nightlyWhenTheSourceIsPostgresKeepsWhatItSaysAndStaysStaleWhenItIsGone() throws Exception {
        PGSimpleDataSource incidents = (PGSimpleDataSource) TestDatabase.empty();
        JdbcTemplate jdbc = new JdbcTemplate(incidents);
        jdbc.execute(Files.readString(Path.of("config", "postgresql.example.yaml"))
                .lines()
                .filter(line -> line.startsWith("#   "))
                .map(line -> line.substring(1))
                .collect(Collectors.joining("\n")));
        jdbc.execute(resource("incidents.sql"));
        Map<String, String> words = Map.of(
                "jdbc:postgresql://127.0.0.1:5432/incidents",
                incidents.getUrl(),
                "user: aftercare",
                "user: " + incidents.getUser());
        Program program = program(
                "postgresql.example.yaml",
                words,
                Map.of("INCIDENTS_PASSWORD", String.valueOf(incidents.getPassword())));

        Program.Ended first = program.run("nightly", "--date", "2026-09-14");
        jdbc.execute("DROP TABLE incident");
        Program.Ended check = program.run("check");
        Program.Ended second = program.run("nightly", "--date", "2026-09-15");

        assertThat(first.exitCode()).as(first.output()).isEqualTo(0);
        assertThat(first.output()).contains("2 files in 1 source, 2 new or changed");
        assertThat(check.exitCode()).as(check.output()).isEqualTo(2);
        assertThat(check.output()).contains("BAD  source incidents").contains("relation \"incident\" does not exist");
        assertThat(second.exitCode()).as(second.output()).isEqualTo(3);
        assertThat(second.output()).contains("The source \"incidents\" could not be read: The database \"");
        assertThat(rows("SELECT path FROM postmortem WHERE NOT withdrawn ORDER BY path"))
                .as("what is known stays")
                .containsExactly("incidents/41", "incidents/42");
        assertThat(rows("SELECT message FROM diagnostic WHERE path = ''"))
                .anyMatch(message -> message.startsWith("countermeasures/3 belongs to the incident \"99\""));
    }

    private Program program(String example, Map<String, String> replaced, Map<String, String> secrets)
            throws Exception {
        PGSimpleDataSource postgres = (PGSimpleDataSource) own;
        String yaml = Files.readString(Path.of("config", example));
        for (Map.Entry<String, String> word : replaced.entrySet()) {
            assertThat(yaml).contains(word.getKey());
            yaml = yaml.replace(word.getKey(), word.getValue());
        }
        return new Program(folder, secrets)
                .configure(yaml + """
                spring:
                  datasource:
                    url: %s
                    username: %s
                    password: %s
                """.formatted(postgres.getUrl(), postgres.getUser(), postgres.getPassword()));
    }

    private List<String> rows(String sql) {
        return JdbcClient.create(own).sql(sql).query(String.class).list();
    }

    private String log() throws Exception {
        return Files.readString(folder.resolve("data/aftercare.log"));
    }

    private static String resource(String name) throws Exception {
        return new ClassPathResource(SCHEMAS + name).getContentAsString(StandardCharsets.UTF_8);
    }
}
