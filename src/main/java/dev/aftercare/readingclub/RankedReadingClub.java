package dev.aftercare.readingclub;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.aftercare.fixcheck.FixCheck;
import dev.aftercare.fixcheck.FixChecks;
import dev.aftercare.fixcheck.FixResult;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.Postmortems;
import dev.aftercare.readingclub.FeaturedPostmortem.PickedBy;
import dev.aftercare.trend.IncidentMetric;
import dev.aftercare.trend.Trends;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The reading club, with its candidates ranked by {@link RankingPolicy}. */
@Component
class RankedReadingClub implements ReadingClub {

    private static final int MONTHS_BETWEEN_TWO_EVENINGS = 11;
    private static final int EVENINGS_REMEMBERED = 3;
    private static final YearMonth LONG_AGO = YearMonth.of(0, 1);

    private final Postmortems postmortems;
    private final FixChecks checks;
    private final Trends trends;
    private final FeaturedPostmortems featured;

    RankedReadingClub(Postmortems postmortems, FixChecks checks, Trends trends, FeaturedPostmortems featured) {
        this.postmortems = postmortems;
        this.checks = checks;
        this.trends = trends;
        this.featured = featured;
    }

    @Override
    public List<Candidate> candidates(YearMonth month) {
        Map<String, FixResult> results =
                checks.all().stream().collect(toMap(FixCheck::countermeasureId, FixCheck::result));
        Map<String, YearMonth> months = months();
        List<Postmortem> all = postmortems.all();
        Set<String> lately = systemsReadLately(month, all);
        // Of two that are worth the same, the newer one: people remember it.
        return eligible(month, all, months).stream()
                .map(postmortem -> RankingPolicy.weigh(postmortem, results, !lately.contains(systemOf(postmortem))))
                .sorted(Comparator.comparingInt(Candidate::points)
                        .reversed()
                        .thenComparing(
                                candidate -> months.getOrDefault(candidate.postmortemId(), LONG_AGO),
                                Comparator.reverseOrder())
                        .thenComparing(Candidate::postmortemId))
                .toList();
    }

    private List<Postmortem> eligible(YearMonth month, List<Postmortem> all, Map<String, YearMonth> months) {
        Set<String> recent = readRecently(month);
        return all.stream()
                .filter(RankingPolicy::mayBeFeatured)
                .filter(postmortem -> !recent.contains(postmortem.id()))
                .filter(postmortem ->
                        !months.getOrDefault(postmortem.id(), LONG_AGO).isAfter(month))
                .toList();
    }

    /** Not one system always: those of the last three evenings get no points for being another one. */
    private Set<String> systemsReadLately(YearMonth month, List<Postmortem> all) {
        Set<String> read = featured.between(month.minusMonths(EVENINGS_REMEMBERED), month.minusMonths(1)).stream()
                .map(FeaturedPostmortem::postmortemId)
                .collect(toSet());
        return all.stream()
                .filter(postmortem -> read.contains(postmortem.id()))
                .map(RankedReadingClub::systemOf)
                .collect(toSet());
    }

    private static String systemOf(Postmortem postmortem) {
        return postmortem.system() == null ? "" : postmortem.system().toLowerCase(Locale.ROOT);
    }

    @Override
    public Optional<FeaturedPostmortem> picked(YearMonth month) {
        Optional<FeaturedPostmortem> kept = featured.find(month);
        if (kept.filter(choice -> choice.pickedBy() == PickedBy.ORGANIZER).isEmpty()) {
            RecordPicks.find(eligible(month, postmortems.all(), months()), month)
                    .ifPresent(picked ->
                            featured.replace(new FeaturedPostmortem(month, picked.id(), PickedBy.ORGANIZER, "")));
        }
        return featured.find(month).filter(choice -> choice.pickedBy() == PickedBy.ORGANIZER);
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

    private Set<String> readRecently(YearMonth month) {
        return featured.between(month.minusMonths(MONTHS_BETWEEN_TWO_EVENINGS), month.minusMonths(1)).stream()
                .map(FeaturedPostmortem::postmortemId)
                .collect(toSet());
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
