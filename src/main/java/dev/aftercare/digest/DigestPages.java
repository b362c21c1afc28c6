package dev.aftercare.digest;

import static java.util.stream.Collectors.joining;

import dev.aftercare.chart.Words;
import dev.aftercare.digest.Digest.Change;
import dev.aftercare.digest.Digest.ChangeKind;
import dev.aftercare.digest.Digest.CheckedAction;
import dev.aftercare.digest.Digest.CorrectionEntry;
import dev.aftercare.digest.Digest.Figures;
import dev.aftercare.digest.Digest.IncidentEntry;
import dev.aftercare.digest.Digest.LateAction;
import dev.aftercare.digest.Digest.LateGroup;
import dev.aftercare.digest.Digest.Left;
import dev.aftercare.digest.Digest.Measured;
import dev.aftercare.digest.Digest.MonthFigures;
import dev.aftercare.digest.Digest.PostmortemLink;
import dev.aftercare.digest.Digest.RuleEntry;
import dev.aftercare.digest.Digest.StoppedEntry;
import dev.aftercare.digest.Digest.TicketLink;
import dev.aftercare.digest.Digest.UnreadEntry;
import dev.aftercare.digest.DigestView.ChartView;
import dev.aftercare.digest.DigestView.CheckedView;
import dev.aftercare.digest.DigestView.CorrectedView;
import dev.aftercare.digest.DigestView.FamilyView;
import dev.aftercare.digest.DigestView.FeaturedView;
import dev.aftercare.digest.DigestView.FixView;
import dev.aftercare.digest.DigestView.IncidentView;
import dev.aftercare.digest.DigestView.LackingView;
import dev.aftercare.digest.DigestView.LateRow;
import dev.aftercare.digest.DigestView.LateView;
import dev.aftercare.digest.DigestView.LeftView;
import dev.aftercare.digest.DigestView.Link;
import dev.aftercare.digest.DigestView.LookView;
import dev.aftercare.digest.DigestView.LooseView;
import dev.aftercare.digest.DigestView.Method;
import dev.aftercare.digest.DigestView.MonthCell;
import dev.aftercare.digest.DigestView.MonthRow;
import dev.aftercare.digest.DigestView.ProposalView;
import dev.aftercare.digest.DigestView.RecordView;
import dev.aftercare.digest.DigestView.RepeatedView;
import dev.aftercare.digest.DigestView.Result;
import dev.aftercare.digest.DigestView.Section;
import dev.aftercare.digest.DigestView.StoppedView;
import dev.aftercare.digest.DigestView.Title;
import dev.aftercare.digest.DigestView.UnreadView;
import dev.aftercare.digest.DigestView.WaitingView;
import dev.aftercare.fixcheck.FixResult;
import dev.aftercare.fixcheck.FixSentences;
import dev.aftercare.overdue.Deadline;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Incident;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.readingclub.FeaturedPostmortem;
import dev.aftercare.trend.FigureSentences;
import dev.aftercare.trend.IncidentMetric;
import dev.aftercare.trend.Measure;
import dev.aftercare.trend.MonthlyFigures;
import dev.aftercare.trend.SpokenFigure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts an edition into words, section by section. */
final class DigestPages {

    /** Fewer values than this say nothing about the middle of anything. */
    static final int ENOUGH_TO_SAY = 3;

    /** Stands before the name of a duration that was corrected. */
    private static final String DURATION = "durations: ";

    private static final Set<FixResult> BROKEN = EnumSet.of(FixResult.REGRESSED, FixResult.IN_DOUBT);

    private final Digest digest;
    private final Words words;
    private final Lengths lengths;

    private DigestPages(Digest digest, Words words, Lengths lengths) {
        this.digest = digest;
        this.words = words;
        this.lengths = lengths;
    }

    /**
     * Puts an edition into words.
     *
     * @param charts the charts, or the sentences that stand for them
     * @param look what it looks like
     * @param lengths how much of each list
     */
    static DigestView of(Digest digest, Words words, List<ChartView> charts, LookView look, Lengths lengths) {
        return new DigestPages(digest, words, lengths).view(charts, look);
    }

