package dev.aftercare.trend;

import dev.aftercare.postmortem.Incident;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.RecordedInstant.Precision;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Subtracts the instants of an incident, and says why where there is nothing to subtract. A duration that the record states
 * in words fills no gap: only instants count.
 */
final class IncidentTimes {

    /** The first row that fits decides. */
    private static final List<Rule> RULES = List.of(
            new Rule(Span::anyInvalid, IncidentMetric.State.INVALID),
            new Rule(Span::anyNotApplicable, IncidentMetric.State.NOT_APPLICABLE),
            new Rule(Span::anyPending, IncidentMetric.State.PENDING),
            new Rule(Span::daysRunBackwards, IncidentMetric.State.INVALID),
            new Rule(Span::lacksAnInstant, IncidentMetric.State.MISSING),
            new Rule(Span::runsBackwards, IncidentMetric.State.INVALID),
            new Rule(Span::isRough, IncidentMetric.State.APPROXIMATE),
            new Rule(span -> true, IncidentMetric.State.RECORDED));

    private IncidentTimes() {}

    /**
     * Each measure of the incident of a postmortem.
     *
     * @param zone the configured zone, which months are counted in
     */
    static List<IncidentMetric> of(Postmortem postmortem, ZoneId zone) {
        Incident incident = postmortem.incident();
        YearMonth month = monthOf(incident, zone).orElse(null);
        return Arrays.stream(Measure.values())
                .map(measure -> metric(postmortem.id(), measure, span(incident, measure), month))
                .toList();
    }

    private static IncidentMetric metric(String postmortemId, Measure measure, Span span, @Nullable YearMonth month) {
        IncidentMetric.State state = RULES.stream()
                .filter(rule -> rule.fits().test(span))
                .findFirst()
                .orElseThrow()
                .state();
        Duration value =
                switch (state) {
                    case RECORDED, APPROXIMATE -> span.length();
                    case PENDING, NOT_APPLICABLE, INVALID, MISSING -> null;
                };
        return new IncidentMetric(postmortemId, measure, state, value, month);
    }

    private static Span span(Incident incident, Measure measure) {
        return switch (measure) {
            case TIME_TO_DETECT -> new Span(incident.started(), incident.detected());
            case TIME_TO_RESOLVE -> new Span(incident.detected(), incident.resolved());
            case TIME_TO_RESTORE -> new Span(incident.started(), incident.resolved());
        };
    }

    private static Optional<YearMonth> monthOf(Incident incident, ZoneId zone) {
        return Stream.of(incident.started(), incident.detected(), incident.resolved())
                .map(instant -> monthOf(instant, zone))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<YearMonth> monthOf(RecordedInstant instant, ZoneId zone) {
        if (instant.value() != null && instant.isKnown()) {
            return Optional.of(YearMonth.from(instant.value().atZone(zone)));
        }
        return dayOf(instant).map(YearMonth::from);
    }

    /** The day of an instant that is known to the day only. It is the day as written: a zone cannot move it. */
    private static Optional<LocalDate> dayOf(RecordedInstant instant) {
        boolean stated = instant.state() == RecordedInstant.State.RECORDED
                || instant.state() == RecordedInstant.State.APPROXIMATE;
        return stated && instant.precision() == Precision.DAY
                ? Optional.ofNullable(instant.local()).map(LocalDateTime::toLocalDate)
                : Optional.empty();
    }

    /** A row of the table: when it fits, and what it makes of the measure. */
    private record Rule(Predicate<Span> fits, IncidentMetric.State state) {}

    /** What lies between two instants of a record. */
    private record Span(RecordedInstant from, RecordedInstant to) {

        boolean anyInvalid() {
            return any(RecordedInstant.State.INVALID);
        }

        boolean anyNotApplicable() {
            return any(RecordedInstant.State.NOT_APPLICABLE);
        }

        boolean anyPending() {
            return any(RecordedInstant.State.PENDING);
        }

        /** Two days give no duration, but the later one cannot come first. */
        boolean daysRunBackwards() {
            Optional<LocalDate> first = dayOf(from);
            Optional<LocalDate> last = dayOf(to);
            return first.isPresent() && last.isPresent() && last.get().isBefore(first.get());
        }

        /** A day is no instant: reckoning with its midnight would invent hours. */
        boolean lacksAnInstant() {
            return !from.isKnown() || !to.isKnown();
        }

        boolean runsBackwards() {
            return length().isNegative();
        }

        boolean isRough() {
            return any(RecordedInstant.State.APPROXIMATE)
                    || from.precision() == Precision.HOUR
                    || to.precision() == Precision.HOUR;
        }

        /** To the millisecond, as it is kept. */
        Duration length() {
            return Duration.between(Objects.requireNonNull(from.value()), Objects.requireNonNull(to.value()))
                    .truncatedTo(ChronoUnit.MILLIS);
        }

        private boolean any(RecordedInstant.State state) {
            return from.state() == state || to.state() == state;
        }
    }
}
