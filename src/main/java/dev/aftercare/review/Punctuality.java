package dev.aftercare.review;

import dev.aftercare.overdue.WorkingDays;
import dev.aftercare.postmortem.Incident;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.postmortem.Severity;
import dev.aftercare.ticket.Ticket;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says which postmortems have stopped on their way. What a source never states is not asked for: where no record of a source
 * states a meeting, or is shared, that says something about the source and nothing about the record.
 */
public final class Punctuality {

    /** Seed 000: "48h max après l'incident". */
    private static final int DAYS_IN_FRENCH = 2;

    /** Seed 003: "within 5 business days of the incident". */
    private static final int WORKING_DAYS = 5;

    private static final int DRAFT_DAYS = 14;
    private static final int SHARING_DAYS = 30;

    private static final Set<String> INCIDENT_LABELS = Set.of("incident", "type::incident", "type: incident", "outage");

    private static final Pattern SEVERE =
            Pattern.compile("(?:.*[^a-z])?sev(?:erity|érité)?[\\s:_-]*[12]", Pattern.CASE_INSENSITIVE);

    private final ReviewSettings settings;
    private final WorkingDays workingDays;
    private final LocalDate adopted;
    private final LocalDate today;
    private final ZoneId zone;

    /**
     * Prepares the questions of one day.
     *
     * @param adopted incidents before this day are never asked about
     * @param today the run date
     * @param zone the zone that days are counted in
     */
    public Punctuality(
            ReviewSettings settings, WorkingDays workingDays, LocalDate adopted, LocalDate today, ZoneId zone) {
        this.settings = settings;
        this.workingDays = workingDays;
        this.adopted = adopted;
        this.today = today;
        this.zone = zone;
    }

    /** What has not happened in time, postmortems first, each by id. */
    public List<LatePostmortem> late(List<Postmortem> postmortems, List<Ticket> tickets) {
        Set<String> meeting = sources(postmortems, postmortem -> postmortem.meetingDate() != null);
        Set<String> sharing = sources(postmortems, postmortem -> postmortem.status() == ReviewStatus.SHARED);
        List<LatePostmortem> late = new ArrayList<>();
        for (Postmortem postmortem : postmortems) {
            day(postmortem)
                    .filter(day -> !day.isBefore(adopted))
                    .flatMap(day -> kind(postmortem, day, meeting, sharing).map(kind -> late(kind, postmortem, day)))
                    .ifPresent(late::add);
        }
        Set<LocalDate> days =
                postmortems.stream().flatMap(one -> day(one).stream()).collect(Collectors.toSet());
        tickets.stream().flatMap(ticket -> missing(ticket, days).stream()).forEach(late::add);
        return late;
    }

    /** The first thing that has not happened: who has no meeting yet is not asked to share. */
    private Optional<LatePostmortem.Kind> kind(
            Postmortem postmortem, LocalDate day, Set<String> meeting, Set<String> sharing) {
        String source = postmortem.place().source();
        return switch (postmortem.status()) {
            case UNKNOWN, DRAFT, IN_REVIEW -> {
                boolean unmet = isSevere(postmortem.severity())
                        && postmortem.meetingDate() == null
                        && meeting.contains(source)
                        && isPastMeeting(source, day);
                boolean draft = postmortem.status() != ReviewStatus.UNKNOWN && today.isAfter(day.plusDays(DRAFT_DAYS));
                yield unmet
                        ? Optional.of(LatePostmortem.Kind.MEETING)
                        : draft ? Optional.of(LatePostmortem.Kind.DRAFT) : Optional.empty();
            }
            case REVIEWED ->
                sharing.contains(source) && today.isAfter(day.plusDays(SHARING_DAYS))
                        ? Optional.of(LatePostmortem.Kind.UNSHARED)
                        : Optional.empty();
            case SHARED -> Optional.empty();
        };
    }

    private boolean isPastMeeting(String source, LocalDate day) {
        return settings.profileOf(source) == ReviewProfile.FRENCH
                ? today.isAfter(day.plusDays(DAYS_IN_FRENCH))
                : workingDays.after(day, today) > WORKING_DAYS;
    }

    /** A postmortem of the same day, or of the day before or after, may be its own: then nothing is asked. */
    private Optional<LatePostmortem> missing(Ticket ticket, Set<LocalDate> days) {
        if (ticket.created() == null
                || ticket.labels().stream().noneMatch(label -> INCIDENT_LABELS.contains(label.toLowerCase(Locale.ROOT)))
                || ticket.labels().stream()
                        .noneMatch(label -> SEVERE.matcher(label).matches())) {
            return Optional.empty();
        }
        LocalDate day = LocalDate.ofInstant(ticket.created(), zone);
        boolean told = Stream.of(day.minusDays(1), day, day.plusDays(1)).anyMatch(days::contains);
        return told || day.isBefore(adopted) || workingDays.after(day, today) <= WORKING_DAYS
                ? Optional.empty()
                : Optional.of(new LatePostmortem(
                        LatePostmortem.Kind.MISSING,
                        ticket.key().toString(),
                        ticket.summary(),
                        ticket.url(),
                        ticket.owner(),
                        day));
    }

    private static LatePostmortem late(LatePostmortem.Kind kind, Postmortem postmortem, LocalDate day) {
        return new LatePostmortem(
                kind, postmortem.id(), postmortem.title(), postmortem.url(), postmortem.contact(), day);
    }

    private static boolean isSevere(@Nullable Severity severity) {
        return severity == Severity.SEV1 || severity == Severity.SEV2;
    }

    private static Set<String> sources(List<Postmortem> postmortems, Predicate<Postmortem> states) {
        return postmortems.stream()
                .filter(states)
                .map(postmortem -> postmortem.place().source())
                .collect(Collectors.toSet());
    }

    /** The day on which the incident ended, else was noticed or began. */
    private static Optional<LocalDate> day(Postmortem postmortem) {
        Incident incident = postmortem.incident();
        return Stream.of(incident.resolved(), incident.detected(), incident.started())
                .map(RecordedInstant::local)
                .filter(Objects::nonNull)
                .map(local -> local.toLocalDate())
                .findFirst();
    }
}