    private DigestView view(List<ChartView> charts, LookView look) {
        ChartView key =
                charts.stream().filter(chart -> chart.svg() != null).findFirst().orElse(null);
        FirstPage first = new FirstPage(digest, words);
        return new DigestView(
                digest.language().code(),
                digest.organisation(),
                words.month(digest.month()),
                digest.edition() > 1 ? words.say("edition.corrected", digest.edition()) : null,
                words.date(digest.runDate()),
                first.notices(),
                digest.group(),
                look,
                digest.changes().stream().map(this::change).toList(),
                first.decisions(),
                first.sentences(),
                first.figures(),
                key,
                first.unclear(),
                charts.stream().filter(chart -> chart != key).toList(),
                digest.months().stream().map(this::month).toList(),
                incidents(),
                late(),
                results(),
                broken(),
                concluded(),
                waiting(),
                stopped(),
                lacking(),
                featured(),
                unread(),
                corrected(),
                loose(),
                left(),
                spoken(),
                footnotes(),
                methods(),
                fixes(),
                records());
    }

    private List<SpokenFigure> spoken() {
        MonthlyFigures figures = digest.figures();
        return figures == null
                ? List.of()
                : FigureSentences.of(figures, digest.language()).stream()
                        .filter(SpokenFigure::told)
                        .toList();
    }

    private List<String> footnotes() {
        MonthlyFigures figures = digest.figures();
        if (figures == null) {
            return List.of();
        }
        String untold = FigureSentences.untold(FigureSentences.of(figures, digest.language()), digest.language());
        return Stream.concat(
                        untold.isEmpty() ? Stream.empty() : Stream.of(untold),
                        FigureSentences.footnotes(figures, digest.language()).stream())
                .toList();
    }

    private MonthRow month(MonthFigures figures) {
        List<MonthCell> cells = Measure.ofIncident().stream()
                .map(measure -> cell(figures.measures().get(measure)))
                .toList();
        String incidents = digest.isKnown(figures.month()) ? "" + figures.incidents() : "–";
        return new MonthRow(words.month(figures.month()), incidents, cells);
    }

    private MonthCell cell(@Nullable Figures figures) {
        if (figures == null || figures.n() < ENOUGH_TO_SAY) {
            return new MonthCell(figures == null ? 0 : figures.n(), null, null);
        }
        return new MonthCell(figures.n(), duration(figures.median()), duration(figures.mean()));
    }

    private @Nullable String duration(@Nullable Duration duration) {
        return duration == null ? null : words.duration(duration);
    }

    private Section<IncidentView> incidents() {
        int restricted = digest.occurrences().restricted();
        String said = digest.occurrences().incidents() == 0
                ? words.say("incidents.none", words.month(digest.month()))
                : restricted == 0 ? "" : words.say("incidents.restricted", restricted);
        return section(said, digest.incidents().stream().map(this::incident).toList(), lengths.rows());
    }

    private IncidentView incident(IncidentEntry entry) {
        List<String> facts = new ArrayList<>();
        facts.add(facts(entry.postmortem()));
        if (entry.at() != null) {
            facts.add(words.date(entry.at().toLocalDate()));
        }
        if (entry.detectedBy() != Incident.DetectedBy.UNKNOWN) {
            facts.add(words.say(entry.detectedBy()));
        }
        for (Measure measure : List.of(Measure.TIME_TO_DETECT, Measure.TIME_TO_RESOLVE)) {
            facts.add(words.say("fact." + measure.name(), time(entry.times().get(measure))));
        }
        if (digest.corrected().entries().stream()
                .anyMatch(one -> one.postmortem().id().equals(entry.postmortem().id()))) {
            facts.add(words.say("fact.corrected"));
        }
        facts.removeIf(String::isEmpty);
        return new IncidentView(
                title(entry.postmortem()), facts, shortened(entry.summary()), actions(entry.actions()), review(entry));
    }

    private String time(@Nullable Measured measured) {
        IncidentMetric.State state = measured == null ? IncidentMetric.State.MISSING : measured.state();
        Duration value = measured == null ? null : measured.value();
        return words.say("time." + state.name(), value == null ? "" : words.duration(value));
    }

