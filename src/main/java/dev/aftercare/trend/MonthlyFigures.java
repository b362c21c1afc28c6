package dev.aftercare.trend;

import dev.aftercare.postmortem.FigureUse;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every figure of one month, as plain numbers that can be stored, drawn and put into words. The same records, month, run date
 * and seed give the same figures.
 *
 * @param month the month
 * @param runDate the day as of which open incidents and countermeasures were looked at
 * @param zone the zone that months and days are counted in
 * @param seed what permutations were drawn from
 * @param methods how the figures were worked out, each method with its version
 * @param incidents how many incidents count in the month
 * @param leftOut how many more of the month count in no figure, by the reason; only those that there are
 * @param undated how many incidents state no instant, and so count in no month
 * @param times the measures of the month, the three and the twelve months up to it: of all incidents first, then by severity,
 *     system and tag
 * @param monthly the measures of all incidents, month by month, the oldest of up to 24 months first
 * @param dots every measured time of these months
 * @param trends whether the measures go up or down
 * @param comparisons the quarter beside others
 * @param groups twelve months beside the twelve before, group by group, corrected for their number
 * @param counts how many incidents there were
 * @param shares detection, punctuality and review, over the month, three and twelve months
 * @param usersHit how many users were hit, where records state it
 * @param actions what becomes of countermeasures
 */
public record MonthlyFigures(
        YearMonth month,
        LocalDate runDate,
        ZoneId zone,
        long seed,
        List<String> methods,
        int incidents,
        Map<FigureUse, Integer> leftOut,
        int undated,
        List<DurationFigure> times,
        List<DurationFigure> monthly,
        List<IncidentDot> dots,
        List<TrendFigure> trends,
        List<ComparisonFigure> comparisons,
        List<ComparisonFigure> groups,
        CountFigures counts,
        List<ShareFigure> shares,
        List<UsersHit> usersHit,
        ActionFigures actions) {

    /** Keeps the figures as they are. */
    public MonthlyFigures {
        methods = List.copyOf(methods);
        // sorted, so that the same figures are written in the same way
        leftOut = Collections.unmodifiableMap(new TreeMap<>(leftOut));
        times = List.copyOf(times);
        monthly = List.copyOf(monthly);
        dots = List.copyOf(dots);
        trends = List.copyOf(trends);
        comparisons = List.copyOf(comparisons);
        groups = List.copyOf(groups);
        shares = List.copyOf(shares);
        usersHit = List.copyOf(usersHit);
    }

    /** The figure of a measure over so many months up to this one. */
    public DurationFigure time(Measure measure, int months, Scope scope) {
        return times.stream()
                .filter(figure -> figure.measure() == measure
                        && figure.months() == months
                        && figure.scope().equals(scope))
                .findFirst()
                .orElseGet(() -> DurationFigure.none(measure, month, months, scope));
    }

    /** A share over so many months up to this one. */
    public ShareFigure share(FigureName figure, int months) {
        return shares.stream()
                .filter(share -> share.figure() == figure && share.months() == months)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no share of %s over %d months".formatted(figure, months)));
    }
}
