package dev.aftercare.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** How long is waited before a question is asked again, and how much patience is left in all. Thread-safe. */
final class WaitingBudget {

    private final HttpLimits limits;

    private final Pause pause;

    private final RandomGenerator jitter;

    private final AtomicLong waitedMillis = new AtomicLong();

    /** What is left to wait for before the next question, because a limit is used up. */
    private final AtomicLong untilResetMillis = new AtomicLong();

    WaitingBudget(HttpLimits limits, Pause pause, RandomGenerator jitter) {
        this.limits = limits;
        this.pause = pause;
        this.jitter = jitter;
    }

    /** Notes that the server takes no further question before a time has passed. */
    void limitUsedUp(Duration untilReset) {
        untilResetMillis.accumulateAndGet(untilReset.toMillis(), Math::max);
    }

    /** Waits where a limit is used up: the next question would only be refused. */
    void waitForLimit() throws ServerUnavailable {
        long millis = untilResetMillis.getAndSet(0);
        if (millis > 0) {
            sleep(Duration.ofMillis(millis), "the server's limit for us is used up");
        }
    }

    /**
     * Waits after a failed attempt.
     *
     * @param attempt the number of the attempt, from 1
     * @param asked how long the server asks to wait; null where it does not say
     * @param why what to say where the patience does not last
     */
    void wait(int attempt, @Nullable Duration asked, String why) throws ServerUnavailable {
        // What the server says about this question holds for the limit, too: not waited for twice.
        untilResetMillis.set(0);
        sleep(asked == null ? growing(attempt) : asked, why);
    }

    /** Doubles with each attempt; a part of it is chance, so that several clients do not come back at the same moment. */
    private Duration growing(int attempt) {
        double doubled = limits.firstWait().toMillis() * Math.pow(2, attempt - 1.0);
        double most = Math.min(doubled, limits.longestWait().toMillis());
        return Duration.ofMillis(Math.round(most * (0.5 + 0.5 * jitter.nextDouble())));
    }

    private void sleep(Duration time, String why) throws ServerUnavailable {
        long all = waitedMillis.addAndGet(time.toMillis());
        if (all > limits.allWaiting().toMillis()) {
            waitedMillis.addAndGet(-time.toMillis());
            throw new ServerUnavailable(why
                    + ": it would take another %d s, and we wait at most %d s in one run; try again later"
                            .formatted(
                                    Math.max(1, time.toSeconds()),
                                    limits.allWaiting().toSeconds()));
        }
        try {
            pause.of(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerUnavailable(why + ": the run was stopped while it waited", e);
        }
    }

    Duration waited() {
        return Duration.ofMillis(waitedMillis.get());
    }
}