    private String actions(Map<Countermeasure.State, Integer> states) {
        int all = states.values().stream().mapToInt(Integer::intValue).sum();
        if (all == 0) {
            return words.say("actions.none");
        }
        String parts = states.entrySet().stream()
                .map(entry -> words.say("actions." + entry.getKey().name(), entry.getValue()))
                .collect(joining(", "));
        return words.say("actions.some", all, parts);
    }

    private @Nullable String review(IncidentEntry entry) {
        List<String> parts = new ArrayList<>();
        if (entry.status() == ReviewStatus.DRAFT || entry.status() == ReviewStatus.IN_REVIEW) {
            parts.add(words.say(entry.status()));
        }
        if (entry.findings() > 0) {
            parts.add(words.say("incident.findings", entry.findings()));
        }
        return parts.isEmpty() ? null : String.join(" · ", parts);
    }

    private Section<LateView> late() {
        int late = digest.actions().late();
        String said = late == 0
                ? words.say("late.none", words.date(digest.runDate()))
                : words.say("late.said", late, words.date(digest.runDate()));
        if (digest.actions().lateUnnamed() > 0) {
            said += " " + words.say("late.restricted", digest.actions().lateUnnamed());
        }
        long targets = digest.late().stream()
                .flatMap(group -> group.actions().stream())
                .filter(action -> action.kind() == Deadline.Kind.TARGET)
                .count();
        if (targets > 0) {
            said += " " + words.say("late.targets", targets);
        }
        List<LateView> groups = new ArrayList<>();
        int shown = 0;
        for (LateGroup group : digest.late()) {
            List<LateAction> actions = group.actions().stream()
                    .limit(Math.max(0, lengths.rows() - shown))
                    .toList();
            if (!actions.isEmpty()) {
                groups.add(new LateView(
                        title(group.postmortem()),
                        facts(group.postmortem()),
                        actions.stream().map(this::late).toList()));
            }
            shown += actions.size();
        }
        int all =
                digest.late().stream().mapToInt(group -> group.actions().size()).sum();
        return new Section<>(said, groups, groups.size() + shown, more(all - shown));
    }

    private LateRow late(LateAction action) {
        return new LateRow(
                shortenedTitle(action.description()),
                links(action.tickets()),
                Objects.requireNonNullElseGet(action.owner(), () -> words.say("owner.none")),
                action.priority() == null ? "–" : action.priority().name(),
                due(action),
                words.say("late.days", action.workingDaysLate()));
    }

    /** A day that nobody set is called a target wherever it stands. */
    private String due(LateAction action) {
        String day = words.shortDate(action.due());
        return switch (action.kind()) {
            case DUE -> day;
            case TARGET -> words.say("late.target", day);
        };
    }

    private List<Result> results() {
        return Stream.of(FixResult.values())
                .map(result -> new Result(
                        words.say(result),
                        digest.checks().getOrDefault(result, 0),
                        words.say("meaning." + result.name())))
                .toList();
    }

    private Section<CheckedView> broken() {
        long all = BROKEN.stream()
                .mapToInt(result -> digest.checks().getOrDefault(result, 0))
                .sum();
        List<CheckedView> rows = digest.checked().stream()
                .filter(action -> BROKEN.contains(action.result()))
                .map(this::checked)
                .toList();
        String said = all == 0 ? words.say("checks.none") : words.say("checks.said", all);
        if (all > rows.size()) {
            said += " " + words.say("checks.restricted", all - rows.size());
        }
        return section(said, rows, lengths.rows());
    }

    private Section<CheckedView> concluded() {
        List<CheckedView> rows = digest.checked().stream()
                .filter(action -> !BROKEN.contains(action.result()))
                .map(this::checked)
                .toList();
        return section("", rows, lengths.few());
    }

    private CheckedView checked(CheckedAction action) {
        return new CheckedView(
                shortenedTitle(action.description()),
                links(action.tickets()),
                title(action.postmortem()),
                words.say(action.result()),
                evidence(action),
                words.shortDate(action.since()));
    }

    private FixView fixes() {
        FixPage page = digest.fixes();
        List<FamilyView> families = page.families().stream().map(this::family).toList();
        List<RepeatedView> repeated = page.repeated().stream()
                .map(pair -> new RepeatedView(proposal(pair.first()), proposal(pair.again())))
                .toList();
        return new FixView(
                fixesSaid(page),
                new Section<>(
                        words.say("families.said", families.size() + page.moreFamilies()),
                        families,
                        families.size(),
                        more(page.moreFamilies())),
                new Section<>(
                        words.say("repeated.said", repeated.size() + page.moreRepeated()),
                        repeated,
                        2 * repeated.size(),
                        more(page.moreRepeated())));
    }

