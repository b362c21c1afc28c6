package dev.aftercare.trend;

import static java.util.stream.Collectors.joining;

import dev.aftercare.postmortem.Language;
import dev.aftercare.trend.SpokenFigure.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Puts figures into words: the sentence first, the numbers behind it. What can be told comes first: who noticed, and what
 * becomes of actions. What cannot be told is said once, with what it would take.
 */
public final class FigureSentences {

    private static final String NOTHING = "–";
    private static final int YEAR = 12;
    private static final int MOST_GROUPS = 3;

    private final FigureWords words;
    private final MonthlyFigures figures;

    private FigureSentences(MonthlyFigures figures, Language language) {
        this.figures = figures;
        this.words = new FigureWords(language);
    }

    /** The figures of a month in words, the tellable ones first. */
    public static List<SpokenFigure> of(MonthlyFigures figures, Language language) {
        FigureSentences sentences = new FigureSentences(figures, language);
        List<SpokenFigure> spoken = new ArrayList<>();
        spoken.add(sentences.detection());
        spoken.add(sentences.actionsInTime());
        spoken.add(sentences.timeToDone());
        spoken.add(sentences.incidents());
        for (Measure measure : Measure.values()) {
            spoken.add(sentences.time(measure));
        }
        spoken.add(sentences.punctuality(FigureName.MEETING_IN_TIME));
        spoken.add(sentences.punctuality(FigureName.REPORT_IN_TIME));
        spoken.add(sentences.punctuality(FigureName.REVIEWED));
        spoken.add(sentences.usersHit());
        return List.copyOf(spoken);
    }

    /** The figures that no record of the last twelve months tells anything of, in one sentence; empty where there are none. */
    public static String untold(List<SpokenFigure> figures, Language language) {
        String titles = figures.stream()
                .filter(figure -> !figure.told())
                .map(SpokenFigure::title)
                .collect(joining(" · "));
        return titles.isEmpty() ? "" : new FigureWords(language).say("untold", titles);
    }

    /** What counts in no figure, and from what the numbers were drawn: beneath all figures. */
    public static List<String> footnotes(MonthlyFigures figures, Language language) {
        FigureSentences sentences = new FigureSentences(figures, language);
        return List.of(
                sentences.leftOut(),
                sentences.words.say("intervals"),
                sentences.words.say("methods", String.join("; ", figures.methods()), "" + figures.seed()));
    }

    private String leftOut() {
        int all =
                figures.leftOut().values().stream().mapToInt(Integer::intValue).sum();
        String reasons = figures.leftOut().entrySet().stream()
                .map(entry -> words.say("left-out." + entry.getKey().name(), entry.getValue()))
                .collect(joining(", "));
        return words.say(all == 0 ? "left-out.none" : "left-out", all, reasons)
                + (figures.undated() == 0 ? "" : " " + words.say("undated", figures.undated()));
    }

    private SpokenFigure detection() {
        ShareFigure monitoring = figures.share(FigureName.NOTICED_BY_MONITORING, YEAR);
        ShareFigure users = figures.share(FigureName.NOTICED_BY_USERS, YEAR);
        String sentence = monitoring.n() == 0
                ? words.say("noticed.untold")
                : words.say("noticed", monitoring.hits(), monitoring.n(), share(monitoring), users.hits());
        return spoken(
                FigureName.NOTICED_BY_MONITORING,
                sentence,
                monitoring.n() > 0,
                Stream.concat(
                                lines(FigureName.NOTICED_BY_MONITORING, "by.monitoring"),
                                lines(FigureName.NOTICED_BY_USERS, "by.users"))
                        .toList());
    }

    private Stream<Line> lines(FigureName figure, String by) {
        return Reckoning.WINDOWS.stream()
                .map(months -> line(words.say(by, window(months)), figures.share(figure, months)));
    }

    private SpokenFigure punctuality(FigureName figure) {
        ShareFigure year = figures.share(figure, YEAR);
        String key = figure.word();
        String sentence = year.n() == 0
                ? words.say(key + ".untold", year.untold())
                : words.say(key + ".sentence", year.hits(), year.n(), share(year), year.untold());
        return spoken(figure, sentence, year.n() > 0, lines(figure, "by.all").toList());
    }

