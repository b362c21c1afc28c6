package dev.aftercare.readingclub;

import java.util.List;

/**
 * A postmortem that is no candidate, for the organiser.
 *
 * @param postmortemId the postmortem
 * @param title its title; empty where it must not be named
 * @param why why
 * @param missing what it lacks, in its own language; empty where that is not why
 */
public record LeftOut(String postmortemId, String title, Why why, List<String> missing) {

    public LeftOut {
        missing = List.copyOf(missing);
    }

    /** Why a postmortem is no candidate. */
    public enum Why {
        /** It is restricted, and not named here either. */
        RESTRICTED,
        /** It is a draft. */
        DRAFT,
        /** It waits for review. */
        IN_REVIEW,
        /** It does not meet a rule that its guide requires. */
        INCOMPLETE
    }
}
