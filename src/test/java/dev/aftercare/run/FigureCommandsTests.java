package dev.aftercare.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees who asks where a figure comes from. */
class FigureCommandsTests {

    @TempDir
    private Path folder;

    @Test
    void explainAndExportWhenANightIsDoneTellWhereAFigureComesFrom() throws Exception {
        Program program = SampleInstallation.in(folder);
        program.run("nightly", "--date", "2026-09-14");

        Program.Ended explained = program.run("explain", "time-to-detect", "--month", "2026-08", "--months", "12");
        Program.Ended again = program.run("explain", "time-to-detect", "--month", "2026-08", "--months", "12");
        Program.Ended unknown = program.run("explain", "mttr");
        Program.Ended exported = program.run("export", "out", "--month", "2026-08");

        assertThat(explained.exitCode()).as(explained.output()).isEqualTo(0);
        assertThat(explained.output().replace('\u00a0', ' '))
                .contains(
                        "half were noticed within 22 min of their start (11 min to 50 min; n = 16)",
                        "n = 16 of 19; 1 not applicable, 2 not possible as stated",
                        "Used, of 2025-09 to 2026-08: 16",
                        "  0:02:00      harborline: 2026/02.search.out-of-memory.md:16",
                        "Left out: 3",
                        "Permutations are drawn from the seed 1.");
        assertThat(again.output()).isEqualTo(explained.output());
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.output()).startsWith("There is no figure \"mttr\"; ask for one of time-to-detect, ");
        assertThat(exported.exitCode()).as(exported.output()).isEqualTo(0);
        assertThat(Files.readAllLines(folder.resolve("out/incidents.csv")).get(0))
                .startsWith(
                        "source,file,line,title,severity,system,tags,day,counts,noticed_by,figure,state,value,started");
    }
}
