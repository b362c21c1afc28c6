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
            new Rule(Between::anyInvalid, IncidentMetric.State.INVALID),
            new Rule(Between::anyNotApplicable, IncidentMetric.State.NOT_APPLICABLE),
            new Rule(Between::anyPending, IncidentMetric.State.PENDING),
            new Rule(Between::daysRunBackwards, IncidentMetric.State.INVALID),
            new Rule(Between::lacksAnInstant, IncidentMetric.State.MISSING),
            new Rule(Between::runsBackwards, IncidentMetric.State.INVALID),
            new Rule(Between::isRough, IncidentMetric.State.APPROXIMATE),
            new Rule(span -> true, IncidentMetric.State.RECORDED));

    private IncidentTimes() {}

    /**
     * Each measure of the incident of a postmortem.
     *
     * @param zone the configured zone, which months are counted in
     */
    static List<IncidentMetric> of(Postmortem postmortem, ZoneId zone) {
        YearMonth month =
                dayOf(postmortem.incident(), zone).map(YearMonth::from).orElse(null);
        return Arrays.stream(Measure.values())
                .map(measure -> metric(postmortem.id(), measure, span(postmortem, measure, zone), month))
                .toList();
    }

    /** The day, in a zone, that an incident counts at: that of its start, else of its detection or resolution. */
    static Optional<LocalDate> dayOf(Incident incident, ZoneId zone) {
        return Stream.of(incident.started(), incident.detected(), incident.resolved())
                .map(instant -> dayOf(instant, zone))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static IncidentMetric metric(
            String postmortemId, Measure measure, Between span, @Nullable YearMonth month) {
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

    private static Between span(Postmortem postmortem, Measure measure, ZoneId zone) {
        Incident incident = postmortem.incident();
        return switch (measure) {
            case TIME_TO_DETECT -> new Span(incident.started(), incident.detected());
            case TIME_TO_RESOLVE -> new Span(incident.detected(), incident.resolved());
            case TIME_TO_RESTORE -> new Span(incident.started(), incident.resolved());
            case TIME_TO_MEETING -> between(incident.resolved(), FollowUp.meetingOf(postmortem), zone);
            case TIME_TO_REPORT -> between(incident.resolved(), FollowUp.reportOf(postmortem), zone);
        };
    }

    /** Where only the day of what follows is known, days are counted, and the day of the incident's end is that of the zone. */
    private static Between between(RecordedInstant from, RecordedInstant to, ZoneId zone) {
        Optional<LocalDate> last = dayOf(to);
        return last.isPresent() ? new Days(from, to, dayOf(from, zone).orElse(null), last.get()) : new Span(from, to);
    }

    /** The day of an instant, or the day that is all that is known of it; empty where there is neither. */
    static Optional<LocalDate> dayOf(RecordedInstant instant, ZoneId zone) {
        if (instant.value() != null && instant.isKnown()) {
            return Optional.of(instant.value().atZone(zone).toLocalDate());
        }
        return dayOf(instant);
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
    private record Rule(Predicate<Between> fits, IncidentMetric.State state) {}

    /** What lies between two points in time of a record. */
    private interface Between {

        RecordedInstant from();

        RecordedInstant to();

        boolean daysRunBackwards();

        boolean lacksAnInstant();

        boolean isRough();

        /** To the millisecond, as it is kept. */
        Duration length();

        default boolean runsBackwards() {
            return length().isNegative();
        }

        default boolean anyInvalid() {
            return any(RecordedInstant.State.INVALID);
        }

        default boolean anyNotApplicable() {
            return any(RecordedInstant.State.NOT_APPLICABLE);
        }

        default boolean anyPending() {
            return any(RecordedInstant.State.PENDING);
        }

        default boolean any(RecordedInstant.State state) {
            return from().state() == state || to().state() == state;
        }
    }

    /** Between two instants. */
    private record Span(RecordedInstant from, RecordedInstant to) implements Between {

        /** Two days give no duration, but the later one cannot come first. */
        @Override
        public boolean daysRunBackwards() {
            Optional<LocalDate> first = dayOf(from);
            Optional<LocalDate> last = dayOf(to);
            return first.isPresent() && last.isPresent() && last.get().isBefore(first.get());
        }

        /** A day is no instant: reckoning with its midnight would invent hours. */
        @Override
        public boolean lacksAnInstant() {
            return !from.isKnown() || !to.isKnown();
        }

        @Override
        public boolean isRough() {
            return any(RecordedInstant.State.APPROXIMATE)
                    || from.precision() == Precision.HOUR
                    || to.precision() == Precision.HOUR;
        }

        @Override
        public Duration length() {
            return Duration.between(Objects.requireNonNull(from.value()), Objects.requireNonNull(to.value()))
                    .truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /** Between two days: whole days, which are approximate. */
    private record Days(
            RecordedInstant from,
            RecordedInstant to,
            @Nullable LocalDate first,
            LocalDate last) implements Between {

        @Override
        public boolean daysRunBackwards() {
            return first != null && last.isBefore(first);
        }

        @Override
        public boolean lacksAnInstant() {
            return first == null;
        }

        @Override
        public boolean isRough() {
            return true;
        }

        @Override
        public Duration length() {
            return Duration.ofDays(ChronoUnit.DAYS.between(Objects.requireNonNull(first), last));
        }
    }
}
