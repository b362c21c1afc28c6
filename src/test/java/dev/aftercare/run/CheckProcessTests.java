package dev.aftercare.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** What an operator sees before the first night, and when corrections are wrong. */
class CheckProcessTests {

    @TempDir
    private Path folder;

    @Test
    void readWhenASourceIsAwayReportsTheOthersExitsWith3AndWritesToNoTable() throws Exception {
        DataSource database = TestDatabase.migrated();
        Map<String, List<String>> before = TableDump.of(database, Set.of());
        Program program = program(database, """
                    - name: away
                      folder: nowhere
                """);

        Program.Ended ended = program.run("check", "--read");

        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(3);
        assertThat(ended.output())
                .contains(
                        "harborline\n  29 documents, 27 incidents in 27 postmortems, 1 empty form, 1 other document\n",
                        "    started                  26 of 27      96 %\n",
                        "    due date  ",
                        "    TEMPLATE.md: an empty form, left out",
                        "    1 × instant.unreadable\n",
                        "away\n  could not be read: The folder \"nowhere\" does not exist;",
                        "Nothing was kept and nothing was sent.");
        assertThat(ended.output().lines()).allMatch(line -> line.length() <= 80);
        assertThat(TableDump.of(database, Set.of())).isEqualTo(before);
        assertThat(folder.resolve("data/outbox")).doesNotExist();
    }

    @Test
    void readWhenEverySourceCanBeReadExitsWith0() throws Exception {
        Program.Ended ended = program(TestDatabase.migrated(), "").run("check", "--read");

        assertThat(ended.exitCode()).as(ended.output()).isZero();
    }

    @Test
    void checkWhenCorrectionsAreWrongSaysAllOfThemWithTheirLines() throws Exception {
        Program program = program(TestDatabase.migrated(), "");
        String record = "harborline:2026/08.booking.two-ferries-one-berth.md";
        corrections("""
                corrections:
                  - {record: "%s", reason: r, set: {severity: SEV-1}}
                """.formatted(record));
        Program.Ended night = program.run("nightly", "--date", "2026-09-14");
        Program.Ended good = program.run("check");
        corrections("""
                corrections:
                  - {record: "harborline:nowhere.md", reason: r, set: {severity: SEV-1}}
                  - {record: "%s", countermeasure: no such thing, reason: r, set: {owner: Jo}}
                  - {record: "%s", set: {severity: SEV-9}}
                """.formatted(record, record));
        Program.Ended bad = program.run("check");
        Program.Ended next = program.run("nightly", "--date", "2026-09-15");

        assertThat(night.exitCode()).as(night.output()).isZero();
        assertThat(night.output()).contains("1 correction");
        assertThat(good.exitCode()).as(good.output()).isZero();
        assertThat(good.output()).containsPattern("ok +corrections +1 in force");
        assertThat(bad.exitCode()).isEqualTo(2);
        assertThat(bad.output())
                .contains(
                        "corrections.yaml:2: this correction fits no record",
                        "corrections.yaml:3: no action of the record contains \"no such thing\"",
                        "corrections.yaml:4: \"reason\" is missing",
                        "corrections.yaml:4: \"severity\" is \"SEV-9\"");
        assertThat(next.exitCode()).as(next.output()).isEqualTo(3);
        assertThat(next.output()).contains("corrections.yaml:4: \"reason\" is missing", "stay in force");
    }

    private void corrections(String yaml) throws Exception {
        Files.writeString(folder.resolve("config/corrections.yaml"), yaml);
    }

    private Program program(DataSource database, String moreSources) throws Exception {
        PGSimpleDataSource postgres = (PGSimpleDataSource) database;
        Demo.copySample(folder.resolve("sample"));
        return new Program(folder, Map.of())
                .configure("""
                aftercare:
                  zone: Europe/Paris
                  sources:
                    - name: harborline
                      folder: sample/postmortems
                %sspring:
                  datasource:
                    url: %s
                    username: %s
                    password: %s
                """.formatted(moreSources, postgres.getUrl(), postgres.getUser(), postgres.getPassword()));
    }
}
