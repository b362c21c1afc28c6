package dev.aftercare.run;

import dev.aftercare.mail.Outbox;
import dev.aftercare.mail.OutboxDesk;
import dev.aftercare.mail.OutboxEntry;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The ledger of mails: what waits, what left when and under which Message-ID, and what did not. */
@Command(
        name = "outbox",
        mixinStandardHelpOptions = true,
        description = "Mails: what waits, what left when, and what did not.",
        subcommands = {
            OutboxCommand.ListCommand.class,
            OutboxCommand.ShowCommand.class,
            OutboxCommand.RetryCommand.class,
            OutboxCommand.CancelCommand.class
        })
final class OutboxCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new picocli.CommandLine.ParameterException(
                spec.commandLine(), "Say what to do: \"outbox list\", \"show\", \"retry\" or \"cancel\".");
    }

    private static OutboxEntry entry(Installation installation, String key) {
        return installation.get(Outbox.class).entries().stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new WrongUsage(
                        "There is no mail \"%s\"; \"aftercare outbox list\" shows every key.".formatted(key)));
    }

    private static void tell(CommandSpec spec, String sentence) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(sentence);
        out.flush();
    }

    private static Integer change(
            CommandSpec spec, String key, BiPredicate<OutboxDesk, String> change, String done, String refused) {
        try (Installation installation = Installation.open(Aftercare.consoleOf(spec))) {
            OutboxEntry before = entry(installation, key);
            if (!change.test(installation.get(OutboxDesk.class), key)) {
                throw new WrongUsage(refused.formatted(key, word(before)));
            }
            tell(spec, done.formatted(key, before.address()));
            return ExitCode.DONE;
        }
    }

    private static String word(OutboxEntry entry) {
        return entry.state().name().toLowerCase(Locale.ROOT);
    }

    /** Lists messages. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists mails, the oldest first.")
    static final class ListCommand implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Option(
                names = "--state",
                paramLabel = "STATE",
                description = "Only those in this state: ${COMPLETION-CANDIDATES}.")
        private OutboxEntry.@Nullable State state;

        @Override
        public Integer call() {
            try (Installation installation = Installation.open(Aftercare.consoleOf(spec))) {
                List<OutboxEntry> entries = installation.get(Outbox.class).entries().stream()
                        .filter(each -> state == null || each.state() == state)
                        .toList();
                PrintWriter out = spec.commandLine().getOut();
                entries.forEach(each -> out.printf(
                        "%-9s  %s  %s%s%n",
                        word(each),
                        each.sentAt() == null ? each.queuedAt() : each.sentAt(),
                        each.key(),
                        each.failure() == null ? "" : ": " + each.failure()));
                out.println(entries.size() == 1 ? "1 mail" : entries.size() + " mails");
                out.flush();
                return ExitCode.DONE;
            }
        }
    }

    /** Shows one message. */
    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows a mail as it goes over the wire.")
    static final class ShowCommand implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(paramLabel = "KEY", description = "The mail, as \"outbox list\" shows it.")
        private String key = "";

        @Override
        public Integer call() {
            try (Installation installation = Installation.open(Aftercare.consoleOf(spec))) {
                OutboxEntry entry = entry(installation, key);
                PrintWriter out = spec.commandLine().getOut();
                out.printf(
                        "%s: %s, queued %s by %s, tries: %d%n",
                        entry.key(), word(entry), entry.queuedAt(), entry.night(), entry.attempts());
                out.printf("for %s, to %s, Message-ID %s%n", entry.recipient(), entry.address(), entry.messageId());
                if (entry.sentAt() != null) {
                    out.printf("left %s%n", entry.sentAt());
                }
                if (entry.failure() != null) {
                    out.println(entry.failure());
                }
                out.println();
                installation
                        .get(OutboxDesk.class)
                        .mime(key)
                        .ifPresent(mime -> out.println(new String(mime, StandardCharsets.US_ASCII)));
                out.flush();
                return ExitCode.DONE;
            }
        }
    }

    /** Sends a message again. */
    @Command(
            name = "retry",
            mixinStandardHelpOptions = true,
            description =
                    "Queues a mail again that was refused, failed, cancelled or perhaps not sent; the next run sends it.")
    static final class RetryCommand implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(paramLabel = "KEY", description = "The mail, as \"outbox list\" shows it.")
        private String key = "";

        @Override
        public Integer call() {
            return change(
                    spec,
                    key,
                    OutboxDesk::retry,
                    "%s to %s goes with the next run.",
                    "The mail \"%s\" is %s; only one that is refused, failed, unsure or cancelled can be tried again.");
        }
    }

    /** Stops a message. */
    @Command(
            name = "cancel",
            mixinStandardHelpOptions = true,
            description = "Stops a mail that waits; it will not be sent.")
    static final class CancelCommand implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(paramLabel = "KEY", description = "The mail, as \"outbox list\" shows it.")
        private String key = "";

        @Override
        public Integer call() {
            return change(
                    spec,
                    key,
                    OutboxDesk::cancel,
                    "%s to %s will not be sent.",
                    "The mail \"%s\" is %s; only one that is queued, held or being sent can be stopped.");
        }
    }
}
