package dev.aftercare.http;

import java.time.Duration;

/**
 * How much is asked of a server, and how long it is waited for.
 *
 * @param connect the longest time until it takes a connection
 * @param answer the longest time until one whole answer is there, its body included
 * @param mostBytes the largest body that is read, unpacked
 * @param attempts how often one question is asked at most; at least 1
 * @param firstWait how long is waited before the second attempt where the server does not say; doubled before each further one
 * @param longestWait the longest of these waits
 * @param allWaiting how long is waited at most in all, over all questions of one client
 * @param inFlight how many questions are open at the same time at most
 */
public record HttpLimits(
        Duration connect,
        Duration answer,
        int mostBytes,
        int attempts,
        Duration firstWait,
        Duration longestWait,
        Duration allWaiting,
        int inFlight) {

    public HttpLimits {
        if (attempts < 1 || mostBytes < 1 || inFlight < 1) {
            throw new IllegalArgumentException("attempts, bytes and questions in flight must be at least 1");
        }
    }

    /** Limits that suit a batch job at night. */
    public static HttpLimits usual() {
        return new HttpLimits(
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                50_000_000,
                6,
                Duration.ofSeconds(1),
                Duration.ofMinutes(1),
                Duration.ofMinutes(15),
                4);
    }

    /** The same limits with another longest time for one whole answer. */
    public HttpLimits withAnswer(Duration time) {
        return new HttpLimits(connect, time, mostBytes, attempts, firstWait, longestWait, allWaiting, inFlight);
    }

    /** The same limits with another number of attempts. */
    public HttpLimits withAttempts(int most) {
        return new HttpLimits(connect, answer, mostBytes, most, firstWait, longestWait, allWaiting, inFlight);
    }

    /** The same limits with another size of the largest body. */
    public HttpLimits withMostBytes(int most) {
        return new HttpLimits(connect, answer, most, attempts, firstWait, longestWait, allWaiting, inFlight);
    }

    /** The same limits with another longest waiting in all. */
    public HttpLimits withAllWaiting(Duration most) {
        return new HttpLimits(connect, answer, mostBytes, attempts, firstWait, longestWait, most, inFlight);
    }
}
