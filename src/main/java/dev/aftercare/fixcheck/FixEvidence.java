package dev.aftercare.fixcheck;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is known of a fix after it was done.
 *
 * @param kind what it is
 * @param says what it says of the fix
 * @param day the day that it speaks of; null where nobody says
 * @param postmortemId the postmortem that shows it; null where none does
 * @param arguments what its sentence needs besides, in the order that {@link Kind} says
 */
public record FixEvidence(
        Kind kind,
        Says says,
        @Nullable LocalDate day,
        @Nullable String postmortemId,
        List<String> arguments) {

    public FixEvidence {
        arguments = List.copyOf(arguments);
    }

    /** What a piece of evidence says of a fix. */
    public enum Says {
        /** It no longer does what it was for, or never did. */
        BROKEN,
        /** Perhaps it no longer does. */
        DOUBTFUL,
        /** It does what it was for. */
        HOLDS,
        /** Nothing; it is shown all the same. */
        NOTHING
    }

    /** What a piece of evidence is; behind each the arguments of its sentence. */
    public enum Kind {
        /** The thing itself is not as it was: name, what was seen. */
        CHECK_MISSING,
        /** The thing itself was not seen as expected yet, or for one night only: name, what was seen. */
        CHECK_DOUBTFUL,
        /** The thing itself could not be looked at: name, why. */
        CHECK_UNKNOWN,
        /** The thing itself is as expected: name, what was seen. */
        CHECK_STANDS,
        /** A person says that it does not hold: note. */
        SAID_BROKEN,
        /** A person says that it holds: note. */
        SAID_HOLDS,
        /** A person said so too long ago: note. */
        SAID_LONG_AGO,
        /** An incident of the family that it was to prevent: title, likeness or nothing, words. */
        HAPPENED_AGAIN,
        /** A later incident that users noticed first: title, likeness or nothing, words. */
        NOTICED_BY_USERS,
        /** A later incident that was noticed later than the first one: title, likeness or nothing, words. */
        NOTICED_LATER,
        /** A later incident that it noticed: title, likeness or nothing, words. */
        NOTICED,
        /** A later incident that took longer or hit more users: title, likeness or nothing, words. */
        NOT_EASED,
        /** A later incident that was over sooner and hit no more users: title, likeness or nothing, words. */
        EASED,
        /** A later incident from which nothing follows for this kind of action: title, likeness or nothing, words. */
        LATER_INCIDENT,
        /** It has been quiet since that day, for long enough: incidents before, until when it had to. */
        QUIET,
        /** It has been quiet since that day, and not for long enough: incidents before, until when it has to. */
        QUIET_TOO_SHORT,
        /** It has been quiet since that day, and silence shows nothing here: incidents before. */
        QUIET_SAYS_NOTHING,
        /** It was reopened: how often. */
        REOPENED_BEFORE,
        /** Its ticket was moved: former key, key. */
        TICKET_MOVED,
        /** Its ticket is no longer there: key. */
        TICKET_VANISHED,
        /** Two requests to look again were not answered. */
        NOT_CONFIRMED
    }
}
