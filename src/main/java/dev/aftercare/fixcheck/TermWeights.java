package dev.aftercare.fixcheck;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * What a term counts: the more, the fewer texts use it. It is counted in the earliest texts only, as many as a row of fixed
 * numbers allows, and in steps: so a night that brings a few new texts leaves what the old ones count, and the old ones need
 * not be compared again. The same texts give the same weights, in whatever order the nights brought them.
 */
final class TermWeights {

    private static final int FIRST_STEP = 200;
    private static final double GROWTH = 1.5;
    private static final double STEPS = 4;
    private static final double COMMON = 0.3;

    private final Map<String, Integer> texts = new HashMap<>();
    private final int counted;

    private TermWeights(int counted) {
        this.counted = counted;
    }

    /**
     * Counts the terms of the earliest texts.
     *
     * @param inTime the terms of every text, the earliest first
     */
    static TermWeights of(List<? extends Collection<String>> inTime) {
        TermWeights weights = new TermWeights(reference(inTime.size()));
        for (Collection<String> terms : inTime.subList(0, weights.counted)) {
            new HashSet<>(terms).forEach(term -> weights.texts.merge(term, 1, Integer::sum));
        }
        return weights;
    }

    /**
     * What was counted before.
     *
     * @param counted how many texts were counted
     * @param texts how many of them use each term; a term that is not in it is used by none
     */
    static TermWeights remembered(int counted, Map<String, Integer> texts) {
        TermWeights weights = new TermWeights(counted);
        weights.texts.putAll(texts);
        return weights;
    }

    /** How many texts were counted. */
    int counted() {
        return counted;
    }

    /** How many of the counted texts use each term. */
    Map<String, Integer> texts() {
        return Map.copyOf(texts);
    }

    /** How many texts are counted of so many: all of a few, else the greatest of 200, 300, 450, ... */
    static int reference(int size) {
        if (size <= FIRST_STEP) {
            return size;
        }
        double step = FIRST_STEP;
        while (step * GROWTH <= size) {
            step *= GROWTH;
        }
        return (int) step;
    }

    /** What a term counts, above 0. */
    double of(String term) {
        double rarity = Math.log((1.0 + counted) / (1.0 + texts.getOrDefault(term, 0))) + 0.5;
        double stepped = Math.max(1, Math.round(rarity * STEPS)) / STEPS;
        return Terms.isCommon(term) ? stepped * COMMON : stepped;
    }
}
