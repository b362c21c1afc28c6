package dev.aftercare.fixcheck;

import dev.aftercare.fixcheck.FixEvidence.Says;
import dev.aftercare.postmortem.Countermeasure;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The table of rules from evidence to result; the first one that fits decides. The README shows the same table.
 *
 * <p>Evidence is shown where it contradicts, and never averaged.
 */
enum FixRule {
    /** It was decided not to do it. */
    CANCELLED(FixResult.DROPPED, "it was decided not to do it", known -> known.state == Countermeasure.State.CANCELLED),
    /** It was done, and taken up again since. */
    TAKEN_UP_AGAIN(
            FixResult.REGRESSED, "it was done, and taken up again since", known -> known.isOpen() && known.reopened),
    /** It is not done. */
    NOT_DONE(FixResult.NOT_DONE, "it is not done", Known::isOpen),
    /** Something shows that it is broken, and a person has said since that it holds. */
    CONTRADICTED(
            FixResult.IN_DOUBT,
            "something shows that it is broken, and a person has said since that it holds",
            known -> known.has(Says.BROKEN) && known.isConfirmedSince(Says.BROKEN)),
    /** Something shows that it is broken. */
    BROKEN(FixResult.REGRESSED, "something shows that it is broken", known -> known.has(Says.BROKEN)),
    /** Something speaks against it, and nobody has confirmed it since. */
    DOUBTFUL(
            FixResult.IN_DOUBT,
            "something speaks against it, and nobody has confirmed it since",
            known -> known.has(Says.DOUBTFUL) && !known.isConfirmedSince(Says.DOUBTFUL)),
    /** Something shows that it holds. */
    HOLDS(FixResult.HOLDING, "something shows that it holds", known -> known.has(Says.HOLDS)),
    /** It was done, and nothing shows anything yet. */
    SILENT(FixResult.NOT_SHOWN_YET, "it was done, and nothing shows anything yet", known -> true);

    private final FixResult result;
    private final String words;
    private final Predicate<Known> fits;

    FixRule(FixResult result, String words, Predicate<Known> fits) {
        this.result = result;
        this.words = words;
        this.fits = fits;
    }

    /**
     * All that is known of a countermeasure.
     *
     * @param state where it stands
     * @param reopened whether it was done before and is not now
     * @param facts what is known since it was done
     */
    record Known(Countermeasure.State state, boolean reopened, List<FixEvidence> facts) {

        private boolean isOpen() {
            return state == Countermeasure.State.OPEN || state == Countermeasure.State.IN_PROGRESS;
        }

        private boolean has(Says says) {
            return facts.stream().anyMatch(fact -> fact.says() == says);
        }

        /** Whether a person has confirmed that it holds after the last thing that says otherwise. */
        private boolean isConfirmedSince(Says says) {
            Optional<LocalDate> confirmed = last(fact -> fact.kind() == FixEvidence.Kind.SAID_HOLDS);
            boolean undated = facts.stream().anyMatch(fact -> fact.says() == says && fact.day() == null);
            Optional<LocalDate> against = last(fact -> fact.says() == says);
            return !undated
                    && confirmed.isPresent()
                    && against.isPresent()
                    && confirmed.get().isAfter(against.get());
        }

        private Optional<LocalDate> last(Predicate<FixEvidence> which) {
            return facts.stream()
                    .filter(which)
                    .map(FixEvidence::day)
                    .filter(Objects::nonNull)
                    .max(LocalDate::compareTo);
        }
    }

    /** The rule that decides. */
    static FixRule of(Known known) {
        return Arrays.stream(values())
                .filter(rule -> rule.fits.test(known))
                .findFirst()
                .orElseThrow();
    }

    /** The rule that decided a result that is kept. */
    static FixRule of(FixCheck check) {
        return switch (check.evidence()) {
            case OPEN, IN_PROGRESS -> NOT_DONE;
            case REOPENED -> TAKEN_UP_AGAIN;
            case CANCELLED, RISK_ACCEPTED -> CANCELLED;
            case DONE, DONE_AGAIN -> of(new Known(Countermeasure.State.DONE, false, check.facts()));
        };
    }

    FixResult result() {
        return result;
    }

    /** The row of the table in words, as the README has it. */
    String words() {
        return words;
    }
}
