package dev.aftercare.run;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs one night. */
@Command(
        name = "nightly",
        mixinStandardHelpOptions = true,
        description =
                "Reads the sources and trackers, works out what is late, and writes the reminders. A night that is done is left"
                        + " as it is; one that was stopped, killed or incomplete goes on.")
final class NightlyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--date",
            paramLabel = "YYYY-MM-DD",
            description = "The day that the run stands for (default: the last one whose time has come).")
    private @Nullable LocalDate date;

    @Option(names = "--again", description = "Works a night that is done out again; nothing is mailed twice.")
    private boolean again;

    @Option(
            names = "--dry-run",
            description =
                    "Renders what the night would send from what the last one has read, says what would go to whom, and sends,"
                            + " reads and keeps nothing.")
    private boolean dryRun;

    @Override
    public Integer call() {
        try (Installation installation = Installation.open(Aftercare.consoleOf(spec))) {
            JobRuns runs = installation.get(JobRuns.class);
            LocalDate runDate = date == null ? runs.currentRunDate() : date;
            if (runDate.isAfter(runs.currentRunDate())) {
                throw new WrongUsage("The night of %s has not come yet; the last one is %s."
                        .formatted(runDate, runs.currentRunDate()));
            }
            if (dryRun) {
                RunOutcome shown = installation.get(DryRun.class).of(runDate);
                Aftercare.consoleOf(spec).tell("Dry run of the night of " + runDate, shown);
                return shown.exitCode();
            }
            RunOutcome outcome = again ? runs.nightlyAgain(runDate) : runs.nightly(runDate);
            Aftercare.consoleOf(spec).tell("Night of " + runDate, outcome);
            return outcome.exitCode();
        }
    }
}
