package dev.aftercare.mail;

import dev.aftercare.postmortem.RunDate;

/** What a night has to tell somebody: it works from what the night has read and worked out before. */
public interface NightLetters {

    /**
     * Queues the messages of a night, in the transaction of the caller, and remembers that they were written.
     *
     * @return one sentence about it
     */
    String write(RunDate runDate);
}
