package dev.aftercare.run;

import java.util.List;
import java.util.stream.Stream;

/**
 * How a run ended, for a person.
 *
 * @param exitCode one of {@link ExitCode}
 * @param said what was read, changed and sent, a sentence each
 * @param troubles what went wrong, a sentence each
 */
record RunOutcome(int exitCode, List<String> said, List<String> troubles) {

    RunOutcome {
        said = List.copyOf(said);
        troubles = List.copyOf(troubles);
    }

    /** The same outcome with one more sentence. */
    RunOutcome saying(String sentence) {
        return new RunOutcome(
                exitCode, Stream.concat(said.stream(), Stream.of(sentence)).toList(), troubles);
    }

    static RunOutcome alreadyDone(String sentence) {
        return new RunOutcome(ExitCode.DONE, List.of(sentence), List.of());
    }
}
