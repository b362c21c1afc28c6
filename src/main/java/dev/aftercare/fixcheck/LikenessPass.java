package dev.aftercare.fixcheck;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares texts that are new or changed with all others, and no others: what it takes grows with the new ones. What comes
 * out is what comparing everything would give.
 */
final class LikenessPass {

    private final double floor;
    private final List<TextVector> all;
    private final Map<String, List<TextVector>> byTerm = new HashMap<>();

    /**
     * Makes texts ready to be compared.
     *
     * @param floor pairs that are less alike are left out
     */
    LikenessPass(List<TextVector> all, double floor) {
        this.all = List.copyOf(all);
        this.floor = floor;
    }

    /**
     * What a pass found.
     *
     * @param compared the texts that were compared with all others: what was known of them before holds no longer
     * @param pairs those that are alike, by id
     */
    record Found(Set<String> compared, List<LikePair> pairs) {}

    /** Compares the texts whose hash is not the one that is known. */
    Found compare(Map<String, String> knownHashes) {
        Set<String> compared = new HashSet<>();
        List<LikePair> pairs = new ArrayList<>();
        for (TextVector text : all) {
            if (!text.hash().equals(knownHashes.get(text.id()))) {
                compared.add(text.id());
            }
        }
        index(compared);
        for (TextVector text : all) {
            if (compared.contains(text.id())) {
                compare(text, compared, pairs);
            }
        }
        pairs.sort(Comparator.comparing(LikePair::one).thenComparing(LikePair::other));
        return new Found(compared, pairs);
    }

    /** Only the terms that lead from what is compared are looked for in the others. */
    private void index(Set<String> compared) {
        Set<String> wanted = new HashSet<>();
        all.stream().filter(text -> compared.contains(text.id())).forEach(text -> wanted.addAll(text.leads()));
        if (wanted.isEmpty()) {
            return;
        }
        for (TextVector text : all) {
            if (text.weights().keySet().stream().anyMatch(wanted::contains)) {
                text.leads().stream()
                        .filter(wanted::contains)
                        .forEach(term -> byTerm.computeIfAbsent(term, key -> new ArrayList<>())
                                .add(text));
            }
        }
    }

    private void compare(TextVector text, Set<String> compared, List<LikePair> pairs) {
        Set<String> seen = new HashSet<>();
        for (String term : text.leads()) {
            for (TextVector other : byTerm.getOrDefault(term, List.of())) {
                boolean twice = compared.contains(other.id()) && other.id().compareTo(text.id()) <= 0;
                if (!twice && !other.traits().owner().equals(text.traits().owner()) && seen.add(other.id())) {
                    add(text, other, pairs);
                }
            }
        }
    }

    private void add(TextVector text, TextVector other, List<LikePair> pairs) {
        double score = Math.round(text.likeness(other) * 100) / 100.0;
        if (score >= floor) {
            boolean inOrder = text.id().compareTo(other.id()) < 0;
            pairs.add(new LikePair(
                    inOrder ? text.id() : other.id(),
                    inOrder ? other.id() : text.id(),
                    score,
                    text.wordsInCommon(other)));
        }
    }
}
