package dev.aftercare.digest;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.aftercare.digest.Digest.Actions;
import dev.aftercare.digest.Digest.CheckedAction;
import dev.aftercare.digest.Digest.Corrected;
import dev.aftercare.digest.Digest.CorrectionEntry;
import dev.aftercare.digest.Digest.Dot;
import dev.aftercare.digest.Digest.FeaturedEntry;
import dev.aftercare.digest.Digest.Figures;
import dev.aftercare.digest.Digest.IncidentEntry;
import dev.aftercare.digest.Digest.LateAction;
import dev.aftercare.digest.Digest.LateGroup;
import dev.aftercare.digest.Digest.Loose;
import dev.aftercare.digest.Digest.LooseKind;
import dev.aftercare.digest.Digest.Measured;
import dev.aftercare.digest.Digest.MonthFigures;
import dev.aftercare.digest.Digest.Occurrences;
import dev.aftercare.digest.Digest.OpenAction;
import dev.aftercare.digest.Digest.PostmortemLink;
import dev.aftercare.digest.Digest.Promise;
import dev.aftercare.digest.Digest.RecordEntry;
import dev.aftercare.digest.Digest.Review;
import dev.aftercare.digest.Digest.ReviewEntry;
import dev.aftercare.digest.Digest.RuleEntry;
import dev.aftercare.digest.Digest.Stale;
import dev.aftercare.digest.Digest.StoppedEntry;
import dev.aftercare.digest.Digest.TicketLink;
import dev.aftercare.digest.Digest.Unread;
import dev.aftercare.digest.Digest.UnreadEntry;
import dev.aftercare.digest.Digest.WaitingEntry;
import dev.aftercare.fixcheck.FixCheck;
import dev.aftercare.fixcheck.FixChecks;
import dev.aftercare.fixcheck.FixEvidence;
import dev.aftercare.fixcheck.FixResult;
import dev.aftercare.link.Commitment;
import dev.aftercare.link.Commitments;
import dev.aftercare.link.LooseEnds;
import dev.aftercare.overdue.OverdueItem;
import dev.aftercare.overdue.OverdueItems;
import dev.aftercare.postmortem.AppliedCorrection;
import dev.aftercare.postmortem.AppliedCorrections;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Diagnostics;
import dev.aftercare.postmortem.Incident;
import dev.aftercare.postmortem.Place;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.Postmortems;
import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.postmortem.RunDate;
import dev.aftercare.postmortem.Severity;
import dev.aftercare.postmortem.SourceState;
import dev.aftercare.postmortem.SourceStates;
import dev.aftercare.readingclub.FeaturedPostmortem;
import dev.aftercare.readingclub.FeaturedPostmortem.PickedBy;
import dev.aftercare.readingclub.ReadingClub;
import dev.aftercare.reminder.Silence;
import dev.aftercare.review.LatePostmortem;
import dev.aftercare.review.LatePostmortems;
import dev.aftercare.review.ReviewFinding;
import dev.aftercare.review.ReviewFindings;
import dev.aftercare.ticket.Ticket;
import dev.aftercare.trend.DurationFigure;
import dev.aftercare.trend.FigureBook;
import dev.aftercare.trend.IncidentMetric;
import dev.aftercare.trend.Measure;
import dev.aftercare.trend.MonthlyFigures;
import dev.aftercare.trend.TimeEstimate;
import dev.aftercare.trend.TrendMonth;
import dev.aftercare.trend.Trends;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings together what one edition needs. */
@Component
class DigestAssembly {

    static final int MONTHS_BEHIND = 12;
    private static final String ABSENT_TICKET = "ticket.absent";
    private static final Set<String> NOT_REPEATED = Set.of("title", "summary", "impact", "cause");
    private static final Set<FixResult> WORTH_READING =
            Set.of(FixResult.REGRESSED, FixResult.IN_DOUBT, FixResult.DROPPED, FixResult.HOLDING);

    /** A few places show what a rule means; all of them are what {@code inspect --review} is for. */
    private static final int PLACES_OF_A_RULE = 3;

    private final Postmortems postmortems;
    private final Trends trends;
    private final FigureBook figures;
    private final Commitments commitments;
    private final OverdueItems overdueItems;
    private final FixChecks fixChecks;
    private final ReviewFindings reviewFindings;
    private final LatePostmortems latePostmortems;
    private final Diagnostics diagnostics;
    private final AppliedCorrections corrections;
    private final SourceStates sourceStates;
    private final LooseEnds looseEnds;
    private final Silence silence;
    private final ReadingClub readingClub;
    private final DigestSettings settings;

