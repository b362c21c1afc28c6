package dev.aftercare.reminder;

import dev.aftercare.fixcheck.FixCheck;
import dev.aftercare.fixcheck.FixEvidence;
import dev.aftercare.fixcheck.FixResult;
import dev.aftercare.fixcheck.Revisits;
import dev.aftercare.link.Commitment;
import dev.aftercare.overdue.CalendarSettings;
import dev.aftercare.overdue.Calendars;
import dev.aftercare.overdue.Deadline;
import dev.aftercare.overdue.DeadlineSettings;
import dev.aftercare.overdue.Deadlines;
import dev.aftercare.people.Directory;
import dev.aftercare.people.Person;
import dev.aftercare.postmortem.Audience;
import dev.aftercare.postmortem.Background;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Incident;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.Place;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.postmortem.RunDate;
import dev.aftercare.postmortem.Severity;
import dev.aftercare.postmortem.SourceState;
import dev.aftercare.reminder.Reminder.Reached;
import dev.aftercare.ticket.Priority;
import dev.aftercare.ticket.Ticket;
import dev.aftercare.ticket.TicketBuilder;
import dev.aftercare.ticket.TicketKey;
import dev.aftercare.ticket.TicketState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A company's late countermeasures, to tell about in tests. */
final class Stories {

    static final Person ADA = new Person("ada", List.of("Ada L."), "Ada", "ada@example.com", "grace");
    static final Person BO = new Person("bo", List.of(), "Bo", "bo@example.com", "grace");
    static final Person GRACE = new Person("grace", List.of(), "Grace", "grace@example.com", null);
    static final Directory DIRECTORY = new Directory(List.of(ADA, BO, GRACE));

    /** Monday to Friday, and the usual policy. */
    static final Deadlines DEADLINES = new Deadlines(DeadlineSettings.usual(), new Calendars(CalendarSettings.none()));

    private Stories() {}

