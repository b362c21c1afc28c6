package dev.aftercare.digest;

import static java.util.stream.Collectors.joining;

import dev.aftercare.chart.Words;
import dev.aftercare.digest.Digest.CheckedAction;
import dev.aftercare.digest.Digest.Figures;
import dev.aftercare.digest.Digest.LateAction;
import dev.aftercare.digest.Digest.LateGroup;
import dev.aftercare.digest.Digest.MonthFigures;
import dev.aftercare.digest.Digest.Stale;
import dev.aftercare.digest.Digest.TicketLink;
import dev.aftercare.digest.Digest.WaitingEntry;
import dev.aftercare.digest.DigestView.Decision;
import dev.aftercare.digest.DigestView.Figure;
import dev.aftercare.fixcheck.FixResult;
import dev.aftercare.postmortem.Incident;
import dev.aftercare.postmortem.Severity;
import dev.aftercare.ticket.Priority;
import dev.aftercare.trend.Measure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What a reader of one page must know: what needs a decision, the month in a few sentences, four figures. */
final class FirstPage {

    private static final int NAMES = 3;
    private static final int NAME_LENGTH = 90;
    private static final int FEW_WITHOUT_DATE = 2;
    private static final Set<Priority> HIGH = Set.of(Priority.P0, Priority.P1);
    private static final Set<String> SEVERE = Set.of(Severity.SEV1.label(), Severity.SEV2.label());

    private final Digest digest;
    private final Words words;

    FirstPage(Digest digest, Words words) {
        this.digest = digest;
        this.words = words;
    }

    /** The sources whose data is old, a sentence each. */
    List<String> notices() {
        return digest.stale().stream().map(this::notice).toList();
    }

    private String notice(Stale stale) {
        String failure = Texts.shortened(stale.failure(), 200);
        return stale.lastSuccess() == null
                ? words.say("notice.never", stale.name(), failure)
                : words.say("notice.since", stale.name(), words.date(stale.lastSuccess(), digest.zone()), failure);
    }

    /** What needs a decision, the most pressing first. */
    List<Decision> decisions() {
        List<Decision> decisions = new ArrayList<>();
        addOpenAgain(decisions);
        addChecks(decisions, FixResult.REGRESSED, "decision.regressed");
        addLate(decisions);
        addOwnerless(decisions);
        addChecks(decisions, FixResult.IN_DOUBT, "decision.doubt");
        addWaiting(decisions);
        if (digest.actions().withoutDue() > FEW_WITHOUT_DATE) {
            decisions.add(decision(
                    "decision.undated",
                    digest.actions().withoutDue(),
                    digest.actions().open()));
        }
        return decisions;
    }

    /** What happened again although something against it had been decided and is not done. */
    private void addOpenAgain(List<Decision> decisions) {
        List<FixPage.OpenAgain> open = digest.fixes().openAgain();
        if (!open.isEmpty()) {
            String names = names(
                    open.stream().map(FixPage.OpenAgain::description).toList(),
                    open.stream().map(FixPage.OpenAgain::tickets).toList(),
                    open.size());
            decisions.add(decision(
                    "decision.openagain",
                    open.size(),
                    Texts.shortened(open.get(0).incident().title(), NAME_LENGTH),
                    names));
        }
    }

    private void addChecks(List<Decision> decisions, FixResult result, String key) {
        int number = digest.checks().getOrDefault(result, 0);
        if (number > 0) {
            List<String> names = digest.checked().stream()
                    .filter(action -> action.result() == result)
                    .map(CheckedAction::description)
                    .toList();
            List<List<TicketLink>> tickets = digest.checked().stream()
                    .filter(action -> action.result() == result)
                    .map(CheckedAction::tickets)
                    .toList();
            decisions.add(decision(key, number, names(names, tickets, number)));
        }
    }

    private void addLate(List<Decision> decisions) {
        List<LateAction> urgent = late(action -> action.priority() != null && HIGH.contains(action.priority()));
        if (!urgent.isEmpty()) {
            int longest =
                    urgent.stream().mapToInt(LateAction::workingDaysLate).max().orElse(0);
            decisions.add(decision("decision.urgent", urgent.size(), names(urgent), longest));
        }
    }

