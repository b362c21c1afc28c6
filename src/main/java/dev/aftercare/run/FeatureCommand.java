package dev.aftercare.run;

import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.Postmortems;
import dev.aftercare.readingclub.Candidate;
import dev.aftercare.readingclub.FeaturedPostmortem;
import dev.aftercare.readingclub.NotFeaturable;
import dev.aftercare.readingclub.ReadingClub;
import dev.aftercare.reminder.ReminderSettings;
import java.io.PrintWriter;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists what the reading club could read and what it has read, and remembers what it picks. */
@Command(
        name = "feature",
        mixinStandardHelpOptions = true,
        description =
                "The reading club's postmortem of a month: lists the candidates with reasons, remembers a pick, or shows what was read.",
        subcommands = {
            FeatureCommand.ListCommand.class,
            FeatureCommand.PickCommand.class,
            FeatureCommand.HistoryCommand.class
        })
final class FeatureCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new picocli.CommandLine.ParameterException(
                spec.commandLine(), "Say what to do: \"feature list\", \"feature pick KEY\" or \"feature history\".");
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

    /** Shows what the reading club has read. */
    @Command(
            name = "history",
            mixinStandardHelpOptions = true,
            description = "Shows what was featured, month by month, the newest first, and who picked it.")
    static final class HistoryCommand implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            try (Installation installation = Installation.open(Aftercare.consoleOf(spec))) {
                Map<String, Postmortem> known = installation.get(Postmortems.class).all().stream()
                        .collect(Collectors.toMap(Postmortem::id, Function.identity()));
                List<FeaturedPostmortem> history =
                        installation.get(ReadingClub.class).history();
                if (history.isEmpty()) {
                    out.println("Nothing was featured yet.");
                }
                history.forEach(featured -> out.printf(
                        "%s  %s%n         %s%n         %s%n",
                        featured.month(),
                        title(known.get(featured.postmortemId())),
                        by(featured),
                        featured.postmortemId()));
                out.flush();
                return ExitCode.DONE;
            }
        }

        private static String title(@Nullable Postmortem postmortem) {
            if (postmortem == null) {
                return "(its record is gone)";
            }
            return postmortem.mayBeNamed() ? postmortem.title() : "(restricted since)";
        }

        private static String by(FeaturedPostmortem featured) {
            String reason = featured.reason().isEmpty() ? "" : ": " + featured.reason();
            return switch (featured.pickedBy()) {
                case PROPOSED -> "proposed by the ranking" + reason;
                case ORGANIZER -> "picked by command" + reason;
                case RECORD -> "picked in the record or on its ticket" + reason;
            };
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
