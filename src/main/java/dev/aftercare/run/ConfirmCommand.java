package dev.aftercare.run;

import dev.aftercare.fixcheck.FixAnswers;
import dev.aftercare.fixcheck.UnknownRecord;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Keeps a person's answer to whether a fix still holds. */
@Command(
        name = "confirm",
        mixinStandardHelpOptions = true,
        description = "Keeps your answer to whether a fix still holds. It counts from the next night on.")
final class ConfirmCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            paramLabel = "ACTION",
            description =
                    "The key of its ticket, or the action's id as mails and the digest show it, or the end of it.")
    private String action = "";

    @Parameters(index = "1", paramLabel = "holds|broken", description = "Whether it still does what it was for.")
    private FixAnswers.Answer answer = FixAnswers.Answer.HOLDS;

    @Option(names = "--note", defaultValue = "", description = "What you saw, in a sentence.")
    private String note = "";

    @Option(names = "--date", paramLabel = "YYYY-MM-DD", description = "The day that you looked (default: today).")
    private @Nullable LocalDate date;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Installation installation = Installation.open(Aftercare.consoleOf(spec))) {
            LocalDate today = installation.get(JobRuns.class).currentRunDate();
            LocalDate day = date == null ? today : date;
            if (day.isAfter(today.plusDays(1))) {
                throw new WrongUsage("The day %s is still to come; write the day that you looked.".formatted(day));
            }
            installation
                    .get(FixAnswers.class)
                    .confirm(action, answer, day, note)
                    .forEach(description -> out.printf(
                            "Kept as of %s: \"%s\" %s.%n",
                            day, description, answer == FixAnswers.Answer.HOLDS ? "holds" : "does not hold"));
            out.flush();
            return ExitCode.DONE;
        } catch (UnknownRecord unknown) {
            throw new WrongUsage(String.valueOf(unknown.getMessage()));
        }
    }
}
