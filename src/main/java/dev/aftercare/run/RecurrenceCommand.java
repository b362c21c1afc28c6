package dev.aftercare.run;

import dev.aftercare.fixcheck.FixAnswers;
import dev.aftercare.fixcheck.Recurrence;
import dev.aftercare.fixcheck.UnknownRecord;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists which incidents look like one family, and keeps what a person says about two of them. */
@Command(
        name = "recurrence",
        mixinStandardHelpOptions = true,
        description = "Which incidents are of one family: lists what was found, confirms or rejects it.",
        subcommands = {
            RecurrenceCommand.ListCommand.class,
            RecurrenceCommand.ConfirmPairCommand.class,
            RecurrenceCommand.RejectPairCommand.class
        })
final class RecurrenceCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new picocli.CommandLine.ParameterException(
                spec.commandLine(),
                "Say what to do: \"recurrence list\", \"recurrence confirm ONE OTHER\" or \"recurrence reject ONE OTHER\".");
    }

    /** Lists what the last night found. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists which incidents are of one family or look so, with score and words.")
    static final class ListCommand implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Option(names = "--most", defaultValue = "50", description = "How many to show (default: ${DEFAULT-VALUE}).")
        private int most = 50;

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            try (Installation installation = Installation.open(Aftercare.consoleOf(spec))) {
                var all = installation.get(FixAnswers.class).recurrences();
                if (all.isEmpty()) {
                    out.println("No incidents look like one family as of the last night.");
                }
                all.stream().limit(most).forEach(one -> out.println(line(one)));
                out.flush();
                return ExitCode.DONE;
            }
        }

        private static String line(Recurrence one) {
            String words = one.words().isEmpty() ? "" : " (" + String.join(", ", one.words()) + ")";
            return String.format(
                    Locale.ROOT,
                    "%-9s %-8s %.2f%s%n      %s%n      %s",
                    one.state().name().toLowerCase(Locale.ROOT),
                    one.ground().name().toLowerCase(Locale.ROOT),
                    one.score(),
                    words,
                    one.one(),
                    one.other());
        }
    }

    /** Keeps that two incidents are of one family. */
    @Command(
            name = "confirm",
            mixinStandardHelpOptions = true,
            description = "Keeps that two incidents are of one family. It counts from the next night on.")
    static final class ConfirmPairCommand implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(index = "0", paramLabel = "ONE", description = "A postmortem's id, or the end of it.")
        private String one = "";

        @Parameters(index = "1", paramLabel = "OTHER", description = "The other one's.")
        private String other = "";

        @Option(names = "--note", defaultValue = "", description = "Why, in a sentence.")
        private String note = "";

        @Override
        public Integer call() {
            try (Installation installation = Installation.open(Aftercare.consoleOf(spec))) {
                installation
                        .get(FixAnswers.class)
                        .confirmRecurrence(
                                one, other, installation.get(JobRuns.class).currentRunDate(), note);
                return said(spec, "Kept: the two are of one family.");
            } catch (UnknownRecord unknown) {
                throw new WrongUsage(String.valueOf(unknown.getMessage()));
            }
        }
    }

    /** Keeps that two incidents are not of one family. */
    @Command(
            name = "reject",
            mixinStandardHelpOptions = true,
            description = "Keeps that two incidents are not of one family. It counts from the next night on.")
    static final class RejectPairCommand implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(index = "0", paramLabel = "ONE", description = "A postmortem's id, or the end of it.")
        private String one = "";

        @Parameters(index = "1", paramLabel = "OTHER", description = "The other one's.")
        private String other = "";

        @Option(names = "--note", defaultValue = "", description = "Why, in a sentence.")
        private String note = "";

        @Override
        public Integer call() {
            try (Installation installation = Installation.open(Aftercare.consoleOf(spec))) {
                installation
                        .get(FixAnswers.class)
                        .rejectRecurrence(
                                one, other, installation.get(JobRuns.class).currentRunDate(), note);
                return said(spec, "Kept: the two are not of one family.");
            } catch (UnknownRecord unknown) {
                throw new WrongUsage(String.valueOf(unknown.getMessage()));
            }
        }
    }

    private static int said(CommandSpec spec, String sentence) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(sentence);
        out.flush();
        return ExitCode.DONE;
    }
}
