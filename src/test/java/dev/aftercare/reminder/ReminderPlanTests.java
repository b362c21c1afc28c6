package dev.aftercare.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.aftercare.overdue.CalendarSettings;
import dev.aftercare.overdue.Calendars;
import dev.aftercare.overdue.DeadlineSettings;
import dev.aftercare.overdue.Deadlines;
import dev.aftercare.people.Absence;
import dev.aftercare.people.Directory;
import dev.aftercare.people.Habits;
import dev.aftercare.people.Person;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.SourceState;
import dev.aftercare.reminder.Reminder.Reached;
import dev.aftercare.reminder.Standing.Reason;
import dev.aftercare.reminder.Stories.Action;
import dev.aftercare.review.LatePostmortem;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReminderPlanTests {

    private static final List<SourceState> ALL_READ =
            List.of(Stories.source("records"), Stories.source("jira"), Stories.source("github"));

    @Test
    void planWhenSeveralItemsWaitWritesOneMailAnOwnerTheOldestFirst() {
        ReminderPlan plan = plan(
                Stories.action("a").ownedBy("ada").due("2026-08-20", 8),
                Stories.action("b").ownedBy("@Bo").due("2026-08-10", 16),
                Stories.action("c").ownedBy("Ada L.").due("2026-08-01", 22));

        assertThat(plan.reminders())
                .extracting(Reminder::address, Reminder::name, reminder -> ids(reminder.items()))
                .containsExactly(
                        tuple("ada@example.com", "Ada", List.of("c", "a")),
                        tuple("bo@example.com", "Bo", List.of("b")));
    }

    @Test
    void planWhenTicketGivesTheOwnersAddressMailsThere() {
        ReminderPlan plan = plan(
                settings("2026-01-01", "leads@example.com"),
                ALL_READ,
                Set.of(),
                Stories.action("unlisted")
                        .ownedBy("Alex Martin")
                        .due("2026-08-01", 9)
                        .ticketOf("OPS-1", "alex@example.com"),
                Stories.action("namesake")
                        .ownedBy("Alex Martin")
                        .due("2026-08-02", 9)
                        .ticketOf("OPS-2", "a.martin@example.com"),
                Stories.action("listed").ownedBy("Ada L.").due("2026-08-03", 9).ticketOf("OPS-3", "ada.l@old.example"),
                Stories.action("other").ownedBy("B.").due("2026-08-04", 9).ticketOf("OPS-4", "BO@example.com"),
                Stories.action("hidden")
                        .ownedBy("Eve")
                        .due("2026-08-05", 9)
                        .ticketOf("OPS-5", "eve at example dot com"),
                Stories.action("planted")
                        .ownedBy("Eve")
                        .due("2026-08-06", 9)
                        .ticketOf("OPS-6", "eve@example.com\nBcc: all@example.com"));

        assertThat(plan.reminders())
                .extracting(Reminder::address, reminder -> spent(reminder))
                .containsExactly(
                        tuple("alex@example.com", List.of("unlisted")),
                        tuple("a.martin@example.com", List.of("namesake")),
                        tuple("ada@example.com", List.of("listed")),
                        tuple("bo@example.com", List.of("other")),
                        tuple("leads@example.com", List.of("hidden", "planted")));
    }

    @Test
    void planWhenAllWasBroughtUpWritesNoMail() {
        ReminderPlan plan = plan(settings("2026-01-01", null), ALL_READ, Set.of("a"), Stories.action("a"));

        assertThat(plan.reminders()).as("the owner knows").isEmpty();
    }

    @Test
    void planWhenSomeWasBroughtUpListsItBeside() {
        ReminderPlan plan =
                plan(settings("2026-01-01", null), ALL_READ, Set.of("a"), Stories.action("a"), Stories.action("b"));

        Reminder reminder = plan.reminders().get(0);
        assertThat(ids(reminder.items())).containsExactly("b");
        assertThat(open(reminder.others())).containsExactly("a");
        assertThat(spent(reminder)).containsExactly("b");
    }

    @Test
    void planWhenAnItemIsNoLongerOpenIsSilentAboutIt() {
        for (Countermeasure.State state :
                List.of(Countermeasure.State.DONE, Countermeasure.State.CANCELLED, Countermeasure.State.UNKNOWN)) {
            assertThat(plan(Stories.action("a").state(state)).reminders())
                    .as("%s waits for nobody", state)
                    .isEmpty();
        }
        assertThat(plan(Stories.action("a").state(Countermeasure.State.IN_PROGRESS))
                        .reminders())
                .hasSize(1);
    }

    @Test
    void planWhenDueBeforeTheStartMailsNobody() {
        Action before = Stories.action("a").due("2026-08-11", 14);
        Action onTheDay = Stories.action("b").due("2026-08-12", 13);

        ReminderPlan plan = plan(settings("2026-08-12", null), ALL_READ, Set.of(), before, onTheDay);

        assertThat(ids(plan.reminders().get(0).items())).containsExactly("b");
        assertThat(plan.reminders().get(0).others()).isEmpty();
        assertThat(plan.late(Reason.BEFORE_START)).isEqualTo(1);
    }

    @Test
    void planWhenNoStartIsSetMailsNobody() {
        ReminderPlan plan = plan(settings(null, "leads@example.com"), ALL_READ, Set.of(), Stories.action("a"));

        assertThat(plan.reminders()).as("nobody adopted reminders yet").isEmpty();
        assertThat(plan.late()).isEqualTo(1);
    }

    @Test
    void planWhenATrackerIsStaleIsSilentAboutItsTicketsOnly() {
        ReminderPlan plan = plan(
                settings("2026-01-01", null),
                List.of(Stories.source("records"), Stories.stale("jira"), Stories.source("github")),
                Set.of(),
                Stories.action("jira").ticket("OPS-1", null, "jira"),
                Stories.action("github").ticket("org/repo#1", null, "github"),
                Stories.action("both").ticket("org/repo#2", null, "github").ticket("OPS-2", null, "jira"),
                Stories.action("perhaps-jira").unknownTicket("OPS-3"),
                Stories.action("none"));

        assertThat(ids(plan.reminders().get(0).items())).containsExactly("github", "none");
        assertThat(plan.late(Reason.STALE)).isEqualTo(3);
        assertThat(plan.staleSources()).containsExactly("jira");
    }

    @Test
    void planWhenATrackerWasLastReadBeforeLastNightIsSilentThoughNothingFailed() {
        Action action = Stories.action("a").ticket("OPS-1", null);
        SourceState records = Stories.source("records");
        SourceState lastNight = Stories.readAt("jira", Instant.parse("2026-08-31T02:00:00Z"));
        SourceState before = Stories.readAt("jira", Instant.parse("2026-08-30T02:00:00Z"));

        assertThat(plan(settings("2026-01-01", null), List.of(records, lastNight), Set.of(), action)
                        .reminders())
                .hasSize(1);
        ReminderPlan silent = plan(settings("2026-01-01", null), List.of(records, before), Set.of(), action);
        assertThat(silent.reminders()).isEmpty();
        assertThat(silent.staleSources()).containsExactly("jira");
    }

    @Test
    void planWhenTheRecordsAreStaleIsSilentAboutThem() {
        ReminderPlan plan =
                plan(settings("2026-01-01", null), List.of(Stories.stale("records")), Set.of(), Stories.action("a"));

        assertThat(plan.reminders()).as("it may be marked as done by now").isEmpty();
    }

    @Test
    void planWhenNoOwnerIsFoundGoesToTheFallback() {
        ReminderPlan plan = plan(
                settings("2026-01-01", "leads@example.com"),
                ALL_READ,
                Set.of("c"),
                Stories.action("a").ownedBy("g.pascoe"),
                Stories.action("b").ownedBy(null),
                Stories.action("c").ownedBy("TBD"));

        Reminder reminder = plan.reminders().get(0);
        assertThat(reminder.address()).isEqualTo("leads@example.com");
        assertThat(reminder.name()).isNull();
        assertThat(ids(reminder.unowned())).containsExactly("a", "b");
        assertThat(open(reminder.others())).containsExactly("c");
        assertThat(plan.lateItems(Reason.NOBODY)).isEmpty();
    }

    @Test
    void planWhenTheFallbackOwnsItemsTooWritesOneMailForBoth() {
        ReminderPlan plan = plan(
                settings("2026-01-01", "Bo@example.com"),
                ALL_READ,
                Set.of(),
                Stories.action("a").ownedBy("nobody knows"),
                Stories.action("b").ownedBy("bo"));

        assertThat(plan.reminders())
                .singleElement()
                .satisfies(reminder -> assertThat(reminder.name()).isEqualTo("Bo"))
                .satisfies(reminder -> assertThat(ids(reminder.items())).containsExactly("b"))
                .satisfies(reminder -> assertThat(ids(reminder.unowned())).containsExactly("a"));
    }

    @Test
    void planWhenTwoPeopleShareAnAddressWritesOneMail() {
        Directory team = new Directory(List.of(
                new Person("ada", List.of(), "Ada", "team@example.com", null),
                new Person("bo", List.of(), "Bo", "Team@Example.com", null)));

        ReminderPlan plan = ReminderPlan.of(
                settings("2026-01-01", null),
                Stories.DEADLINES,
                tonight(
                        team,
                        ALL_READ,
                        new Told(List.of()),
                        Stories.action("a").ownedBy("ada"),
                        Stories.action("b").ownedBy("bo")));

        assertThat(plan.reminders()).hasSize(1);
    }

    @Test
    void noteWhenThereIsSomethingToSaySaysItInOneSentence() {
        ReminderSettings settings = settings("2026-08-01", null);
        ReminderPlan plan = plan(
                settings,
                List.of(Stories.stale("jira")),
                Set.of(),
                Stories.action("a"),
                Stories.action("b").ticket("OPS-1", null),
                Stories.action("c").due("2026-07-31", 22),
                Stories.action("d").due("2026-07-30", 23),
                Stories.action("e").ownedBy("g.pascoe"),
                Stories.action("f").ownedBy(null));

        assertThat(ReminderNote.of(settings, plan, plan.reminders()))
                .isEqualTo("1 reminder about 1 action; 1 late action passed over, because jira could not be read;"
                        + " 2 late actions due before 2026-08-01, when reminders start; nobody can be reached for 2 late"
                        + " actions (due 2026-08-12 named \"g.pascoe\", 2026-08-12 without a name), and"
                        + " aftercare.reminders.fallback is not set");
    }

    @Test
    void noteWhenNoStartIsSetSaysThatNobodyIsReminded() {
        ReminderSettings settings = settings(null, null);
        ReminderPlan plan = plan(settings, ALL_READ, Set.of(), Stories.action("a"), Stories.action("b"));

        assertThat(ReminderNote.of(settings, plan, List.of()))
                .isEqualTo("nobody is reminded until aftercare.reminders.start is set (2 actions late)");
    }

    @Test
    void planWhenAPostmortemHasStoppedOnItsWayAsksItsContactOnceInTheOneMail() {
        Halted draft = draft(Stories.action("x"));

        Reminder reminder = halting(draft, ALL_READ, List.of()).reminders().get(0);

        assertThat(reminder.address()).isEqualTo("ada@example.com");
        assertThat(reminder.items()).as("in the same mail").hasSize(1);
        assertThat(reminder.asked().halted()).containsExactly(draft);
        assertThat(reminder.steps(LocalDate.parse("2026-09-01")))
                .extracting(Reminder.Spent::step)
                .containsExactly(Step.OVERDUE, Step.HALTED);
        Told.Line asked =
                new Told.Line(draft.id(), Step.HALTED, LocalDate.parse("2026-08-01"), LocalDate.parse("2026-08-04"));
        assertThat(halting(draft, ALL_READ, List.of(asked)).reminders().get(0).asked())
                .as("asked once")
                .isEqualTo(Asked.NOTHING);
    }

    @Test
    void planWhenAHaltedPostmortemIsSnoozedOrWasNotReadTonightIsSilentAboutIt() {
        Halted snoozed = draft(Stories.action("x").tagged("snooze until 2026-09-30"));
        Halted missing = new Halted(
                new LatePostmortem(
                        LatePostmortem.Kind.MISSING, "OPS-3", "Search", null, "ada", LocalDate.parse("2026-08-01")),
                null);
        List<SourceState> down = List.of(Stories.source("records"), Stories.stale("wiki"));

        assertThat(halting(snoozed, ALL_READ, List.of()).reminders().get(0).asked())
                .isEqualTo(Asked.NOTHING);
        assertThat(halting(missing, down, List.of()).reminders().get(0).asked())
                .as("the wiki may have it")
                .isEqualTo(Asked.NOTHING);
        assertThat(halting(missing, ALL_READ, List.of())
                        .reminders()
                        .get(0)
                        .asked()
                        .halted())
                .containsExactly(missing);
    }

    @Test
    void planWhenTheOwnersTeamIsClosedCountsStepsAndDaysOnItsWorkingDays() {
        Directory directory = new Directory(List.of(ofPayments("ada"), Stories.BO));
        Action[] actions = {
            Stories.action("a").ownedBy("ada").due("2026-09-10", -1),
            Stories.action("b").ownedBy("bo").due("2026-09-10", -1),
            Stories.action("c").ownedBy("ada").due("2026-08-27", 1),
            Stories.action("d").ownedBy("bo").due("2026-08-27", 1)
        };

        ReminderPlan plan = ReminderPlan.of(
                settings("2026-01-01", null),
                closed(
                        "2026-08-28",
                        "2026-08-31",
                        "2026-09-02",
                        "2026-09-03",
                        "2026-09-04",
                        "2026-09-07",
                        "2026-09-08"),
                tonight(directory, ALL_READ, new Told(List.of()), actions));

        assertThat(plan.reminders())
                .extracting(Reminder::address, ReminderPlanTests::spent)
                .as("three working days before is now for who is away till the ninth")
                .containsExactly(tuple("ada@example.com", List.of("c", "a")), tuple("bo@example.com", List.of("d")));
        assertThat(plan.reminders())
                .extracting(reminder -> reminder.items().get(0).item().workingDays())
                .containsExactly(1, 3);
    }

    @Test
    void planWhenTheOwnersTeamIsClosedTodayWaitsForItsNextDay() {
        Directory directory = new Directory(List.of(ofPayments("ada"), Stories.BO));

        ReminderPlan plan = ReminderPlan.of(
                settings("2026-01-01", null),
                closed("2026-09-01"),
                tonight(
                        directory,
                        ALL_READ,
                        new Told(List.of()),
                        Stories.action("a").ownedBy("ada"),
                        Stories.action("b").ownedBy("bo")));

        assertThat(plan.reminders()).extracting(Reminder::address).containsExactly("bo@example.com");
        assertThat(plan.standings())
                .extracting(Standing::reason)
                .containsExactlyInAnyOrder(Reason.WAITS, Reason.MAILED);
    }

    @Test
    void planWhenGroupsShareAnAddressWritesItOneMail() {
        Directory directory = new Directory(List.of(
                new Person("payments-team", List.of("@shop/payments"), "Payments", "payments@example.com", null),
                new Person("billing-team", List.of(), "Billing", "Payments@example.com", null)));

        ReminderPlan plan = ReminderPlan.of(
                settings("2026-01-01", null),
                Stories.DEADLINES,
                tonight(
                        directory,
                        ALL_READ,
                        new Told(List.of()),
                        Stories.action("a").ownedBy("@shop/payments").due("2026-08-20", 8),
                        Stories.action("b").ownedBy("billing-team").due("2026-08-10", 16)));

        assertThat(plan.reminders())
                .singleElement()
                .satisfies(mail -> assertThat(mail.address()).isEqualToIgnoringCase("payments@example.com"))
                .satisfies(mail -> assertThat(spent(mail)).containsExactly("b", "a"));
    }

    private static Person ofPayments(String alias) {
        return new Person(
                alias,
                List.of(),
                alias,
                alias + "@example.com",
                null,
                new Habits("payments", null, null, null, Set.of(), null),
                Absence.none());
    }

    private static Deadlines closed(String... days) {
        Set<LocalDate> closures = Stream.of(days).map(LocalDate::parse).collect(Collectors.toSet());
        return new Deadlines(
                DeadlineSettings.usual(),
                new Calendars(new CalendarSettings(null, Set.of(), Map.of("Payments", closures))));
    }

    private static Halted draft(Action action) {
        return new Halted(
                new LatePostmortem(
                        LatePostmortem.Kind.DRAFT,
                        "records:x",
                        "Double charge",
                        null,
                        "ada",
                        LocalDate.parse("2026-08-01")),
                action.commitment().postmortem());
    }

    private static ReminderPlan halting(Halted halted, List<SourceState> sources, List<Told.Line> told) {
        return ReminderPlan.of(
                settings("2026-01-01", null),
                Stories.DEADLINES,
                tonight(Stories.DIRECTORY, sources, new Told(told), List.of(halted), Stories.action("a")));
    }

    private static ReminderPlan plan(Action... actions) {
        return plan(settings("2026-01-01", null), ALL_READ, Set.of(), actions);
    }

    private static ReminderPlan plan(
            ReminderSettings settings, List<SourceState> sources, Set<String> broughtUp, Action... actions) {
        Told told = new Told(broughtUp.stream()
                .map(id -> new Told.Line(id, Step.OVERDUE, dueOf(id, actions), LocalDate.parse("2026-08-31")))
                .toList());
        return ReminderPlan.of(settings, Stories.DEADLINES, tonight(Stories.DIRECTORY, sources, told, actions));
    }

    private static LocalDate dueOf(String id, Action... actions) {
        return Stream.of(actions)
                .map(Action::open)
                .filter(item -> item.id().equals(id))
                .map(OpenItem::due)
                .findFirst()
                .orElseThrow();
    }

    private static Tonight tonight(Directory directory, List<SourceState> sources, Told told, Action... actions) {
        return tonight(directory, sources, told, List.of(), actions);
    }

    private static Tonight tonight(
            Directory directory, List<SourceState> sources, Told told, List<Halted> halted, Action... actions) {
        return new Tonight(
                Stories.night("2026-09-01"),
                Stream.of(actions).map(Action::commitment).toList(),
                directory,
                sources,
                Map.of(),
                told,
                List.of(),
                halted,
                address -> Optional.empty());
    }

    private static ReminderSettings settings(String start, String fallback) {
        return new ReminderSettings(
                start == null ? null : LocalDate.parse(start),
                Language.ENGLISH,
                fallback,
                "Harborline",
                new ReminderSettings.Pace(DayOfWeek.TUESDAY, 3, 3, Set.of()));
    }

    private static List<String> ids(List<Reached> items) {
        return items.stream().map(each -> each.item().id()).toList();
    }

    private static List<String> open(List<OpenItem> items) {
        return items.stream().map(OpenItem::id).toList();
    }

    private static List<String> spent(Reminder reminder) {
        return reminder.brought().map(each -> each.item().id()).toList();
    }
}
