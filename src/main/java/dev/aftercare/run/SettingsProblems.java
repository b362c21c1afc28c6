package dev.aftercare.run;

import java.util.List;

/** The configuration cannot be used; it says everything that is wrong with it at once. */
final class SettingsProblems extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never serialized
    private final List<String> problems;

    SettingsProblems(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** One sentence each: what, which one, what to do. */
    List<String> problems() {
        return problems;
    }
}
