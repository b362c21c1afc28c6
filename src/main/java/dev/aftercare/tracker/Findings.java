package dev.aftercare.tracker;

import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Diagnostics;
import dev.aftercare.postmortem.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What could not be understood of one tracker's answer, kept short enough for a person and for the memory. */
final class Findings {

    /** The rules that speak of a word and not of a ticket: said once for each word. */
    private static final Set<String> ABOUT_WORDS = Set.of(StateWords.RULE, PriorityWords.RULE);

    /** So many places are replaced with one statement; one for each would take longer than reading all the tickets. */
    private static final int AT_ONCE = 10_000;

    private final int mostForOnePath;
    private final Set<String> touched = new LinkedHashSet<>();
    private final Map<String, OfPath> paths = new LinkedHashMap<>();
    private int leftOut;

    Findings(int mostForOnePath) {
        this.mostForOnePath = mostForOnePath;
    }

    /** Notes that a place was read, so that what was said about it before is replaced. */
    void touch(Place place) {
        touched.add(place.path());
    }

    void add(Diagnostic diagnostic) {
        touch(diagnostic.place());
        if (diagnostic.level() == Diagnostic.Level.ERROR) {
            leftOut++;
        }
        paths.computeIfAbsent(diagnostic.place().path(), path -> new OfPath()).add(diagnostic);
    }

    /** How many tickets or rows stayed unread. */
    int leftOut() {
        return leftOut;
    }

    /** Forgets what was said about places that were not read: the whole tracker was. */
    void forgetOthersIn(Diagnostics diagnostics, String tracker) {
        diagnostics.forgetAllBut(tracker, touched);
    }

    /** Replaces what was said about every place that was read. */
    void replaceIn(Diagnostics diagnostics, String tracker) {
        List<Diagnostics.OfFile> files = new ArrayList<>();
        for (String path : touched) {
            OfPath found = paths.get(path);
            files.add(new Diagnostics.OfFile(tracker, path, found == null ? List.of() : found.all(tracker, path)));
            if (files.size() == AT_ONCE) {
                diagnostics.replaceAll(files);
                files.clear();
            }
        }
        diagnostics.replaceAll(files);
    }

    private final class OfPath {

        private final List<Diagnostic> single = new ArrayList<>();
        private final Map<String, Repeated> words = new LinkedHashMap<>();
        private int unsaid;

        void add(Diagnostic diagnostic) {
            if (ABOUT_WORDS.contains(diagnostic.rule())) {
                Repeated known = words.get(diagnostic.message());
                if (known != null || words.size() < mostForOnePath) {
                    words.put(diagnostic.message(), known == null ? new Repeated(diagnostic, 1) : known.again());
                    return;
                }
            } else if (single.size() < mostForOnePath) {
                single.add(diagnostic);
                return;
            }
            unsaid++;
        }

        List<Diagnostic> all(String tracker, String path) {
            List<Diagnostic> all = new ArrayList<>(single);
            words.values().forEach(word -> all.add(word.said()));
            if (unsaid > 0) {
                all.add(new Diagnostic(
                        Place.of(tracker, path),
                        "tracker.more",
                        Diagnostic.Level.WARNING,
                        "%d further problems are not listed; solve the listed ones first".formatted(unsaid)));
            }
            return all;
        }
    }

    private record Repeated(Diagnostic first, int times) {

        Repeated again() {
            return new Repeated(first, times + 1);
        }

        Diagnostic said() {
            String message = times == 1 ? first.message() : first.message() + " (%d tickets)".formatted(times);
            return new Diagnostic(first.place(), first.rule(), first.level(), message);
        }
    }
}