    private SpokenFigure usersHit() {
        UsersHit year = figures.usersHit().stream()
                .filter(hit -> hit.months() == YEAR)
                .findFirst()
                .orElseThrow();
        Long most = year.most();
        String sentence = most == null
                ? words.say("users-hit.untold", year.stated())
                : words.say("users-hit.sentence", year.numbers(), most, year.untold() + year.stated() - year.numbers());
        return spoken(FigureName.USERS_HIT, sentence, most != null, List.of());
    }

    private SpokenFigure actionsInTime() {
        List<ShareFigure> byDue = figures.actions().shares().stream()
                .filter(share -> share.figure() == FigureName.DONE_BY_DUE)
                .toList();
        ShareFigure due = byDue.get(0);
        List<Integer> late = figures.actions().overdue();
        String sentence = due.n() == 0
                ? words.say("done-by-due.untold")
                : words.say("done-by-due.sentence", due.hits(), due.n(), share(due));
        sentence += " "
                + (late.isEmpty()
                        ? words.say("overdue.none")
                        : words.say("overdue.sentence", late.size(), late.get(0), late.get(late.size() / 2)));
        return spoken(
                FigureName.DONE_BY_DUE,
                sentence,
                due.n() > 0 || !late.isEmpty(),
                byDue.stream()
                        .map(share -> line(words.say("grace", share.grace()), share))
                        .toList());
    }

    private SpokenFigure timeToDone() {
        ActionFigures actions = figures.actions();
        List<String> parts = new ArrayList<>();
        Optional<ActionFigures.Curve> all = actions.curves().stream().findFirst();
        TimeEstimate median = all.map(ActionFigures.Curve::median).orElse(null);
        parts.add(
                median == null
                        ? words.say(
                                "time-to-done.untold",
                                all.map(ActionFigures.Curve::n).orElse(0))
                        : words.say("time-to-done.sentence", words.days(median.value()), inDays(median)));
        if (!actions.ages().isEmpty()) {
            parts.add(words.say(
                    "age-of-open.sentence", actions.open(), actions.ages().get(0)));
        }
        actions.shares().stream()
                .filter(share -> share.figure() == FigureName.REOPENED && share.n() > 0)
                .map(share -> words.say("reopened.sentence", share.hits(), share.n(), share(share)))
                .forEach(parts::add);
        return spoken(
                FigureName.TIME_TO_DONE,
                String.join(" ", parts),
                all.isPresent() || !actions.ages().isEmpty(),
                actions.curves().stream().map(this::line).toList());
    }

    private Line line(ActionFigures.Curve curve) {
        TimeEstimate median = curve.median();
        return new Line(
                words.say("group." + (curve.group().startsWith("P") ? "priority" : curve.group()), curve.group()),
                median == null ? words.say("value.half-open") : words.days(median.value()),
                median == null ? NOTHING : inDays(median),
                words.say("basis.actions", curve.n(), curve.done(), curve.open(), curve.cancelled()));
    }

    private String inDays(TimeEstimate estimate) {
        if (estimate.lower() == null) {
            return words.say("interval.few");
        }
        return words.interval(
                words.days(estimate.lower()), estimate.upper() == null ? null : words.days(estimate.upper()));
    }

    private SpokenFigure incidents() {
        CountFigures counts = figures.counts();
        List<String> parts = new ArrayList<>();
        parts.add(words.say("incidents.month", figures.incidents()));
        if (counts.incidents() > 0) {
            parts.add(beyondChance(counts));
        }
        if (Boolean.TRUE.equals(counts.overDispersed())) {
            parts.add(words.say("incidents.over-dispersed"));
        }
        counts.rates().stream().map(this::rate).flatMap(Optional::stream).forEach(parts::add);
        CountFigures.Between between = counts.between();
        if (between != null) {
            parts.add(words.say(
                    between.isUnusuallyQuiet() ? "between.quiet" : "between",
                    Math.round(between.usual()),
                    Math.round(between.quiet()),
                    Math.round(between.upper())));
        }
        return spoken(
                FigureName.INCIDENTS,
                String.join(" ", parts),
                true,
                counts.rates().stream()
                        .filter(rate -> rate.verdict() != Verdict.TOO_FEW)
                        .map(this::line)
                        .toList());
    }

