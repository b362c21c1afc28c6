package dev.aftercare.fixcheck;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;

/** Numbers terms in the order of the alphabet, so that many vectors can be compared quickly and always add up in one order. */
final class TermNumbers {

    private final Map<String, Integer> numbers = new HashMap<>();

    TermNumbers(Collection<TextVector> texts) {
        TreeSet<String> terms = new TreeSet<>();
        for (TextVector text : texts) {
            terms.addAll(text.weights().keySet());
            terms.addAll(text.traits().title().keySet());
        }
        terms.forEach(term -> numbers.put(term, numbers.size()));
    }

    /** The weights of terms by their numbers. */
    Numbered of(SortedMap<String, Double> weights) {
        int[] terms = new int[weights.size()];
        double[] values = new double[weights.size()];
        int at = 0;
        double squares = 0;
        for (Map.Entry<String, Double> weight : weights.entrySet()) {
            terms[at] = numbers.getOrDefault(weight.getKey(), -1);
            values[at] = weight.getValue();
            squares += weight.getValue() * weight.getValue();
            at++;
        }
        return new Numbered(terms, values, Math.sqrt(squares));
    }

    /** The weights of one text. */
    static final class Numbered {

        private final int[] terms;
        private final double[] values;
        private final double length;

        private Numbered(int[] terms, double[] values, double length) {
            this.terms = terms;
            this.values = values;
            this.length = length;
        }

        /** From 0 to 1; 0 where one has no terms. */
        double cosine(Numbered other) {
            double sum = 0;
            int mine = 0;
            int theirs = 0;
            while (mine < terms.length && theirs < other.terms.length) {
                if (terms[mine] == other.terms[theirs]) {
                    sum += values[mine++] * other.values[theirs++];
                } else if (terms[mine] < other.terms[theirs]) {
                    mine++;
                } else {
                    theirs++;
                }
            }
            return sum == 0 ? 0 : sum / (length * other.length);
        }
    }
}
