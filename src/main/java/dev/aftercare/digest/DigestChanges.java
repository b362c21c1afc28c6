package dev.aftercare.digest;

import dev.aftercare.chart.Words;
import dev.aftercare.digest.Digest.Change;
import dev.aftercare.digest.Digest.ChangeKind;
import dev.aftercare.digest.Digest.Figures;
import dev.aftercare.digest.Digest.IncidentEntry;
import dev.aftercare.digest.Digest.Measured;
import dev.aftercare.digest.Digest.MonthFigures;
import dev.aftercare.digest.Digest.Stale;
import dev.aftercare.trend.Measure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a corrected edition says otherwise of its month. What is late and what holds goes on anyway, and is no correction. */
final class DigestChanges {

    private final Digest before;
    private final Digest after;
    private final Words words;
    private final List<Change> changes = new ArrayList<>();

    private DigestChanges(Digest before, Digest after, Words words) {
        this.before = before;
        this.after = after;
        this.words = words;
    }

    /** Compares two editions of a month. */
    static List<Change> between(Digest before, Digest after, Words words) {
        DigestChanges comparison = new DigestChanges(before, after, words);
        comparison.compare();
        return List.copyOf(comparison.changes);
    }

    private void compare() {
        add(
                ChangeKind.INCIDENTS,
                "",
                null,
                "" + before.occurrences().incidents(),
                "" + after.occurrences().incidents());
        for (Measure measure : List.of(Measure.TIME_TO_DETECT, Measure.TIME_TO_RESOLVE)) {
            add(ChangeKind.FIGURE, "", measure, median(before, measure), median(after, measure));
        }
        compareIncidents();
        compareSources();
    }

    private void compareIncidents() {
        Map<String, IncidentEntry> old = byId(before);
        Map<String, IncidentEntry> now = byId(after);
        now.forEach((id, entry) -> {
            IncidentEntry earlier = old.get(id);
            if (earlier == null) {
                changes.add(new Change(ChangeKind.ADDED, entry.postmortem().title(), null, null, null));
            } else {
                compare(earlier, entry);
            }
        });
        old.values().stream()
                .filter(entry -> !now.containsKey(entry.postmortem().id()))
                // it may be gone because nobody should read of it: its title is not said once more
                .forEach(entry -> changes.add(new Change(ChangeKind.REMOVED, "", null, null, null)));
    }

    private void compare(IncidentEntry old, IncidentEntry now) {
        String title = now.postmortem().title();
        if (!old.postmortem().title().equals(title)) {
            changes.add(new Change(ChangeKind.TITLE, title, null, null, null));
        }
        add(
                ChangeKind.SEVERITY,
                title,
                null,
                old.postmortem().severity(),
                now.postmortem().severity());
        for (Measure measure : List.of(Measure.TIME_TO_DETECT, Measure.TIME_TO_RESOLVE)) {
            add(
                    ChangeKind.TIME,
                    title,
                    measure,
                    value(old.times().get(measure)),
                    value(now.times().get(measure)));
        }
        if (!Objects.equals(old.summary(), now.summary())) {
            changes.add(new Change(ChangeKind.SUMMARY, title, null, null, null));
        }
    }

    private void compareSources() {
        TreeSet<String> old = stale(before);
        TreeSet<String> now = stale(after);
        old.stream().filter(name -> !now.contains(name)).forEach(name -> add(ChangeKind.SOURCE, name, null, "–", "+"));
    }

    private void add(
            ChangeKind kind, String of, @Nullable Measure measure, @Nullable String old, @Nullable String now) {
        if (!Objects.equals(old, now)) {
            changes.add(new Change(kind, of, measure, old, now));
        }
    }

    private @Nullable String median(Digest digest, Measure measure) {
        return digest.months().stream()
                .filter(figures -> figures.month().equals(digest.month()))
                .map(MonthFigures::measures)
                .map(measures -> measures.get(measure))
                .filter(Objects::nonNull)
                .filter(figures -> figures.n() >= DigestPages.ENOUGH_TO_SAY)
                .map(Figures::median)
                .filter(Objects::nonNull)
                .map(words::duration)
                .findFirst()
                .orElse(null);
    }

    private @Nullable String value(@Nullable Measured measured) {
        Duration value = measured == null ? null : measured.value();
        return value == null ? null : words.duration(value);
    }

    private static Map<String, IncidentEntry> byId(Digest digest) {
        return digest.incidents().stream()
                .collect(Collectors.toMap(
                        entry -> entry.postmortem().id(), entry -> entry, (one, two) -> one, LinkedHashMap::new));
    }

    private static TreeSet<String> stale(Digest digest) {
        return digest.stale().stream().map(Stale::name).collect(Collectors.toCollection(TreeSet::new));
    }
}
