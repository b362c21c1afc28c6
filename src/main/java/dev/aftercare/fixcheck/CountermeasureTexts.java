package dev.aftercare.fixcheck;

import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Postmortem;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is compared of countermeasures: their descriptions. */
final class CountermeasureTexts {

    private CountermeasureTexts() {}

    /** What is compared of every countermeasure, in the order of the incidents. */
    static List<Wording> wordings(Collection<Postmortem> postmortems, ZoneId zone) {
        List<Wording> wordings = new ArrayList<>();
        postmortems.stream()
                .sorted(Comparator.comparing(
                                (Postmortem one) -> IncidentDay.of(one, zone).orElse(LocalDate.MAX))
                        .thenComparing(Postmortem::id))
                .forEach(postmortem ->
                        postmortem.countermeasures().forEach(one -> wordings.add(wording(postmortem, one))));
        return wordings;
    }

    /** Every countermeasure as a vector, in the order of the incidents. */
    static List<TextVector> of(Collection<Postmortem> postmortems, ZoneId zone) {
        return Wording.weighed(wordings(postmortems, zone));
    }

    private static Wording wording(Postmortem postmortem, Countermeasure one) {
        String system = postmortem.system() == null ? null : postmortem.system().toLowerCase(Locale.ROOT);
        return new Wording(
                one.id(), postmortem.id(), system, Set.of(), "", List.of(new Wording.Part(one.description(), 1)));
    }
}