    DigestAssembly(
            Postmortems postmortems,
            Trends trends,
            FigureBook figures,
            Commitments commitments,
            OverdueItems overdueItems,
            FixChecks fixChecks,
            ReviewFindings reviewFindings,
            LatePostmortems latePostmortems,
            Diagnostics diagnostics,
            AppliedCorrections corrections,
            SourceStates sourceStates,
            LooseEnds looseEnds,
            Silence silence,
            ReadingClub readingClub,
            DigestSettings settings) {
        this.postmortems = postmortems;
        this.trends = trends;
        this.figures = figures;
        this.commitments = commitments;
        this.overdueItems = overdueItems;
        this.fixChecks = fixChecks;
        this.reviewFindings = reviewFindings;
        this.latePostmortems = latePostmortems;
        this.diagnostics = diagnostics;
        this.corrections = corrections;
        this.sourceStates = sourceStates;
        this.looseEnds = looseEnds;
        this.silence = silence;
        this.readingClub = readingClub;
        this.settings = settings;
    }

    /**
     * Assembles one edition from today's tables; where nobody has picked a featured postmortem, the first candidate is it.
     *
     * @param readers whom it is for
     */
    Digest assemble(YearMonth month, int edition, RunDate runDate, Readers readers) {
        return new Assembling(month, edition, runDate, readers).digest();
    }

    /** The tables as they are while one edition is assembled. */
    private final class Assembling {

        private final YearMonth month;
        private final int edition;
        private final RunDate runDate;
        private final Readers readers;
        private final Map<String, Postmortem> known;
        private final Map<String, YearMonth> months = new HashMap<>();
        private final Map<String, LocalDateTime> starts = new HashMap<>();
        private final Map<String, Map<Measure, IncidentMetric>> metrics = new HashMap<>();
        private final Map<String, Commitment> promised;
        private final Map<String, List<Commitment>> promisedBy;
        private final Map<String, List<ReviewFinding>> findings;
        private @Nullable Set<Place> files;

        Assembling(YearMonth month, int edition, RunDate runDate, Readers readers) {
            this.month = month;
            this.edition = edition;
            this.runDate = runDate;
            this.readers = readers;
            this.known =
                    byId(postmortems.all().stream().filter(readers::concern).toList(), Postmortem::id);
            for (IncidentMetric metric : trends.metrics()) {
                if (!known.containsKey(metric.postmortemId())) {
                    continue;
                }
                metrics.computeIfAbsent(metric.postmortemId(), id -> new EnumMap<>(Measure.class))
                        .put(metric.measure(), metric);
                if (metric.month() != null) {
                    months.put(metric.postmortemId(), metric.month());
                }
            }
            List<Commitment> all = commitments.all().stream()
                    .filter(commitment -> readers.concern(commitment.postmortem()))
                    .toList();
            this.promised = byId(all, commitment -> commitment.countermeasure().id());
            this.promisedBy = all.stream()
                    .collect(groupingBy(commitment -> commitment.postmortem().id()));
            this.findings = reviewFindings.all().stream()
                    .filter(finding -> known.containsKey(finding.postmortemId()))
                    .filter(finding -> !isLater(finding.postmortemId()))
                    .collect(groupingBy(ReviewFinding::postmortemId, LinkedHashMap::new, Collectors.toList()));
        }

        Digest digest() {
            MonthlyFigures monthly = figures.of(month, runDate, readers::concern);
            List<Postmortem> ofMonth = known.values().stream()
                    .filter(postmortem -> month.equals(months.get(postmortem.id())))
                    .toList();
            return new Digest(
                    month,
                    edition,
                    runDate.date(),
                    runDate.zone(),
                    settings.organisation(),
                    readers.language(),
                    stale(),
                    occurrences(ofMonth),
                    (int) metrics.keySet().stream()
                            .filter(id -> !months.containsKey(id))
                            .count(),
                    readers.isEverybody() ? monthsBehind() : monthsBehind(monthly),
                    dots(),
                    ofMonth.stream()
                            .filter(readers::mayName)
                            .sorted(byStart())
                            .map(this::incident)
                            .toList(),
                    actions(),
                    ages(),
                    late(),
                    checks(),
                    checked(),
                    waiting(),
                    (int) waitingPostmortems()
                            .filter(Predicate.not(readers::mayName))
                            .count(),
                    review(),
                    unread(),
                    corrected(),
                    loose(),
                    featured().orElse(null),
                    monthly,
                    new FixPageAssembly(
                                    fixChecks,
                                    known,
                                    promised,
                                    readers::mayName,
                                    one -> date(one, runDate.zone()),
                                    month)
                            .page(runDate.date()),
                    readers.name(),
                    records(),
                    List.of());
        }

