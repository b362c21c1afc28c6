package dev.aftercare.trend;

import dev.aftercare.overdue.WorkingDays;
import dev.aftercare.postmortem.Incident.DetectedBy;
import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.statistics.Proportion;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Works out shares of incidents: who noticed them, and whether what follows was in time. Who does not say is in no share. */
final class IncidentShares {

    static final List<FigureName> FIGURES = List.of(
            FigureName.NOTICED_BY_MONITORING,
            FigureName.NOTICED_BY_USERS,
            FigureName.MEETING_IN_TIME,
            FigureName.REPORT_IN_TIME,
            FigureName.REVIEWED);

    private final FigureSettings settings;
    private final WorkingDays workingDays;
    private final ZoneId zone;

    IncidentShares(FigureSettings settings, WorkingDays workingDays, ZoneId zone) {
        this.settings = settings;
        this.workingDays = workingDays;
        this.zone = zone;
    }

    /** Every share of the incidents of so many months. */
    List<ShareFigure> of(List<MeasuredIncident> incidents, int months) {
        return FIGURES.stream().map(figure -> of(figure, incidents, months)).toList();
    }

    private ShareFigure of(FigureName figure, List<MeasuredIncident> incidents, int months) {
        List<Boolean> answers = incidents.stream()
                .map(incident -> answer(figure, incident))
                .flatMap(Optional::stream)
                .toList();
        int hits = (int) answers.stream().filter(hit -> hit).count();
        return share(figure, months, 0, hits, answers.size(), incidents.size() - answers.size());
    }

    static ShareFigure share(FigureName figure, int months, int grace, int hits, int n, int untold) {
        Proportion proportion = Proportion.of(hits, n).value().orElse(null);
        return new ShareFigure(
                figure,
                months,
                grace,
                hits,
                n,
                untold,
                proportion == null ? null : proportion.share(),
                proportion == null ? null : proportion.interval().lower(),
                proportion == null ? null : proportion.interval().upper());
    }

    /** Whether an incident counts for a figure; empty where its record does not say. */
    Optional<Boolean> answer(FigureName figure, MeasuredIncident incident) {
        return switch (figure) {
            case NOTICED_BY_MONITORING -> noticed(incident, DetectedBy.MONITORING);
            case NOTICED_BY_USERS -> noticed(incident, DetectedBy.USER);
            case MEETING_IN_TIME ->
                inTime(
                        incident,
                        Measure.TIME_TO_MEETING,
                        settings.meeting(),
                        post -> FollowUp.meetingOf(post.postmortem()));
            case REPORT_IN_TIME ->
                inTime(
                        incident,
                        Measure.TIME_TO_REPORT,
                        settings.report(),
                        post -> FollowUp.reportOf(post.postmortem()));
            case REVIEWED -> reviewed(incident.postmortem().status());
            case TIME_TO_DETECT,
                    TIME_TO_RESOLVE,
                    TIME_TO_RESTORE,
                    TIME_TO_MEETING,
                    TIME_TO_REPORT,
                    INCIDENTS,
                    USERS_HIT,
                    TIME_TO_DONE,
                    DONE_BY_DUE,
                    AGE_OF_OPEN,
                    OVERDUE,
                    REOPENED -> throw new IllegalArgumentException(figure.word() + " is no share of incidents");
        };
    }

    private static Optional<Boolean> noticed(MeasuredIncident incident, DetectedBy by) {
        DetectedBy stated = incident.postmortem().incident().detectedBy();
        return stated == DetectedBy.UNKNOWN ? Optional.empty() : Optional.of(stated == by);
    }

    private static Optional<Boolean> reviewed(ReviewStatus status) {
        return switch (status) {
            case UNKNOWN -> Optional.empty();
            case DRAFT, IN_REVIEW -> Optional.of(false);
            case REVIEWED, SHARED -> Optional.of(true);
        };
    }

    private Optional<Boolean> inTime(
            MeasuredIncident incident,
            Measure measure,
            TimeLimit limit,
            Function<MeasuredIncident, RecordedInstant> what) {
        if (incident.metric(measure).value() == null) {
            return Optional.empty();
        }
        RecordedInstant end = incident.postmortem().incident().resolved();
        return Optional.of(isInTime(end, what.apply(incident), limit));
    }

    private boolean isInTime(RecordedInstant end, RecordedInstant what, TimeLimit limit) {
        LocalDate over = day(end);
        LocalDate held = day(what);
        return switch (limit.unit()) {
            case BUSINESS_DAYS -> workingDays.after(over, held) <= limit.amount();
            case DAYS -> !held.isAfter(over.plusDays(limit.amount()));
            case HOURS ->
                isWithin(end.value(), what.value(), Duration.ofHours(limit.amount()))
                        .orElseGet(() -> !held.isAfter(lastDay(end, over, limit)));
        };
    }

    private static Optional<Boolean> isWithin(@Nullable Instant end, @Nullable Instant what, Duration limit) {
        return end == null || what == null ? Optional.empty() : Optional.of(!what.isAfter(end.plus(limit)));
    }

    /** The day on which the hours end, in the zone; where only the day of the end is known, those that they make at least. */
    private LocalDate lastDay(RecordedInstant end, LocalDate over, TimeLimit limit) {
        Instant known = end.value();
        return known == null
                ? over.plusDays((limit.amount() + 23L) / 24)
                : known.plus(Duration.ofHours(limit.amount())).atZone(zone).toLocalDate();
    }

    private LocalDate day(RecordedInstant instant) {
        return IncidentTimes.dayOf(instant, zone).orElseThrow();
    }

    /** How many users were hit, over so many months. */
    static UsersHit usersHit(List<MeasuredIncident> incidents, int months) {
        List<String> stated = incidents.stream()
                .map(incident -> incident.postmortem().background().usersHit())
                .flatMap(Stream::ofNullable)
                .toList();
        List<Long> numbers =
                stated.stream().map(UserNumbers::in).flatMap(Optional::stream).toList();
        return new UsersHit(
                months,
                stated.size(),
                numbers.size(),
                numbers.stream().max(Long::compare).orElse(null),
                numbers.isEmpty()
                        ? null
                        : numbers.stream().mapToLong(Long::longValue).sum(),
                incidents.size() - stated.size());
    }
}
