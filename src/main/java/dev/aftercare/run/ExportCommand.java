package dev.aftercare.run;

import dev.aftercare.postmortem.RunDate;
import dev.aftercare.postmortem.RunSchedule;
import dev.aftercare.trend.FigureBook;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes all figures, and all records behind them, as CSV and JSON. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description =
                "Writes the figures of every month up to one, and every record behind them, as CSV and JSON files."
                        + " Restricted records are among them without their names.")
final class ExportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FOLDER", description = "Where the files go; files of the same names are replaced.")
    private Path folder = Path.of("");

    @Option(names = "--month", paramLabel = "YYYY-MM", description = "The last month (default: the last one).")
    private @Nullable YearMonth month;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (Installation installation = Installation.open(Aftercare.consoleOf(spec))) {
            RunDate runDate = installation
                    .get(RunSchedule.class)
                    .on(installation.get(JobRuns.class).currentRunDate());
            YearMonth wanted = month == null ? YearMonth.from(runDate.date()).minusMonths(1) : month;
            installation
                    .get(FigureBook.class)
                    .export(folder, wanted, runDate)
                    .forEach(file -> out.println("Written: " + file));
            out.flush();
            return ExitCode.DONE;
        }
    }
}
