package dev.aftercare.fixcheck;

import dev.aftercare.postmortem.Postmortem;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is compared of incidents: title, cause, summary and symptoms; a word of the title counts most. */
final class IncidentTexts {

    private static final double TITLE = 2.0;
    private static final double CAUSE = 1.4;
    private static final double SUMMARY = 1.0;
    private static final double SYMPTOMS = 0.5;

    private IncidentTexts() {}

    /** What is compared of every postmortem, in the order of its incident. */
    static List<Wording> wordings(Collection<Postmortem> postmortems, ZoneId zone) {
        return postmortems.stream()
                .sorted(Comparator.comparing(
                                (Postmortem one) -> IncidentDay.of(one, zone).orElse(LocalDate.MAX))
                        .thenComparing(Postmortem::id))
                .map(IncidentTexts::wording)
                .toList();
    }

    /** Every postmortem as a vector, in the order of its incident. */
    static List<TextVector> of(Collection<Postmortem> postmortems, ZoneId zone) {
        return Wording.weighed(wordings(postmortems, zone));
    }

    private static Wording wording(Postmortem one) {
        String system = one.system() == null ? null : one.system().toLowerCase(Locale.ROOT);
        Set<String> tags = one.tags().stream()
                .map(tag -> tag.toLowerCase(Locale.ROOT))
                .filter(tag -> !tag.equals(system))
                .collect(Collectors.toSet());
        List<Wording.Part> parts = new ArrayList<>();
        add(one.title(), TITLE, parts);
        add(one.cause(), CAUSE, parts);
        add(one.summary(), SUMMARY, parts);
        add(one.impact(), SYMPTOMS, parts);
        return new Wording(one.id(), one.id(), system, tags, one.title(), parts);
    }

    private static void add(@Nullable String text, double emphasis, List<Wording.Part> parts) {
        if (text != null) {
            parts.add(new Wording.Part(text, emphasis));
        }
    }
}
