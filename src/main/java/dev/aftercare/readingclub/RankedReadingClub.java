package dev.aftercare.readingclub;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.aftercare.fixcheck.FixCheck;
import dev.aftercare.fixcheck.FixChecks;
import dev.aftercare.fixcheck.FixResult;
import dev.aftercare.link.Commitments;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.Postmortems;
import dev.aftercare.readingclub.FeaturedPostmortem.PickedBy;
import dev.aftercare.review.ReviewFindings;
import dev.aftercare.trend.IncidentMetric;
import dev.aftercare.trend.Trends;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The reading club, with its candidates ranked by {@link RankingPolicy}. */
@Component
class RankedReadingClub implements ReadingClub {

    private static final int MONTHS_BETWEEN_TWO_EVENINGS = 11;
    private static final int EVENINGS_REMEMBERED = 3;
    private static final YearMonth LONG_AGO = YearMonth.of(0, 1);
    private static final YearMonth FAR_AHEAD = YearMonth.of(9999, 12);

    private final Postmortems postmortems;
    private final FixChecks checks;
    private final Trends trends;
    private final ReviewFindings findings;
    private final Commitments commitments;
    private final FeaturedPostmortems featured;
    private final Clock clock;

    RankedReadingClub(
            Postmortems postmortems,
            FixChecks checks,
            Trends trends,
            ReviewFindings findings,
            Commitments commitments,
            FeaturedPostmortems featured,
            Clock clock) {
        this.postmortems = postmortems;
        this.checks = checks;
        this.trends = trends;
        this.findings = findings;
        this.commitments = commitments;
        this.featured = featured;
        this.clock = clock;
    }

    @Override
    public List<Candidate> candidates(YearMonth month) {
        Map<String, FixResult> results =
                checks.all().stream().collect(toMap(FixCheck::countermeasureId, FixCheck::result));
        Map<String, YearMonth> months = months();
        List<Postmortem> all = postmortems.all();
        ClubGate gate = new ClubGate(findings.all());
        Evenings evenings = new Evenings(month, all);
        // Of two that are worth the same, the newer one: people remember it.
        return unread(month, upTo(month, all, months)).stream()
                .filter(gate::isOpenTo)
                .map(postmortem -> RankingPolicy.weigh(postmortem, evenings.around(postmortem, results)))
                .sorted(Comparator.comparing(Candidate::isBehindOthers)
                        .thenComparing(
                                Comparator.comparingInt(Candidate::points).reversed())
                        .thenComparing(
                                candidate -> months.getOrDefault(candidate.postmortemId(), LONG_AGO),
                                Comparator.reverseOrder())
                        .thenComparing(Candidate::postmortemId))
                .toList();
    }

