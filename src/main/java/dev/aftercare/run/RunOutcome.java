package dev.aftercare.run;

import java.util.List;

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

    static RunOutcome alreadyDone(String sentence) {
        return new RunOutcome(ExitCode.DONE, List.of(sentence), List.of());
    }
}
