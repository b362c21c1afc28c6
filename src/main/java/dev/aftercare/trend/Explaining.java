package dev.aftercare.trend;

import static java.util.stream.Collectors.joining;

import dev.aftercare.link.Commitment;
import dev.aftercare.overdue.WorkingDays;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.FigureUse;
import dev.aftercare.postmortem.Incident;
import dev.aftercare.postmortem.Place;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.RunDate;
import dev.aftercare.ticket.Ticket;
import dev.aftercare.trend.Explanation.Entry;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists the records behind a figure. It asks the same rules that the figure is worked out with, one record at a time. */
final class Explaining {

    private final Incidents incidents;
    private final List<Commitment> commitments;
    private final FigureSettings settings;
    private final WorkingDays workingDays;
    private final RunDate runDate;

    Explaining(
            Incidents incidents,
            List<Commitment> commitments,
            FigureSettings settings,
            WorkingDays workingDays,
            RunDate runDate) {
        this.incidents = incidents;
        this.commitments = commitments;
        this.settings = settings;
        this.workingDays = workingDays;
        this.runDate = runDate;
    }

    Explanation of(FigureName figure, YearMonth month, int months, Scope scope) {
        Entries entries = new Entries();
        switch (figure) {
            case TIME_TO_DETECT, TIME_TO_RESOLVE, TIME_TO_RESTORE, TIME_TO_MEETING, TIME_TO_REPORT ->
                times(entries, figure.measure().orElseThrow(), window(month, months, scope));
            case INCIDENTS ->
                window(month, months, scope)
                        .forEach(incident -> entries.use(
                                incident.postmortem(),
                                line(incident.postmortem()),
                                String.valueOf(incident.day()),
                                "counts on this day"));
            case NOTICED_BY_MONITORING, NOTICED_BY_USERS, MEETING_IN_TIME, REPORT_IN_TIME, REVIEWED ->
                shares(entries, figure, window(month, months, scope));
            case USERS_HIT -> usersHit(entries, window(month, months, scope));
            case TIME_TO_DONE, DONE_BY_DUE, AGE_OF_OPEN, OVERDUE, REOPENED -> actions(entries, figure);
        }
        boolean ofActions = isOfActions(figure);
        if (!ofActions) {
            leftOut(entries, month, months, scope);
        }
        return new Explanation(figure, month, ofActions ? 0 : months, scope, entries.used(), entries.leftOut);
    }

    static boolean isOfActions(FigureName figure) {
        return switch (figure) {
            case TIME_TO_DONE, DONE_BY_DUE, AGE_OF_OPEN, OVERDUE, REOPENED -> true;
            case TIME_TO_DETECT,
                    TIME_TO_RESOLVE,
                    TIME_TO_RESTORE,
                    TIME_TO_MEETING,
                    TIME_TO_REPORT,
                    INCIDENTS,
                    NOTICED_BY_MONITORING,
                    NOTICED_BY_USERS,
                    USERS_HIT,
                    MEETING_IN_TIME,
                    REPORT_IN_TIME,
                    REVIEWED -> false;
        };
    }

    private List<MeasuredIncident> window(YearMonth month, int months, Scope scope) {
        return incidents.window(month, months).stream()
                .filter(incident -> scope.holds(incident.postmortem()))
                .toList();
    }

    private void leftOut(Entries entries, YearMonth month, int months, Scope scope) {
        incidents.leftOut(month, months).stream()
                .filter(incident -> scope.holds(incident.postmortem()))
                .forEach(incident ->
                        entries.leave(incident.postmortem(), line(incident.postmortem()), reason(incident.use())));
        incidents.undated().stream()
                .filter(incident -> scope.holds(incident.postmortem()))
                .forEach(incident -> entries.leave(
                        incident.postmortem(),
                        line(incident.postmortem()),
                        "states no time, so it counts in no month"));
    }

    private static String reason(FigureUse use) {
        return switch (use) {
            case COUNTED -> "counts";
            case GAME_DAY -> "an exercise";
            case MAINTENANCE -> "planned maintenance";
            case DUPLICATE -> "told elsewhere, too";
            case OTHER -> "of a kind that is left out";
        };
    }

    private static void times(Entries entries, Measure measure, List<MeasuredIncident> window) {
        for (MeasuredIncident incident : window) {
            IncidentMetric metric = incident.metric(measure);
            Ends ends = ends(measure, incident.postmortem());
            String told = incident.postmortem().mayBeNamed() ? ends.toString() : "";
            if (metric.value() == null) {
                entries.leave(incident.postmortem(), ends.line(), why(metric.state()) + told);
            } else {
                String state = metric.state() == IncidentMetric.State.APPROXIMATE ? "approximate" : "recorded";
                entries.use(incident.postmortem(), ends.line(), metric.value(), state + told);
            }
        }
    }

