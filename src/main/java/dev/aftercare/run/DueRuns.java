package dev.aftercare.run;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/** Runs what is due: tonight's run, then last month's digest. One cron line is the whole schedule. */
final class DueRuns {

    private final JobRuns runs;
    private final Console console;

    DueRuns(JobRuns runs, Console console) {
        this.runs = runs;
        this.console = console;
    }

    /**
     * Runs what is due and says how it ended.
     *
     * @return the exit code: the night's where it failed or was stopped, for then the digest waits; else the worse of both
     */
    int run() {
        LocalDate runDate = runs.currentRunDate();
        RunOutcome night = runs.nightly(runDate);
        console.tell("Night of " + runDate, night);
        if (night.exitCode() != ExitCode.DONE && night.exitCode() != ExitCode.INCOMPLETE) {
            return night.exitCode();
        }
        Optional<YearMonth> month = runs.digestDueBy(runDate);
        if (month.isEmpty()) {
            return night.exitCode();
        }
        RunOutcome digest = runs.digestWhenFresh(month.get(), runDate);
        console.tell("Digest of " + month.get(), digest);
        return Math.max(night.exitCode(), digest.exitCode());
    }
}
