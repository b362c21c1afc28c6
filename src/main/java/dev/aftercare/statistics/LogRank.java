package dev.aftercare.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Whether two groups end at different paces: Mantel's log-rank test. Time: n log n.
 *
 * @param n how many were watched in both groups
 * @param events how many of the first group ended
 * @param expected how many of the first would have, were the paces the same
 * @param chiSquared with one degree of freedom
 * @param pValue how probable a difference like this is where there is none
 * @param method how it was worked out
 */
public record LogRank(int n, int events, double expected, double chiSquared, double pValue, Method method) {

    /** In simulations with 5 or 6 in each group, 6.6 % were false alarms; with 8, 5.9 %; with 15, 5.6 %. */
    static final int LEAST = 10;

    static final Method METHOD = new Method(
            "log-rank test",
            1,
            "Mantel (1966) with hypergeometric variance, chi-squared with one degree of freedom; an ending in another way"
                    + " counts as censored, so paces are compared, not shares done. From 10 in each group.");

    /** Compares the paces of two groups. */
    public static Answer<LogRank> of(List<Observation> first, List<Observation> second) {
        List<Observation> one = RiskTable.watched(first);
        List<Observation> both = new ArrayList<>(one);
        both.addAll(RiskTable.watched(second));
        int events = (int) both.stream()
                .filter(observation -> observation.ending() == Observation.Ending.EVENT)
                .count();
        int fewer = Math.min(one.size(), both.size() - one.size());
        if (fewer < LEAST) {
            return new Answer.NotEnough<>(METHOD, fewer, LEAST, Answer.Lack.VALUES);
        }
        Totals totals = totals(one, RiskTable.of(both));
        if (totals.variance() <= 0) {
            return new Answer.NotEnough<>(METHOD, events, events + 1, Answer.Lack.EVENTS);
        }
        double distance = totals.events() - totals.expected();
        double chiSquared = distance * distance / totals.variance();
        double pValue = ChiSquaredDistribution.of(1).survivalProbability(chiSquared);
        return new Answer.Given<>(
                METHOD, new LogRank(both.size(), totals.events(), totals.expected(), chiSquared, pValue, METHOD));
    }

    private static Totals totals(List<Observation> first, List<RiskTable.Row> rows) {
        Map<Double, Integer> atRisk = atRisk(first, rows);
        int events = (int) first.stream()
                .filter(observation -> observation.ending() == Observation.Ending.EVENT)
                .count();
        double expected = 0;
        double variance = 0;
        for (RiskTable.Row row : rows) {
            double share = (double) atRisk.getOrDefault(row.time(), 0) / row.atRisk();
            expected += row.events() * share;
            variance += row.atRisk() < 2
                    ? 0
                    : row.events() * share * (1 - share) * (row.atRisk() - row.events()) / (row.atRisk() - 1.0);
        }
        return new Totals(events, expected, variance);
    }

    /** How many of the first group were watched at each time at which anybody ended. */
    private static Map<Double, Integer> atRisk(List<Observation> first, List<RiskTable.Row> rows) {
        double[] entries =
                first.stream().mapToDouble(Observation::entry).sorted().toArray();
        double[] times = first.stream().mapToDouble(Observation::time).sorted().toArray();
        Map<Double, Integer> atRisk = new HashMap<>();
        int entered = 0;
        int over = 0;
        for (RiskTable.Row row : rows) {
            while (entered < entries.length && (entries[entered] == 0 || entries[entered] < row.time())) {
                entered++;
            }
            while (over < times.length && times[over] < row.time()) {
                over++;
            }
            atRisk.put(row.time(), entered - over);
        }
        return atRisk;
    }

    private record Totals(int events, double expected, double variance) {}
}