        /** The months of these readers alone; the kept ones are of everybody. */
        private List<MonthFigures> monthsBehind(MonthlyFigures monthly) {
            List<MonthFigures> behind = new ArrayList<>();
            for (YearMonth one = month.minusMonths(MONTHS_BEHIND - 1L); !one.isAfter(month); one = one.plusMonths(1)) {
                YearMonth wanted = one;
                Map<Measure, Figures> measures = new EnumMap<>(Measure.class);
                int incidents = 0;
                for (DurationFigure figure : monthly.monthly()) {
                    if (figure.month().equals(wanted)) {
                        TimeEstimate median = figure.median();
                        incidents = figure.incidents();
                        measures.put(
                                figure.measure(),
                                new Figures(figure.n(), median == null ? null : median.value(), figure.mean()));
                    }
                }
                behind.add(new MonthFigures(one, incidents, measures));
            }
            return behind;
        }

        private List<RecordEntry> records() {
            YearMonth first = month.minusMonths(MONTHS_BEHIND - 1L);
            return known.values().stream()
                    .filter(readers::mayName)
                    .filter(postmortem -> {
                        YearMonth at = months.get(postmortem.id());
                        return at != null && !at.isBefore(first) && !at.isAfter(month);
                    })
                    .sorted(byStart().reversed())
                    .map(postmortem -> new RecordEntry(
                            link(postmortem),
                            date(postmortem, runDate.zone()),
                            times(postmortem),
                            promisedBy.getOrDefault(postmortem.id(), List.of()).size()))
                    .toList();
        }

        private Map<Measure, Measured> times(Postmortem postmortem) {
            Map<Measure, Measured> times = new EnumMap<>(Measure.class);
            metrics.getOrDefault(postmortem.id(), Map.of())
                    .forEach((measure, metric) -> times.put(measure, new Measured(metric.state(), metric.value())));
            return times;
        }

        private List<Stale> stale() {
            return sourceStates.all().stream()
                    .filter(SourceState::isStale)
                    .map(state -> new Stale(
                            state.name(), state.lastSuccess(), Objects.requireNonNullElse(state.failure(), "")))
                    .toList();
        }

        private Occurrences occurrences(List<Postmortem> ofMonth) {
            Map<Severity, Integer> bySeverity = new EnumMap<>(Severity.class);
            Map<Incident.DetectedBy, Integer> noticedBy = new EnumMap<>(Incident.DetectedBy.class);
            for (Postmortem postmortem : ofMonth) {
                if (postmortem.severity() != null) {
                    bySeverity.merge(postmortem.severity(), 1, Integer::sum);
                }
                noticedBy.merge(postmortem.incident().detectedBy(), 1, Integer::sum);
            }
            int restricted = (int)
                    ofMonth.stream().filter(Predicate.not(readers::mayName)).count();
            return new Occurrences(ofMonth.size(), restricted, bySeverity, noticedBy);
        }

        private List<MonthFigures> monthsBehind() {
            Map<YearMonth, List<TrendMonth>> figures =
                    trends.months(month.minusMonths(MONTHS_BEHIND - 1L), month).stream()
                            .collect(groupingBy(TrendMonth::month, LinkedHashMap::new, Collectors.toList()));
            List<MonthFigures> behind = new ArrayList<>();
            for (YearMonth one = month.minusMonths(MONTHS_BEHIND - 1L); !one.isAfter(month); one = one.plusMonths(1)) {
                behind.add(figures(one, figures.getOrDefault(one, List.of())));
            }
            return behind;
        }

