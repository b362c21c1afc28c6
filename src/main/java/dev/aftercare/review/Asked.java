package dev.aftercare.review;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which guides ask for a rule, and how much; a guide that is not named here does not ask for it. */
final class Asked {

    private final Map<ReviewProfile, RuleLevel> levels = new EnumMap<>(ReviewProfile.class);

    private Asked() {}

    /** Some guides require it. */
    static Asked requiredBy(ReviewProfile... profiles) {
        return new Asked().and(RuleLevel.REQUIRED, profiles);
    }

    /** Some guides advise it. */
    static Asked advisedBy(ReviewProfile... profiles) {
        return new Asked().and(RuleLevel.ADVICE, profiles);
    }

    /** And others advise it. */
    Asked alsoAdvisedBy(ReviewProfile... profiles) {
        return and(RuleLevel.ADVICE, profiles);
    }

    private Asked and(RuleLevel level, ReviewProfile... profiles) {
        Arrays.stream(profiles).forEach(profile -> levels.put(profile, level));
        return this;
    }

    RuleLevel by(ReviewProfile profile) {
        return levels.getOrDefault(profile, RuleLevel.OFF);
    }

    /** The guides that ask for it, by their names. */
    List<String> guides() {
        return levels.keySet().stream()
                .filter(profile -> profile != ReviewProfile.GENERAL)
                .map(ReviewProfile::label)
                .collect(Collectors.toList());
    }
}
