package dev.aftercare.readingclub;

import static java.util.stream.Collectors.toMap;

import dev.aftercare.fixcheck.FixCheck;
import dev.aftercare.fixcheck.FixChecks;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.Postmortems;
import dev.aftercare.postmortem.RelatedPostmortem;
import dev.aftercare.postmortem.TextLikeness;
import dev.aftercare.readingclub.ClubPack.Related;
import dev.aftercare.readingclub.ClubPack.Why;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Gathers what an evening is made of. */
@Component
class ClubPacks {

    private static final double ALIKE = 0.6;
    private static final int MOST_RELATED = 6;

    private final Postmortems postmortems;
    private final FixChecks checks;

    ClubPacks(Postmortems postmortems, FixChecks checks) {
        this.postmortems = postmortems;
        this.checks = checks;
    }

    /** The pack of what is featured; empty where the record is gone or must no longer be shown. */
    Optional<ClubPack> of(FeaturedPostmortem featured, String organisation) {
        List<Postmortem> all = postmortems.all();
        Map<String, FixCheck> known = checks.all().stream().collect(toMap(FixCheck::countermeasureId, check -> check));
        return all.stream()
                .filter(postmortem -> postmortem.id().equals(featured.postmortemId()) && postmortem.mayBeNamed())
                .findFirst()
                .map(postmortem -> new ClubPack(
                        organisation,
                        featured,
                        postmortem,
                        postmortem.countermeasures().stream()
                                .map(action -> new ClubPack.Action(action, known.get(action.id())))
                                .toList(),
                        related(postmortem, all)));
    }

    private List<Related> related(Postmortem postmortem, List<Postmortem> all) {
        TextLikeness title = TextLikeness.of(postmortem.title());
        Map<String, String> families = checks.families();
        return all.stream()
                .filter(other -> ClubGate.isShareable(other) && !other.id().equals(postmortem.id()))
                .flatMap(other -> why(postmortem, other, title, families).map(why -> new Related(other, why)))
                .sorted(Comparator.comparing(Related::why)
                        .thenComparing(related -> related.postmortem().id(), Comparator.reverseOrder()))
                .limit(MOST_RELATED)
                .toList();
    }

    private static Stream<Why> why(
            Postmortem postmortem, Postmortem other, TextLikeness title, Map<String, String> families) {
        if (names(postmortem, other)) {
            return Stream.of(Why.NAMED);
        }
        if (names(other, postmortem)) {
            return Stream.of(Why.NAMES);
        }
        String family = families.get(postmortem.id());
        if (family != null && family.equals(families.get(other.id()))) {
            return Stream.of(Why.FAMILY);
        }
        if (postmortem.system() == null || !postmortem.system().equalsIgnoreCase(other.system())) {
            return Stream.empty();
        }
        return Stream.of(title.to(TextLikeness.of(other.title())) >= ALIKE ? Why.ALIKE : Why.SYSTEM);
    }

    private static boolean names(Postmortem one, Postmortem other) {
        return one.place().source().equals(other.place().source())
                && one.background().related().stream()
                        .map(RelatedPostmortem::reference)
                        .anyMatch(other.place().path()::equals);
    }
}
