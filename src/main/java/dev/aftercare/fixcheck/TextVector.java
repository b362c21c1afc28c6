package dev.aftercare.fixcheck;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The weighted terms of one text, ready to be compared.
 *
 * @param id whose text it is
 * @param weights what each term counts, by term; above 0
 * @param length the length of the vector
 * @param traits what else is compared
 * @param hash another one means that it has to be compared again
 */
record TextVector(String id, TreeMap<String, Double> weights, double length, Traits traits, String hash) {

    /**
     * What is known of a text beside its words.
     *
     * @param owner what the text is a part of: two texts of one owner are not compared
     * @param system the system that it is about; null where none is stated
     * @param tags its tags, folded
     * @param statuses the answers of web servers in its title
     * @param title what each term of its title counts; nothing where it has none
     */
    record Traits(
            String owner,
            @Nullable String system,
            Set<String> tags,
            Set<String> statuses,
            SortedMap<String, Double> title) {

        Traits {
            // in order: they are kept as they stand here, and two runs keep the same
            tags = Collections.unmodifiableSet(new TreeSet<>(tags));
            statuses = Collections.unmodifiableSet(new TreeSet<>(statuses));
        }

        /** The traits of a text without title, tags and statuses. */
        static Traits of(String owner, @Nullable String system) {
            return new Traits(owner, system, Set.of(), Set.of(), Collections.emptySortedMap());
        }
    }

    private static final double SAME_SYSTEM = 0.06;

    private static final double OTHER_SYSTEM = -0.08;
    private static final double SAME_TAG = 0.05;
    private static final int MOST_TAGS = 2;
    private static final double OTHER_STATUS = 0.6;
    private static final double TITLES = 0.25;
    private static final int MOST_WORDS = 6;

    /** Likeness is kept in hundredths. */
    private static final double ROUNDING = 0.006;

    /** Terms that count less are in so many texts that they lead to none. */
    private static final double LEADS_SOMEWHERE = 0.9;

    /** Terms that count much less than the best ones of a text lead to nothing that those do not lead to. */
    private static final int MOST_LEADS = 14;

    static TextVector of(String id, Map<String, Double> weights, Traits traits) {
        TreeMap<String, Double> sorted = new TreeMap<>(weights);
        String content = sorted + "|" + traits.owner() + "|" + traits.system() + "|"
                + traits.tags().stream().sorted().toList() + "|"
                + traits.statuses().stream().sorted().toList() + "|" + traits.title();
        return new TextVector(id, sorted, length(sorted), traits, Sha256.of(content));
    }

    /**
     * How alike two texts are, from 0 to 1: the cosine of their weighted terms, a quarter of it that of their titles alone
     * where these are more alike; a little more for the same system and tags, a little less for other systems, and much less
     * where their titles name different answers of a web server.
     */
    double likeness(TextVector other) {
        TermNumbers numbers = new TermNumbers(List.of(this, other));
        return likeness(
                other,
                numbers.of(weights).cosine(numbers.of(other.weights)),
                () -> numbers.of(traits.title).cosine(numbers.of(other.traits.title)));
    }

    /**
     * The same, where the cosines are known.
     *
     * @param cosine of all terms
     * @param titles of the titles; asked for only where it matters
     */
    double likeness(TextVector other, double cosine, DoubleSupplier titles) {
        if (cosine == 0) {
            return 0;
        }
        double raised = Math.max(cosine, (1 - TITLES) * cosine + TITLES * titles.getAsDouble());
        return Math.max(0, Math.min(1, adjusted(raised, other.traits)));
    }

    /** The least cosine of all terms from which on two texts can be as alike. */
    double leastCosine(double likeness) {
        double tags = traits.tags.isEmpty() ? 0 : MOST_TAGS * SAME_TAG;
        double raised = likeness - ROUNDING - SAME_SYSTEM - tags;
        return Math.max(0, traits.title.isEmpty() ? raised : (raised - TITLES) / (1 - TITLES));
    }

    private static double length(SortedMap<String, Double> weights) {
        double squares = 0;
        for (double weight : weights.values()) {
            squares += weight * weight;
        }
        return Math.sqrt(squares);
    }

    private double adjusted(double score, Traits theirs) {
        double adjusted = score;
        if (traits.system != null && theirs.system != null) {
            adjusted += traits.system.equals(theirs.system) ? SAME_SYSTEM : OTHER_SYSTEM;
        }
        long shared = traits.tags.stream().filter(theirs.tags::contains).count();
        adjusted += SAME_TAG * Math.min(MOST_TAGS, shared);
        boolean otherStatus = !traits.statuses.isEmpty()
                && !theirs.statuses.isEmpty()
                && traits.statuses.stream().noneMatch(theirs.statuses::contains);
        return otherStatus ? adjusted * OTHER_STATUS : adjusted;
    }

    /**
     * The terms by which a text is found: its most telling ones. Those that count less are left out where all of them together
     * could not make another text as alike, and where there are many.
     *
     * @param floor how alike two texts have to be
     */
    List<String> leads(double floor) {
        List<Map.Entry<String, Double>> telling = new ArrayList<>(weights.entrySet());
        telling.sort(Map.Entry.<String, Double>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()));
        List<String> leads = new ArrayList<>();
        double least = leastCosine(floor) * length;
        double rest = length * length;
        for (Map.Entry<String, Double> term : telling) {
            if (leads.size() == MOST_LEADS || term.getValue() < LEADS_SOMEWHERE || rest < least * least) {
                break;
            }
            leads.add(term.getKey());
            rest -= term.getValue() * term.getValue();
        }
        return leads;
    }

    /** The words that make the two alike, the most telling first. */
    List<String> wordsInCommon(TextVector other) {
        Set<String> shared = new HashSet<>(weights.keySet());
        shared.retainAll(other.weights.keySet());
        List<String> words = new ArrayList<>(shared);
        words.sort(Comparator.comparingDouble((String term) -> -product(term, other))
                .thenComparing(Comparator.naturalOrder()));
        return List.copyOf(words.subList(0, Math.min(MOST_WORDS, words.size())));
    }

    private double product(String term, TextVector other) {
        return weights.getOrDefault(term, 0.0) * other.weights.getOrDefault(term, 0.0);
    }
}
