package dev.aftercare.run;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Shows what is understood of files. */
@Command(name = "inspect", mixinStandardHelpOptions = true)
final class InspectCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        return ExitCode.DONE;
    }
}
