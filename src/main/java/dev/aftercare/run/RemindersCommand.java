package dev.aftercare.run;

import dev.aftercare.postmortem.RunDate;
import dev.aftercare.postmortem.RunSchedule;
import dev.aftercare.reminder.ReminderPreview;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows reminders without sending any. */
@Command(
        name = "reminders",
        mixinStandardHelpOptions = true,
        description = "Reminders: shows what would go to whom, and why.",
        subcommands = RemindersCommand.PreviewCommand.class)
final class RemindersCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new picocli.CommandLine.ParameterException(spec.commandLine(), "Say what to do: \"reminders preview\".");
    }

    /** Renders every reminder, and queues none. */
    @Command(
            name = "preview",
            mixinStandardHelpOptions = true,
            description = "Renders the reminders of a night from what the last one has read, and sends nothing.")
    static final class PreviewCommand implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Option(names = "--for", paramLabel = "ALIAS", description = "Only for this person, with the whole mail.")
        private @Nullable String alias;

        @Option(
                names = "--date",
                paramLabel = "YYYY-MM-DD",
                description = "As if this were the day (default: the last night).")
        private @Nullable LocalDate date;

        @Override
        public Integer call() {
            try (Installation installation = Installation.open(Aftercare.consoleOf(spec))) {
                LocalDate day = date == null ? installation.get(JobRuns.class).currentRunDate() : date;
                RunDate runDate = installation.get(RunSchedule.class).on(day);
                ReminderPreview preview = installation.get(ReminderPreview.class);
                show(alias == null ? preview.of(runDate) : forOne(preview, runDate, alias), day);
                return ExitCode.DONE;
            }
        }

        private static ReminderPreview.Shown forOne(ReminderPreview preview, RunDate runDate, String alias) {
            return preview.of(runDate, alias)
                    .orElseThrow(() -> new WrongUsage(
                            "Nobody is known as \"%s\"; write an alias of the list of people, a name or an address."
                                    .formatted(alias)));
        }

        private void show(ReminderPreview.Shown shown, LocalDate day) {
            PrintWriter out = spec.commandLine().getOut();
            out.printf("Mails on %s: %d%n", day, shown.mails().size());
            shown.mails().forEach(mail -> {
                out.printf("  %s: %s%n", mail.to(), mail.subject());
                if (alias != null) {
                    out.printf("%n%s%n", mail.text());
                }
            });
            out.printf("Open actions with a day: %d%n", shown.standings().size());
            shown.standings().forEach(line -> out.println("  " + line));
            out.flush();
        }
    }
}
