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
    CANCELLED(FixResult.DROPPED, known -> known.state == Countermeasure.State.CANCELLED),
    /** It was done, and taken up again since. */
    TAKEN_UP_AGAIN(FixResult.REGRESSED, known -> known.isOpen() && known.reopened),
    /** It is not done. */
    NOT_DONE(FixResult.NOT_DONE, Known::isOpen),
    /** Something shows that it is broken, and a person has said since that it holds. */
    CONTRADICTED(FixResult.IN_DOUBT, known -> known.has(Says.BROKEN) && known.isConfirmedSince(Says.BROKEN)),
    /** Something shows that it is broken. */
    BROKEN(FixResult.REGRESSED, known -> known.has(Says.BROKEN)),
    /** Something speaks against it, and nobody has confirmed it since. */
    DOUBTFUL(FixResult.IN_DOUBT, known -> known.has(Says.DOUBTFUL) && !known.isConfirmedSince(Says.DOUBTFUL)),
    /** Something shows that it holds. */
    HOLDS(FixResult.HOLDING, known -> known.has(Says.HOLDS)),
    /** It was done, and nothing shows anything yet. */
    SILENT(FixResult.NOT_SHOWN_YET, known -> true);

    private final FixResult result;
    private final Predicate<Known> fits;

    FixRule(FixResult result, Predicate<Known> fits) {
        this.result = result;
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

    FixResult result() {
        return result;
    }
}
