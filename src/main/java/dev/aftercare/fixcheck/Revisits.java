package dev.aftercare.fixcheck;

import dev.aftercare.link.Commitment;
import dev.aftercare.postmortem.RunDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which fixes somebody is to look at again. */
public interface Revisits {

    /** Those that are due on a run date and that nobody was asked about yet, by contact; each fix once. */
    List<Due> due(RunDate runDate);

    /** Remembers that the contacts were asked. To be called in the transaction that queues the mail. */
    void asked(Collection<Due> asked, RunDate runDate);

    /**
     * A fix to be looked at again.
     *
     * @param commitment the fix
     * @param contact who answers for its postmortem, as written; null where nobody is named
     * @param check what is known of it; its facts say more
     */
    record Due(Commitment commitment, @Nullable String contact, FixCheck check) {}
}
