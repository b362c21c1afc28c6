package dev.aftercare.digest;

import dev.aftercare.fixcheck.FixCheck;
import dev.aftercare.fixcheck.FixEvidence;
import dev.aftercare.fixcheck.FixResult;
import dev.aftercare.overdue.Deadline;
import dev.aftercare.postmortem.AppliedCorrection;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Incident;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.postmortem.Severity;
import dev.aftercare.readingclub.FeaturedPostmortem;
import dev.aftercare.review.LatePostmortem;
import dev.aftercare.ticket.Priority;
import dev.aftercare.trend.IncidentMetric;
import dev.aftercare.trend.Measure;
import dev.aftercare.trend.MonthlyFigures;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the pages of one edition need, as facts without words. It is stored, and an issued edition is rendered
 * again from it and not from today's tables.
 *
 * @param month the month that it stands for
 * @param edition 1 for the first one, more for a corrected one
 * @param runDate the day that it was made on; what is late and what holds is as of this day
 * @param zone the zone that months and days are counted in
 * @param organisation the organisation's name
 * @param language the language of the pages
 * @param stale the sources and trackers that could not be read
 * @param occurrences the incidents of the month in numbers, restricted ones included
 * @param undated how many postmortems state no instant and so count in no month
 * @param months the last twelve months, the oldest first
 * @param dots every measured duration of these months
 * @param incidents the incidents of the month that may be named, in the order of their start
 * @param actions the open actions in numbers, restricted ones included
 * @param ages how long each open action has been open, restricted ones included; nothing in editions of earlier versions
 * @param late the late actions that may be named, by postmortem, the latest first
 * @param checks how many fix checks came to which result, restricted ones included
 * @param checked the fix checks that need to be read and may be named
 * @param waiting the postmortems that are drafts or wait for review, and may be named
 * @param waitingUnnamed how many more do, and may not be named
 * @param review what postmortems still lack
 * @param unread what could not be read
 * @param corrected what the operator corrected; nothing in editions of earlier versions
 * @param loose where postmortems and tickets do not meet; nothing in editions of earlier versions
 * @param featured the reading club's postmortem; null where there is none
 * @param figures every figure of the month; null in editions of earlier versions
 * @param fixes what else is known of fixes; nothing in editions of earlier versions
 * @param group whom it is for; null for everybody
 * @param records every record of the twelve months that may be named, the newest first; nothing in editions of earlier
 *     versions
 * @param changes what a corrected edition says otherwise than the one before
 */
