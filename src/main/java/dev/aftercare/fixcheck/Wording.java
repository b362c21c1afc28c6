package dev.aftercare.fixcheck;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is compared of a record, before it is read into terms: most nights it is the same as the night before, which its hash
 * tells, and need not be read.
 *
 * @param id whose text it is
 * @param owner what it is a part of: two texts of one owner are not compared
 * @param system the system that it is about, folded; null where none is stated
 * @param tags its tags, folded
 * @param title its title; empty where it has none
 * @param parts its texts
 */
record Wording(String id, String owner, @Nullable String system, Set<String> tags, String title, List<Part> parts) {

    Wording {
        tags = Set.copyOf(tags);
        parts = List.copyOf(parts);
    }

    /**
     * One of its texts.
     *
     * @param text the words
     * @param emphasis what each of them counts, compared with those of other parts
     */
    record Part(String text, double emphasis) {}

    /** Another hash means that it says something else. */
    String hash() {
        StringBuilder all = new StringBuilder(owner)
                .append('\0')
                .append(system)
                .append('\0')
                .append(title);
        tags.stream().sorted().forEach(tag -> all.append('\0').append(tag));
        parts.forEach(
                part -> all.append("\0\0").append(part.emphasis()).append('\0').append(part.text()));
        return Sha256.of(all.toString());
    }

    /** What each term of it counts; where a term stands in several parts, the most telling one, and a little for the others. */
    Map<String, Double> emphases() {
        Map<String, Double> emphases = new HashMap<>();
        for (Part part : parts) {
            Set.copyOf(Terms.of(part.text()))
                    .forEach(term -> emphases.merge(
                            term, part.emphasis(), (one, other) -> Math.max(one, other) + 0.3 * Math.min(one, other)));
        }
        return emphases;
    }

    /** Reads it, and weighs its terms. */
    TextVector weighed(TermWeights weights) {
        return weighed(emphases(), weights);
    }

    private TextVector weighed(Map<String, Double> emphases, TermWeights weights) {
        Map<String, Double> weighted = new HashMap<>();
        emphases.forEach((term, emphasis) -> weighted.put(term, emphasis * weights.of(term)));
        if (title.isEmpty()) {
            return TextVector.of(
                    id, weighted, new TextVector.Traits(owner, system, tags, Set.of(), Collections.emptySortedMap()));
        }
        List<String> titled = Terms.of(title);
        TreeMap<String, Double> counted = new TreeMap<>();
        titled.forEach(term -> counted.put(term, weights.of(term)));
        Set<String> statuses = titled.stream().filter(Terms::isStatus).collect(Collectors.toSet());
        return TextVector.of(id, weighted, new TextVector.Traits(owner, system, tags, statuses, counted));
    }

    /** Reads and weighs all, the earliest first. */
    static List<TextVector> weighed(List<Wording> inTime) {
        List<Map<String, Double>> emphases =
                inTime.stream().map(Wording::emphases).toList();
        return weighed(
                inTime,
                emphases,
                TermWeights.of(emphases.stream().map(Map::keySet).toList()));
    }

    /** Weighs all; their terms stand at the same places of the second list. */
    static List<TextVector> weighed(List<Wording> inTime, List<Map<String, Double>> emphases, TermWeights weights) {
        return IntStream.range(0, inTime.size())
                .mapToObj(at -> inTime.get(at).weighed(emphases.get(at), weights))
                .toList();
    }
}
