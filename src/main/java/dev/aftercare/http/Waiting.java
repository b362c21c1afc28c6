package dev.aftercare.http;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Reads from the headers of an answer how long a server asks to wait. */
final class Waiting {

    /** A number larger than this is an instant in seconds since 1970, a smaller one a number of seconds. */
    private static final long SMALLEST_EPOCH = 1_000_000_000;

    private static final List<String> REMAINING = List.of("X-RateLimit-Remaining", "RateLimit-Remaining");

    private static final List<String> RESET = List.of("X-RateLimit-Reset", "RateLimit-Reset");

    private Waiting() {}

    /** How long the server asks to wait; empty where it does not say. */
    static Optional<Duration> asked(HttpHeaders headers, Clock clock) {
        return headers.firstValue("Retry-After")
                .flatMap(value -> until(value, clock))
                .or(() -> isUsedUp(headers) ? reset(headers, clock) : Optional.empty());
    }

    /** Says whether a limit is used up, so that the next question would be refused. */
    static boolean isUsedUp(HttpHeaders headers) {
        return REMAINING.stream()
                .anyMatch(name -> headers.firstValue(name)
                        .filter(value -> value.strip().equals("0"))
                        .isPresent());
    }

    /** The time until a limit begins anew; empty where the server does not say. */
    static Optional<Duration> reset(HttpHeaders headers, Clock clock) {
        return RESET.stream()
                .map(headers::firstValue)
                .flatMap(Optional::stream)
                .findFirst()
                .flatMap(value -> until(value, clock));
    }

    private static Optional<Duration> until(String value, Clock clock) {
        String text = value.strip();
        if (!text.isEmpty() && text.length() < 16 && text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.')) {
            return seconds(text, clock);
        }
        return instant(text).map(instant -> atLeastZero(Duration.between(clock.instant(), instant)));
    }

    private static Optional<Duration> seconds(String text, Clock clock) {
        try {
            long millis = Math.round(Double.parseDouble(text) * 1000);
            return Optional.of(
                    millis / 1000 < SMALLEST_EPOCH
                            ? Duration.ofMillis(millis)
                            : atLeastZero(Duration.between(clock.instant(), Instant.ofEpochMilli(millis))));
        } catch (NumberFormatException twoPoints) {
            return Optional.empty();
        }
    }

    // An HTTP date (RFC 9110), or an ISO one as Jira writes it ("2026-03-04T10:05Z").
    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException noHttpDate) {
            try {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeException noDate) {
                return Optional.empty();
            }
        }
    }

    private static Duration atLeastZero(Duration time) {
        return time.isNegative() ? Duration.ZERO : time;
    }
}