        private MonthFigures figures(YearMonth one, List<TrendMonth> rows) {
            Map<Measure, Figures> measures = new EnumMap<>(Measure.class);
            for (TrendMonth row : rows) {
                measures.put(row.measure(), new Figures(row.n(), row.median(), row.mean()));
            }
            int incidents = rows.stream().mapToInt(TrendMonth::incidents).max().orElse(0);
            return new MonthFigures(one, incidents, measures);
        }

        private List<Dot> dots() {
            YearMonth first = month.minusMonths(MONTHS_BEHIND - 1L);
            return metrics.values().stream()
                    .flatMap(measures -> measures.values().stream())
                    .filter(metric -> Measure.ofIncident().contains(metric.measure()))
                    .filter(metric -> metric.value() != null && metric.month() != null)
                    .filter(metric -> !Objects.requireNonNull(metric.month()).isBefore(first)
                            && !Objects.requireNonNull(metric.month()).isAfter(month))
                    .map(this::dot)
                    .sorted(Comparator.comparing(Dot::date)
                            .thenComparing(Dot::measure)
                            .thenComparing(Dot::duration))
                    .toList();
        }

        private Dot dot(IncidentMetric metric) {
            YearMonth at = Objects.requireNonNull(metric.month());
            LocalDate date = Optional.ofNullable(known.get(metric.postmortemId()))
                    .map(postmortem -> date(postmortem, runDate.zone()))
                    .filter(day -> YearMonth.from(day).equals(at))
                    .orElse(at.atDay(15));
            return new Dot(metric.measure(), date, Objects.requireNonNull(metric.value()));
        }

        private IncidentEntry incident(Postmortem postmortem) {
            Map<Countermeasure.State, Integer> states = new EnumMap<>(Countermeasure.State.class);
            promisedBy
                    .getOrDefault(postmortem.id(), List.of())
                    .forEach(commitment -> states.merge(commitment.state(), 1, Integer::sum));
            return new IncidentEntry(
                    link(postmortem),
                    at(postmortem, runDate.zone()),
                    times(postmortem),
                    postmortem.incident().detectedBy(),
                    postmortem.status(),
                    summary(postmortem),
                    states,
                    findings.getOrDefault(postmortem.id(), List.of()).size());
        }

        private Actions actions() {
            List<Commitment> open =
                    promised.values().stream().filter(Commitment::isOpen).toList();
            List<OverdueItem> overdue = overdue();
            return new Actions(
                    open.size(),
                    (int) open.stream()
                            .filter(commitment -> commitment.due() == null)
                            .count(),
                    overdue.stream().map(OverdueItem::workingDaysLate).toList(),
                    (int) overdue.stream().filter(item -> !mayBeNamed(item)).count(),
                    (int) promised.values().stream()
                            .filter(commitment -> commitment.state() == Countermeasure.State.UNKNOWN)
                            .count());
        }

        private List<OpenAction> ages() {
            Set<String> late =
                    overdue().stream().map(OverdueItem::countermeasureId).collect(Collectors.toSet());
            return promised.values().stream()
                    .filter(Commitment::isOpen)
                    .map(commitment -> new OpenAction(
                            commitment.priority(),
                            since(commitment),
                            late.contains(commitment.countermeasure().id())
                                    ? Promise.LATE
                                    : commitment.due() == null ? Promise.NONE : Promise.AHEAD))
                    .toList();
        }

        private @Nullable LocalDate since(Commitment commitment) {
            Postmortem postmortem = commitment.postmortem();
            LocalDate decided =
                    postmortem.meetingDate() == null ? date(postmortem, runDate.zone()) : postmortem.meetingDate();
            return commitment.tickets().stream()
                    .map(Ticket::created)
                    .filter(Objects::nonNull)
                    .min(Comparator.naturalOrder())
                    .map(created -> created.atZone(runDate.zone()).toLocalDate())
                    .or(() -> Optional.ofNullable(decided))
                    .filter(day -> !day.isAfter(runDate.date()))
                    .orElse(null);
        }

        private List<LateGroup> late() {
            Map<String, List<OverdueItem>> groups = overdue().stream()
                    .filter(this::mayBeNamed)
                    .collect(groupingBy(
                            item -> promise(item).postmortem().id(), LinkedHashMap::new, Collectors.toList()));
            return groups.values().stream()
                    .map(items -> new LateGroup(
                            link(promise(items.get(0)).postmortem()),
                            items.stream().map(this::lateAction).toList()))
                    .toList();
        }

