package dev.aftercare.digest;

import dev.aftercare.fixcheck.FixChange;
import dev.aftercare.fixcheck.FixCheck;
import dev.aftercare.fixcheck.FixChecks;
import dev.aftercare.fixcheck.FixEvidence;
import dev.aftercare.fixcheck.FixResult;
import dev.aftercare.fixcheck.RepeatedAction;
import dev.aftercare.link.Commitment;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.statistics.Proportion;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
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
import org.jspecify.annotations.Nullable;

/** Brings together what the digest says of fixes. Records that these readers may not name count, and are not named. */
final class FixPageAssembly {

    private static final int MOST_FAMILIES = 10;
    private static final int MOST_REPEATED = 10;
    private static final Set<FixResult> DONE =
            EnumSet.of(FixResult.HOLDING, FixResult.NOT_SHOWN_YET, FixResult.IN_DOUBT, FixResult.REGRESSED);
    private static final Set<FixResult> KNOWN = EnumSet.of(FixResult.HOLDING, FixResult.REGRESSED);

    private final FixChecks checks;
    private final Map<String, Postmortem> records;
    private final Map<String, Commitment> promised;
    private final Predicate<Postmortem> mayName;
    private final Function<Postmortem, @Nullable LocalDate> dayOf;
    private final YearMonth month;

    FixPageAssembly(
            FixChecks checks,
            Map<String, Postmortem> records,
            Map<String, Commitment> promised,
            Predicate<Postmortem> mayName,
            Function<Postmortem, @Nullable LocalDate> dayOf,
            YearMonth month) {
        this.checks = checks;
        this.records = records;
        this.promised = promised;
        this.mayName = mayName;
        this.dayOf = dayOf;
        this.month = month;
    }

    FixPage page(LocalDate runDate) {
        List<FixCheck> all = checks.all().stream()
                .filter(check -> promised.containsKey(check.countermeasureId()))
                .toList();
        List<FixCheck> done = all.stream()
                .filter(check -> DONE.contains(check.result()) && check.evidence() != FixCheck.Evidence.REOPENED)
                .toList();
        int known = (int)
                done.stream().filter(check -> KNOWN.contains(check.result())).count();
        Optional<Proportion> share = Proportion.of(known, done.size()).value();
        Map<String, List<Postmortem>> families = families();
        List<FixPage.Family> shown = shown(families);
        List<FixPage.Repeated> repeated = repeated();
        return new FixPage(
                changed(runDate),
                done.size(),
                known,
                share.map(one -> one.interval().lower()).orElse(0.0),
                share.map(one -> one.interval().upper()).orElse(1.0),
                (int) all.stream().filter(FixPageAssembly::isNotConfirmed).count(),
                openAgain(families),
                shown.stream().limit(MOST_FAMILIES).toList(),
                Math.max(0, shown.size() - MOST_FAMILIES),
                repeated.stream().limit(MOST_REPEATED).toList(),
                Math.max(0, repeated.size() - MOST_REPEATED));
    }

    private static boolean isNotConfirmed(FixCheck check) {
        return check.facts().stream().anyMatch(fact -> fact.kind() == FixEvidence.Kind.NOT_CONFIRMED);
    }

    /** The last change of each fix in the month; that it was first seen is no change. */
    private Map<FixResult, Integer> changed(LocalDate runDate) {
        Set<String> before = checks.changes(LocalDate.EPOCH, month.atDay(1).minusDays(1)).stream()
                .map(FixChange::countermeasureId)
                .collect(Collectors.toSet());
        Map<String, FixResult> last = new HashMap<>();
        LocalDate end = month.atEndOfMonth().isBefore(runDate) ? month.atEndOfMonth() : runDate;
        for (FixChange change : checks.changes(month.atDay(1), end)) {
            if (before.contains(change.countermeasureId()) && promised.containsKey(change.countermeasureId())) {
                last.put(change.countermeasureId(), change.result());
            }
        }
        Map<FixResult, Integer> changed = new EnumMap<>(FixResult.class);
        last.values().forEach(result -> changed.merge(result, 1, Integer::sum));
        return changed;
    }

