package dev.aftercare.source.markdown;

import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers what could not be understood of one file. */
final class Findings {

    /** Nobody reads more of one file; the rest is counted. */
    private static final int MOST = 100;

    private final Place file;
    private final Set<Diagnostic> found = new LinkedHashSet<>();
    private int more;

    Findings(Place file) {
        this.file = file;
    }

    Place file() {
        return file;
    }

    /** Notes something once a file, at the first place. */
    void noteOnce(Rule rule, int line, String message) {
        if (found.stream().noneMatch(diagnostic -> diagnostic.rule().equals(rule.id()))) {
            note(rule, line, message);
        }
    }

    void note(Rule rule, int line, String message) {
        add(rule, line, Diagnostic.Level.NOTE, message);
    }

    void warn(Rule rule, int line, String message) {
        add(rule, line, Diagnostic.Level.WARNING, message);
    }

    void error(Rule rule, int line, String message) {
        add(rule, line, Diagnostic.Level.ERROR, message);
    }

    /** Takes over what another one gathered of the same file. */
    void addAll(Findings others) {
        found.addAll(others.found);
        more += others.more;
    }

    private void add(Rule rule, int line, Diagnostic.Level level, String message) {
        if (found.size() < MOST) {
            found.add(new Diagnostic(file.at(line), rule.id(), level, message));
        } else {
            more++;
        }
    }

    /** What was found, by line. */
    List<Diagnostic> all() {
        List<Diagnostic> all = new ArrayList<>(found);
        all.sort(Comparator.comparingInt(diagnostic -> diagnostic.place().line()));
        if (more > 0) {
            all.add(new Diagnostic(
                    file,
                    Rule.FILE_MANY.id(),
                    Diagnostic.Level.NOTE,
                    more + " further places were not listed; begin with these"));
        }
        return all;
    }
}