    /** The night of a day, at two in the morning UTC. */
    static RunDate night(String day) {
        LocalDate date = LocalDate.parse(day);
        return new RunDate(date, date.atTime(2, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    }

    /** A late action: ticket OPS-1 of tracker "jira", decided in a postmortem of source "records". */
    static Action action(String id) {
        return new Action(id);
    }

    static SourceState source(String name) {
        return readAt(name, Instant.parse("2100-01-01T00:00:00Z"));
    }

    static SourceState readAt(String name, Instant lastSuccess) {
        return new SourceState(name, null, "1", lastSuccess, lastSuccess, null);
    }

    static SourceState stale(String name) {
        return new SourceState(name, null, "1", Instant.EPOCH, Instant.EPOCH, "no answer");
    }

    /** What is written about one action; each method changes one fact. */
    static final class Action {

        private final String id;
        private String description;
        private String title = "A card was charged twice";
        private Language language = Language.ENGLISH;
        private String impact = "412 passengers paid twice. Most wrote to us.";
        private String summary;
        private Audience audience = Audience.INTERNAL;
        private String url = "https://records.example.com/double-charge";
        private String owner = "ada";
        private LocalDate due = LocalDate.parse("2026-08-12");
        private int workingDaysLate = 13;
        private Deadline.Kind dueKind = Deadline.Kind.DUE;
        private int moved;
        private Priority priority;
        private String contact;
        private List<String> tags = List.of();
        private Severity severity;
        private LocalDate meeting;
        private Countermeasure.State state = Countermeasure.State.OPEN;
        private final List<Ticket> tickets = new ArrayList<>();
        private final List<TicketKey> unknownTickets = new ArrayList<>();

        private Action(String id) {
            this.id = id;
            this.description = "Do " + id;
        }

        Action description(String text) {
            description = text;
            return this;
        }

        Action postmortem(String newTitle, Language newLanguage, String newUrl) {
            title = newTitle;
            language = newLanguage;
            url = newUrl;
            return this;
        }

        Action impact(String newImpact, String newSummary) {
            impact = newImpact;
            summary = newSummary;
            return this;
        }

        Action restricted() {
            audience = Audience.RESTRICTED;
            return this;
        }

        Action ownedBy(String name) {
            owner = name;
            return this;
        }

        Action due(String day, int late) {
            due = LocalDate.parse(day);
            workingDaysLate = late;
            return this;
        }

        /** Nobody set a day; the policy counts from the meeting. */
        Action undated(Priority newPriority, String meetingDay) {
            due = null;
            priority = newPriority;
            meeting = LocalDate.parse(meetingDay);
            return this;
        }

        /** As it is shown, past a target of the policy. */
        Action target() {
            dueKind = Deadline.Kind.TARGET;
            return this;
        }

        Action moved(int times) {
            moved = times;
            return this;
        }

        Action priority(Priority newPriority) {
            priority = newPriority;
            return this;
        }

        Action contact(String name, String meetingDay) {
            contact = name;
            meeting = LocalDate.parse(meetingDay);
            return this;
        }

        Action tagged(String... words) {
            tags = List.of(words);
            return this;
        }

        Action state(Countermeasure.State newState) {
            state = newState;
            return this;
        }

        Action ticket(String key, String newUrl) {
            return ticket(key, newUrl, "jira");
        }

        Action ticket(String key, String newUrl, String tracker) {
            tickets.add(new Ticket(
                    new TicketKey(key),
                    tracker,
                    "summary of " + key,
                    TicketState.OPEN,
                    "To Do",
                    owner,
                    due,
                    null,
                    null,
                    Set.of(),
                    null,
                    null,
                    newUrl,
                    List.of()));
            return this;
        }

        /** A ticket whose tracker gives the owner's address. */
        Action ticketOf(String key, String ownerAddress) {
            tickets.add(TicketBuilder.ticket(key)
                    .owner(owner)
                    .ownerAddress(ownerAddress)
                    .build());
            return this;
        }

        Action unknownTicket(String key) {
            unknownTickets.add(new TicketKey(key));
            return this;
        }

        Reached reached() {
            return new Reached(open(), Step.OVERDUE);
        }

        /** It is done since a day, and its contact is to look at it again. */
        Revisits.Due revisit(String doneOn, String dueOn, FixEvidence... known) {
            state = Countermeasure.State.DONE;
            FixCheck check = new FixCheck(
                    id,
                    FixResult.NOT_SHOWN_YET,
                    FixCheck.Evidence.DONE,
                    null,
                    LocalDate.parse(doneOn),
                    false,
                    LocalDate.parse(doneOn),
                    List.of(known));
            return new Revisits.Due(
                    commitment(), contact, check, List.of(known), LocalDate.parse(dueOn), Set.of("fix-verified"));
        }

        OpenItem open() {
            return new OpenItem(
                    commitment(),
                    new Deadline(due, dueKind),
                    workingDaysLate < 0 ? OpenItem.Timing.AHEAD : OpenItem.Timing.LATE,
                    Math.abs(workingDaysLate),
                    moved);
        }

        Commitment commitment() {
            Countermeasure countermeasure = new Countermeasure(
                    id,
                    description,
                    owner,
                    due,
                    null,
                    Countermeasure.Kind.PREVENT,
                    state,
                    tickets.stream().map(Ticket::key).toList(),
                    31);
            return new Commitment(
                    postmortem(countermeasure),
                    countermeasure,
                    tickets,
                    unknownTickets,
                    state,
                    owner,
                    due,
                    !tickets.isEmpty(),
                    priority);
        }

        private Postmortem postmortem(Countermeasure countermeasure) {
            RecordedInstant missing = RecordedInstant.missing();
            return new Postmortem(
                    "records:2026/03.payments.double-charge.md",
                    Place.of("records", "2026/03.payments.double-charge.md"),
                    language,
                    title,
                    severity,
                    null,
                    ReviewStatus.REVIEWED,
                    audience,
                    null,
                    tags,
                    summary,
                    impact,
                    null,
                    contact,
                    meeting,
                    url,
                    new Incident(
                            missing, missing, missing, Incident.DetectedBy.UNKNOWN, List.of(), List.of(), List.of()),
                    List.of(countermeasure),
                    Background.none());
        }
    }
}
