package dev.aftercare.tracker.jira;

import dev.aftercare.tracker.TrackerRefused;
import dev.aftercare.tracker.TrackerUnavailable;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The answer to a search, page by page. */
interface IssuePages {

    /** The issues of the next page; empty behind the last one. An issue may come twice. */
    Optional<List<JsonNode>> next() throws TrackerUnavailable, TrackerRefused;

    /** Says whether the pages were all that there is; only behind the last one. */
    boolean areAll();

    /** No search, no page. */
    static IssuePages none() {
        return new IssuePages() {
            @Override
            public Optional<List<JsonNode>> next() {
                return Optional.empty();
            }

            @Override
            public boolean areAll() {
                return true;
            }
        };
    }
}
