package dev.aftercare.run;

import dev.aftercare.fixcheck.FixAnswers;
import dev.aftercare.fixcheck.FixStory;
import dev.aftercare.fixcheck.UnknownRecord;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.RunDate;
import dev.aftercare.postmortem.RunSchedule;
import dev.aftercare.reminder.ReminderSettings;
import dev.aftercare.trend.Explanation;
import dev.aftercare.trend.FigureBook;
import dev.aftercare.trend.FigureName;
import dev.aftercare.trend.FigureSentences;
import dev.aftercare.trend.MonthlyFigures;
import dev.aftercare.trend.Scope;
import dev.aftercare.trend.SpokenFigure;
import java.io.PrintWriter;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Shows a figure with every record behind it, and those left out with the reason, so that anyone can work it out again; or an
 * action with all that is known of whether it holds.
 */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Shows a figure of a month with the records behind it, and those left out and why, down to file and line;"
                    + " or an action: whether it holds, on what evidence, and how that changed.",
            "",
            "Figures: time-to-detect, time-to-resolve, time-to-restore, time-to-meeting, time-to-report, incidents,"
                    + " noticed-by-monitoring, noticed-by-users, users-hit, meeting-in-time, report-in-time, reviewed,"
                    + " time-to-done, done-by-due, age-of-open, overdue, reopened."
        })
final class ExplainCommand implements Callable<Integer> {

    private static final List<Integer> WINDOWS = List.of(1, 3, 12);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "FIGURE|ACTION",
            description =
                    "The figure, by its name; or the key of an action's ticket, the action's id, or the end of it.")
    private String figure = "";

    @Option(names = "--month", paramLabel = "YYYY-MM", description = "The month (default: the last one).")
    private @Nullable YearMonth month;

    @Option(
            names = "--months",
            paramLabel = "1|3|12",
            defaultValue = "1",
            description = "The month alone, or three or twelve months up to it (default: ${DEFAULT-VALUE}).")
    private int months = 1;

    @Option(names = "--severity", paramLabel = "SEV-n", description = "Only the incidents of a severity.")
    private @Nullable String severity;

    @Option(names = "--system", paramLabel = "NAME", description = "Only the incidents of a system.")
    private @Nullable String system;

    @Option(names = "--tag", paramLabel = "TAG", description = "Only the incidents with a tag.")
    private @Nullable String tag;

    @Override
    public Integer call() {
        Optional<FigureName> named = FigureName.read(figure);
        return named.isPresent() ? figure(named.get()) : action();
    }

    private int action() {
        try (Installation installation = Installation.open(Aftercare.consoleOf(spec))) {
            List<FixStory> stories = installation.get(FixAnswers.class).tell(figure);
            FixStoryPage page = new FixStoryPage(spec.commandLine().getOut());
            stories.forEach(page::tell);
            spec.commandLine().getOut().flush();
            return ExitCode.DONE;
        } catch (UnknownRecord unknown) {
            throw new WrongUsage(unknown() + " " + unknown.getMessage());
        }
    }

    private int figure(FigureName name) {
        Scope scope = scope();
        if (!WINDOWS.contains(months)) {
            throw new WrongUsage("--months is %d; write 1, 3 or 12.".formatted(months));
        }
        try (Installation installation = Installation.open(Aftercare.consoleOf(spec))) {
            RunDate runDate = installation
                    .get(RunSchedule.class)
                    .on(installation.get(JobRuns.class).currentRunDate());
            YearMonth wanted = month == null ? YearMonth.from(runDate.date()).minusMonths(1) : month;
            FigureBook figures = installation.get(FigureBook.class);
            Language language = installation.get(ReminderSettings.class).language();
            tell(figures.of(wanted, runDate), name, scope, language);
            tell(figures.explain(name, wanted, months, scope, runDate));
            spec.commandLine().getOut().flush();
            return ExitCode.DONE;
        }
    }

    private String unknown() {
        return "There is no figure \"%s\"; ask for one of %s."
                .formatted(
                        figure,
                        Arrays.stream(FigureName.values()).map(FigureName::word).collect(Collectors.joining(", ")));
    }

    private Scope scope() {
        List<Scope> scopes = Stream.of(
                        scope(Scope.Kind.SEVERITY, severity),
                        scope(Scope.Kind.SYSTEM, system),
                        scope(Scope.Kind.TAG, tag))
                .flatMap(List::stream)
                .toList();
        if (scopes.size() > 1) {
            throw new WrongUsage("Give one of --severity, --system and --tag, not several.");
        }
        return scopes.isEmpty() ? Scope.ALL : scopes.get(0);
    }

    private static List<Scope> scope(Scope.Kind kind, @Nullable String name) {
        return name == null ? List.of() : List.of(new Scope(kind, name));
    }

    private void tell(MonthlyFigures figures, FigureName name, Scope scope, Language language) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%s, %s%s%n", name.word(), figures.month(), scope.equals(Scope.ALL) ? "" : ", only " + scope.name());
        FigureSentences.of(figures, language).stream()
                .filter(spoken -> spoken.figure() == name.spokenAs() && scope.equals(Scope.ALL))
                .forEach(spoken -> out.printf("%s%n%s%n", spoken.sentence(), spoken.definition()));
        out.println();
        lines(figures, name, scope, language)
                .forEach(line -> out.printf(
                        "  %-34s %-14s %-26s %s%n", line.window(), line.value(), line.interval(), line.basis()));
        FigureSentences.footnotes(figures, language).forEach(note -> out.printf("%n%s%n", note));
    }

    private static List<SpokenFigure.Line> lines(
            MonthlyFigures figures, FigureName name, Scope scope, Language language) {
        return name.measure()
                .map(measure -> FigureSentences.lines(figures, measure, scope, language))
                .orElseGet(() -> FigureSentences.of(figures, language).stream()
                        .filter(spoken -> spoken.figure() == name.spokenAs())
                        .flatMap(spoken -> spoken.lines().stream())
                        .toList());
    }

    private void tell(Explanation explanation) {
        PrintWriter out = spec.commandLine().getOut();
        String window = explanation.months() == 0
                ? "all actions"
                : explanation.months() == 1
                        ? explanation.month().toString()
                        : explanation.month().minusMonths(explanation.months() - 1L) + " to " + explanation.month();
        out.printf("%nUsed, of %s: %d%n", window, explanation.used().size());
        explanation.used().forEach(this::tell);
        out.printf("%nLeft out: %d%n", explanation.leftOut().size());
        explanation.leftOut().forEach(this::tell);
    }

    private void tell(Explanation.Entry entry) {
        spec.commandLine()
                .getOut()
                .printf("  %-12s %s: %s%n      %s%n", entry.value(), entry.source(), entry.place(), entry.reason());
    }
}
