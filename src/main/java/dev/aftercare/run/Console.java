package dev.aftercare.run;

import java.io.PrintWriter;

/**
 * What a command says to the person before the terminal, or to the log that cron mails.
 *
 * @param out answers
 * @param err what went wrong
 */
record Console(PrintWriter out, PrintWriter err) {

    /** Where lines about a run under way go. */
    ConsoleLines lines() {
        return ConsoleLines.of(out);
    }

    /** Says how a run ended: what was done, then what went wrong. */
    void tell(String title, RunOutcome outcome) {
        out.println(title);
        outcome.said().forEach(sentence -> out.println("  " + sentence));
        out.flush();
        if (!outcome.troubles().isEmpty()) {
            err.println("What went wrong:");
            outcome.troubles().forEach(trouble -> err.println("  " + trouble));
            err.flush();
        }
    }
}
