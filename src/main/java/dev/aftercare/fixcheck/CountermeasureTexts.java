package dev.aftercare.fixcheck;

import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Postmortem;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What is compared of countermeasures: their descriptions. */
final class CountermeasureTexts {

    private CountermeasureTexts() {}

    /** Every countermeasure as a vector, in the order of the incidents. */
    static List<TextVector> of(Collection<Postmortem> postmortems, ZoneId zone) {
        List<Postmortem> inTime = postmortems.stream()
                .sorted(Comparator.comparing(
                                (Postmortem one) -> IncidentDay.of(one, zone).orElse(LocalDate.MAX))
                        .thenComparing(Postmortem::id))
                .toList();
        List<Set<String>> terms = new ArrayList<>();
        for (Postmortem postmortem : inTime) {
            postmortem.countermeasures().forEach(one -> terms.add(new HashSet<>(Terms.of(one.description()))));
        }
        TermWeights weights = TermWeights.of(terms);
        List<TextVector> vectors = new ArrayList<>();
        for (Postmortem postmortem : inTime) {
            String system =
                    postmortem.system() == null ? null : postmortem.system().toLowerCase(Locale.ROOT);
            for (Countermeasure one : postmortem.countermeasures()) {
                Map<String, Double> weighted = new HashMap<>();
                terms.get(vectors.size()).forEach(term -> weighted.put(term, weights.of(term)));
                vectors.add(TextVector.of(one.id(), weighted, TextVector.Traits.of(postmortem.id(), system)));
            }
        }
        return vectors;
    }
}