    private String beyondChance(CountFigures counts) {
        if (counts.perThirtyDays() == null) {
            return words.say("incidents.few", counts.months());
        }
        CountFigures.Point now = counts.chart().get(counts.chart().size() - 1);
        if (!now.standsOut()) {
            return words.say("incidents.usual", words.ratio(Objects.requireNonNull(counts.perThirtyDays())));
        }
        return words.say(
                now.rate() > Objects.requireNonNull(now.upper()) ? "incidents.above" : "incidents.below",
                words.ratio(Objects.requireNonNull(counts.perThirtyDays())));
    }

    private Optional<String> rate(CountFigures.RateFigure rate) {
        String against = words.say("against." + rate.against().name());
        String beside = words.say("beside." + rate.against().name());
        return switch (rate.verdict()) {
            case TOO_FEW, NO_SPREAD -> Optional.empty();
            case NO_CHANGE -> Optional.of(words.say("rate.none", beside, rate.count(), rate.countBefore()));
            case MORE -> Optional.of(words.say("rate.more", against, rate.count(), rate.countBefore()));
            case LESS -> Optional.of(words.say("rate.less", against, rate.count(), rate.countBefore()));
        };
    }

    private Line line(CountFigures.RateFigure rate) {
        Double ratio = rate.ratio();
        Double lower = rate.lower();
        Double upper = rate.upper();
        return new Line(
                words.say("against." + rate.against().name()),
                ratio == null ? words.say("value.none") : words.say("times", words.ratio(ratio)),
                lower == null ? NOTHING : words.interval(words.ratio(lower), upper == null ? null : words.ratio(upper)),
                words.say("basis.rate", rate.count(), rate.days(), rate.countBefore(), rate.daysBefore()));
    }

    private SpokenFigure time(Measure measure) {
        List<String> parts = new ArrayList<>();
        DurationFigure year = figures.time(measure, YEAR, Scope.ALL);
        TimeEstimate median = year.median();
        parts.add(
                median == null
                        ? words.say("time.untold", year.incidents())
                        : words.say(
                                "time." + measure.name(),
                                words.duration(median.value()),
                                words.interval(median),
                                year.n()));
        if (median != null) {
            parts.addAll(changes(measure));
            trend(measure).ifPresent(parts::add);
            groups(measure).ifPresent(parts::add);
        }
        return spoken(
                FigureName.of(measure),
                String.join(" ", parts),
                median != null,
                lines(measure, Scope.ALL).toList());
    }

    /** The numbers of a measure of some incidents. */
    public static List<Line> lines(MonthlyFigures figures, Measure measure, Scope scope, Language language) {
        return new FigureSentences(figures, language).lines(measure, scope).toList();
    }

    private Stream<Line> lines(Measure measure, Scope scope) {
        return Reckoning.WINDOWS.stream().flatMap(months -> lines(figures.time(measure, months, scope)));
    }

    private List<String> changes(Measure measure) {
        List<ComparisonFigure> both = figures.comparisons().stream()
                .filter(comparison -> comparison.measure() == measure)
                .toList();
        if (both.isEmpty()) {
            return List.of();
        }
        if (both.stream().allMatch(one -> one.verdict() == Verdict.TOO_FEW)) {
            ComparisonFigure last = both.get(0);
            return List.of(words.say("change.few", last.n(), last.nBefore()));
        }
        return both.stream().map(this::change).flatMap(Optional::stream).toList();
    }

    private Optional<String> change(ComparisonFigure one) {
        String against = words.say("against." + one.against().name());
        return switch (one.verdict()) {
            case TOO_FEW, NO_SPREAD -> Optional.empty();
            case NO_CHANGE -> Optional.of(unseen(one));
            case MORE, LESS ->
                Optional.of(words.say(
                        one.verdict() == Verdict.MORE ? "change.longer" : "change.shorter",
                        against,
                        words.ratio(Objects.requireNonNull(one.ratio())),
                        words.interval(
                                words.ratio(Objects.requireNonNull(one.lower())),
                                words.ratio(Objects.requireNonNull(one.upper()))),
                        one.n(),
                        one.nBefore()));
        };
    }

    /** Above twice as long a percentage is no help to anybody. */
    private String unseen(ComparisonFigure one) {
        String beside = words.say("beside." + one.against().name());
        double increase = Objects.requireNonNull(one.increase());
        int incidents = one.n() + one.nBefore();
        return increase < 1
                ? words.say(
                        "change.none",
                        beside,
                        incidents,
                        words.percent(Objects.requireNonNull(one.decrease())),
                        words.percent(increase))
                : words.say("change.none.factor", beside, incidents, words.ratio(1 + increase));
    }