record Digest(
        YearMonth month,
        int edition,
        LocalDate runDate,
        ZoneId zone,
        String organisation,
        Language language,
        List<Stale> stale,
        Occurrences occurrences,
        int undated,
        List<MonthFigures> months,
        List<Dot> dots,
        List<IncidentEntry> incidents,
        Actions actions,
        List<OpenAction> ages,
        List<LateGroup> late,
        Map<FixResult, Integer> checks,
        List<CheckedAction> checked,
        List<WaitingEntry> waiting,
        int waitingUnnamed,
        Review review,
        Unread unread,
        Corrected corrected,
        Loose loose,
        @Nullable FeaturedEntry featured,
        @Nullable MonthlyFigures figures,
        FixPage fixes,
        @Nullable String group,
        List<RecordEntry> records,
        List<Change> changes) {

    // an edition that was stored by an earlier version has none
    Digest {
        ages = Objects.requireNonNullElse(ages, List.of());
        corrected = Objects.requireNonNullElse(corrected, Corrected.NOTHING);
        loose = Objects.requireNonNullElse(loose, Loose.NOTHING);
        fixes = Objects.requireNonNullElse(fixes, FixPage.NOTHING);
        records = Objects.requireNonNullElse(records, List.of());
        changes = Objects.requireNonNullElse(changes, List.of());
    }

    /**
     * Whether there are records of a month or of an earlier one: before the first record, a month without incidents says
     * nothing.
     */
    boolean isKnown(YearMonth one) {
        return figures == null
                || figures.counts().chart().isEmpty()
                || !one.isBefore(figures.counts().chart().get(0).month());
    }

    /** The same edition with what it says otherwise than the one before. */
    Digest withChanges(List<Change> others) {
        return new Digest(
                month,
                edition,
                runDate,
                zone,
                organisation,
                language,
                stale,
                occurrences,
                undated,
                months,
                dots,
                incidents,
                actions,
                ages,
                late,
                checks,
                checked,
                waiting,
                waitingUnnamed,
                review,
                unread,
                corrected,
                loose,
                featured,
                figures,
                fixes,
                group,
                records,
                others);
    }

    /**
     * A record that counts in the figures of the year.
     *
     * @param postmortem the postmortem
     * @param date the day that it counts at; null where it counts in no month
     * @param times its measures
     * @param actions how many actions it has
     */
    record RecordEntry(
            PostmortemLink postmortem, @Nullable LocalDate date, Map<Measure, Measured> times, int actions) {}

    /** What a corrected edition says otherwise. */
    enum ChangeKind {
        /** How many incidents there were. */
        INCIDENTS,
        /** An incident that was not there. */
        ADDED,
        /** An incident that is no longer there. */
        REMOVED,
        /** The title of an incident. */
        TITLE,
        /** The severity of an incident. */
        SEVERITY,
        /** A time of an incident. */
        TIME,
        /** What happened, in words. */
        SUMMARY,
        /** A figure of the month. */
        FIGURE,
        /** A source that could not be read, or can be read again. */
        SOURCE
    }

    /**
     * One thing that a corrected edition says otherwise.
     *
     * @param kind what it is
     * @param of the incident's title, or the name of the source; empty where it is about the month
     * @param measure the time or figure; null where it is none
     * @param before what the edition before said; null where it said nothing, or where it is too long to repeat
     * @param after what this one says; null likewise
     */
    record Change(
            ChangeKind kind,
            String of,
            @Nullable Measure measure,
            @Nullable String before,
            @Nullable String after) {}

    /**
     * A source or tracker whose data is old.
     *
     * @param name its configured name
     * @param lastSuccess when it was last read; null where it never was
     * @param failure why it could not be read
     */
    record Stale(String name, @Nullable Instant lastSuccess, String failure) {}

    /**
     * The incidents of one month.
     *
     * @param incidents how many there were
     * @param restricted how many of them may not be named
     * @param bySeverity how many there were of each severity; only those that there were
     * @param noticedBy who or what noticed them; only those that there were
     */
    record Occurrences(
            int incidents,
            int restricted,
            Map<Severity, Integer> bySeverity,
            Map<Incident.DetectedBy, Integer> noticedBy) {

        /** How many state no severity that we know. */
        int withoutSeverity() {
            return incidents
                    - bySeverity.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /**
     * One month of the year behind the digest.
     *
     * @param month the month
     * @param incidents how many incidents there were
     * @param measures the figures of each measure
     */
    record MonthFigures(YearMonth month, int incidents, Map<Measure, Figures> measures) {}

    /**
     * The figures of a measure.
     *
     * @param n how many incidents have a value
     * @param median their median; null where n is 0
     * @param mean their arithmetic mean; null where n is 0
     */
    record Figures(
            int n, @Nullable Duration median, @Nullable Duration mean) {}

    /**
     * One measured incident on the chart of times. It has no name: restricted ones are among them.
     *
     * @param measure what was measured
     * @param date the day that the incident counts at
     * @param duration what came out
     */
    record Dot(Measure measure, LocalDate date, Duration duration) {}

    /**
     * A postmortem as pages refer to it.
     *
     * @param id its id
     * @param title its title
     * @param url where to read it; null where the source does not say
     * @param severity its severity, as we write it or else as the record does; null where it states none
     * @param system the system that failed; null where none is stated
     * @param language the language it is written in
     */
    record PostmortemLink(
            String id,
            String title,
            @Nullable String url,
            @Nullable String severity,
            @Nullable String system,
            Language language) {}

    /**
     * A ticket as pages refer to it.
     *
     * @param key its key
     * @param url where to look at it; null where the tracker does not say
     */
    record TicketLink(String key, @Nullable String url) {}

    /**
     * A measured time of one incident.
     *
     * @param state whether there is a value, and why not
     * @param value the value; null where there is none
     */
    record Measured(IncidentMetric.State state, @Nullable Duration value) {}

    /**
     * An incident of the month.
     *
     * @param postmortem its postmortem
     * @param at when it started, or else was detected or resolved, in the digest's zone
     * @param times its measures
     * @param detectedBy who or what noticed it
     * @param status how far its postmortem has come
     * @param summary its summary, or else its impact; null where it states neither
     * @param actions how many actions are in which state; only those that there are
     * @param findings how many rules the postmortem does not meet yet
     */
    record IncidentEntry(
            PostmortemLink postmortem,
            @Nullable LocalDateTime at,
            Map<Measure, Measured> times,
            Incident.DetectedBy detectedBy,
            ReviewStatus status,
            @Nullable String summary,
            Map<Countermeasure.State, Integer> actions,
            int findings) {}

    /**
     * The open actions in numbers.
     *
     * @param open how many are open or in progress
     * @param withoutDue how many of them nobody promised a day for
     * @param lateBy how many working days each late one is late, the latest first
     * @param lateUnnamed how many late ones belong to restricted postmortems
     * @param unknown how many actions have neither ticket nor completion mark
     */
    record Actions(int open, int withoutDue, List<Integer> lateBy, int lateUnnamed, int unknown) {

        /** How many are late. */
        int late() {
            return lateBy.size();
        }

        /** How many are promised for a day that is not over. */
        int notYetDue() {
            return open - withoutDue - late();
        }
    }

    /**
     * An open action on the chart of ages. It has no name: restricted ones are among them.
     *
     * @param priority its priority; null where none is given
     * @param since the day that its ticket was created, else that of the meeting, else that of the incident; null where
     *     none is known, or it is not over
     * @param promise whether its day is over
     */
    record OpenAction(@Nullable Priority priority, @Nullable LocalDate since, Promise promise) {}

    /** What an open action was promised for. */
    enum Promise {
        /** A day that is over. */
        LATE,
        /** A day that is not. */
        AHEAD,
        /** No day. */
        NONE
    }

    /**
     * The late actions of one postmortem.
     *
     * @param postmortem the postmortem
     * @param actions its late actions, the latest first
     */
    record LateGroup(PostmortemLink postmortem, List<LateAction> actions) {}

    /**
     * A late action. The action is late, not a person.
     *
     * @param description what is to be done
     * @param tickets its tickets
     * @param owner who carries it; null where nobody is named
     * @param priority its priority; null where none is given
     * @param due the day it was promised for
     * @param workingDaysLate the working days since
     * @param begun whether it is in progress
     * @param kind whether a person set the day or the deadline policy
     */
    record LateAction(
            String description,
            List<TicketLink> tickets,
            @Nullable String owner,
            @Nullable Priority priority,
            LocalDate due,
            int workingDaysLate,
            boolean begun,
            Deadline.Kind kind) {

        // in an edition that was stored by an earlier version people set every day
        LateAction {
            kind = Objects.requireNonNullElse(kind, Deadline.Kind.DUE);
        }

        /** An action whose day a person set. */
        LateAction(
                String description,
                List<TicketLink> tickets,
                @Nullable String owner,
                @Nullable Priority priority,
                LocalDate due,
                int workingDaysLate,
                boolean begun) {
            this(description, tickets, owner, priority, due, workingDaysLate, begun, Deadline.Kind.DUE);
        }
    }

    /**
     * A fix check that somebody should read.
     *
     * @param postmortem the postmortem that decided on the action
     * @param description what was to be done
     * @param tickets its tickets
     * @param result the answer
     * @param evidence what the answer rests on
     * @param shownBy the ticket that shows it; null where the postmortem itself states it
     * @param when the day that the evidence speaks of; null where nobody says
     * @param observed whether that is only the day on which it was first seen
     * @param since the run date that first gave this answer
     * @param deciding what it rests on beside tickets and the postmortem; nothing in editions of earlier versions
     */
    record CheckedAction(
            PostmortemLink postmortem,
            String description,
            List<TicketLink> tickets,
            FixResult result,
            FixCheck.Evidence evidence,
            @Nullable String shownBy,
            @Nullable LocalDate when,
            boolean observed,
            LocalDate since,
            List<FixEvidence> deciding) {

        // an edition that was stored by an earlier version has none
        CheckedAction {
            deciding = Objects.requireNonNullElse(deciding, List.of());
        }

        /** One that rests on tickets and the postmortem alone. */
        CheckedAction(
                PostmortemLink postmortem,
                String description,
                List<TicketLink> tickets,
                FixResult result,
                FixCheck.Evidence evidence,
                @Nullable String shownBy,
                @Nullable LocalDate when,
                boolean observed,
                LocalDate since) {
            this(postmortem, description, tickets, result, evidence, shownBy, when, observed, since, List.of());
        }
    }

    /**
     * A postmortem that waits.
     *
     * @param postmortem the postmortem
     * @param date the day of its incident; null where it states none
     * @param status draft or in review
     * @param findings how many rules it does not meet yet
     */
    record WaitingEntry(PostmortemLink postmortem, @Nullable LocalDate date, ReviewStatus status, int findings) {}

    /**
     * What postmortems still lack.
     *
     * @param postmortems how many have findings, restricted ones included
     * @param findings how many findings they have
     * @param entries those that may be named, the newest incident first
     * @param rules the findings by rule, the most frequent first; empty in editions of earlier versions
     * @param stopped those that have stopped on their way and may be named; null in editions of earlier versions
     */
    record Review(
            int postmortems,
            int findings,
            List<ReviewEntry> entries,
            @Nullable List<RuleEntry> rules,
            @Nullable List<StoppedEntry> stopped) {}

    /**
     * A postmortem that has stopped on its way, or that an incident should have and has not.
     *
     * @param postmortem the postmortem, or the ticket of the incident
     * @param incident the day of the incident
     * @param kind what has not happened
     */
    record StoppedEntry(PostmortemLink postmortem, LocalDate incident, LatePostmortem.Kind kind) {}

    /**
     * How often a rule is not met.
     *
     * @param rule its short stable name
     * @param findings how many findings there are of it, restricted postmortems included
     * @param postmortems in how many postmortems
     * @param places a few of the places that may be named, those of the newest incidents first
     */
    record RuleEntry(String rule, int findings, int postmortems, List<String> places) {}

    /**
     * What one postmortem still lacks.
     *
     * @param postmortem the postmortem
     * @param findings how many findings it has
     * @param first the first one, in the language of the postmortem
     */
    record ReviewEntry(PostmortemLink postmortem, int findings, String first) {}

    /**
     * What could not be read.
     *
     * @param total how many places
     * @param files in how many files
     * @param unnamed how many of the places stand in restricted records
     * @param entries the first ones that may be named, whole files before single values
     */
    record Unread(int total, int files, int unnamed, List<UnreadEntry> entries) {}

    /**
     * A place that could not be read.
     *
     * @param source the configured name of the source
     * @param place the file and the line
     * @param message what, which one, and what to write instead
     */
    record UnreadEntry(String source, String place, String message) {}

    /**
     * What the operator corrected.
     *
     * @param unnamed how many changes stand in restricted records
     * @param entries those that may be named, the newest incident first
     */
    record Corrected(int unnamed, List<CorrectionEntry> entries) {

        static final Corrected NOTHING = new Corrected(0, List.of());
    }

    /**
     * One change that the operator made.
     *
     * @param postmortem the record; where records were merged, the surviving one
     * @param kind what was done
     * @param action the countermeasure that was corrected; null where it was the record itself
     * @param field the field as the corrections file names it
     * @param before what the source says; null where it says nothing or is not to be repeated
     * @param after what holds instead; null where the value was blanked or is not to be repeated
     * @param reason why, in the operator's words
     */
    record CorrectionEntry(
            PostmortemLink postmortem,
            AppliedCorrection.Kind kind,
            @Nullable String action,
            String field,
            @Nullable String before,
            @Nullable String after,
            String reason) {}

    /**
     * Where postmortems and tickets do not meet.
     *
     * @param unanswered how many references have no ticket, restricted ones included
     * @param unnamed how many tickets carry a postmortem label and are named by no postmortem
     * @param suggested how many tickets may stand for actions that name none, restricted ones included
     * @param entries the first ones of each kind that may be named
     * @param left what reminders leave to people; nothing in editions of earlier versions
     */
    record Loose(int unanswered, int unnamed, int suggested, List<LooseEntry> entries, Left left) {

        static final Loose NOTHING = new Loose(0, 0, 0, List.of(), Left.NOTHING);

        Loose {
            left = Objects.requireNonNullElse(left, Left.NOTHING);
        }
    }

    /**
     * What reminders leave to people.
     *
     * @param late how many actions are late
     * @param sent how many reminders left in the month
     * @param unmet the names that meet nobody
     * @param lacking how many records of actions leave something out, restricted ones included
     * @param resting about how many late actions every reminder was sent, restricted ones included
     * @param entries those of both that may be named
     */
    record Left(int late, int sent, List<String> unmet, int lacking, int resting, List<LeftEntry> entries) {

        static final Left NOTHING = new Left(0, 0, List.of(), 0, 0, List.of());
    }

    /**
     * An action that reminders leave to people.
     *
     * @param action what is to be done
     * @param postmortem the postmortem that decided on it
     * @param gaps what its record leaves out; empty where it rests
     */
    record LeftEntry(String action, PostmortemLink postmortem, List<String> gaps) {}

    /** What a loose end is. */
    enum LooseKind {
        /** The tracker knows no such ticket. */
        NOT_FOUND,
        /** The tracker does not let us see it. */
        FORBIDDEN,
        /** No tracker that is configured has it. */
        NOBODY,
        /** Not every tracker could be read, so one of them may have it. */
        UNASKED,
        /** A ticket with the same title may stand for the action. */
        SAME_TITLE,
        /** A ticket with a like title may stand for the action. */
        LIKE_TITLE,
        /** No postmortem names the ticket. */
        UNNAMED
    }

    /**
     * A ticket and an action that may belong together, or lack each other.
     *
     * @param kind what it is
     * @param ticket the ticket
     * @param title the title of the ticket; null where it cannot be seen
     * @param action what is to be done; null where no action is known
     * @param postmortem the postmortem that decided on it; null where none is known
     */
    record LooseEntry(
            LooseKind kind,
            TicketLink ticket,
            @Nullable String title,
            @Nullable String action,
            @Nullable PostmortemLink postmortem) {}

    /**
     * The reading club's postmortem of the month.
     *
     * @param postmortem the postmortem
     * @param summary its summary; null where it states none
     * @param pickedBy who chose it
     * @param reason why, in one sentence; empty where the organiser gave none
     */
    record FeaturedEntry(
            PostmortemLink postmortem, @Nullable String summary, FeaturedPostmortem.PickedBy pickedBy, String reason) {}
}
