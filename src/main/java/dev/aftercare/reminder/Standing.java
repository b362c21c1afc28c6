package dev.aftercare.reminder;

import org.jspecify.annotations.Nullable;

/**
 * Why somebody is mailed about an item tonight, or nobody is.
 *
 * @param item the item
 * @param reason why
 * @param address who is mailed; null where nobody is
 * @param detail what belongs to the reason, for a person; empty where nothing does
 */
record Standing(OpenItem item, Reason reason, @Nullable String address, String detail) {

    /** Why. */
    enum Reason {
        /** It reached a step. */
        MAILED("is mailed about"),
        /** It reached a step, and its mail waits for the reminder day or for a working day. */
        WAITS("waits for a day that suits"),
        /** Nothing is to be said at present: it is not due soon, or it was mailed about less than a week ago. */
        QUIET("nothing new to say"),
        /** All its mails were sent: it rests in the digest. */
        RESTS("all reminders were sent; it rests in the digest"),
        /** Its owner is not there, and somebody was told. */
        ABSENT("its owner is not there, and somebody else was told"),
        /** Somebody snoozed it. */
        SNOOZED("is snoozed"),
        /** It rests on data that could not be read tonight. */
        STALE("rests on data that could not be read"),
        /** Its day was before reminders started. */
        BEFORE_START("was due before reminders started"),
        /** Reminders have not started. */
        NO_START("reminders have not started"),
        /** Nobody can be reached. */
        NOBODY("nobody can be reached");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
