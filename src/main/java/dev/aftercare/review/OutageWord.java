package dev.aftercare.review;

import static dev.aftercare.review.Phrasing.pattern;

import dev.aftercare.postmortem.Postmortem;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds "outage" in a text for people outside where the record itself says that it was partial. Where the record does not say
 * how much was down, the word may be right.
 */
final class OutageWord {

    private static final Message OUTAGE = new Message(
            "%s says \"outage\" to people outside, and the record says that only a part was down; write \"incident\", and what did"
                    + " not work",
            "%s parle de panne à l'extérieur, et le document dit qu'une partie seulement était touchée ; écrire « incident », et"
                    + " ce qui ne marchait pas");

    private static final Pattern NAMED = pattern("\\b(outages?|pannes?)\\b");

    /** "A partial outage" says so; "no outage" denies it. */
    private static final Pattern SAYS_PART = pattern(
            "\\b(partial|minor|localised|localized|limited|not an?|no|never an?|without an?|pas d'une|pas une|aucune|sans) (\\w+ )?(outages?"
                    + "|pannes?)\\b|\\b(outages?|pannes?) (partielles?|limitées?)\\b");

    private static final Pattern PARTIAL = pattern(
            "\\b(partial(ly)?|degraded|degradation|intermittent(ly)?|some (of )?(the |our )?(users?|customers?|requests?|regions?|clients?)"
                    + "|a (small )?(subset|fraction|part|portion|handful|few)|slow(er|ly)?|latency|delayed|partiel(le)?s?|partiellement|dégradée?s?"
                    + "|dégradation|certains|certaines|une partie|lenteurs?|intermittente?s?)\\b|\\b\\d{1,2}([.,]\\d+)? ?(%|percent|pour cent)");

    private static final Pattern FULL = pattern(
            "\\b((full|complete|total|entire|global|worldwide) (\\w+ )?(outage|downtime|unavailability|interruption)"
                    + "|(completely|entirely|fully|totally) (down|unavailable|inaccessible|offline)|all (of )?(the |our )?(users|customers|requests"
                    + "|traffic)|everyone|everybody|nobody could|100 ?%|panne (totale|générale|complète)|interruption totale|tous les"
                    + " (utilisateurs|clients)|totalement indisponible|complètement indisponible)");

    private OutageWord() {}

    static Stream<Gap> find(Reviewed reviewed) {
        if (reviewed.statements().stream().noneMatch(reviewed::isExternal) || !wasPartial(reviewed.postmortem())) {
            return Stream.empty();
        }
        return reviewed.statements().stream()
                .filter(reviewed::isExternal)
                .filter(statement -> !SAYS_PART.matcher(statement.plain()).find())
                .flatMap(statement -> statement.gap(NAMED, OUTAGE));
    }

    private static boolean wasPartial(Postmortem postmortem) {
        String told = Stream.of(postmortem.title(), postmortem.summary(), postmortem.impact())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
        Matcher full = FULL.matcher(told);
        return PARTIAL.matcher(told).find() && !full.find();
    }
}
