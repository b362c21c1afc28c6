package dev.aftercare.run;

import dev.aftercare.postmortem.Progress;
import dev.aftercare.source.SourceSurvey;
import dev.aftercare.source.Sources;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    private static final int RULES = 10;
    private static final long SECONDS_BETWEEN_LINES = 5;

    @Option(
            names = "--read",
            description =
                    "Reads every document of every source and reports what was understood and what to write instead."
                            + " Writes to no table and sends nothing; exits with 3 where something could not be read.")
    private boolean read;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Installation installation = Installation.open(Aftercare.consoleOf(spec))) {
            return read ? read(installation, out) : connections(installation, out);
        }
    }

    /** The adoption report: what a team's records give before they change anything. */
    private int read(Installation installation, PrintWriter out) {
        boolean incomplete = false;
        Progress progress = progress();
        for (Sources.Source source : installation.get(Sources.class).all()) {
            SourceSurvey.Findings found = SourceSurvey.of(source, RULES, progress);
            AdoptionReport.of(found).forEach(out::println);
            out.println();
            out.flush();
            incomplete |= found.isIncomplete();
        }
        out.println("Nothing was kept and nothing was sent.");
        out.flush();
        return incomplete ? ExitCode.INCOMPLETE : ExitCode.DONE;
    }

    /** A line now and then, apart from the report. */
    private Progress progress() {
        PrintWriter err = spec.commandLine().getErr();
        AtomicLong next = new AtomicLong(System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_BETWEEN_LINES));
        return (what, done, total) -> {
            if (System.nanoTime() - next.get() > 0) {
                err.println("%s: %d of %d".formatted(what, done, total));
                err.flush();
                next.set(System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_BETWEEN_LINES));
            }
        };
    }

    private static int connections(Installation installation, PrintWriter out) {
        List<Connections.Answer> answers = installation.get(Connections.class).ask();
        for (Connections.Answer answer : answers) {
            out.printf("%-4s %-24s %s%n", answer.works() ? "ok" : "BAD", answer.what(), answer.sentence());
        }
        long bad = answers.stream().filter(answer -> !answer.works()).count();
        out.println(bad == 0 ? "Everything answers." : bad + " to mend.");
        out.flush();
        return bad == 0 ? ExitCode.DONE : ExitCode.WRONG_USAGE;
    }
}
