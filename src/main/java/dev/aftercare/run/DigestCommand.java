package dev.aftercare.run;

import dev.aftercare.digest.Editions;
import dev.aftercare.postmortem.RunSchedule;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Issues the digest of a month. */
@Command(
        name = "digest",
        mixinStandardHelpOptions = true,
        description =
                "Issues the digest of a month: HTML, PDF, newsletter section, the reading club's postmortem, and the mails.")
final class DigestCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--month", paramLabel = "YYYY-MM", description = "The month (default: the last one that is over).")
    private @Nullable YearMonth month;

    @Option(
            names = "--preview",
            description =
                    "Writes the files that the digest would have now, with \"preview-\" before their names; sends and"
                            + " keeps nothing.")
    private boolean preview;

    @Override
    public Integer call() {
        try (Installation installation = Installation.open(Aftercare.consoleOf(spec))) {
            JobRuns runs = installation.get(JobRuns.class);
            LocalDate runDate = runs.currentRunDate();
            YearMonth issued = month == null ? YearMonth.from(runDate).minusMonths(1) : month;
            if (!issued.isBefore(YearMonth.from(runDate))) {
                throw new WrongUsage("The month %s is not over yet; the last one is %s."
                        .formatted(issued, YearMonth.from(runDate).minusMonths(1)));
            }
            RunOutcome outcome = preview ? preview(installation, issued, runDate) : runs.digest(issued, runDate);
            Aftercare.consoleOf(spec).tell("Digest of " + issued, outcome);
            return outcome.exitCode();
        }
    }

    private static RunOutcome preview(Installation installation, YearMonth month, LocalDate runDate) {
        RunSchedule schedule = installation.get(RunSchedule.class);
        Editions.Written written = installation.get(Editions.class).preview(month, schedule.on(runDate));
        List<String> said = new ArrayList<>(written.notes());
        written.files().forEach(file -> said.add("written: " + file.toAbsolutePath()));
        return new RunOutcome(
                written.troubles().isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE, said, written.troubles());
    }
}
