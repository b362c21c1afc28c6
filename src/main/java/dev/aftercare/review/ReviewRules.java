package dev.aftercare.review;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All rules by their names. */
public final class ReviewRules {

    static final List<ReviewRule> ALL = Stream.of(
                    Completeness.RULES, Countermeasures.RULES, Phrasing.RULES, Allowances.RULES)
            .flatMap(List::stream)
            .toList();

    private static final Map<String, ReviewRule> BY_NAME =
            ALL.stream().collect(Collectors.toMap(ReviewRule::name, Function.identity()));

    private ReviewRules() {}

    /** The names of all rules. */
    public static Set<String> names() {
        return BY_NAME.keySet();
    }

    /** The guides that ask for a rule; empty for an unknown one. */
    static List<String> guides(String rule) {
        ReviewRule known = BY_NAME.get(rule);
        return known == null ? List.of() : known.asked().guides();
    }
}
