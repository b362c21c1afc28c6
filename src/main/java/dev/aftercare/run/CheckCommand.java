package dev.aftercare.run;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Checks the configuration and every connection, and says all that is wrong at once. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Checks the configuration and every connection: database, sources, trackers, people, folders, mail server."
                        + " Says all that is wrong at once; sends and changes nothing.")
final class CheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Installation installation = Installation.open(Aftercare.consoleOf(spec))) {
            List<Connections.Answer> answers =
                    installation.get(Connections.class).ask();
            for (Connections.Answer answer : answers) {
                out.printf("%-4s %-24s %s%n", answer.works() ? "ok" : "BAD", answer.what(), answer.sentence());
            }
            long bad = answers.stream().filter(answer -> !answer.works()).count();
            out.println(bad == 0 ? "Everything answers." : bad + " to mend.");
            out.flush();
            return bad == 0 ? ExitCode.DONE : ExitCode.WRONG_USAGE;
        }
    }
}
