package dev.aftercare.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.fixcheck.Revisits;
import dev.aftercare.overdue.CalendarSettings;
import dev.aftercare.overdue.Calendars;
import dev.aftercare.overdue.DeadlineSettings;
import dev.aftercare.overdue.Deadlines;
import dev.aftercare.overdue.DueMoves;
import dev.aftercare.people.Absence;
import dev.aftercare.people.Directory;
import dev.aftercare.people.Habits;
import dev.aftercare.people.Person;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.RunDate;
import dev.aftercare.postmortem.RunSchedule;
import dev.aftercare.postmortem.SourceState;
import dev.aftercare.reminder.Standing.Reason;
import dev.aftercare.reminder.Stories.Action;
import dev.aftercare.review.LatePostmortem;
import dev.aftercare.ticket.Priority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Two years of nights of a company in France and the United States: people come back and leave, tickets close, reopen and move,
 * trackers and the mail server are down. What must never happen is checked on every night, by rules written down here anew.
 */
class TwoYearsTests {

    private static final LocalDate FIRST = LocalDate.parse("2026-01-05");
    private static final LocalDate START = LocalDate.parse("2026-02-01");
    private static final int NIGHTS = 730;
    private static final int PEOPLE = 40;
    private static final int MOST_WEEKLY = 3;
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final RunSchedule SCHEDULE = new RunSchedule(LocalTime.of(2, 0), PARIS);

    /** Holidays that stand on the same day each year, and are none of ours to work out. */
    private static final Map<String, Set<MonthDay>> FIXED_HOLIDAYS = Map.of(
            "fr", days("--01-01", "--05-01", "--05-08", "--07-14", "--08-15", "--11-01", "--11-11", "--12-25"),
            "us", days("--01-01", "--07-04", "--11-11", "--12-25"));

    private final Random random = new Random(20_261_121);
    private final Deadlines deadlines =
            new Deadlines(DeadlineSettings.usual(), new Calendars(new CalendarSettings("fr", Set.of(), Map.of())));
    private final ReminderSettings settings = new ReminderSettings(
            START,
            Language.ENGLISH,
            "leads@example.com",
            "Harborline",
            new ReminderSettings.Pace(DayOfWeek.MONDAY, 3, MOST_WEEKLY, Set.of(Priority.P0)));
    private final List<Worker> workers = new ArrayList<>();
    private final List<Task> tasks = new ArrayList<>();
    private final List<Told.Line> told = new ArrayList<>();
    private final Map<String, List<LocalDate>> told2 = new HashMap<>();
    private final Map<String, DueMoves.Moves> moves = new HashMap<>();
    private final Map<YearMonth, Integer> mails = new TreeMap<>();
    private final Map<YearMonth, Set<String>> mailed = new TreeMap<>();
    private final Map<Step, Integer> steps = new TreeMap<>();
    private final Map<Reason, Integer> reasons = new TreeMap<>();

    @Test
    void nightsWhenTwoYearsGoByKeepEveryPromise() throws IOException {
        for (int number = 0; number < PEOPLE; number++) {
            workers.add(new Worker(number));
        }
        for (int night = 0; night < NIGHTS; night++) {
            night(FIRST.plusDays(night));
        }
        assertThat(steps.keySet()).as("every step was taken").containsExactlyInAnyOrder(Step.values());
        assertThat(reasons.keySet())
                .as("every reason to be silent occurred")
                .contains(Reason.WAITS, Reason.QUIET, Reason.RESTS, Reason.ABSENT, Reason.SNOOZED, Reason.STALE);
        report();
    }

