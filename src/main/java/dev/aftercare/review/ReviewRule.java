package dev.aftercare.review;

import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A rule that a postmortem should meet.
 *
 * @param name its short stable name
 * @param asked which guides ask for it
 * @param gaps where a postmortem does not meet it
 */
record ReviewRule(String name, Asked asked, Function<Reviewed, Stream<Gap>> gaps) {}