    private void addOwnerless(List<Decision> decisions) {
        List<LateAction> ownerless = late(action -> action.owner() == null);
        if (!ownerless.isEmpty()) {
            decisions.add(decision("decision.ownerless", ownerless.size(), names(ownerless)));
        }
    }

    private void addWaiting(List<Decision> decisions) {
        List<String> severe = digest.waiting().stream()
                .map(WaitingEntry::postmortem)
                .filter(postmortem -> postmortem.severity() != null && SEVERE.contains(postmortem.severity()))
                .map(Digest.PostmortemLink::title)
                .toList();
        if (!severe.isEmpty()) {
            List<List<TicketLink>> none =
                    severe.stream().map(title -> List.<TicketLink>of()).toList();
            decisions.add(decision("decision.waiting", severe.size(), names(severe, none, severe.size())));
        }
    }

    private Decision decision(String key, Object... arguments) {
        return new Decision(words.say(key, arguments), words.say(key + ".options", arguments));
    }

    private List<LateAction> late(java.util.function.Predicate<LateAction> which) {
        return digest.late().stream()
                .map(LateGroup::actions)
                .flatMap(List::stream)
                .filter(which)
                .toList();
    }

    private String names(List<LateAction> actions) {
        return names(
                actions.stream().map(LateAction::description).toList(),
                actions.stream().map(LateAction::tickets).toList(),
                actions.size());
    }