    private static String why(IncidentMetric.State state) {
        return switch (state) {
            case RECORDED, APPROXIMATE -> "has a value";
            case PENDING -> "was not over when it was written";
            case NOT_APPLICABLE -> "does not apply";
            case INVALID -> "is not possible as stated: an end that cannot be read, or that comes before the beginning";
            case MISSING -> "does not state both ends";
        };
    }

    /** The two points in time of a measure. */
    private static Ends ends(Measure measure, Postmortem postmortem) {
        Incident incident = postmortem.incident();
        return switch (measure) {
            case TIME_TO_DETECT -> new Ends("started", incident.started(), "detected", incident.detected());
            case TIME_TO_RESOLVE -> new Ends("detected", incident.detected(), "resolved", incident.resolved());
            case TIME_TO_RESTORE -> new Ends("started", incident.started(), "resolved", incident.resolved());
            case TIME_TO_MEETING ->
                new Ends("resolved", incident.resolved(), "meeting", FollowUp.meetingOf(postmortem));
            case TIME_TO_REPORT -> new Ends("resolved", incident.resolved(), "report", FollowUp.reportOf(postmortem));
        };
    }

    private record Ends(String fromName, RecordedInstant from, String toName, RecordedInstant to) {

        /** The line of the second end, else of the first. */
        int line() {
            return to.line() > 0 ? to.line() : from.line();
        }

        @Override
        public String toString() {
            return "; " + told(fromName, from) + ", " + told(toName, to);
        }

        private static String told(String name, RecordedInstant instant) {
            if (instant.raw() == null && instant.value() == null && instant.local() == null) {
                return name + " not stated";
            }
            String at = instant.value() != null
                    ? instant.value().toString()
                    : instant.local() != null ? instant.local().toLocalDate().toString() : "“" + instant.raw() + "”";
            return name + " " + at + (instant.line() > 0 ? " (line " + instant.line() + ")" : "");
        }
    }

    private void shares(Entries entries, FigureName figure, List<MeasuredIncident> window) {
        IncidentShares shares = new IncidentShares(settings, workingDays, runDate.zone());
        for (MeasuredIncident incident : window) {
            Optional<Boolean> answer = shares.answer(figure, incident);
            String stated = stated(figure, incident.postmortem());
            if (answer.isPresent()) {
                entries.use(incident.postmortem(), line(incident.postmortem()), answer.get() ? "yes" : "no", stated);
            } else {
                entries.leave(incident.postmortem(), line(incident.postmortem()), "does not say; " + stated);
            }
        }
    }

    private static String stated(FigureName figure, Postmortem postmortem) {
        return switch (figure) {
            case MEETING_IN_TIME ->
                ends(Measure.TIME_TO_MEETING, postmortem).toString().substring(2);
            case REPORT_IN_TIME ->
                ends(Measure.TIME_TO_REPORT, postmortem).toString().substring(2);
            case REVIEWED -> "status: " + lower(postmortem.status());
            case NOTICED_BY_MONITORING, NOTICED_BY_USERS ->
                "noticed by: " + lower(postmortem.incident().detectedBy());
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
                    REOPENED -> "";
        };
    }

    private static void usersHit(Entries entries, List<MeasuredIncident> window) {
        for (MeasuredIncident incident : window) {
            Postmortem postmortem = incident.postmortem();
            String words = postmortem.background().usersHit();
            Optional<Long> number = words == null ? Optional.empty() : UserNumbers.in(words);
            String said = words == null ? "does not say" : postmortem.mayBeNamed() ? "“" + words + "”" : "restricted";
            if (number.isPresent()) {
                entries.use(postmortem, line(postmortem), number.get().toString(), said);
            } else {
                entries.leave(
                        postmortem, line(postmortem), words == null ? said : "no single number of users: " + said);
            }
        }
    }

    private void actions(Entries entries, FigureName figure) {
        ActionCurves curves = new ActionCurves(runDate, workingDays);
        for (Commitment commitment : commitments) {
            WatchedAction action = WatchedAction.of(commitment, runDate.zone());
            Optional<String> value = value(figure, action, curves);
            Postmortem postmortem = commitment.postmortem();
            int line = commitment.countermeasure().line();
            if (value.isPresent()) {
                entries.use(postmortem, line, value.get(), told(action));
            } else if (matters(figure, commitment)) {
                entries.leave(postmortem, line, told(action));
            }
        }
    }

