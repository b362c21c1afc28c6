package dev.aftercare.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class InspectCommandTests {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @BeforeEach
    void writeRecords() throws Exception {
        Files.createDirectories(folder.resolve("a"));
        Files.createDirectories(folder.resolve(".hidden"));
        Files.writeString(folder.resolve("a/good.md"), """
                # Orders were lost

                Severity: SEV-2
                Start Time: 2026-03-04 10:05
                Detect Time: 2026-03-04 10:07
                End Time: 2026-03-04 11:05

                ## Root cause

                A full disk.
                """);
        Files.writeString(folder.resolve("a.md"), "# How we write\n\nNothing happened here.\n");
        Files.writeString(folder.resolve(".hidden/x.md"), "# Hidden\n");
        Files.writeString(folder.resolve("bad.md"), """
                # Search was slow

                Start Time: half past ten
                End Time: 2026-03-04 11:05 Europe/Paris

                ## Root cause

                One index.
                """);
    }

    @Test
    void inspectWhenAFolderIsNamedShowsEachFileOnceInOrder() {
        assertThat(inspect("--format", "jsonl", folder.toString())).isZero();

        assertThat(lines())
                .extracting(
                        line -> line.get("file").asString(),
                        line -> line.get("kind").asString())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a.md", "other"),
                        org.assertj.core.groups.Tuple.tuple("a/good.md", "postmortem"),
                        org.assertj.core.groups.Tuple.tuple("bad.md", "postmortem"));
    }

    @Test
    void inspectWhenSeveralPathsAreNamedNamesFilesRelativeToEach() {
        inspect(
                "--format",
                "JSONL",
                folder.resolve("bad.md").toString(),
                folder.resolve("a").toString());

        assertThat(lines()).extracting(line -> line.get("file").asString()).containsExactly("bad.md", "good.md");
    }

    @Test
    void inspectWhenAZoneIsGivenReadsTimesWithoutOneInIt() {
        String good = folder.resolve("a/good.md").toString();

        inspect("--format", "jsonl", good);
        inspect("--format", "jsonl", "--zone", "Europe/Paris", good);

        assertThat(lines())
                .extracting(line -> line.get("started").get("value").asString())
                .containsExactly("2026-03-04T10:05:00Z", "2026-03-04T09:05:00Z");
        assertThat(lines())
                .allMatch(line -> line.get("started").get("zoneAssumed").asBoolean());
    }

    @Test
    void inspectWhenSomethingIsNotUnderstoodExitsWith3OnlyIfStrict() {
        String bad = folder.resolve("bad.md").toString();

        assertThat(inspect(bad)).isZero();
        assertThat(inspect("--strict", bad)).isEqualTo(3);
        assertThat(inspect("--strict", folder.resolve("a/good.md").toString())).isZero();
        assertThat(out.toString()).contains("bad.md  postmortem").contains("\"half past ten\"");
    }

    @Test
    void inspectWhenTheUsageIsWrongExitsWith2AndSaysEverythingMissing() {
        assertThat(inspect("nowhere.md", folder.resolve("a.md").toString(), "neither.md"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("There is no file or folder nowhere.md.", "There is no file or folder neither.md.");
        assertThat(out.toString()).isEmpty();
        assertThat(inspect("--language", "de", folder.toString())).isEqualTo(2);
        assertThat(inspect("--zone", "Atlantis", folder.toString())).isEqualTo(2);
        assertThat(inspect("--format", "xml", folder.toString())).isEqualTo(2);
        assertThat(inspect()).isEqualTo(2);
    }

    @Test
    void inspectWhenAFileCannotBeOpenedSaysSoAndGoesOn() throws Exception {
        Path shut = folder.resolve("a/good.md");
        Files.setPosixFilePermissions(shut, PosixFilePermissions.fromString("---------"));
        boolean anybodyMayRead = Files.isReadable(shut);

        assertThat(inspect("--strict", folder.toString())).isEqualTo(3);

        assertThat(out.toString()).contains("bad.md");
        if (!anybodyMayRead) {
            assertThat(out.toString()).contains("the file could not be opened");
        }
    }

    private int inspect(String... arguments) {
        CommandLine line =
                Aftercare.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        String[] all = new String[arguments.length + 1];
        all[0] = "inspect";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return line.execute(all);
    }

    private List<JsonNode> lines() {
        return out.toString()
                .lines()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
    }
}