    private List<String> fixesSaid(FixPage page) {
        List<String> said = new ArrayList<>();
        if (!page.changed().isEmpty()) {
            String changes = Stream.of(FixResult.values())
                    .filter(page.changed()::containsKey)
                    .map(result -> words.say(
                            "fixes.changed.one",
                            words.say(result),
                            page.changed().getOrDefault(result, 0)))
                    .collect(Collectors.joining(words.say("names.separator")));
            said.add(words.say("fixes.changed", changes));
        }
        if (page.done() > 0) {
            said.add(words.say(
                    "fixes.known",
                    page.known(),
                    page.done(),
                    Math.round(100.0 * page.known() / page.done()),
                    Math.round(100 * page.lower()),
                    Math.round(100 * page.upper())));
        }
        if (page.notConfirmed() > 0) {
            said.add(words.say("fixes.unconfirmed", page.notConfirmed()));
        }
        return said;
    }

    private FamilyView family(FixPage.Family family) {
        String often = family.first() == null || family.last() == null
                ? "–"
                : words.say(
                        "families.often",
                        words.shortDate(Objects.requireNonNull(family.first())),
                        words.shortDate(Objects.requireNonNull(family.last())));
        return new FamilyView(
                title(family.newest()),
                family.incidents(),
                often,
                words.say("families.decided", family.decided(), family.done(), family.open()));
    }

    private ProposalView proposal(FixPage.Proposal one) {
        String state = words.say("proposal." + one.state().name());
        return new ProposalView(
                one.description(),
                title(one.postmortem()),
                one.date() == null ? state : words.shortDate(Objects.requireNonNull(one.date())) + ", " + state);
    }

    private String evidence(CheckedAction action) {
        if (!action.deciding().isEmpty()) {
            return FixSentences.in(digest.language()).of(action.deciding());
        }
        String day = action.when() == null
                ? ""
                : words.say(action.observed() ? "evidence.observed" : "evidence.on", words.date(action.when()));
        String evidence = words.say("evidence." + action.evidence().name(), day);
        if (action.shownBy() == null) {
            return words.say("evidence.stated", evidence);
        }
        return action.tickets().size() > 1 ? words.say("evidence.ticket", action.shownBy(), evidence) : evidence;
    }

    private Section<WaitingView> waiting() {
        List<WaitingView> rows = digest.waiting().stream()
                .map(entry -> new WaitingView(
                        title(entry.postmortem()),
                        entry.date() == null ? "–" : words.shortDate(entry.date()),
                        Objects.requireNonNullElse(entry.postmortem().severity(), "–"),
                        words.say(entry.status()),
                        entry.findings() == 0 ? "–" : "" + entry.findings()))
                .toList();
        int all = rows.size() + digest.waitingUnnamed();
        String said = all == 0 ? words.say("waiting.none") : words.say("waiting.said", all);
        if (digest.waitingUnnamed() > 0) {
            said += " " + words.say("waiting.restricted", digest.waitingUnnamed());
        }
        return section(said, rows, lengths.rows());
    }

    private Section<StoppedView> stopped() {
        List<StoppedView> rows = Objects.requireNonNullElse(digest.review().stopped(), List.<StoppedEntry>of()).stream()
                .map(entry -> new StoppedView(
                        title(entry.postmortem()),
                        words.shortDate(entry.incident()),
                        words.say("stopped." + entry.kind().name())))
                .toList();
        return section(
                rows.isEmpty() ? words.say("stopped.none") : words.say("stopped.said", rows.size()),
                rows,
                lengths.rows());
    }

    private Section<LackingView> lacking() {
        List<RuleEntry> rules = Objects.requireNonNullElse(digest.review().rules(), List.of());
        List<LackingView> rows = rules.stream().map(this::lacking).toList();
        String said = digest.review().postmortems() == 0
                ? words.say("lacking.none")
                : words.say(
                        "lacking.said",
                        digest.review().postmortems(),
                        digest.review().findings());
        return section(said, rows, Math.max(lengths.few(), rows.size()));
    }

