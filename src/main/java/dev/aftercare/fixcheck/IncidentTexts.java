package dev.aftercare.fixcheck;

import dev.aftercare.postmortem.Postmortem;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is compared of incidents: title, cause, summary and symptoms; a word of the title counts most. */
final class IncidentTexts {

    private static final double TITLE = 2.0;
    private static final double CAUSE = 1.4;
    private static final double SUMMARY = 1.0;
    private static final double SYMPTOMS = 0.5;

    private IncidentTexts() {}

    /** Every postmortem as a vector, in the order of its incident. */
    static List<TextVector> of(Collection<Postmortem> postmortems, ZoneId zone) {
        List<Postmortem> inTime = postmortems.stream()
                .sorted(Comparator.comparing(
                                (Postmortem one) -> IncidentDay.of(one, zone).orElse(LocalDate.MAX))
                        .thenComparing(Postmortem::id))
                .toList();
        List<Map<String, Double>> emphases =
                inTime.stream().map(IncidentTexts::emphases).toList();
        TermWeights weights = TermWeights.of(emphases.stream().map(Map::keySet).toList());
        List<TextVector> vectors = new ArrayList<>();
        for (int at = 0; at < inTime.size(); at++) {
            Map<String, Double> weighted = new HashMap<>();
            emphases.get(at).forEach((term, emphasis) -> weighted.put(term, emphasis * weights.of(term)));
            vectors.add(TextVector.of(inTime.get(at).id(), weighted, traits(inTime.get(at), weights)));
        }
        return vectors;
    }

    private static Map<String, Double> emphases(Postmortem one) {
        Map<String, Double> emphases = new HashMap<>();
        add(one.title(), TITLE, emphases);
        add(one.cause(), CAUSE, emphases);
        add(one.summary(), SUMMARY, emphases);
        add(one.impact(), SYMPTOMS, emphases);
        return emphases;
    }

    /** Where a term stands in several parts, the most telling one counts, and a little is added for the others. */
    private static void add(@Nullable String text, double emphasis, Map<String, Double> emphases) {
        if (text != null) {
            Set.copyOf(Terms.of(text))
                    .forEach(term -> emphases.merge(
                            term, emphasis, (one, other) -> Math.max(one, other) + 0.3 * Math.min(one, other)));
        }
    }

    private static TextVector.Traits traits(Postmortem one, TermWeights weights) {
        String system = one.system() == null ? null : one.system().toLowerCase(Locale.ROOT);
        Set<String> tags = one.tags().stream()
                .map(tag -> tag.toLowerCase(Locale.ROOT))
                .filter(tag -> !tag.equals(system))
                .collect(Collectors.toSet());
        Set<String> statuses =
                Terms.of(one.title()).stream().filter(Terms::isStatus).collect(Collectors.toSet());
        TreeMap<String, Double> title = new TreeMap<>();
        Terms.of(one.title()).forEach(term -> title.put(term, weights.of(term)));
        return new TextVector.Traits(one.id(), system, tags, statuses, title);
    }
}
