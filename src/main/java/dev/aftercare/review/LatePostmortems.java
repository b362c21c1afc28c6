package dev.aftercare.review;

import java.util.List;

/** The postmortems that have stopped on their way, as of the last night. */
public interface LatePostmortems {

    /** All of them, the oldest incident first, then by id. */
    List<LatePostmortem> all();
}