    private Optional<String> value(FigureName figure, WatchedAction action, ActionCurves curves) {
        Commitment commitment = action.commitment();
        return switch (figure) {
            case TIME_TO_DONE ->
                action.observation(runDate)
                        .map(watched -> "%.1f days, %s".formatted(watched.time(), lower(commitment.state())));
            case DONE_BY_DUE -> curves.doneByDue(action, 0).map(done -> done ? "yes" : "no");
            case AGE_OF_OPEN ->
                commitment.isOpen() && action.begin() != null
                        ? Optional.of(action.age(runDate) + " days")
                        : Optional.empty();
            case OVERDUE -> curves.overdueBy(commitment).map(days -> days + " working days");
            case REOPENED ->
                ActionCurves.wasDone(action) ? Optional.of(action.wasReopened() ? "yes" : "no") : Optional.empty();
            case TIME_TO_DETECT,
                    TIME_TO_RESOLVE,
                    TIME_TO_RESTORE,
                    TIME_TO_MEETING,
                    TIME_TO_REPORT,
                    INCIDENTS,
                    NOTICED_BY_MONITORING,
                    NOTICED_BY_USERS,
                    USERS_HIT,
                    MEETING_IN_TIME,
                    REPORT_IN_TIME,
                    REVIEWED -> Optional.empty();
        };
    }

    /** An action that is done says nothing of the age of open ones: it is not left out, it is not meant. */
    private static boolean matters(FigureName figure, Commitment commitment) {
        return switch (figure) {
            case AGE_OF_OPEN -> commitment.isOpen();
            case OVERDUE, REOPENED ->
                commitment.state() == Countermeasure.State.UNKNOWN
                        || figure == FigureName.REOPENED && commitment.state() == Countermeasure.State.DONE;
            case TIME_TO_DETECT,
                    TIME_TO_RESOLVE,
                    TIME_TO_RESTORE,
                    TIME_TO_MEETING,
                    TIME_TO_REPORT,
                    INCIDENTS,
                    NOTICED_BY_MONITORING,
                    NOTICED_BY_USERS,
                    USERS_HIT,
                    MEETING_IN_TIME,
                    REPORT_IN_TIME,
                    REVIEWED,
                    TIME_TO_DONE,
                    DONE_BY_DUE -> true;
        };
    }

    private String told(WatchedAction action) {
        Commitment commitment = action.commitment();
        List<String> parts = new ArrayList<>();
        String tickets = commitment.tickets().stream()
                .map(Ticket::key)
                .map(Object::toString)
                .collect(joining(", "));
        if (!tickets.isEmpty()) {
            parts.add(tickets);
        }
        parts.add(lower(commitment.state()));
        parts.add(commitment.due() == null ? "no due date" : "due " + commitment.due());
        parts.add(action.begin() == null ? "nobody says when it was decided" : "decided " + day(action.begin()));
        if (action.end() != null) {
            parts.add("ended " + day(action.end()));
        } else if (action.isEndless()) {
            parts.add("nobody says when it ended");
        }
        return String.join("; ", parts);
    }

    private String day(Instant instant) {
        return instant.atZone(runDate.zone()).toLocalDate().toString();
    }

    private static int line(Postmortem postmortem) {
        return postmortem.place().line();
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** What is used and what is left out, as it is found. */
    private static final class Entries {

        private record Valued(@Nullable Duration value, Entry entry) {}

        private final List<Valued> used = new ArrayList<>();
        private final List<Entry> leftOut = new ArrayList<>();

        void use(Postmortem postmortem, int line, Duration value, String reason) {
            used.add(new Valued(value, entry(postmortem, line, exact(value), reason)));
        }

        void use(Postmortem postmortem, int line, String value, String reason) {
            used.add(new Valued(null, entry(postmortem, line, value, reason)));
        }

        void leave(Postmortem postmortem, int line, String reason) {
            leftOut.add(entry(postmortem, line, "", reason));
        }

        /** To the second, so that it can be reckoned again: {@code 26:30:05} are hours, minutes and seconds. */
        private static String exact(Duration value) {
            return "%d:%02d:%02d".formatted(value.toHours(), value.toMinutesPart(), value.toSecondsPart());
        }

        /** Durations by their length, so that the median can be counted off. */
        List<Entry> used() {
            return used.stream()
                    .sorted(Comparator.comparing(
                            (Valued one) -> Objects.requireNonNullElse(one.value(), Duration.ZERO)))
                    .map(Valued::entry)
                    .toList();
        }

        private static Entry entry(Postmortem postmortem, int line, String value, String reason) {
            Place place = line > 0 ? postmortem.place().at(line) : postmortem.place();
            String told = postmortem.mayBeNamed() ? place.toString() : "a restricted record";
            return new Entry(place.source(), told, value, reason);
        }
    }
}