    private LackingView lacking(RuleEntry rule) {
        return new LackingView(
                words.say("rule." + rule.rule()),
                rule.findings(),
                rule.postmortems(),
                String.join(", ", rule.places()));
    }

    private @Nullable FeaturedView featured() {
        var featured = digest.featured();
        if (featured == null) {
            return null;
        }
        boolean proposed = featured.pickedBy() == FeaturedPostmortem.PickedBy.PROPOSED;
        return new FeaturedView(
                title(featured.postmortem()),
                facts(featured.postmortem()),
                shortened(featured.summary()),
                featured.reason(),
                words.say(proposed ? "featured.proposed" : "featured.organizer"));
    }

    private Section<UnreadView> unread() {
        var unread = digest.unread();
        String said = unread.total() == 0
                ? words.say("unread.none")
                : words.say("unread.said", unread.total(), unread.files());
        if (unread.unnamed() > 0) {
            said += " " + words.say("unread.restricted", unread.unnamed());
        }
        boolean oneSource =
                unread.entries().stream().map(UnreadEntry::source).distinct().count() < 2;
        List<UnreadView> rows = unread.entries().stream()
                .limit(lengths.few())
                .map(entry -> new UnreadView(
                        oneSource ? null : entry.source(),
                        entry.place(),
                        Texts.shortened(entry.message(), lengths.text())))
                .toList();
        return new Section<>(said, rows, rows.size(), more(unread.total() - unread.unnamed() - rows.size()));
    }

    private Section<CorrectedView> corrected() {
        List<CorrectedView> rows = digest.corrected().entries().stream()
                .map(entry ->
                        new CorrectedView(title(entry.postmortem()), entry.action(), change(entry), entry.reason()))
                .toList();
        int all = rows.size() + digest.corrected().unnamed();
        String said = all == 0 ? words.say("corrected.none") : words.say("corrected.said", all);
        if (digest.corrected().unnamed() > 0) {
            said += " " + words.say("corrected.restricted", digest.corrected().unnamed());
        }
        return section(said, rows, lengths.rows());
    }

    private Section<LeftView> left() {
        Left left = digest.loose().left();
        List<String> said = new ArrayList<>();
        if (left.late() > 0 && left.sent() == 0) {
            said.add(words.say("left.silent", left.late()));
        }
        if (!left.unmet().isEmpty()) {
            List<String> named = left.unmet().stream().limit(lengths.rows()).toList();
            said.add(words.say("left.unmet", left.unmet().size(), String.join(", ", named)));
        }
        if (left.lacking() > 0) {
            said.add(words.say("left.lacking", left.lacking()));
        }
        if (left.resting() > 0) {
            said.add(words.say("left.resting", left.resting()));
        }
        List<LeftView> rows = left.entries().stream()
                .limit(lengths.few())
                .map(entry -> new LeftView(
                        shortenedTitle(entry.action()), title(entry.postmortem()), DigestTable.why(entry, words)))
                .toList();
        return new Section<>(
                String.join(" ", said), rows, rows.size(), more(left.lacking() + left.resting() - rows.size()));
    }

    private Section<LooseView> loose() {
        var loose = digest.loose();
        String said = Stream.of(
                        Map.entry("loose.unanswered", loose.unanswered()),
                        Map.entry("loose.suggested", loose.suggested()),
                        Map.entry("loose.unnamed", loose.unnamed()))
                .filter(part -> part.getValue() > 0)
                .map(part -> words.say(part.getKey(), part.getValue()))
                .collect(joining(" "));
        List<LooseView> rows = loose.entries().stream()
                .limit(lengths.few())
                .map(entry -> new LooseView(
                        new Link(entry.ticket().key(), entry.ticket().url()),
                        entry.title() == null ? null : Texts.shortened(entry.title(), lengths.title()),
                        entry.action() == null ? null : Texts.shortened(entry.action(), lengths.title()),
                        entry.postmortem() == null ? null : title(entry.postmortem()),
                        words.say("loose." + entry.kind().name())))
                .toList();
        int all = loose.unanswered() + loose.suggested() + loose.unnamed();
        return new Section<>(
                said.isEmpty() ? words.say("loose.none") : said, rows, rows.size(), more(all - rows.size()));
    }

