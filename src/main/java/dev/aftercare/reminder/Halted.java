package dev.aftercare.reminder;

import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.review.LatePostmortem;
import org.jspecify.annotations.Nullable;

/**
 * A postmortem that has stopped on its way.
 *
 * @param late what has not happened
 * @param postmortem the postmortem; null where there is none yet
 */
record Halted(LatePostmortem late, @Nullable Postmortem postmortem) {

    /** What has not happened to which postmortem: it is asked about once. */
    String id() {
        return "halted:" + late.kind() + ":" + late.id();
    }
}
