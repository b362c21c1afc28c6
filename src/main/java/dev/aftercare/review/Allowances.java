package dev.aftercare.review;

import dev.aftercare.postmortem.Passage;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The comments by which authors allow a line. One that names no rule does nothing, and its author should know. */
final class Allowances {

    static final List<ReviewRule> RULES =
            List.of(new ReviewRule("allowance.unknown", Asked.advisedBy(ReviewProfile.values()), Allowances::unknown));

    private static final Message UNKNOWN = new Message(
            "a comment allows %s, which is no rule; write the name that the finding has, such as phrasing.would-have",
            "un commentaire autorise %s, qui n'est pas une règle ; écrire le nom que porte la remarque, par exemple"
                    + " phrasing.would-have");

    private Allowances() {}

    private static Stream<Gap> unknown(Reviewed reviewed) {
        return reviewed.passages().stream()
                .filter(passage -> passage.kind() == Passage.Kind.ALLOWED)
                .filter(passage -> !ReviewRules.names().contains(passage.text().toLowerCase(Locale.ROOT)))
                .map(passage -> new Gap(passage.line(), UNKNOWN.quoting(passage.text())));
    }
}
