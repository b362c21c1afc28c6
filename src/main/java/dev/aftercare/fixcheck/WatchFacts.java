package dev.aftercare.fixcheck;

import dev.aftercare.fixcheck.FixEvidence.Kind;
import dev.aftercare.fixcheck.FixEvidence.Says;
import dev.aftercare.link.Commitment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the looks at things say of countermeasures. A line that is gone is gone; an address may answer wrongly for one night.
 * What was never seen as expected may be declared wrongly: it makes a doubt and no more.
 */
final class WatchFacts {

    private WatchFacts() {}

    /** The evidence by countermeasure. */
    static Map<String, List<FixEvidence>> of(
            List<Watch.Look> looks,
            Map<String, JdbcWatchedThings.Known> known,
            Collection<Commitment> commitments,
            LocalDate runDate) {
        Map<String, List<FixEvidence>> facts = new HashMap<>();
        for (Watch.Look look : looks) {
            FixEvidence fact = fact(look, known.get(look.thing().name()), runDate);
            Pattern named = named(look.thing().name());
            commitments.stream()
                    .filter(commitment -> isMeant(look.thing(), named, commitment))
                    .forEach(commitment -> facts.computeIfAbsent(
                                    commitment.countermeasure().id(), any -> new ArrayList<>())
                            .add(fact));
        }
        return facts;
    }

    private static FixEvidence fact(Watch.Look look, JdbcWatchedThings.@Nullable Known known, LocalDate runDate) {
        List<String> arguments = List.of(look.thing().name(), look.said());
        return switch (look.state()) {
            case STANDS -> new FixEvidence(Kind.CHECK_STANDS, Says.HOLDS, runDate, null, arguments);
            case UNKNOWN -> new FixEvidence(Kind.CHECK_UNKNOWN, Says.NOTHING, runDate, null, arguments);
            case MISSING ->
                isGone(look, known, runDate)
                        ? new FixEvidence(Kind.CHECK_MISSING, Says.BROKEN, runDate, null, arguments)
                        : new FixEvidence(Kind.CHECK_DOUBTFUL, Says.DOUBTFUL, runDate, null, arguments);
        };
    }

    private static boolean isGone(Watch.Look look, JdbcWatchedThings.@Nullable Known known, LocalDate runDate) {
        if (known == null || known.stoodOn() == null) {
            return false;
        }
        boolean line = look.thing().target() instanceof WatchedThing.Line;
        return line || known.missingSince() != null && known.missingSince().isBefore(runDate);
    }

    private static boolean isMeant(WatchedThing thing, Pattern named, Commitment commitment) {
        return thing.countermeasures().contains(commitment.countermeasure().id())
                || commitment.tickets().stream()
                        .anyMatch(
                                ticket -> thing.tickets().contains(ticket.key().value()))
                || commitment.countermeasure().tickets().stream()
                        .anyMatch(key -> thing.tickets().contains(key.value()))
                || named.matcher(commitment.countermeasure().description()).find();
    }

    /** "Alert on full disks (check: disk-alert)". */
    private static Pattern named(String name) {
        return Pattern.compile(
                "\\b(check|contr[oô]le) ?: ?" + Pattern.quote(name) + "(?![\\w-])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
