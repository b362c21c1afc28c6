package dev.aftercare.review;

/**
 * Where a postmortem does not meet a rule.
 *
 * @param line the line to mend; 0 where no line is known, which means that of the title
 * @param message what is missing and what to write
 */
record Gap(int line, Message message) {}
