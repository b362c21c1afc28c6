package dev.aftercare.trend;

import org.jspecify.annotations.Nullable;

/**
 * How many users were hit, where records state it.
 *
 * @param months over how many months
 * @param stated how many incidents state anything of it
 * @param numbers how many of them state a number of users
 * @param most the greatest of these numbers; null where there is none
 * @param total their sum, which counts a user as often as they were hit; null where there is none
 * @param untold how many incidents do not say
 */
public record UsersHit(
        int months,
        int stated,
        int numbers,
        @Nullable Long most,
        @Nullable Long total,
        int untold) {}
