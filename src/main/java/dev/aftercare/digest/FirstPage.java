package dev.aftercare.digest;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.partitioningBy;

import dev.aftercare.chart.Words;
import dev.aftercare.digest.Digest.CheckedAction;
import dev.aftercare.digest.Digest.Figures;
import dev.aftercare.digest.Digest.IncidentEntry;
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
import dev.aftercare.trend.ComparisonFigure;
import dev.aftercare.trend.DurationFigure;
import dev.aftercare.trend.FigureName;
import dev.aftercare.trend.Measure;
import dev.aftercare.trend.MonthlyFigures;
import dev.aftercare.trend.Scope;
import dev.aftercare.trend.TimeEstimate;
import dev.aftercare.trend.UsersHit;
import dev.aftercare.trend.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
                    "late",
                    digest.actions().withoutDue(),
                    digest.actions().open()));
        }
        return decisions;
    }

    /** What happened again although something against it had been decided and is not done. */
    private void addOpenAgain(List<Decision> decisions) {
        Map<Boolean, List<FixPage.OpenAgain>> bySuspicion =
                digest.fixes().openAgain().stream().collect(partitioningBy(FixPage.OpenAgain::suspected));
        addOpenAgain(decisions, "decision.openagain", bySuspicion.getOrDefault(false, List.of()));
        addOpenAgain(decisions, "decision.openagain.suspected", bySuspicion.getOrDefault(true, List.of()));
    }

    private void addOpenAgain(List<Decision> decisions, String key, List<FixPage.OpenAgain> open) {
        if (!open.isEmpty()) {
            String names = names(
                    open.stream().map(FixPage.OpenAgain::description).toList(),
                    open.stream().map(FixPage.OpenAgain::tickets).toList(),
                    open.size());
            decisions.add(decision(
                    key,
                    "checks",
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
            decisions.add(decision(key, "checks", number, names(names, tickets, number)));
        }
    }

    private void addLate(List<Decision> decisions) {
        List<LateAction> urgent = late(action -> action.priority() != null && HIGH.contains(action.priority()));
        if (!urgent.isEmpty()) {
            int longest =
                    urgent.stream().mapToInt(LateAction::workingDaysLate).max().orElse(0);
            decisions.add(decision("decision.urgent", "late", urgent.size(), names(urgent), longest));
        }
    }

    private void addOwnerless(List<Decision> decisions) {
        List<LateAction> ownerless = late(action -> action.owner() == null);
        if (!ownerless.isEmpty()) {
            decisions.add(decision("decision.ownerless", "late", ownerless.size(), names(ownerless)));
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
            decisions.add(decision("decision.waiting", "waiting", severe.size(), names(severe, none, severe.size())));
        }
    }

    private Decision decision(String key, String section, Object... arguments) {
        return new Decision(words.say(key, arguments), words.say(key + ".options", arguments), section);
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
            String quoted = words.say("quoted", shortened(names.get(i)));
            shown.add(keys.isEmpty() ? quoted : quoted + " (" + keys + ")");
        }
        if (shown.isEmpty()) {
            return words.say("names.restricted");
        }
        int others = all - shown.size();
        return String.join(words.say("names.separator"), shown)
                + (others > 0 ? " " + words.say("names.more", others) : "");
    }

    /** The month in a few sentences. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add(happened());
        if (digest.occurrences().incidents() > 0) {
            sentences.add(noticed());
        }
        sentences.add(howFast());
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
                        "happened.some",
                        occurrences.incidents(),
                        words.month(digest.month()),
                        String.join(", ", severities))
                + whoWasHurt();
    }

    /** The gravest incident that may be named, and how many users were hit where records say so. */
    private String whoWasHurt() {
        String gravest = digest.incidents().stream()
                .map(IncidentEntry::postmortem)
                .filter(postmortem -> postmortem.severity() != null && SEVERE.contains(postmortem.severity()))
                .min(Comparator.comparing(postmortem -> String.valueOf(postmortem.severity())))
                .map(postmortem -> " " + words.say("hurt.gravest", shortened(postmortem.title())))
                .orElse("");
        MonthlyFigures figures = digest.figures();
        return gravest
                + (figures == null
                        ? ""
                        : figures.usersHit().stream()
                                .filter(hit -> hit.months() == 1)
                                .findFirst()
                                .map(this::usersHit)
                                .orElse(""));
    }

    private static String shortened(String name) {
        return Texts.shortened(Texts.withoutEndlessWords(name), NAME_LENGTH);
    }

    private String usersHit(UsersHit hit) {
        return " "
                + (hit.most() == null
                        ? words.say("hurt.untold")
                        : words.say(
                                "hurt.users",
                                hit.numbers(),
                                digest.occurrences().incidents(),
                                hit.most()));
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

    /** Whether we get faster, or why nobody can tell. */
    private String howFast() {
        String noticing = faster(Measure.TIME_TO_DETECT);
        String resolving = faster(Measure.TIME_TO_RESOLVE);
        return noticing.equals(resolving)
                ? words.say("faster.both", noticing)
                : words.say("faster", noticing, resolving);
    }

    private String faster(Measure measure) {
        MonthlyFigures figures = digest.figures();
        Verdict verdict = figures == null
                ? Verdict.TOO_FEW
                : figures.comparisons().stream()
                        .filter(one -> one.measure() == measure
                                && one.scope().equals(Scope.ALL)
                                && one.against() == ComparisonFigure.Against.LAST_QUARTER)
                        .map(ComparisonFigure::verdict)
                        .findFirst()
                        .orElse(Verdict.TOO_FEW);
        return words.say("faster." + verdict.name());
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
        return new Figure(
                words.say("figure.incidents"),
                "" + digest.occurrences().incidents(),
                true,
                usual(),
                before(),
                words.say("figure.incidents.definition", words.month(digest.month())));
    }

    private String before() {
        IntSummaryStatistics before = digest.months().stream()
                .filter(figures -> figures.month().isBefore(digest.month()) && digest.isKnown(figures.month()))
                .mapToInt(MonthFigures::incidents)
                .summaryStatistics();
        if (before.getCount() == 0) {
            return words.say("figure.incidents.first");
        }
        return before.getMin() == before.getMax()
                ? words.say("figure.incidents.same", before.getMin(), before.getCount())
                : words.say("figure.incidents.basis", before.getMin(), before.getMax(), before.getCount());
    }

    /** What chance alone makes of a month as long as this one. */
    private String usual() {
        MonthlyFigures figures = digest.figures();
        return figures == null
                ? ""
                : figures.counts().chart().stream()
                        .filter(point -> point.month().equals(digest.month()) && point.upper() != null)
                        .findFirst()
                        .map(point -> words.say(
                                "figure.incidents.usual",
                                (int) Math.ceil(perMonth(point.lower(), point.days()) - 1e-9),
                                (int) Math.floor(perMonth(point.upper(), point.days()) + 1e-9)))
                        .orElseGet(() -> words.say("figure.incidents.few"));
    }

    private static double perMonth(@Nullable Double perThirtyDays, int days) {
        return perThirtyDays == null ? 0 : Math.max(0, perThirtyDays * days / 30);
    }

    /** Of the month where it has enough for an interval, else of the quarter or the year. */
    private Figure figure(Measure measure) {
        MonthlyFigures figures = digest.figures();
        DurationFigure told = figures == null
                ? null
                : Stream.of(1, 3, 12)
                        .map(months -> figures.time(measure, months, Scope.ALL))
                        .filter(figure ->
                                figure.median() != null && figure.median().hasInterval())
                        .findFirst()
                        .orElse(null);
        return told == null ? few(measure) : figure(measure, told, Objects.requireNonNull(told.median()));
    }

    private Figure figure(Measure measure, DurationFigure told, TimeEstimate median) {
        Figures month = figures(measure);
        Duration ofMonth = month.median();
        String basis = words.say("figure.basis", told.n(), told.incidents());
        boolean second = told.months() > 1 && month.n() >= DigestPages.ENOUGH_TO_SAY && ofMonth != null;
        return new Figure(
                words.say("figure." + measure.name()),
                words.duration(median.value()),
                true,
                interval(median),
                second
                        ? basis
                                + words.say("names.separator")
                                + words.say("figure.month", words.duration(Objects.requireNonNull(ofMonth)), month.n())
                        : basis,
                words.say("figure." + measure.name() + ".definition", words.say("figure.window." + told.months())));
    }

    private String interval(TimeEstimate median) {
        Duration upper = median.upper();
        String lower = words.duration(Objects.requireNonNull(median.lower()));
        return upper == null
                ? words.say("figure.interval.open", lower)
                : words.say("figure.interval", lower, words.duration(upper));
    }

    private Figure few(Measure measure) {
        Figures month = figures(measure);
        Duration median = month.median();
        boolean told = month.n() >= DigestPages.ENOUGH_TO_SAY && median != null;
        return new Figure(
                words.say("figure." + measure.name()),
                told ? words.duration(Objects.requireNonNull(median)) : words.say("figure.few"),
                told,
                words.say("figure.interval.few"),
                words.say("figure.basis", month.n(), digest.occurrences().incidents()),
                words.say("figure." + measure.name() + ".definition", words.say("figure.window.1")));
    }

    private Figure lateActions() {
        var actions = digest.actions();
        return new Figure(
                words.say("figure.late"),
                "" + actions.late(),
                true,
                inTime(),
                actions.open() == 0
                        ? words.say("figure.late.nothing")
                        : words.say("figure.late.basis", actions.open(), actions.withoutDue()),
                words.say("figure.late.definition", words.date(digest.runDate())));
    }

    private String inTime() {
        MonthlyFigures figures = digest.figures();
        return figures == null
                ? ""
                : figures.actions().shares().stream()
                        .filter(share -> share.figure() == FigureName.DONE_BY_DUE && share.grace() == 0)
                        .filter(share -> share.n() > 0)
                        .findFirst()
                        .map(share -> words.say(
                                "figure.late.interval",
                                percent(share.share()),
                                percent(share.lower()),
                                percent(share.upper()),
                                share.n()))
                        .orElse("");
    }

    private static long percent(@Nullable Double share) {
        return share == null ? 0 : Math.round(share * 100);
    }

    /** What could not be read, in a sentence each; one where everything could be. */
    List<String> unclear() {
        var unread = digest.unread();
        List<String> unclear = new ArrayList<>();
        unclear.add(
                unread.total() == 0
                        ? words.say("unread.none")
                        : words.say("unread.said", unread.total(), unread.files()));
        if (digest.undated() > 0) {
            unclear.add(words.say("method.undated.text", "", digest.undated()));
        }
        if (digest.loose().unanswered() > 0) {
            unclear.add(words.say("loose.unanswered", digest.loose().unanswered()));
        }
        return unclear;
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
