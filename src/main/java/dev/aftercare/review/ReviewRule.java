package dev.aftercare.review;

import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A rule that a postmortem should meet.
 *
 * @param name its short stable name
 * @param gaps where a postmortem does not meet it
 */
record ReviewRule(String name, Function<Reviewed, Stream<Gap>> gaps) {}
