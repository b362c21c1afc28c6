package dev.aftercare.review;

import dev.aftercare.overdue.WorkingDays;
import dev.aftercare.postmortem.Incident;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.postmortem.Severity;
import dev.aftercare.ticket.Ticket;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
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

    private static final Pattern SEVERITY =
            Pattern.compile("(?:.*[^a-z])?sev(?:erity|érité)?[\\s:_-]*([1-5])", Pattern.CASE_INSENSITIVE);

    private final ReviewSettings review;
    private final PunctualitySettings settings;
    private final WorkingDays workingDays;
    private final LocalDate today;
    private final ZoneId zone;

    /**
     * Prepares the questions of one day.
     *
     * @param review which guide each source follows
     * @param settings the limits
     * @param workingDays the days that limits in working days count
     * @param today the run date
     * @param zone the zone that days are counted in
     */
    public Punctuality(
            ReviewSettings review,
            PunctualitySettings settings,
            WorkingDays workingDays,
            LocalDate today,
            ZoneId zone) {
        this.review = review;
        this.settings = settings;
        this.workingDays = workingDays;
        this.today = today;
        this.zone = zone;
    }

    /** What has not happened in time, postmortems first, each by id. */
    public List<LatePostmortem> late(List<Postmortem> postmortems, List<Ticket> tickets) {
        if (settings.start() == null) {
            return List.of();
        }
        LocalDate adopted = settings.start();
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
        tickets.stream()
                .flatMap(ticket -> missing(ticket, days).stream())
                .filter(one -> !one.incident().isBefore(adopted))
                .forEach(late::add);
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
                boolean draft = postmortem.status() != ReviewStatus.UNKNOWN
                        && today.isAfter(day.plusDays(settings.draftDays()));
                yield unmet
                        ? Optional.of(LatePostmortem.Kind.MEETING)
                        : draft ? Optional.of(LatePostmortem.Kind.DRAFT) : Optional.empty();
            }
            case REVIEWED ->
                sharing.contains(source) && today.isAfter(day.plusDays(settings.sharingDays()))
                        ? Optional.of(LatePostmortem.Kind.UNSHARED)
                        : Optional.empty();
            case SHARED -> Optional.empty();
        };
    }

    private boolean isPastMeeting(String source, LocalDate day) {
        if (settings.meetingDays() != null) {
            return workingDays.after(day, today) > settings.meetingDays();
        }
        return review.profileOf(source) == ReviewProfile.FRENCH
                ? today.isAfter(day.plusDays(DAYS_IN_FRENCH))
                : workingDays.after(day, today) > WORKING_DAYS;
    }

    /** A postmortem of the same day, or of the day before or after, may be its own: then nothing is asked. */
    private Optional<LatePostmortem> missing(Ticket ticket, Set<LocalDate> days) {
        if (ticket.created() == null || !isIncident(ticket) || !needsPostmortem(ticket)) {
            return Optional.empty();
        }
        LocalDate day = LocalDate.ofInstant(ticket.created(), zone);
        boolean told = Stream.of(day.minusDays(1), day, day.plusDays(1)).anyMatch(days::contains);
        return told || workingDays.after(day, today) <= WORKING_DAYS
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

    private boolean isIncident(Ticket ticket) {
        return Stream.concat(ticket.labels().stream(), Stream.ofNullable(ticket.type()))
                .anyMatch(word -> settings.labels().contains(word.toLowerCase(Locale.ROOT)));
    }

    /** By the severity of its labels, else by its priority, or by how long it was open. */
    private boolean needsPostmortem(Ticket ticket) {
        Set<Severity> severities = ticket.labels().stream()
                .map(SEVERITY::matcher)
                .filter(Matcher::matches)
                .map(matcher -> Severity.values()[Integer.parseInt(matcher.group(1)) - 1])
                .collect(Collectors.toSet());
        boolean named = severities.isEmpty()
                ? ticket.priority() != null && settings.priorities().contains(ticket.priority())
                : severities.stream().anyMatch(settings.severities()::contains);
        return named || lastedLong(ticket);
    }

    private boolean lastedLong(Ticket ticket) {
        return settings.lasting() != null
                && ticket.created() != null
                && ticket.resolved() != null
                && Duration.between(ticket.created(), ticket.resolved()).compareTo(settings.lasting()) > 0;
    }

    private boolean isSevere(@Nullable Severity severity) {
        return severity != null && settings.severities().contains(severity);
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