    /** The first few by name; restricted ones are counted among the rest. */
    private String names(List<String> names, List<List<TicketLink>> tickets, int all) {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < Math.min(NAMES, names.size()); i++) {
            String keys = tickets.get(i).stream().map(TicketLink::key).collect(joining(", "));
            String quoted = words.say("quoted", Texts.shortened(names.get(i), NAME_LENGTH));
            shown.add(keys.isEmpty() ? quoted : quoted + " (" + keys + ")");
        }
        if (shown.isEmpty()) {
            return words.say("names.restricted");
        }
        int others = all - shown.size();
        return String.join(words.say("names.separator"), shown)
                + (others > 0 ? " " + words.say("names.more", others) : "");
    }

    /** What happened, and who noticed. */
    List<String> happenedAndNoticed() {
        return digest.occurrences().incidents() > 0 ? List.of(happened(), noticed()) : List.of(happened());
    }

    /** The month in a few sentences. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>(happenedAndNoticed());
        if (digest.occurrences().incidents() > 0) {
            sentences.add(howFast());
        }
        sentences.add(whatIsLate());
        sentences.add(whatHolds());
        return sentences;
    }

    private String happened() {
        var occurrences = digest.occurrences();
        if (occurrences.incidents() == 0) {
            String none = words.say("happened.none", words.month(digest.month()));
            return digest.stale().isEmpty() ? none : none + " " + words.say("happened.none.stale");
        }
        List<String> severities = new ArrayList<>();
        occurrences
                .bySeverity()
                .forEach(
                        (severity, number) -> severities.add(words.say("happened.severity", number, severity.label())));
        if (occurrences.withoutSeverity() > 0) {
            severities.add(words.say("happened.unknown", occurrences.withoutSeverity()));
        }
        return words.say(
                "happened.some", occurrences.incidents(), words.month(digest.month()), String.join(", ", severities));
    }

    private String noticed() {
        Map<Incident.DetectedBy, Integer> by = digest.occurrences().noticedBy();
        String told = Stream.of(Incident.DetectedBy.MONITORING, Incident.DetectedBy.USER, Incident.DetectedBy.COLLEAGUE)
                .filter(by::containsKey)
                .map(who -> words.say("noticed." + who.name(), Objects.requireNonNull(by.get(who))))
                .collect(joining(", "));
        int untold = by.getOrDefault(Incident.DetectedBy.UNKNOWN, 0);
        if (told.isEmpty()) {
            return words.say("noticed.untold");
        }
        return words.say("noticed.told", Texts.capitalized(told))
                + (untold > 0 ? " " + words.say("noticed.others", untold) : "");
    }

    private String howFast() {
        Figures detect = figures(Measure.TIME_TO_DETECT);
        Figures resolve = figures(Measure.TIME_TO_RESOLVE);
        Duration detected = detect.median();
        Duration resolved = resolve.median();
        if (detect.n() < DigestPages.ENOUGH_TO_SAY
                || resolve.n() < DigestPages.ENOUGH_TO_SAY
                || detected == null
                || resolved == null) {
            return words.say("fast.few", detect.n(), resolve.n());
        }
        return words.say("fast.said", words.duration(detected), detect.n(), words.duration(resolved), resolve.n());
    }

    private String whatIsLate() {
        var actions = digest.actions();
        if (actions.open() == 0) {
            return words.say("lateness.nothing", words.date(digest.runDate()));
        }
        if (actions.late() == 0) {
            return words.say("lateness.none", actions.open(), words.date(digest.runDate()));
        }
        return words.say(
                "lateness.some",
                actions.late(),
                actions.open(),
                words.date(digest.runDate()),
                actions.lateBy().get(0));
    }

    private String whatHolds() {
        Map<FixResult, Integer> checks = digest.checks();
        if (checks.isEmpty()) {
            return words.say("holds.nothing");
        }
        int broken = checks.getOrDefault(FixResult.REGRESSED, 0) + checks.getOrDefault(FixResult.IN_DOUBT, 0);
        int silent = checks.getOrDefault(FixResult.NOT_SHOWN_YET, 0);
        int holding = checks.getOrDefault(FixResult.HOLDING, 0);
        return words.say(broken == 0 ? "holds.all" : "holds.broken", broken, silent, holding);
    }

    /** Four figures with what they rest on. */
    List<Figure> figures() {
        return List.of(incidents(), figure(Measure.TIME_TO_DETECT), figure(Measure.TIME_TO_RESOLVE), lateActions());
    }

    private Figure incidents() {
        IntSummaryStatistics before = digest.months().stream()
                .filter(figures -> figures.month().isBefore(digest.month()))
                .mapToInt(MonthFigures::incidents)
                .summaryStatistics();
        String basis = before.getCount() == 0
                ? ""
                : before.getMin() == before.getMax()
                        ? words.say("figure.incidents.same", before.getMin())
                        : words.say("figure.incidents.basis", before.getMin(), before.getMax());
        return new Figure(
                words.say("figure.incidents"),
                "" + digest.occurrences().incidents(),
                true,
                basis,
                words.say("figure.incidents.definition", words.month(digest.month())));
    }

    private Figure figure(Measure measure) {
        Figures figures = figures(measure);
        int incidents = digest.occurrences().incidents();
        Duration median = figures.median();
        Duration mean = figures.mean();
        boolean told = figures.n() >= DigestPages.ENOUGH_TO_SAY && median != null && mean != null;
        return new Figure(
                words.say("figure." + measure.name()),
                told ? words.duration(Objects.requireNonNull(median)) : words.say("figure.few"),
                told,
                told
                        ? words.say(
                                "figure.basis", figures.n(), incidents, words.duration(Objects.requireNonNull(mean)))
                        : words.say("figure.few.basis", figures.n(), incidents),
                words.say("figure." + measure.name() + ".definition"));
    }

    private Figure lateActions() {
        var actions = digest.actions();
        return new Figure(
                words.say("figure.late"),
                "" + actions.late(),
                true,
                actions.open() == 0
                        ? words.say("figure.late.nothing")
                        : words.say("figure.late.basis", actions.open(), actions.withoutDue()),
                words.say("figure.late.definition", words.date(digest.runDate())));
    }

    private Figures figures(Measure measure) {
        return digest.months().stream()
                .filter(figures -> figures.month().equals(digest.month()))
                .map(figures -> figures.measures().get(measure))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(new Figures(0, null, null));
    }
}
