package dev.aftercare.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From files to what a person is told of a fix, and back: what they answer counts in the next night. */
class FixCommandsTests {

    @TempDir
    private Path folder;

    @Test
    void explainConfirmAndRecurrenceWhenNightsPassTellAndTakeWhatIsKnownOfFixes() throws Exception {
        write("postmortems/2026/01.payments.charged-twice.md", """
                ---
                severity: SEV-1
                system: payments
                ---
                # PM-12 Cards were charged twice

                | Incident    | Value                         |
                | ----------- | ----------------------------- |
                | Start Time  | 2026-01-10 10:05 Europe/Paris |
                | Detect Time | 2026-01-10 10:31 Europe/Paris |
                | End Time    | 2026-01-10 12:40 Europe/Paris |

                ## Remediation

                | Action                              | Kind    | Ticket |
                | ----------------------------------- | ------- | ------ |
                | Send an idempotency key             | prevent | PAY-71 |
                | Rehearse the bank's slow hour       | process | PAY-72 |
                | Write down the limits of the bank   | process | PAY-73 |

                ## Revisits

                - 2026-05-01 PAY-73 still effective: everybody found it
                """);
        write("postmortems/2026/05.payments.twice-again.md", """
                ---
                severity: SEV-2
                system: payments
                ---
                # PM-30 Refunds came late

                This was the same failure as PM-12.

                | Incident    | Value                         |
                | ----------- | ----------------------------- |
                | Start Time  | 2026-05-10 10:05 Europe/Paris |
                | Detect Time | 2026-05-10 10:31 Europe/Paris |
                | End Time    | 2026-05-10 12:40 Europe/Paris |
                """);
        write("tickets.csv", """
                key,summary,state,labels,created,resolved
                PAY-71,Key,Done,Post-Mortem,2026-01-11T10:00:00Z,2026-01-20T10:00:00Z
                PAY-72,Rehearse,Done,Post-Mortem;fix-verified,2026-01-11T10:00:00Z,2026-01-20T10:00:00Z
                PAY-73,Limits,Done,Post-Mortem,2026-01-11T10:00:00Z,2026-01-20T10:00:00Z
                """);
        Program program = new Program(folder, Map.of()).configure("""
                aftercare:
                  organisation: Example
                  zone: Europe/Paris
                  sources:
                    - name: handbook
                      folder: postmortems
                  trackers:
                    - name: tickets
                      csv: tickets.csv
                """);
        program.run("nightly", "--date", "2026-06-10");

        assertThat(said(program, "explain", "PAY-71"))
                .contains("Send an idempotency key", "kind: prevent")
                .contains("regressed, since 2026-06-10: It happened again on 2026-05-10: PM-30 Refunds came late.")
                .contains("The rule: something shows that it is broken.")
                .contains("2026-06-10  regressed")
                .contains("To answer: aftercare confirm PAY-71 holds|broken");
        assertThat(said(program, "explain", "PAY-72"))
                .contains("holding, since 2026-06-10: Confirmed on 2026-06-10: label fix-verified of PAY-72.");
        assertThat(said(program, "explain", "PAY-73")).contains("holding, since 2026-06-10: Confirmed on 2026-05-01");
        assertThat(said(program, "recurrence", "list"))
                .contains("confirmed link", "handbook:2026/01.payments.charged-twice.md");

        said(program, "recurrence", "reject", "01.payments.charged-twice.md", "05.payments.twice-again.md");
        assertThat(said(program, "confirm", "PAY-71", "holds", "--note", "key seen in the log", "--date", "2026-06-10"))
                .contains("Kept as of 2026-06-10: \"Send an idempotency key\" holds.");
        program.run("nightly", "--date", "2026-06-11");

        assertThat(said(program, "explain", "PAY-71"))
                .contains("holding, since 2026-06-11: Confirmed on 2026-06-10: key seen in the log.")
                .containsSubsequence("2026-06-10  regressed", "2026-06-11  holding");
    }

    private static String said(Program program, String... words) throws IOException, InterruptedException {
        Program.Ended ended = program.run(words);
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        return ended.output();
    }

    private void write(String path, String content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
