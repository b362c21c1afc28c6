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
        for (TextVector text : all) {
            if (!text.hash().equals(knownHashes.get(text.id()))) {
                compared.add(text.id());
            }
        }
        List<LikePair> pairs = new ArrayList<>();
        if (!compared.isEmpty()) {
            new Round(compared).compare(pairs);
        }
        pairs.sort(Comparator.comparing(LikePair::one).thenComparing(LikePair::other));
        return new Found(compared, pairs);
    }

    /** A text with its terms as numbers. */
    private record Numbered(
            int place, TextVector text, List<String> leads, TermNumbers.Numbered terms, TermNumbers.Numbered title) {}

    /** One comparison of some texts with all. */
    private final class Round {

        private final Set<String> compared;
        private final List<Numbered> texts = new ArrayList<>();
        private final Map<String, List<Numbered>> byLead = new HashMap<>();
        private final int[] seenFrom;

        Round(Set<String> compared) {
            this.compared = compared;
            this.seenFrom = new int[all.size()];
            TermNumbers numbers = new TermNumbers(all);
            for (TextVector text : all) {
                Numbered numbered = new Numbered(
                        texts.size(),
                        text,
                        text.leads(floor),
                        numbers.of(text.weights()),
                        numbers.of(text.traits().title()));
                texts.add(numbered);
                numbered.leads()
                        .forEach(term -> byLead.computeIfAbsent(term, key -> new ArrayList<>())
                                .add(numbered));
            }
        }

        void compare(List<LikePair> pairs) {
            for (Numbered one : texts) {
                if (compared.contains(one.text().id())) {
                    compare(one, pairs);
                }
            }
        }

        private void compare(Numbered one, List<LikePair> pairs) {
            double least = one.text().leastCosine(floor);
            for (String term : one.leads()) {
                for (Numbered other : byLead.getOrDefault(term, List.of())) {
                    // each once, and no pair twice
                    boolean seen = seenFrom[other.place()] == one.place() + 1;
                    seenFrom[other.place()] = one.place() + 1;
                    if (!seen && isComparable(one, other)) {
                        double cosine = one.terms().cosine(other.terms());
                        if (cosine > 0 && cosine >= least) {
                            add(one, other, cosine, pairs);
                        }
                    }
                }
            }
        }

        private boolean isComparable(Numbered one, Numbered other) {
            if (other.text().traits().owner().equals(one.text().traits().owner())) {
                return false;
            }
            return other.place() > one.place()
                    || !compared.contains(other.text().id());
        }

        private void add(Numbered one, Numbered other, double cosine, List<LikePair> pairs) {
            double likeness =
                    one.text().likeness(other.text(), cosine, () -> one.title().cosine(other.title()));
            double score = Math.round(likeness * 100) / 100.0;
            if (score >= floor) {
                boolean inOrder = one.text().id().compareTo(other.text().id()) < 0;
                TextVector lesser = inOrder ? one.text() : other.text();
                TextVector greater = inOrder ? other.text() : one.text();
                pairs.add(new LikePair(lesser.id(), greater.id(), score, lesser.wordsInCommon(greater)));
            }
        }
    }
}
