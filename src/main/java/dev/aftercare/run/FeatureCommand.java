package dev.aftercare.run;

import dev.aftercare.postmortem.Language;
import dev.aftercare.readingclub.Candidate;
import dev.aftercare.readingclub.FeaturedPostmortem;
import dev.aftercare.readingclub.NotFeaturable;
import dev.aftercare.readingclub.ReadingClub;
import dev.aftercare.reminder.ReminderSettings;
import java.io.PrintWriter;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists what the reading club could read, and remembers what it picks. */
@Command(
        name = "feature",
        mixinStandardHelpOptions = true,
        description =
                "The reading club's postmortem of a month: lists the candidates with reasons, or remembers a pick.",
        subcommands = {FeatureCommand.ListCommand.class, FeatureCommand.PickCommand.class})
final class FeatureCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new picocli.CommandLine.ParameterException(
                spec.commandLine(), "Say what to do: \"feature list\" or \"feature pick KEY\".");
    }

    private static YearMonth monthOr(@Nullable YearMonth month, Installation installation) {
        return month == null
                ? YearMonth.from(installation.get(JobRuns.class).currentRunDate())
                        .minusMonths(1)
                : month;
    }

    /** Lists the candidates of a month. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the candidates of a month, the best first, with reasons.")
    static final class ListCommand implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Option(names = "--month", paramLabel = "YYYY-MM", description = "The digest's month (default: the last one).")
        private @Nullable YearMonth month;

        @Option(names = "--most", defaultValue = "10", description = "How many to show (default: ${DEFAULT-VALUE}).")
        private int most = 10;

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            try (Installation installation = Installation.open(Aftercare.consoleOf(spec))) {
                YearMonth wanted = monthOr(month, installation);
                Language language = installation.get(ReminderSettings.class).language();
                ReadingClub club = installation.get(ReadingClub.class);
                List<Candidate> candidates = club.candidates(wanted);
                club.featured(wanted)
                        .ifPresent(featured -> out.printf(
                                "Chosen for %s: %s (%s)%n",
                                wanted,
                                featured.postmortemId(),
                                featured.pickedBy().name().toLowerCase(java.util.Locale.ROOT)));
                if (candidates.isEmpty()) {
                    out.println(
                            "There is no candidate for " + wanted + ": run a night first, or pick an earlier month.");
                }
                candidates.stream()
                        .limit(most)
                        .forEach(candidate -> out.printf(
                                "%4d  %s%n      %s%n      %s%n",
                                candidate.points(),
                                candidate.title(),
                                candidate.reason(language),
                                candidate.postmortemId()));
                out.flush();
                return ExitCode.DONE;
            }
        }
    }

    /** Remembers the organiser's pick. */
    @Command(
            name = "pick",
            mixinStandardHelpOptions = true,
            description = "Remembers which postmortem the reading club reads.")
    static final class PickCommand implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(
                paramLabel = "KEY",
                description = "The postmortem as \"feature list\" shows it, or the end of its path.")
        private String key = "";

        @Option(names = "--month", paramLabel = "YYYY-MM", description = "The digest's month (default: the last one).")
        private @Nullable YearMonth month;

        @Option(names = "--reason", defaultValue = "", description = "Why, in a sentence for the club.")
        private String reason = "";

        @Override
        public Integer call() {
            try (Installation installation = Installation.open(Aftercare.consoleOf(spec))) {
                FeaturedPostmortem picked =
                        installation.get(ReadingClub.class).pick(monthOr(month, installation), key, reason);
                PrintWriter out = spec.commandLine().getOut();
                out.printf("The reading club reads %s in the digest of %s.%n", picked.postmortemId(), picked.month());
                out.flush();
                return ExitCode.DONE;
            } catch (NotFeaturable refused) {
                throw new WrongUsage(String.valueOf(refused.getMessage()));
            }
        }
    }
}
