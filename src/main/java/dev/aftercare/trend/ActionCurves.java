package dev.aftercare.trend;

import dev.aftercare.link.Commitment;
import dev.aftercare.overdue.WorkingDays;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.RunDate;
import dev.aftercare.statistics.CumulativeIncidence;
import dev.aftercare.statistics.CurveStep;
import dev.aftercare.statistics.Interval;
import dev.aftercare.statistics.Observation;
import dev.aftercare.ticket.Priority;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Works out what becomes of countermeasures, as of a run. */
final class ActionCurves {

    private static final List<Integer> GRACE = List.of(0, 30, 90);
    private static final double MILLIS_A_DAY = Duration.ofDays(1).toMillis();

    private final RunDate runDate;
    private final LocalDate today;
    private final WorkingDays workingDays;

    ActionCurves(RunDate runDate, WorkingDays workingDays) {
        this.runDate = runDate;
        this.today = runDate.asOf().atZone(runDate.zone()).toLocalDate();
        this.workingDays = workingDays;
    }

    ActionFigures of(List<Commitment> commitments) {
        List<WatchedAction> actions = commitments.stream()
                .map(commitment -> WatchedAction.of(commitment, runDate.zone()))
                .toList();
        List<ShareFigure> shares = new ArrayList<>();
        GRACE.forEach(grace -> shares.add(doneByDue(actions, grace)));
        shares.add(reopened(actions));
        return new ActionFigures(
                runDate.asOf(),
                (int) commitments.stream().filter(Commitment::isOpen).count(),
                count(commitments, Countermeasure.State.DONE),
                count(commitments, Countermeasure.State.CANCELLED),
                count(commitments, Countermeasure.State.UNKNOWN),
                (int) actions.stream().filter(WatchedAction::isEndless).count(),
                curves(actions),
                actions.stream()
                        .filter(action -> action.commitment().isOpen() && action.begin() != null)
                        .map(action -> action.age(runDate))
                        .sorted(Comparator.reverseOrder())
                        .toList(),
                commitments.stream()
                        .flatMap(commitment -> overdueBy(commitment).stream())
                        .sorted(Comparator.reverseOrder())
                        .toList(),
                shares);
    }

    private static int count(List<Commitment> commitments, Countermeasure.State state) {
        return (int) commitments.stream()
                .filter(commitment -> commitment.state() == state)
                .count();
    }

    /** By how many working days it is late; empty where it is not. */
    Optional<Integer> overdueBy(Commitment commitment) {
        return Optional.ofNullable(commitment.due())
                .filter(due -> commitment.isOpen() && due.isBefore(today))
                .map(due -> workingDays.after(due, today));
    }

    private List<ActionFigures.Curve> curves(List<WatchedAction> actions) {
        List<ActionFigures.Curve> curves = new ArrayList<>();
        curve(ActionFigures.ALL, actions).ifPresent(curves::add);
        Map<String, List<WatchedAction>> groups = new TreeMap<>();
        actions.forEach(action ->
                groups.computeIfAbsent(group(action), none -> new ArrayList<>()).add(action));
        groups.forEach((group, several) -> curve(group, several).ifPresent(curves::add));
        return curves;
    }

    /** P0 to P4 sort before "none". */
    static String group(WatchedAction action) {
        Priority priority = action.commitment().priority();
        return priority == null ? ActionFigures.NONE : priority.name();
    }

    private Optional<ActionFigures.Curve> curve(String group, List<WatchedAction> actions) {
        List<Observation> observations = actions.stream()
                .map(action -> action.observation(runDate))
                .flatMap(Optional::stream)
                .toList();
        return CumulativeIncidence.of(observations)
                .value()
                .map(curve -> new ActionFigures.Curve(
                        group,
                        curve.n(),
                        curve.events(),
                        curve.competing(),
                        curve.n() - curve.events() - curve.competing(),
                        curve.median()
                                .value()
                                .map(median -> DurationFigures.time(median, MILLIS_A_DAY))
                                .orElse(null),
                        steps(curve.steps())));
    }

    /** The last step of each day: hours are no news where weeks are drawn. */
    private static List<ActionFigures.Step> steps(List<CurveStep> steps) {
        Map<Long, ActionFigures.Step> byDay = new TreeMap<>();
        for (CurveStep step : steps) {
            byDay.merge(
                    (long) Math.floor(step.time()),
                    step(step),
                    (earlier, later) -> new ActionFigures.Step(
                            later.days(),
                            earlier.atRisk(),
                            later.share(),
                            later.lower(),
                            later.upper(),
                            earlier.censored() + later.censored()));
        }
        return List.copyOf(byDay.values());
    }

    private static ActionFigures.Step step(CurveStep step) {
        Interval interval = step.interval().value().orElse(null);
        return new ActionFigures.Step(
                step.time(),
                step.atRisk(),
                step.share(),
                interval == null ? null : interval.lower(),
                interval == null ? null : interval.upper(),
                step.censored());
    }

    private ShareFigure doneByDue(List<WatchedAction> actions, int grace) {
        List<Boolean> answers = actions.stream()
                .map(action -> doneByDue(action, grace))
                .flatMap(Optional::stream)
                .toList();
        int hits = (int) answers.stream().filter(hit -> hit).count();
        int promised = (int) actions.stream()
                .filter(action -> action.commitment().due() != null)
                .count();
        return IncidentShares.share(FigureName.DONE_BY_DUE, 0, grace, hits, answers.size(), promised - answers.size());
    }

    /**
     * Whether it was done by the day that it was promised for, and so many more. Empty where no day was promised, that day is
     * not over, it was given up, or nobody knows its state or when it was done.
     */
    Optional<Boolean> doneByDue(WatchedAction action, int grace) {
        LocalDate due = action.commitment().due();
        if (due == null || action.isEndless() || !due.plusDays(grace).isBefore(today)) {
            return Optional.empty();
        }
        return switch (action.commitment().state()) {
            case CANCELLED, UNKNOWN -> Optional.empty();
            case OPEN, IN_PROGRESS -> Optional.of(false);
            case DONE -> Optional.of(!day(action.end()).isAfter(due.plusDays(grace)));
        };
    }

    private LocalDate day(@Nullable Instant instant) {
        return Objects.requireNonNull(instant).atZone(runDate.zone()).toLocalDate();
    }

    private static ShareFigure reopened(List<WatchedAction> actions) {
        List<WatchedAction> everDone =
                actions.stream().filter(ActionCurves::wasDone).toList();
        int reopened =
                (int) everDone.stream().filter(WatchedAction::wasReopened).count();
        int untold = (int) actions.stream()
                .filter(action -> action.commitment().state() == Countermeasure.State.DONE)
                .filter(Predicate.not(ActionCurves::wasDone))
                .count();
        return IncidentShares.share(FigureName.REOPENED, 0, 0, reopened, everDone.size(), untold);
    }

    /** Done now or at some time, as its tickets tell: only those tell whether it was taken up again. */
    static boolean wasDone(WatchedAction action) {
        Commitment commitment = action.commitment();
        return !commitment.tickets().isEmpty()
                && (commitment.state() == Countermeasure.State.DONE || action.wasReopened());
    }
}
