package dev.aftercare.postmortem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A postmortem on its way into the tables, under the ids that it and its countermeasures are kept by.
 *
 * @param id the id of its row, which a renamed file keeps
 * @param file the file that it stands in
 * @param ordinal its position in its file, counted from 1
 * @param record what the newest reading says
 * @param countermeasures what it decided, under the ids that were recognized or are new
 */
record SavedPostmortem(
        String id, Postmortems.OfFile file, int ordinal, Postmortem record, List<Numbered> countermeasures) {

    SavedPostmortem {
        countermeasures = List.copyOf(countermeasures);
    }

    /**
     * A countermeasure with the number that it was given once within its postmortem, and its position in the record today.
     */
    record Numbered(String postmortemId, String id, int number, int ordinal, Countermeasure countermeasure) {}

    /** What a milestone stands for: one of the three instants, or a further one. */
    enum MilestoneKind {
        /** When the impact began. */
        STARTED,
        /** When somebody or something noticed. */
        DETECTED,
        /** When service was restored. */
        RESOLVED,
        /** A further point in time. */
        OTHER
    }

    /** A milestone and what it stands for. */
    record KindOfMilestone(MilestoneKind kind, Milestone milestone) {}

    /** A part of a postmortem with its position, counted from 1. */
    record Part<T>(String postmortemId, int ordinal, T value) {}

    /** The incident of a file at a position, counted from 1, with its countermeasures recognized or numbered anew. */
    static SavedPostmortem of(
            String id, Postmortems.OfFile file, int ordinal, List<CountermeasureMatching.Known> knownCountermeasures) {
        Postmortem record = file.postmortems().get(ordinal - 1);
        return new SavedPostmortem(
                id, file, ordinal, record, numbered(id, record.countermeasures(), knownCountermeasures));
    }

    // New ones are numbered behind all that there ever were.
    private static List<Numbered> numbered(
            String id, List<Countermeasure> fresh, List<CountermeasureMatching.Known> known) {
        Map<Integer, CountermeasureMatching.Known> matches = CountermeasureMatching.match(known, fresh);
        int next = 1
                + known.stream()
                        .mapToInt(CountermeasureMatching.Known::number)
                        .max()
                        .orElse(0);
        List<Numbered> numbered = new ArrayList<>();
        for (int index = 0; index < fresh.size(); index++) {
            CountermeasureMatching.Known match = matches.get(index);
            int number = match == null ? next++ : match.number();
            String countermeasureId = match == null ? id + "/" + number : match.id();
            numbered.add(new Numbered(id, countermeasureId, number, index + 1, fresh.get(index)));
        }
        return numbered;
    }

    /** The record under the ids that it and its countermeasures are kept by. */
    Postmortem identified() {
        return record.identified(
                id,
                countermeasures.stream()
                        .map(one -> one.countermeasure().withId(one.id()))
                        .toList());
    }

    /** The three instants, then the further ones. */
    List<KindOfMilestone> milestones() {
        Incident incident = record.incident();
        List<KindOfMilestone> all = new ArrayList<>();
        all.add(new KindOfMilestone(MilestoneKind.STARTED, new Milestone("", incident.started())));
        all.add(new KindOfMilestone(MilestoneKind.DETECTED, new Milestone("", incident.detected())));
        all.add(new KindOfMilestone(MilestoneKind.RESOLVED, new Milestone("", incident.resolved())));
        incident.milestones().forEach(one -> all.add(new KindOfMilestone(MilestoneKind.OTHER, one)));
        return all;
    }

    /** One kind of part of several postmortems, each with its position. */
    static <T> List<Part<T>> parts(List<SavedPostmortem> saved, Function<SavedPostmortem, List<T>> kind) {
        List<Part<T>> parts = new ArrayList<>();
        for (SavedPostmortem one : saved) {
            List<T> values = kind.apply(one);
            for (int index = 0; index < values.size(); index++) {
                parts.add(new Part<>(one.id(), index + 1, values.get(index)));
            }
        }
        return parts;
    }
}