        private LateAction lateAction(OverdueItem item) {
            Commitment commitment = promise(item);
            return new LateAction(
                    commitment.countermeasure().description(),
                    tickets(commitment),
                    commitment.owner(),
                    commitment.priority(),
                    item.due(),
                    item.workingDaysLate(),
                    commitment.state() == Countermeasure.State.IN_PROGRESS,
                    item.kind());
        }

        /** What is late and still known; the longest first. */
        private List<OverdueItem> overdue() {
            return overdueItems.all().stream()
                    .filter(item -> promised.containsKey(item.countermeasureId()))
                    .sorted(Comparator.comparingInt(OverdueItem::workingDaysLate)
                            .reversed()
                            .thenComparing(OverdueItem::countermeasureId))
                    .toList();
        }

        private Commitment promise(OverdueItem item) {
            return Objects.requireNonNull(promised.get(item.countermeasureId()));
        }

        private boolean mayBeNamed(OverdueItem item) {
            return readers.mayName(promise(item).postmortem());
        }

        private Map<FixResult, Integer> checks() {
            Map<FixResult, Integer> results = new EnumMap<>(FixResult.class);
            fixChecks.all().stream()
                    .filter(check -> promised.containsKey(check.countermeasureId()))
                    .forEach(check -> results.merge(check.result(), 1, Integer::sum));
            return results;
        }

        private List<CheckedAction> checked() {
            return fixChecks.all().stream()
                    .filter(check -> WORTH_READING.contains(check.result()))
                    .filter(check -> promised.containsKey(check.countermeasureId()))
                    .map(check -> checked(check, Objects.requireNonNull(promised.get(check.countermeasureId()))))
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparing(CheckedAction::since)
                            .reversed()
                            .thenComparing(action -> action.postmortem().id())
                            .thenComparing(CheckedAction::description))
                    .toList();
        }

        private Optional<CheckedAction> checked(FixCheck check, Commitment commitment) {
            if (!readers.mayName(commitment.postmortem())) {
                return Optional.empty();
            }
            return Optional.of(new CheckedAction(
                    link(commitment.postmortem()),
                    commitment.countermeasure().description(),
                    tickets(commitment),
                    check.result(),
                    check.evidence(),
                    check.ticket() == null ? null : check.ticket().value(),
                    check.when(),
                    check.observed(),
                    check.since(),
                    nameable(check.deciding())));
        }

        /** What may be shown: the title of a postmortem that was restricted since it was checked may not. */
        private List<FixEvidence> nameable(List<FixEvidence> facts) {
            return facts.stream()
                    .filter(fact -> fact.postmortemId() == null
                            || Optional.ofNullable(known.get(fact.postmortemId()))
                                    .filter(readers::mayName)
                                    .isPresent())
                    .toList();
        }

        private List<WaitingEntry> waiting() {
            return waitingPostmortems()
                    .filter(readers::mayName)
                    .sorted(byStart())
                    .map(postmortem -> new WaitingEntry(
                            link(postmortem),
                            date(postmortem, runDate.zone()),
                            postmortem.status(),
                            findings.getOrDefault(postmortem.id(), List.of()).size()))
                    .toList();
        }

        private Stream<Postmortem> waitingPostmortems() {
            return known.values().stream()
                    .filter(postmortem ->
                            postmortem.status() == ReviewStatus.DRAFT || postmortem.status() == ReviewStatus.IN_REVIEW)
                    .filter(postmortem -> !isLater(postmortem.id()));
        }

        private Review review() {
            List<ReviewEntry> entries = findings.keySet().stream()
                    .map(id -> Objects.requireNonNull(known.get(id)))
                    .filter(readers::mayName)
                    .sorted(byStart().reversed())
                    .map(postmortem -> {
                        List<ReviewFinding> own = Objects.requireNonNull(findings.get(postmortem.id()));
                        return new ReviewEntry(
                                link(postmortem), own.size(), own.get(0).message());
                    })
                    .toList();
            int total = findings.values().stream().mapToInt(List::size).sum();
            return new Review(findings.size(), total, entries, rules(), stopped());
        }

        /** A draft stands among what waits for review. A ticket without a postmortem belongs to no system. */
        private List<StoppedEntry> stopped() {
            return latePostmortems.all().stream()
                    .filter(late -> late.kind() != LatePostmortem.Kind.DRAFT)
                    .flatMap(late ->
                            linkOf(late).stream().map(link -> new StoppedEntry(link, late.incident(), late.kind())))
                    .toList();
        }