    private Optional<String> trend(Measure measure) {
        return figures.trends().stream()
                .filter(figure -> figure.measure() == measure)
                .findFirst()
                .flatMap(this::trend);
    }

    private Optional<String> trend(TrendFigure trend) {
        return switch (trend.verdict()) {
            case TOO_FEW -> Optional.of(words.say("trend.few", trend.n()));
            case NO_SPREAD -> Optional.empty();
            case NO_CHANGE -> Optional.of(words.say("trend.none", trend.n()));
            case MORE, LESS ->
                Optional.of(words.say(
                        trend.verdict() == Verdict.MORE ? "trend.longer" : "trend.shorter",
                        trend.n(),
                        words.ratio(Objects.requireNonNull(trend.ratioPerYear())),
                        words.interval(
                                words.ratio(Objects.requireNonNull(trend.lower())),
                                words.ratio(Objects.requireNonNull(trend.upper())))));
        };
    }

    private Optional<String> groups(Measure measure) {
        List<ComparisonFigure> tested = figures.groups().stream()
                .filter(group -> group.measure() == measure)
                .toList();
        if (tested.isEmpty()) {
            return Optional.empty();
        }
        String standing = tested.stream()
                .filter(group -> group.verdict() != Verdict.NO_CHANGE)
                .limit(MOST_GROUPS)
                .map(group -> words.say(
                        "group." + group.verdict().name(),
                        group.scope().name(),
                        words.ratio(Objects.requireNonNull(group.ratio()))))
                .collect(joining(", "));
        return Optional.of(
                standing.isEmpty()
                        ? words.say("groups.none", tested.size())
                        : words.say("groups", tested.size(), standing));
    }

    private Stream<Line> lines(DurationFigure figure) {
        TimeEstimate median = figure.median();
        if (median == null) {
            return Stream.of(new Line(window(figure.months()), words.say("value.none"), NOTHING, basis(figure)));
        }
        Line first = new Line(
                window(figure.months()), words.duration(median.value()), words.interval(median), basis(figure));
        return Stream.concat(Stream.of(first), further(figure));
    }

    private Stream<Line> further(DurationFigure figure) {
        return Stream.of(
                        Map.entry("with-open", Optional.ofNullable(figure.medianWithOpen())),
                        Map.entry("geometric-mean", Optional.ofNullable(figure.geometricMean())),
                        Map.entry("p90", Optional.ofNullable(figure.p90())))
                .filter(part -> part.getValue().isPresent())
                .map(part -> new Line(
                        words.say(part.getKey()),
                        words.duration(part.getValue().orElseThrow().value()),
                        words.interval(part.getValue().orElseThrow()),
                        part.getKey().equals("geometric-mean") && figure.mean() != null
                                ? words.say("mean", words.duration(figure.mean()))
                                : ""));
    }

    private String basis(DurationFigure figure) {
        String without = figure.without().entrySet().stream()
                .map(entry -> words.say("without." + entry.getKey().name(), entry.getValue()))
                .collect(joining(", "));
        String basis = words.say("basis", figure.n(), figure.incidents());
        if (figure.approximate() > 0) {
            basis += ", " + words.say("approximate", figure.approximate());
        }
        return without.isEmpty() ? basis : words.say("basis.without", basis, without);
    }

    private Line line(String window, ShareFigure share) {
        Double value = share.share();
        return new Line(
                window,
                value == null ? words.say("value.none") : words.percent(value),
                value == null ? NOTHING : interval(share),
                words.say("basis.share", share.hits(), share.n(), share.untold()));
    }

    private String share(ShareFigure share) {
        return words.say("share", words.percent(Objects.requireNonNull(share.share())), interval(share));
    }

    private String interval(ShareFigure share) {
        return words.interval(
                words.percent(Objects.requireNonNull(share.lower())),
                words.percent(Objects.requireNonNull(share.upper())));
    }

    private String window(int months) {
        return words.say("window." + months);
    }

    private SpokenFigure spoken(FigureName figure, String sentence, boolean told, List<Line> lines) {
        return new SpokenFigure(
                figure,
                words.say("title." + figure.word()),
                sentence,
                words.say("definition." + figure.word()),
                told,
                told ? lines : List.of());
    }
}