    private void night(LocalDate date) {
        RunDate runDate = SCHEDULE.on(date);
        live(date);
        Set<String> down = new HashSet<>();
        Stream.of("jira", "github").filter(any -> chance(0.05)).forEach(down::add);
        Directory directory = new Directory(workers.stream().map(Worker::person).toList());
        List<Revisits.Due> revisits = date.getDayOfMonth() == 1
                ? List.of(Stories.action("fix " + date)
                        .contact("w3", "2026-01-01")
                        .revisit("2026-01-01", date.toString()))
                : List.of();
        ReminderPlan plan = ReminderPlan.of(
                settings,
                deadlines,
                new Tonight(
                        runDate,
                        tasks.stream().map(task -> task.action.commitment()).toList(),
                        directory,
                        Stream.of("records", "jira", "github")
                                .map(name -> down.contains(name) ? Stories.stale(name) : Stories.source(name))
                                .map(SourceState.class::cast)
                                .toList(),
                        moves,
                        new Told(told),
                        revisits,
                        halted(date),
                        address -> Optional.empty()));
        plan.standings().forEach(each -> reasons.merge(each.reason(), 1, Integer::sum));
        boolean serverDown = chance(0.03);
        check(plan, runDate, down, directory);
        if (!serverDown) {
            plan.reminders().forEach(reminder -> deliver(reminder, date));
        }
    }

    /** Each quarter another postmortem stops on its way, and stays so. */
    private static List<Halted> halted(LocalDate date) {
        return List.of(new Halted(
                new LatePostmortem(
                        LatePostmortem.Kind.MISSING,
                        "OPS-" + date.getYear() + (date.getMonthValue() + 2) / 3,
                        "Search was empty",
                        null,
                        "w4",
                        date.withDayOfMonth(1)),
                null));
    }

    private void deliver(Reminder reminder, LocalDate date) {
        mails.merge(YearMonth.from(date), 1, Integer::sum);
        mailed.computeIfAbsent(YearMonth.from(date), any -> new HashSet<>()).add(reminder.address());
        reminder.steps(date).forEach(spent -> {
            steps.merge(spent.step(), 1, Integer::sum);
            told.add(new Told.Line(spent.id(), spent.step(), spent.due(), date));
            told2.computeIfAbsent(spent.id() + spent.step() + sinceMove(spent.id()), any -> new ArrayList<>())
                    .add(date);
        });
    }

    /** What happens in the company on a day. */
    private void live(LocalDate date) {
        if (chance(0.35)) {
            tasks.add(new Task(tasks.size(), date));
        }
        for (Task task : tasks) {
            if (task.isOpen() && chance(0.012)) {
                task.state(Countermeasure.State.DONE);
            } else if (!task.isOpen() && chance(0.001)) {
                task.state(Countermeasure.State.IN_PROGRESS);
            } else if (task.isOpen() && task.due != null && chance(0.004)) {
                task.move(task.due.plusDays(7 + random.nextInt(40)), date);
            }
        }
        workers.forEach(worker -> worker.live(date));
    }

    private void check(ReminderPlan plan, RunDate runDate, Set<String> down, Directory directory) {
        Set<String> addresses = new HashSet<>();
        for (Reminder reminder : plan.reminders()) {
            assertThat(addresses.add(reminder.address()))
                    .as("one mail a day to %s on %s", reminder.address(), runDate.date())
                    .isTrue();
            directory.find(reminder.address()).ifPresent(person -> checkDay(person, runDate));
            reminder.others().forEach(item -> checkItem(item, down));
            reminder.brought().forEach(each -> {
                checkItem(each.item(), down);
                checkStep(each, runDate.date());
            });
            reminder.asked()
                    .questions()
                    .forEach(each -> assertThat(told2)
                            .as("asked once about %s", each.id())
                            .doesNotContainKey(each.id() + Step.QUESTION + sinceMove(each.id())));
        }
        checkNobodyIsForgotten(plan, runDate);
    }

