package dev.aftercare.fixcheck;

import dev.aftercare.link.Commitment;
import dev.aftercare.postmortem.RunDate;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which fixes somebody is to look at again. */
public interface Revisits {

    /** Those that are due on a run date and that nobody was asked about yet, by contact; each fix once. */
    List<Due> due(RunDate runDate);

    /**
     * Remembers that contacts were asked, by a mail that left on a run date, about all that was due by then.
     *
     * @param countermeasureIds the fixes
     */
    void asked(Collection<String> countermeasureIds, LocalDate runDate);

    /**
     * A fix to be looked at again.
     *
     * @param commitment the fix
     * @param contact who answers for its postmortem, as written; null where nobody is named
     * @param check what is known of it
     * @param known the evidence that may be shown: what decided, else all that is known, the most telling first
     * @param dueOn the day since which it is to be looked at
     * @param labels the labels by which its ticket can say that it holds
     */
    record Due(
            Commitment commitment,
            @Nullable String contact,
            FixCheck check,
            List<FixEvidence> known,
            LocalDate dueOn,
            Set<String> labels) {

        public Due {
            known = List.copyOf(known);
            labels = Set.copyOf(labels);
        }

        /** The countermeasure. */
        public String id() {
            return commitment.countermeasure().id();
        }
    }
}