        private Optional<PostmortemLink> linkOf(LatePostmortem late) {
            if (late.kind() == LatePostmortem.Kind.MISSING) {
                return readers.isEverybody()
                        ? Optional.of(
                                new PostmortemLink(late.id(), late.title(), late.url(), null, null, readers.language()))
                        : Optional.empty();
            }
            return Optional.ofNullable(known.get(late.id()))
                    .filter(readers::mayName)
                    .map(DigestAssembly::link);
        }

        private List<RuleEntry> rules() {
            Map<String, List<ReviewFinding>> byRule = findings.keySet().stream()
                    .map(id -> Objects.requireNonNull(known.get(id)))
                    .sorted(byStart().reversed())
                    .flatMap(postmortem -> Objects.requireNonNull(findings.get(postmortem.id())).stream())
                    .collect(groupingBy(ReviewFinding::rule, TreeMap::new, Collectors.toList()));
            return byRule.entrySet().stream()
                    .map(entry -> rule(entry.getKey(), entry.getValue()))
                    .sorted(Comparator.comparingInt(RuleEntry::findings).reversed())
                    .toList();
        }

        private RuleEntry rule(String rule, List<ReviewFinding> found) {
            return new RuleEntry(
                    rule,
                    found.size(),
                    (int) found.stream()
                            .map(ReviewFinding::postmortemId)
                            .distinct()
                            .count(),
                    found.stream()
                            .filter(finding -> Objects.requireNonNull(known.get(finding.postmortemId()))
                                    .mayBeNamed())
                            .map(finding -> finding.place().toString())
                            .distinct()
                            .limit(PLACES_OF_A_RULE)
                            .toList());
        }

        private Unread unread() {
            List<Diagnostic> all = diagnostics.all().stream()
                    .filter(diagnostic -> diagnostic.level() != Diagnostic.Level.NOTE)
                    // what no tracker has is told among the loose ends
                    .filter(diagnostic -> !diagnostic.rule().equals(ABSENT_TICKET))
                    .filter(diagnostic -> readers.isEverybody() || isOfKnownFile(diagnostic))
                    .toList();
            Set<Place> hidden = known.values().stream()
                    .filter(Predicate.not(readers::mayName))
                    .map(postmortem -> postmortem.place().file())
                    .collect(Collectors.toSet());
            List<Diagnostic> named = all.stream()
                    .filter(diagnostic -> !hidden.contains(diagnostic.place().file()))
                    .toList();
            long files = all.stream()
                    .map(diagnostic -> diagnostic.place().file())
                    .distinct()
                    .count();
            return new Unread(
                    all.size(),
                    (int) files,
                    all.size() - named.size(),
                    named.stream()
                            .sorted(Comparator.comparing(Diagnostic::level).reversed())
                            .map(diagnostic -> new UnreadEntry(
                                    diagnostic.place().source(),
                                    diagnostic.place().toString(),
                                    diagnostic.message()))
                            .toList());
        }

        private boolean isOfKnownFile(Diagnostic diagnostic) {
            if (files == null) {
                files = known.values().stream()
                        .map(postmortem -> postmortem.place().file())
                        .collect(Collectors.toSet());
            }
            return files.contains(diagnostic.place().file());
        }

        private Loose loose() {
            LooseKind unasked = stale().isEmpty() ? LooseKind.NOBODY : LooseKind.UNASKED;
            return new LooseAssembly(
                            looseEnds,
                            postmortem -> known.containsKey(postmortem.id()) && !isLater(postmortem.id()),
                            readers,
                            unasked,
                            silence.of(runDate, month))
                    .loose();
        }

        private Corrected corrected() {
            List<AppliedCorrection> applied = corrections.all().stream()
                    .filter(correction -> correction.problem() == null)
                    .filter(correction -> record(correction).isPresent())
                    .toList();
            List<AppliedCorrection> named = applied.stream()
                    .filter(correction -> readers.mayName(record(correction).orElseThrow()))
                    .sorted(Comparator.comparing(
                            correction -> record(correction).orElseThrow(),
                            byStart().reversed()))
                    .toList();
            return new Corrected(
                    applied.size() - named.size(),
                    named.stream().map(this::entry).toList());
        }

