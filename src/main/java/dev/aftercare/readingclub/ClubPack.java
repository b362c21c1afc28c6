package dev.aftercare.readingclub;

import dev.aftercare.fixcheck.FixCheck;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Postmortem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that an evening is made of.
 *
 * @param organisation the organisation's name
 * @param featured what was picked or proposed
 * @param postmortem the record
 * @param aftermath its countermeasures, in the order of the record, each with what is known of it
 * @param related other postmortems that may be shown to the club, the nearest first
 */
record ClubPack(
        String organisation,
        FeaturedPostmortem featured,
        Postmortem postmortem,
        List<Action> aftermath,
        List<Related> related) {

    ClubPack {
        aftermath = List.copyOf(aftermath);
        related = List.copyOf(related);
    }

    /**
     * What became of a countermeasure.
     *
     * @param check the answer to whether it holds; null where nothing is known of it
     */
    record Action(Countermeasure countermeasure, @Nullable FixCheck check) {}

    /** Another postmortem, and why it is named. */
    record Related(Postmortem postmortem, Why why) {}

    /** Why another postmortem is related. */
    enum Why {
        /** The record names it. */
        NAMED,
        /** It names the record. */
        NAMES,
        /** Both are of one family of incidents. */
        FAMILY,
        /** The same system, and a title that is alike. */
        ALIKE,
        /** The same system. */
        SYSTEM
    }
}
