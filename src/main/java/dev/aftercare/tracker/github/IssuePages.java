package dev.aftercare.tracker.github;

import dev.aftercare.tracker.TrackerRefused;
import dev.aftercare.tracker.TrackerUnavailable;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A list of issues that comes page by page, in the order in which they were created: nothing that changes moves there. */
interface IssuePages {

    /** What the list is of, for a person. */
    String title();

    /** Says whether there is another page. */
    boolean hasNext();

    /**
     * The rows of the next page, pull requests among them.
     *
     * @throws TrackerUnavailable if it cannot be got, or the pages lead in a circle
     * @throws TrackerRefused if the server does not know us
     * @throws Withheld if the server does not hand out this list
     */
    List<JsonNode> next() throws TrackerUnavailable, TrackerRefused, Withheld;

    /** One thing that a server does not hand out, while it may hand out others. */
    final class Withheld extends Exception {

        private static final long serialVersionUID = 1L;

        /**
         * Says why.
         *
         * @param sentence what, why, what to do
         */
        Withheld(String sentence) {
            super(sentence);
        }
    }
}
