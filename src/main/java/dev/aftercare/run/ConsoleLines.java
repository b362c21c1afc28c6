package dev.aftercare.run;

import java.io.PrintWriter;
import picocli.CommandLine.Help.Ansi;

/**
 * Where lines about a run under way go.
 *
 * @param out the command's output
 * @param isTerminal whether a person watches
 */
record ConsoleLines(PrintWriter out, boolean isTerminal) {

    static ConsoleLines of(PrintWriter out) {
        return new ConsoleLines(out, Ansi.AUTO.enabled());
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }
}
