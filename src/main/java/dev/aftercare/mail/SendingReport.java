package dev.aftercare.mail;

import java.util.List;

/**
 * What a run sent.
 *
 * @param delivered how many messages left
 * @param said one sentence for a person
 * @param trouble what went wrong though the run could go on, one sentence each
 */
record SendingReport(int delivered, String said, List<String> trouble) {

    SendingReport {
        trouble = List.copyOf(trouble);
    }
}