    private static void checkDay(Person person, RunDate runDate) {
        ZoneId zone = person.habits().zone() == null ? PARIS : person.habits().zone();
        LocalDate day = LocalDate.ofInstant(runDate.asOf(), zone);
        Set<DayOfWeek> week = person.habits().workingDays();
        assertThat(week.isEmpty() ? day.getDayOfWeek().getValue() <= 5 : week.contains(day.getDayOfWeek()))
                .as("%s works on %s", person.alias(), day)
                .isTrue();
        assertThat(FIXED_HOLIDAYS.get(person.habits().region()))
                .as("holidays of %s", person.alias())
                .doesNotContain(MonthDay.from(day));
        assertThat(person.absence().isOn(day)).as("%s is there", person.alias()).isFalse();
    }

    private void checkItem(OpenItem item, Set<String> down) {
        Task task = tasks.get(Integer.parseInt(item.id().substring(1)));
        assertThat(task.isOpen()).as("%s is open", item.id()).isTrue();
        assertThat(down).as("what %s rests on", item.id()).doesNotContain(task.tracker);
        assertThat(item.due()).as("the day of %s", item.id()).isAfterOrEqualTo(START);
        if (task.due != null) {
            assertThat(item.due()).isEqualTo(task.due);
        }
    }

    private void checkStep(Reminder.Reached reached, LocalDate date) {
        OpenItem item = reached.item();
        List<LocalDate> before = told2.getOrDefault(item.id() + reached.step() + sinceMove(item.id()), List.of());
        assertThat(before)
                .as("%s of %s before %s", reached.step(), item.id(), date)
                .hasSizeLessThan(reached.step() == Step.WEEKLY ? MOST_WEEKLY : 1)
                .allMatch(last -> ChronoUnit.DAYS.between(last, date) >= 4);
    }

    /** Whatever is overdue was mailed about, is at rest after all that, or says why not. */
    private void checkNobodyIsForgotten(ReminderPlan plan, RunDate runDate) {
        Map<String, Standing> standings = new HashMap<>();
        plan.standings().forEach(each -> standings.put(each.item().id(), each));
        for (Task task : tasks) {
            if (!task.isOpen()
                    || task.due == null
                    || !task.due.isBefore(runDate.date().minusDays(1))) {
                continue;
            }
            Standing standing = standings.get("t" + task.number);
            assertThat(standing).as("t%d on %s", task.number, runDate.date()).isNotNull();
            String id = standing.item().id();
            switch (standing.reason()) {
                case QUIET ->
                    assertThat(lastTold(id))
                            .as("%s is quiet on %s, so it was mailed about lately", id, runDate.date())
                            .isAfterOrEqualTo(runDate.date().minusDays(21));
                case RESTS -> {
                    assertThat(times(id, Step.WEEKLY)).isEqualTo(MOST_WEEKLY);
                    // the fallback can act itself; nobody is above it
                    assertThat(task.unowned
                                    || times(id, Step.COPY) == 1
                                    || lastTold(id).isAfter(runDate.date().minusDays(21)))
                            .as("%s rests on %s after a copy", id, runDate.date())
                            .isTrue();
                }
                case WAITS -> task.waited = runDate.date().equals(task.waitedOn.plusDays(1)) ? task.waited + 1 : 1;
                case ABSENT -> assertThat(times(id, Step.ABSENT)).isEqualTo(1);
                case BEFORE_START -> assertThat(task.due).isBefore(START);
                case STALE, SNOOZED, MAILED -> {
                    // the reason says it all
                }
                case NO_START, NOBODY -> throw new AssertionError(standing);
            }
            if (standing.reason() == Reason.WAITS) {
                task.waitedOn = runDate.date();
            }
            assertThat(task.waited).as("%s waits for a day that suits", id).isLessThan(14);
        }
    }

    private LocalDate lastTold(String id) {
        return told.stream()
                .filter(line -> line.id().equals(id) && line.step() != Step.QUESTION)
                .map(Told.Line::runDate)
                .max(LocalDate::compareTo)
                .orElse(LocalDate.MIN);
    }

    private int times(String id, Step step) {
        return told2.getOrDefault(id + step + sinceMove(id), List.of()).size();
    }

