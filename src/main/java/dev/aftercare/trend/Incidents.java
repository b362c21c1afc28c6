package dev.aftercare.trend;

import dev.aftercare.postmortem.FigureUse;
import dev.aftercare.postmortem.Postmortem;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The incidents that are known, by month. One record is one incident, and counts once. */
final class Incidents {

    private final List<MeasuredIncident> all;
    private final NavigableMap<YearMonth, List<MeasuredIncident>> counted;
    private final NavigableMap<YearMonth, List<MeasuredIncident>> leftOut;
    private final List<MeasuredIncident> undated;

    private Incidents(List<MeasuredIncident> incidents) {
        all = incidents;
        counted = byMonth(incidents, MeasuredIncident::counts);
        leftOut = byMonth(incidents, Predicate.not(MeasuredIncident::counts));
        undated = incidents.stream()
                .filter(incident -> incident.day() == null && incident.counts())
                .toList();
    }

    static Incidents of(Collection<Postmortem> postmortems, FigureSettings settings, ZoneId zone) {
        Exclusions exclusions = new Exclusions(settings.leftOut());
        return new Incidents(postmortems.stream()
                .map(postmortem -> {
                    LocalDate day =
                            IncidentTimes.dayOf(postmortem.incident(), zone).orElse(null);
                    return MeasuredIncident.of(
                            postmortem, exclusions.of(postmortem), day, IncidentTimes.of(postmortem, zone));
                })
                .toList());
    }

    private static NavigableMap<YearMonth, List<MeasuredIncident>> byMonth(
            List<MeasuredIncident> incidents, Predicate<MeasuredIncident> which) {
        return incidents.stream()
                .filter(which)
                .filter(incident -> incident.month() != null)
                .collect(Collectors.groupingBy(
                        incident -> Objects.requireNonNull(incident.month()), TreeMap::new, Collectors.toList()));
    }

    /** Every measure of every incident that counts, dated or not, by postmortem. */
    List<IncidentMetric> metrics() {
        return Stream.concat(counted.values().stream().flatMap(List::stream), undated.stream())
                .flatMap(incident -> incident.metrics().values().stream())
                .toList();
    }

    /** Every incident, those that do not count too. */
    Stream<MeasuredIncident> all() {
        return all.stream();
    }

    /** The incidents that count in no figure. */
    List<MeasuredIncident> leftOut() {
        return all.stream().filter(Predicate.not(MeasuredIncident::counts)).toList();
    }

    /** The first month that has an incident. */
    Optional<YearMonth> first() {
        return counted.isEmpty() ? Optional.empty() : Optional.of(counted.firstKey());
    }

    /** The incidents that count, of so many months up to one. */
    List<MeasuredIncident> window(YearMonth last, int months) {
        return counted.subMap(last.minusMonths(months - 1L), true, last, true).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    /** The incidents of these months that count in no figure. */
    List<MeasuredIncident> leftOut(YearMonth last, int months) {
        return leftOut.subMap(last.minusMonths(months - 1L), true, last, true).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    /** How many incidents of a month count in no figure, by the reason. */
    Map<FigureUse, Integer> leftOutCounts(YearMonth month) {
        Map<FigureUse, Integer> counts = new EnumMap<>(FigureUse.class);
        leftOut(month, 1).forEach(incident -> counts.merge(incident.use(), 1, Integer::sum));
        return counts;
    }

    /** Those that state no instant. */
    List<MeasuredIncident> undated() {
        return undated;
    }

    /** Those of the window by each scope that they belong to, all of them first. */
    NavigableMap<Scope, List<MeasuredIncident>> byScope(YearMonth last, int months) {
        NavigableMap<Scope, List<MeasuredIncident>> scopes = new TreeMap<>();
        scopes.put(Scope.ALL, new ArrayList<>());
        for (MeasuredIncident incident : window(last, months)) {
            Scope.of(incident.postmortem())
                    .forEach(scope -> scopes.computeIfAbsent(scope, none -> new ArrayList<>())
                            .add(incident));
        }
        return scopes;
    }
}
