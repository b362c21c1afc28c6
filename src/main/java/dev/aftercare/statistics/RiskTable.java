package dev.aftercare.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/** At each time at which something ended: how many were watched, and how many ended in which way. Time: n log n. */
final class RiskTable {

    /** What happened at one time; those censored at it were still watched. */
    record Row(double time, int atRisk, int events, int competing, int censored) {
        int ended() {
            return events + competing;
        }
    }

    private RiskTable() {}

    static List<Observation> watched(List<Observation> observations) {
        return observations.stream().filter(Observation::wasWatched).toList();
    }

    static List<Row> of(List<Observation> watched) {
        double[] entries = watched.stream()
                .mapToDouble(Observation::entry)
                .filter(entry -> entry > 0)
                .sorted()
                .toArray();
        List<Observation> byTime = watched.stream()
                .sorted(Comparator.comparingDouble(Observation::time))
                .toList();
        List<Row> rows = new ArrayList<>();
        int entered = watched.size() - entries.length;
        int next = 0;
        int start = 0;
        while (start < byTime.size()) {
            double time = byTime.get(start).time();
            while (next < entries.length && entries[next] < time) {
                next++;
            }
            int end = endOf(byTime, start);
            rows.add(row(time, entered + next - start, byTime.subList(start, end)));
            start = end;
        }
        return rows;
    }

    private static int endOf(List<Observation> byTime, int start) {
        int end = start;
        while (end < byTime.size()
                && byTime.get(end).time() == byTime.get(start).time()) {
            end++;
        }
        return end;
    }

    private static Row row(double time, int atRisk, List<Observation> ending) {
        ToIntFunction<Observation.Ending> count = kind ->
                (int) ending.stream().filter(one -> one.ending() == kind).count();
        return new Row(
                time,
                atRisk,
                count.applyAsInt(Observation.Ending.EVENT),
                count.applyAsInt(Observation.Ending.COMPETING),
                count.applyAsInt(Observation.Ending.CENSORED));
    }
}
