package dev.aftercare.run;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program's entry point, and the command without further words: whatever is due. */
@Command(
        name = "aftercare",
        mixinStandardHelpOptions = true,
        version = "Aftercare 0.1.0",
        description = {
            "Looks after postmortems once they are written.",
            "",
            "Without a command it runs what is due: tonight's run, and last month's digest once its day has come."
                    + " Where nothing is configured it runs the demo."
        },
        footer = {
            "",
            "Exit codes: 0 done or already done; 2 wrong usage or configuration; 3 done, but something could not be read or"
                    + " sent; 4 another run holds the lock; 5 failed; 143 stopped.",
            "Configuration: config/application.yaml in the working directory; config/application.example.yaml lists every key."
        },
        subcommands = {
            NightlyCommand.class,
            DigestCommand.class,
            InspectCommand.class,
            CheckCommand.class,
            StatusCommand.class,
            FeatureCommand.class,
            ConfirmCommand.class,
            RecurrenceCommand.class,
            RemindersCommand.class,
            OutboxCommand.class,
            ExplainCommand.class,
            ExportCommand.class,
            DemoCommand.class
        })
public final class Aftercare implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(Aftercare.class);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Aftercare() {}

    /**
     * Runs one command and exits with its code.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true");
        int code = commandLine().execute(arguments);
        System.exit(code);
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Aftercare());
        line.setExecutionExceptionHandler(Aftercare::failed);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(true);
        return line;
    }

    @Override
    public Integer call() {
        if (!SettingsReader.isConfigured(Installation.userEnvironment())) {
            return new Demo(consoleOf(spec)).run(Demo.DEFAULT_FOLDER);
        }
        Console console = consoleOf(spec);
        try (Installation installation = Installation.open(Aftercare.consoleOf(spec))) {
            return new DueRuns(installation.get(JobRuns.class), console).run();
        }
    }

    static Console consoleOf(CommandSpec spec) {
        return new Console(spec.commandLine().getOut(), spec.commandLine().getErr());
    }

    private static int failed(Exception failure, CommandLine line, CommandLine.ParseResult parsed) {
        int code = Failures.exitCode(failure);
        if (code == ExitCode.WRONG_USAGE) {
            LOG.debug("The command cannot be followed.", failure);
        } else {
            LOG.error("The command failed.", failure);
        }
        PrintWriter err = line.getErr();
        List<String> sentences = Failures.sentence(failure).lines().toList();
        if (sentences.size() == 1) {
            err.println(sentences.get(0));
        } else {
            err.println(sentences.size() + " things to mend:");
            sentences.forEach(sentence -> err.println("  - " + sentence));
        }
        err.flush();
        return code;
    }
}
