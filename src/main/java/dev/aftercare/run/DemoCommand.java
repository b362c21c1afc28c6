package dev.aftercare.run;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs one night and one month on the shipped sample. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Runs one night and one month on the shipped sample, as of its own date, in a database of its own."
                        + " Each demo starts afresh; your own records and your own database are not touched.")
final class DemoCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            defaultValue = "data/demo",
            description = "Where the demo keeps everything (default: ${DEFAULT-VALUE}).")
    private Path folder = Demo.DEFAULT_FOLDER;

    @Override
    public Integer call() {
        return new Demo(Aftercare.consoleOf(spec)).run(folder);
    }
}