        /** The record that a correction shows at; a merged one at the surviving one. */
        private Optional<Postmortem> record(AppliedCorrection correction) {
            String id =
                    correction.kind() == AppliedCorrection.Kind.MERGED ? correction.after() : correction.postmortemId();
            return Optional.ofNullable(id).map(known::get).filter(record -> !isLater(record.id()));
        }

        private CorrectionEntry entry(AppliedCorrection correction) {
            // a text may have been replaced because it should not be read here
            boolean repeated = !NOT_REPEATED.contains(correction.field());
            Commitment commitment =
                    correction.countermeasureId() == null ? null : promised.get(correction.countermeasureId());
            return new CorrectionEntry(
                    link(record(correction).orElseThrow()),
                    correction.kind(),
                    commitment == null ? null : commitment.countermeasure().description(),
                    correction.field(),
                    repeated ? correction.before() : null,
                    repeated ? correction.after() : null,
                    correction.reason());
        }

        private Optional<FeaturedEntry> featured() {
            return readingClub
                    .featured(month)
                    .or(this::proposal)
                    .flatMap(featured -> Optional.ofNullable(known.get(featured.postmortemId()))
                            // it may have been restricted since it was chosen
                            .filter(readers::mayName)
                            .map(postmortem -> new FeaturedEntry(
                                    link(postmortem), summary(postmortem), featured.pickedBy(), featured.reason())));
        }

        private Optional<FeaturedPostmortem> proposal() {
            return readingClub.candidates(month).stream()
                    .findFirst()
                    .map(first -> new FeaturedPostmortem(
                            month, first.postmortemId(), PickedBy.PROPOSED, first.reason(readers.language())));
        }

        /** Says whether an incident belongs to a later month: the digest does not know of it yet. */
        private boolean isLater(String postmortemId) {
            YearMonth at = months.get(postmortemId);
            return at != null && at.isAfter(month);
        }

        private Comparator<Postmortem> byStart() {
            return Comparator.comparing((Postmortem postmortem) -> starts.computeIfAbsent(
                            postmortem.id(),
                            id -> Optional.ofNullable(at(postmortem, runDate.zone()))
                                    .orElse(LocalDateTime.MIN)))
                    .thenComparing(Postmortem::id);
        }
    }

    static PostmortemLink link(Postmortem postmortem) {
        Severity severity = postmortem.severity();
        return new PostmortemLink(
                postmortem.id(),
                postmortem.title(),
                Texts.link(postmortem.url()),
                severity == null ? postmortem.originalSeverity() : severity.label(),
                postmortem.system(),
                postmortem.language());
    }

    static List<TicketLink> tickets(Commitment commitment) {
        List<TicketLink> links = new ArrayList<>();
        for (Ticket ticket : commitment.tickets()) {
            links.add(new TicketLink(ticket.key().value(), Texts.link(ticket.url())));
        }
        commitment.unknownTickets().forEach(key -> links.add(new TicketLink(key.value(), null)));
        return links;
    }

    private static @Nullable String summary(Postmortem postmortem) {
        String digest = postmortem.background().digest();
        if (digest != null) {
            return digest;
        }
        return postmortem.summary() != null ? postmortem.summary() : postmortem.impact();
    }

    /** The first instant that is known, as the configured zone counts it; where only days are known, the first day. */
    private static @Nullable LocalDateTime at(Postmortem postmortem, ZoneId zone) {
        Incident incident = postmortem.incident();
        List<RecordedInstant> instants = List.of(incident.started(), incident.detected(), incident.resolved());
        return instants.stream()
                .map(RecordedInstant::value)
                .filter(Objects::nonNull)
                .map(instant -> instant.atZone(zone).toLocalDateTime())
                .findFirst()
                .or(() -> instants.stream()
                        .map(RecordedInstant::local)
                        .filter(Objects::nonNull)
                        .findFirst())
                .orElse(null);
    }

    private static @Nullable LocalDate date(Postmortem postmortem, ZoneId zone) {
        LocalDateTime at = at(postmortem, zone);
        return at == null ? null : at.toLocalDate();
    }

    private static <T> Map<String, T> byId(List<T> all, Function<T, String> id) {
        return all.stream().collect(toMap(id, Function.identity(), (first, second) -> first, LinkedHashMap::new));
    }
}