    /** The postmortems of each family up to the month, in time. */
    private Map<String, List<Postmortem>> families() {
        Map<String, List<Postmortem>> families = new TreeMap<>();
        checks.families().forEach((id, family) -> {
            Postmortem record = records.get(id);
            LocalDate day = record == null ? null : dayOf.apply(record);
            if (record != null && (day == null || !YearMonth.from(day).isAfter(month))) {
                families.computeIfAbsent(family, any -> new ArrayList<>()).add(record);
            }
        });
        families.values().forEach(members -> members.sort(inTime()));
        families.values().removeIf(members -> members.size() < 2);
        return families;
    }

    private Comparator<Postmortem> inTime() {
        return Comparator.comparing((Postmortem one) -> Objects.requireNonNullElse(dayOf.apply(one), LocalDate.MIN))
                .thenComparing(Postmortem::id);
    }

    private List<FixPage.Family> shown(Map<String, List<Postmortem>> families) {
        return families.values().stream()
                .filter(members -> members.stream().allMatch(mayName))
                .map(this::family)
                .sorted(Comparator.comparingInt(FixPage.Family::incidents)
                        .reversed()
                        .thenComparing(one -> one.newest().id()))
                .toList();
    }

    private FixPage.Family family(List<Postmortem> members) {
        List<Commitment> decided =
                members.stream().flatMap(one -> decided(one).stream()).toList();
        List<LocalDate> days = members.stream()
                .map(dayOf)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .sorted()
                .toList();
        return new FixPage.Family(
                DigestAssembly.link(members.get(members.size() - 1)),
                members.size(),
                days.isEmpty() ? null : days.get(0),
                days.isEmpty() ? null : days.get(days.size() - 1),
                decided.size(),
                (int) decided.stream()
                        .filter(one -> one.state() == Countermeasure.State.DONE)
                        .count(),
                (int) decided.stream().filter(Commitment::isOpen).count());
    }

    private List<Commitment> decided(Postmortem postmortem) {
        return postmortem.countermeasures().stream()
                .map(one -> promised.get(one.id()))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    /** What is open of families with an incident in the month; what is confirmed to be one first. */
    private List<FixPage.OpenAgain> openAgain(Map<String, List<Postmortem>> families) {
        ConfirmedFamilies confirmed = new ConfirmedFamilies(checks.recurrences());
        List<FixPage.OpenAgain> found = new ArrayList<>();
        for (List<Postmortem> members : families.values()) {
            Postmortem newest = members.get(members.size() - 1);
            LocalDate day = dayOf.apply(newest);
            if (day != null && YearMonth.from(day).equals(month) && mayName.test(newest)) {
                members.stream()
                        .filter(earlier -> earlier != newest && mayName.test(earlier))
                        .flatMap(earlier -> decided(earlier).stream())
                        .filter(Commitment::isOpen)
                        .map(open -> openAgain(newest, open, confirmed))
                        .forEach(found::add);
            }
        }
        found.sort(Comparator.comparing(FixPage.OpenAgain::suspected));
        return found;
    }

    private static FixPage.OpenAgain openAgain(Postmortem newest, Commitment open, ConfirmedFamilies confirmed) {
        return new FixPage.OpenAgain(
                DigestAssembly.link(newest),
                open.countermeasure().description(),
                DigestAssembly.tickets(open),
                DigestAssembly.link(open.postmortem()),
                !confirmed.areOne(newest.id(), open.postmortem().id()));
    }

    private List<FixPage.Repeated> repeated() {
        Map<String, FixPage.Repeated> found = new LinkedHashMap<>();
        for (RepeatedAction pair : checks.repeated()) {
            Commitment one = promised.get(pair.one());
            Commitment other = promised.get(pair.other());
            if (one != null && other != null && mayName.test(one.postmortem()) && mayName.test(other.postmortem())) {
                boolean inOrder = inTime().compare(one.postmortem(), other.postmortem()) <= 0;
                Commitment first = inOrder ? one : other;
                Commitment again = inOrder ? other : one;
                LocalDate day = dayOf.apply(again.postmortem());
                if (day == null || !YearMonth.from(day).isAfter(month)) {
                    found.putIfAbsent(
                            again.countermeasure().id(),
                            new FixPage.Repeated(proposal(first), proposal(again), pair.score()));
                }
            }
        }
        return List.copyOf(found.values());
    }

    private FixPage.Proposal proposal(Commitment one) {
        return new FixPage.Proposal(
                one.countermeasure().description(),
                one.state(),
                DigestAssembly.link(one.postmortem()),
                dayOf.apply(one.postmortem()));
    }
}
