package dev.aftercare.fixcheck;

import dev.aftercare.http.AddressRanges;
import dev.aftercare.postmortem.Severity;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How fixes are checked.
 *
 * @param confirmationDays for how many days a confirmation counts
 * @param verifiedLabels the labels by which a ticket says that its fix was verified, in small letters
 * @param revisitDays after how many days somebody is asked to look again
 * @param revisitSeverities for incidents of which severities
 * @param revisitStart nobody is asked about what fell due before that day; null asks nobody
 * @param watched the things that are looked at
 * @param allowedAddresses private address ranges that may be asked, such as 10.1.0.0/16
 */
public record FixSettings(
        int confirmationDays,
        Set<String> verifiedLabels,
        List<Integer> revisitDays,
        Set<Severity> revisitSeverities,
        @Nullable LocalDate revisitStart,
        List<WatchedThing> watched,
        List<String> allowedAddresses) {

    public FixSettings {
        verifiedLabels = Set.copyOf(verifiedLabels);
        revisitDays = List.copyOf(revisitDays);
        revisitSeverities = Set.copyOf(revisitSeverities);
        watched = List.copyOf(watched);
        allowedAddresses = List.copyOf(allowedAddresses);
    }

    /** What is wrong with ranges of addresses; empty where nothing is. */
    public static Optional<String> problemOf(List<String> ranges) {
        try {
            AddressRanges.allowing(ranges);
            return Optional.empty();
        } catch (IllegalArgumentException noRange) {
            return Optional.of(String.valueOf(noRange.getMessage()));
        }
    }

    /** What holds where nothing is configured. */
    public static FixSettings usual() {
        return new FixSettings(
                365,
                Set.of("fix-verified"),
                List.of(90, 365),
                Set.of(Severity.SEV1, Severity.SEV2),
                null,
                List.of(),
                List.of());
    }
}