    private LocalDate sinceMove(String id) {
        DueMoves.Moves known = moves.get(id);
        return known == null ? LocalDate.MIN : known.last();
    }

    private void report() throws IOException {
        StringBuilder lines = new StringBuilder("month    mails  people  mails a mailed person\n");
        mails.forEach((month, count) -> lines.append("%s  %5d  %6d  %.2f%n"
                .formatted(
                        month,
                        count,
                        mailed.get(month).size(),
                        count / (double) mailed.get(month).size())));
        double each = mails.values().stream().mapToInt(Integer::intValue).sum() / (double) mails.size() / PEOPLE;
        lines.append("%.2f mails a person a month; %d actions; steps %s; standings %s%n"
                .formatted(each, tasks.size(), steps, reasons));
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", "two-years-of-reminders.txt"), lines);
        assertThat(each).as("mails a person a month").isBetween(0.2, 4.0);
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private static Set<MonthDay> days(String... written) {
        Set<MonthDay> days = new HashSet<>();
        Stream.of(written).map(MonthDay::parse).forEach(days::add);
        return days;
    }

    /** Somebody who works there. */
    private final class Worker {

        private final int number;
        private Absence absence = Absence.none();

        Worker(int number) {
            this.number = number;
        }

        Person person() {
            boolean american = number % 3 == 2;
            return new Person(
                    "w" + number,
                    List.of(),
                    "Worker " + number,
                    "w" + number + "@example.com",
                    number == 0 ? null : "w" + number / 6,
                    new Habits(
                            null,
                            american ? NEW_YORK : PARIS,
                            american ? Language.ENGLISH : Language.FRENCH,
                            american ? "us" : "fr",
                            number % 7 == 4
                                    ? Set.of(DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY)
                                    : Set.of(),
                            number % 4 == 0 ? null : DayOfWeek.of(number % 5 + 1)),
                    absence);
        }

        void live(LocalDate date) {
            if (absence.kind() == Absence.Kind.NONE && number > 6 && chance(0.0004)) {
                absence = Absence.left();
            } else if (!absence.isOn(date) && chance(0.005)) {
                absence = Absence.until(date.plusDays(random.nextInt(21)));
            }
        }
    }

    /** An action that was decided. */
    private final class Task {

        private final int number;
        private final Action action;
        private final String tracker;
        private final boolean unowned;
        private LocalDate due;
        private Countermeasure.State state = Countermeasure.State.OPEN;
        private LocalDate waitedOn = LocalDate.MIN;
        private int waited;

        Task(int number, LocalDate today) {
            this.number = number;
            this.unowned = chance(0.15);
            this.tracker = chance(0.5) ? "jira" : "github";
            Priority priority = Priority.values()[random.nextInt(4)];
            action = Stories.action("t" + number)
                    .priority(priority)
                    .ownedBy(unowned ? "somebody" : "w" + random.nextInt(PEOPLE))
                    .contact("w" + random.nextInt(PEOPLE), today.toString())
                    .ticket("T-" + number, null, tracker);
            if (unowned && chance(0.5)) {
                action.ownedBy(null);
            }
            if (chance(0.2)) {
                action.undated(priority, today.toString());
            } else {
                due = today.plusDays(random.nextInt(60) - 10);
                action.due(due.toString(), 0);
            }
            if (chance(0.05)) {
                action.tagged("snooze-" + today.plusDays(90));
            }
        }

        boolean isOpen() {
            return state != Countermeasure.State.DONE;
        }

        void state(Countermeasure.State newState) {
            state = newState;
            action.state(newState);
        }

        void move(LocalDate to, LocalDate today) {
            due = to;
            action.due(to.toString(), 0);
            moves.merge(
                    "t" + number,
                    new DueMoves.Moves(1, today),
                    (old, one) -> new DueMoves.Moves(old.times() + 1, today));
        }
    }
}