    @Override
    public List<LeftOut> leftOut(YearMonth month) {
        ClubGate gate = new ClubGate(findings.all());
        return upTo(month, postmortems.all(), months()).stream()
                .map(gate::leftOut)
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<Postmortem> upTo(YearMonth month, List<Postmortem> all, Map<String, YearMonth> months) {
        return all.stream()
                .filter(postmortem ->
                        !months.getOrDefault(postmortem.id(), LONG_AGO).isAfter(month))
                .toList();
    }

    private List<Postmortem> unread(YearMonth month, List<Postmortem> all) {
        Set<String> recent =
                featured.between(month.minusMonths(MONTHS_BETWEEN_TWO_EVENINGS), month.minusMonths(1)).stream()
                        .map(FeaturedPostmortem::postmortemId)
                        .collect(toSet());
        return all.stream()
                .filter(postmortem -> !recent.contains(postmortem.id()))
                .toList();
    }

    private static String systemOf(Postmortem postmortem) {
        return postmortem.system() == null ? "" : postmortem.system().toLowerCase(Locale.ROOT);
    }

    /** The evenings before a month: not one system always, and rather something new. */
    private final class Evenings {

        private final Map<String, String> families = checks.families();
        private final Map<String, Long> sizes =
                families.values().stream().collect(groupingBy(family -> family, counting()));
        private final Set<String> read;
        private final Set<String> lately;
        private final String last;

        Evenings(YearMonth month, List<Postmortem> all) {
            List<FeaturedPostmortem> before = featured.between(LONG_AGO, month.minusMonths(1));
            Map<String, String> systems = all.stream().collect(toMap(Postmortem::id, RankedReadingClub::systemOf));
            List<String> held = before.stream()
                    .map(one -> systems.getOrDefault(one.postmortemId(), ""))
                    .toList();
            this.read = before.stream()
                    .map(one -> families.getOrDefault(one.postmortemId(), one.postmortemId()))
                    .collect(toSet());
            this.lately = Set.copyOf(held.subList(Math.max(0, held.size() - EVENINGS_REMEMBERED), held.size()));
            this.last = held.isEmpty() ? "" : held.get(held.size() - 1);
        }

        RankingPolicy.Surroundings around(Postmortem postmortem, Map<String, FixResult> results) {
            String system = systemOf(postmortem);
            String family = families.getOrDefault(postmortem.id(), postmortem.id());
            boolean unlike = !read.isEmpty() && !system.isEmpty() && !lately.contains(system) && !read.contains(family);
            int size = sizes.getOrDefault(family, 0L).intValue();
            return new RankingPolicy.Surroundings(results, size, unlike, !system.isEmpty() && system.equals(last));
        }
    }

    @Override
    public Optional<FeaturedPostmortem> picked(YearMonth month) {
        Optional<FeaturedPostmortem> kept = featured.find(month);
        boolean over = month.isBefore(YearMonth.now(clock));
        boolean settled = kept.filter(choice -> over || choice.pickedBy() == PickedBy.ORGANIZER)
                .isPresent();
        if (!settled) {
            followRecords(month, kept, over);
        }
        return featured.find(month).filter(choice -> choice.pickedBy() != PickedBy.PROPOSED);
    }

    private void followRecords(YearMonth month, Optional<FeaturedPostmortem> kept, boolean over) {
        Optional<Postmortem> wanted = onRecord(month, over);
        if (wanted.isPresent()) {
            featured.replace(new FeaturedPostmortem(month, wanted.get().id(), PickedBy.RECORD, ""));
        } else if (kept.filter(choice -> choice.pickedBy() == PickedBy.RECORD).isPresent()) {
            featured.forget(month);
        }
    }

    /** A label without a month means the next evening, and none that is over. */
    private Optional<Postmortem> onRecord(YearMonth month, boolean over) {
        List<Postmortem> shareable = upTo(month, postmortems.all(), months()).stream()
                .filter(ClubGate::isShareable)
                .toList();
        RecordPicks picks = new RecordPicks(labels());
        return picks.forMonth(shareable, month)
                .or(() -> over ? Optional.empty() : picks.forNextEvening(unread(month, shareable)));
    }

    private Map<String, TreeSet<String>> labels() {
        return commitments.all().stream()
                .collect(groupingBy(
                        commitment -> commitment.postmortem().id(),
                        flatMapping(
                                commitment -> commitment.tickets().stream().flatMap(ticket -> ticket.labels().stream()),
                                toCollection(TreeSet::new))));
    }

    @Override
    public List<FeaturedPostmortem> history() {
        List<FeaturedPostmortem> history = new ArrayList<>(featured.between(LONG_AGO, FAR_AHEAD));
        Collections.reverse(history);
        return history;
    }

    @Override
    public Optional<FeaturedPostmortem> featured(YearMonth month) {
        return featured.find(month);
    }

    @Override
    public FeaturedPostmortem pick(YearMonth month, String key, String reason) {
        Postmortem postmortem = find(key);
        if (!postmortem.mayBeNamed()) {
            throw new NotFeaturable("the postmortem \"" + postmortem.id()
                    + "\" is restricted and cannot be featured; pick another one (aftercare feature list)");
        }
        if (!ClubGate.isShareable(postmortem)) {
            throw new NotFeaturable("the postmortem \"" + postmortem.id()
                    + "\" is a draft or waits for review and cannot be featured yet; finish it, or pick another one"
                    + " (aftercare feature list)");
        }
        FeaturedPostmortem choice = new FeaturedPostmortem(month, postmortem.id(), PickedBy.ORGANIZER, reason.strip());
        featured.replace(choice);
        return choice;
    }

    @Override
    public Optional<FeaturedPostmortem> featuredOrProposed(YearMonth month, Language language) {
        if (picked(month).isEmpty() && featured.find(month).isEmpty()) {
            candidates(month).stream()
                    .findFirst()
                    .map(first -> new FeaturedPostmortem(
                            month, first.postmortemId(), PickedBy.PROPOSED, first.reason(language)))
                    .ifPresent(featured::propose);
        }
        return featured.find(month);
    }

    private Postmortem find(String key) {
        List<Postmortem> all = postmortems.all();
        List<Postmortem> found =
                all.stream().filter(postmortem -> postmortem.id().equals(key)).toList();
        if (found.isEmpty()) {
            found = all.stream()
                    .filter(postmortem -> !key.isBlank() && postmortem.id().endsWith(key))
                    .toList();
        }
        if (found.size() != 1) {
            throw new NotFeaturable(notFound(key, found));
        }
        return found.get(0);
    }

    private static String notFound(String key, List<Postmortem> found) {
        if (found.isEmpty()) {
            return "no postmortem is called \"" + key + "\"; take a key that \"aftercare feature list\" shows";
        }
        String ids = found.stream()
                .filter(Postmortem::mayBeNamed)
                .map(Postmortem::id)
                .collect(Collectors.joining(", "));
        return "several postmortems end in \"" + key + "\": " + ids + "; write the whole key";
    }

    private Map<String, YearMonth> months() {
        Map<String, YearMonth> months = new HashMap<>();
        for (IncidentMetric metric : trends.metrics()) {
            YearMonth month = metric.month();
            if (month != null) {
                months.put(metric.postmortemId(), month);
            }
        }
        return months;
    }
}
