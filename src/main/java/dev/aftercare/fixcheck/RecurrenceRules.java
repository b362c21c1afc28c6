package dev.aftercare.fixcheck;

import dev.aftercare.fixcheck.Recurrence.Ground;
import dev.aftercare.fixcheck.Recurrence.State;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.RelatedPostmortem;
import dev.aftercare.ticket.TicketKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which incidents are of one family. The first of these that fits decides: a person's word; a postmortem's own ("same as
 * PM-12", or "not the same as"); a ticket that only they name; likeness of their texts, for which less is enough where one names
 * the other, both name a ticket, or both are of the same system with the same tags. Only the first two confirm or reject.
 */
final class RecurrenceRules {

    private static final Pattern DENIED = Pattern.compile(
            "\\b(not|n't|isn.t|wasn.t|different|unlike|another|unrelated|pas|autre|diff[ée]rente?s?|contrairement)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    /** A ticket that many postmortems name is about all of them ("set up notifications") and ties none. */
    private static final int MOST_SHARING = 4;

    /** Where no more share a ticket, and do not tell of different systems, that is enough for a suspicion. */
    private static final int FEW_SHARING = 2;

    private final Map<String, Postmortem> postmortems;
    private final Map<Pair, Recurrence> found = new TreeMap<>();
    private final Map<Pair, LikePair> alike = new HashMap<>();

    private RecurrenceRules(Collection<Postmortem> postmortems, Collection<LikePair> pairs) {
        this.postmortems = postmortems.stream().collect(Collectors.toMap(Postmortem::id, Function.identity()));
        pairs.forEach(pair -> alike.put(new Pair(pair.one(), pair.other()), pair));
    }

    private record Pair(String one, String other) implements Comparable<Pair> {

        static Pair of(String a, String b) {
            return a.compareTo(b) < 0 ? new Pair(a, b) : new Pair(b, a);
        }

        @Override
        public int compareTo(Pair theirs) {
            int order = one.compareTo(theirs.one);
            return order != 0 ? order : other.compareTo(theirs.other);
        }
    }

    /** Every recurrence that there is, is suspected or was rejected, by the ids of its two. */
    static List<Recurrence> of(
            Collection<Postmortem> postmortems, Collection<LikePair> pairs, Collection<RecurrenceDecision> decisions) {
        RecurrenceRules rules = new RecurrenceRules(postmortems, pairs);
        decisions.forEach(rules::decided);
        Set<Pair> named = rules.links();
        rules.tickets();
        for (Pair pair : new TreeSet<>(rules.alike.keySet())) {
            rules.alike(pair, named.contains(pair));
        }
        return List.copyOf(rules.found.values());
    }

    private void decided(RecurrenceDecision decision) {
        if (postmortems.containsKey(decision.one()) && postmortems.containsKey(decision.other())) {
            State state = decision.same() ? State.CONFIRMED : State.REJECTED;
            add(new Pair(decision.one(), decision.other()), state, Ground.PERSON, decision.note());
        }
    }

    private Set<Pair> links() {
        References references = new References(postmortems.values());
        Set<Pair> named = new TreeSet<>();
        for (Postmortem from : new TreeMap<>(postmortems).values()) {
            for (RelatedPostmortem related : from.background().related()) {
                references.find(from, related.reference()).ifPresent(id -> {
                    Pair pair = Pair.of(from.id(), id);
                    if (related.sameFailure()) {
                        boolean denied = DENIED.matcher(related.words()).find();
                        add(pair, denied ? State.REJECTED : State.CONFIRMED, Ground.LINK, related.words());
                    } else {
                        named.add(pair);
                    }
                });
            }
        }
        return named;
    }

    private void tickets() {
        Map<TicketKey, Set<String>> naming = new TreeMap<>();
        for (Postmortem one : postmortems.values()) {
            for (Countermeasure countermeasure : one.countermeasures()) {
                countermeasure
                        .tickets()
                        .forEach(key -> naming.computeIfAbsent(key, any -> new TreeSet<>())
                                .add(one.id()));
            }
        }
        naming.forEach((key, ids) -> {
            List<String> sharing = new ArrayList<>(ids);
            for (int i = 0; sharing.size() <= MOST_SHARING && i < sharing.size(); i++) {
                for (int j = i + 1; j < sharing.size(); j++) {
                    Pair pair = new Pair(sharing.get(i), sharing.get(j));
                    boolean few = sharing.size() <= FEW_SHARING && !haveDifferentSystems(pair);
                    if (few || isAlikeWithHint(pair)) {
                        add(pair, State.SUSPECTED, Ground.TICKET, key.value());
                    }
                }
            }
        });
    }

    private void alike(Pair pair, boolean named) {
        LikePair like = alike.get(pair);
        if (like == null || !postmortems.containsKey(pair.one()) || !postmortems.containsKey(pair.other())) {
            return;
        }
        if (like.score() >= Likeness.INCIDENTS) {
            add(pair, State.SUSPECTED, Ground.LIKENESS, "");
        } else if (like.score() >= Likeness.INCIDENTS_WITH_HINT) {
            if (named) {
                add(pair, State.SUSPECTED, Ground.LINK, "");
            } else if (haveSameTraits(pair)) {
                add(pair, State.SUSPECTED, Ground.TRAITS, "");
            }
        }
    }

    private boolean isAlikeWithHint(Pair pair) {
        LikePair like = alike.get(pair);
        return like != null && like.score() >= Likeness.INCIDENTS_WITH_HINT;
    }

    private boolean haveDifferentSystems(Pair pair) {
        Postmortem one = postmortems.get(pair.one());
        Postmortem other = postmortems.get(pair.other());
        return one != null
                && other != null
                && one.system() != null
                && other.system() != null
                && !one.system().equalsIgnoreCase(other.system());
    }

    private boolean haveSameTraits(Pair pair) {
        Postmortem one = postmortems.get(pair.one());
        Postmortem other = postmortems.get(pair.other());
        return one != null
                && other != null
                && one.system() != null
                && one.system().equalsIgnoreCase(other.system())
                && !one.tags().isEmpty()
                && Set.copyOf(one.tags()).equals(Set.copyOf(other.tags()));
    }

    private void add(Pair pair, State state, Ground ground, String note) {
        LikePair like = alike.get(pair);
        found.putIfAbsent(
                pair,
                new Recurrence(
                        pair.one(),
                        pair.other(),
                        state,
                        ground,
                        like == null ? 0 : like.score(),
                        like == null ? List.of() : like.words(),
                        note));
    }
}