    private String change(CorrectionEntry entry) {
        return switch (entry.kind()) {
            case VALUE -> value(entry);
            case SPLIT -> words.say("corrected.SPLIT");
            case MERGED -> words.say("corrected.MERGED", Objects.requireNonNullElse(entry.before(), ""));
            case EXCLUDED -> words.say("corrected.EXCLUDED", words.say("figures." + entry.after()));
            case RECURRENCE, NO_RECURRENCE -> words.say("corrected." + entry.kind(), String.valueOf(entry.after()));
        };
    }

    private String value(CorrectionEntry entry) {
        String field = entry.field().startsWith(DURATION)
                ? entry.field().substring(DURATION.length())
                : words.say("field." + entry.field());
        if (entry.before() == null && entry.after() == null) {
            return words.say("corrected.text", field);
        }
        String nothing = words.say("corrected.nothing");
        return words.say(
                "corrected.VALUE",
                field,
                Objects.requireNonNullElse(entry.before(), nothing),
                Objects.requireNonNullElse(entry.after(), nothing));
    }

    private List<Method> methods() {
        return Stream.of("months", "detect", "resolve", "restore", "median", "late", "checks", "restricted", "undated")
                .map(term -> new Method(
                        words.say("method." + term),
                        words.say("method." + term + ".text", digest.zone().getId(), digest.undated())))
                .toList();
    }

    private <T> Section<T> section(String said, List<T> rows, int most) {
        return new Section<>(
                said, rows.stream().limit(most).toList(), Math.min(rows.size(), most), more(rows.size() - most));
    }

    private @Nullable String more(int cut) {
        return cut > 0 ? words.say("more", cut) : null;
    }

    private Title title(PostmortemLink postmortem) {
        return title(postmortem, lengths.title());
    }

    /** A postmortem by so much of its title. */
    static Title title(PostmortemLink postmortem, int most) {
        return new Title(
                most == Integer.MAX_VALUE
                        ? postmortem.title()
                        : Texts.shortened(Texts.withoutEndlessWords(postmortem.title()), most),
                postmortem.url(),
                postmortem.language().code());
    }

    private Section<RecordView> records() {
        List<RecordView> rows = digest.records().stream()
                .limit(lengths.rows())
                .map(entry -> new RecordView(
                        title(entry.postmortem()),
                        entry.date() == null ? "–" : words.shortDate(entry.date()),
                        facts(entry.postmortem()),
                        time(entry.times().get(Measure.TIME_TO_DETECT)),
                        time(entry.times().get(Measure.TIME_TO_RESOLVE)),
                        entry.actions()))
                .toList();
        return new Section<>(
                words.say("records.said", digest.records().size()),
                rows,
                rows.size(),
                more(digest.records().size() - rows.size()));
    }

    private String change(Change change) {
        String nothing = words.say("corrected.nothing");
        Measure measure = change.measure();
        String of = change.kind() == ChangeKind.FIGURE && measure != null
                ? words.say("figure." + measure.name())
                : Texts.shortened(change.of(), lengths.title());
        return words.say(
                "change." + change.kind().name(),
                of,
                Objects.requireNonNullElse(change.before(), nothing),
                Objects.requireNonNullElse(change.after(), nothing),
                measure == null ? "" : words.say("figure." + measure.name()));
    }

    private static List<Link> links(List<TicketLink> tickets) {
        return tickets.stream()
                .map(ticket -> new Link(ticket.key(), ticket.url()))
                .toList();
    }

    /** Its severity and system. */
    static String facts(PostmortemLink postmortem) {
        return Stream.of(postmortem.severity(), postmortem.system())
                .filter(Objects::nonNull)
                .collect(joining(" · "));
    }

    private String shortenedTitle(String text) {
        return lengths.title() == Integer.MAX_VALUE
                ? text
                : Texts.shortened(Texts.withoutEndlessWords(text), lengths.title());
    }

    private @Nullable String shortened(@Nullable String text) {
        return text == null || text.isBlank() ? null : Texts.capitalized(Texts.shortened(text, lengths.text()));
    }
}
