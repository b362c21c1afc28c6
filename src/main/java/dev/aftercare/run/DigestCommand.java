package dev.aftercare.run;

import dev.aftercare.digest.Editions;
import dev.aftercare.postmortem.RunSchedule;
import java.time.Clock;
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
        description = "Issues the digest of a month: PDF, HTML, lists as CSV, and the mails.",
        subcommands = {DigestCommand.HoldCommand.class, DigestCommand.ReleaseCommand.class})
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

    @Option(
            names = "--correct",
            description = "Sends a corrected edition of a month that was issued; its first page says what changed.")
    private boolean correct;

    @Override
    public Integer call() {
        if (preview && correct) {
            throw new WrongUsage("--preview sends nothing and --correct sends; give one of them.");
        }
        try (Installation installation = Installation.open(Aftercare.consoleOf(spec))) {
            JobRuns runs = installation.get(JobRuns.class);
            LocalDate runDate = runs.currentRunDate();
            YearMonth issued = month == null ? YearMonth.from(runDate).minusMonths(1) : month;
            if (!issued.isBefore(YearMonth.from(runDate))) {
                throw new WrongUsage("The month %s is not over yet; the last one is %s."
                        .formatted(issued, YearMonth.from(runDate).minusMonths(1)));
            }
            RunOutcome outcome = correct
                    ? runs.correct(issued, runDate)
                    : preview ? preview(installation, issued, runDate) : runs.digest(issued, runDate);
            Aftercare.consoleOf(spec).tell("Digest of " + issued, outcome);
            return outcome.exitCode();
        }
    }

    /** Holds a digest back. */
    @Command(
            name = "hold",
            mixinStandardHelpOptions = true,
            description = "Holds a digest back that has not gone yet, until \"digest release\" lets it go.")
    static final class HoldCommand implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Option(names = "--month", paramLabel = "YYYY-MM", description = "The month (default: the last one).")
        private @Nullable YearMonth month;

        @Override
        public Integer call() {
            try (Installation installation = Installation.open(Aftercare.consoleOf(spec))) {
                YearMonth held = month == null ? lastMonth(installation) : month;
                if (installation.get(JobRuns.class).isIssued(held)) {
                    throw new WrongUsage(
                            "The digest of %s has gone; \"aftercare digest --correct\" sends a corrected one."
                                    .formatted(held));
                }
                installation
                        .get(Editions.class)
                        .hold(held, installation.get(Clock.class).instant());
                say(spec, "The digest of %s is held back; \"aftercare digest release --month %s\" lets it go.", held);
                return ExitCode.DONE;
            }
        }
    }

    /** Lets a digest go. */
    @Command(
            name = "release",
            mixinStandardHelpOptions = true,
            description = "Lets a digest go that was held back; it goes with the next run.")
    static final class ReleaseCommand implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Option(names = "--month", paramLabel = "YYYY-MM", description = "The month (default: the last one).")
        private @Nullable YearMonth month;

        @Override
        public Integer call() {
            try (Installation installation = Installation.open(Aftercare.consoleOf(spec))) {
                YearMonth held = month == null ? lastMonth(installation) : month;
                boolean was = installation.get(Editions.class).letGo(held);
                say(
                        spec,
                        was ? "The digest of %s goes with the next run." : "The digest of %s was not held back.",
                        held);
                return ExitCode.DONE;
            }
        }
    }

    private static YearMonth lastMonth(Installation installation) {
        return YearMonth.from(installation.get(JobRuns.class).currentRunDate()).minusMonths(1);
    }

    private static void say(CommandSpec spec, String sentence, YearMonth month) {
        spec.commandLine().getOut().println(sentence.formatted(month, month));
        spec.commandLine().getOut().flush();
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
