package dev.aftercare.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A night is rehearsed as a command: what it says is what the night then sends. */
class DryRunTests {

    @TempDir
    private Path folder;

    @Test
    void nightlyWhenRehearsedSaysWhatWouldGoAndKeepsNothing() throws Exception {
        DataSource database = TestDatabase.empty();
        Program program = SampleInstallation.on(folder, database);
        // a Sunday: it reads everything, and nobody is reminded
        assertThat(program.run("nightly", "--date", "2026-09-13").exitCode()).isEqualTo(0);
        Map<String, List<String>> before = TableDump.of(database, Set.of());

        Program.Ended rehearsed = program.run("nightly", "--date", "2026-09-14", "--dry-run");

        assertThat(rehearsed.exitCode()).as(rehearsed.output()).isEqualTo(0);
        assertThat(TableDump.of(database, Set.of())).isEqualTo(before);
        Program.Ended night = program.run("nightly", "--date", "2026-09-14");
        List<String> left = TestDatabase.jdbcClient(database)
                .sql("SELECT '    ' || address || ': ' || subject FROM outbox WHERE night = 'nightly:2026-09-14'")
                .query(String.class)
                .list();
        assertThat(left).as(night.output()).isNotEmpty();
        assertThat(rehearsed.output())
                .startsWith("Dry run of the night of 2026-09-14")
                .contains("would go: " + left.size() + " mail", "Nothing was read anew, sent or kept.")
                .contains(left);
    }
}
