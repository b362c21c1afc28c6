package dev.aftercare.postmortem;

import dev.aftercare.ticket.TicketKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Recognizes the countermeasures of a postmortem in its newest reading, so that they keep their ids through edits,
 * reordering and renames. Each known one is recognized at most once:
 *
 * <ol>
 *   <li>by a ticket that both name; among several, the likest text first;
 *   <li>by text, without case, accents and punctuation; those that stand in the record today before withdrawn ones;
 *   <li>by likeness of text of at least {@value #LIKE}, the likest first, then the nearest in the record. Two that name
 *       different tickets are never alike, and a withdrawn one only comes back by ticket or text.
 * </ol>
 */
final class CountermeasureMatching {

    /**
     * From this likeness on, an edited text is taken for the same countermeasure. Unrelated actions of one record lie
     * around 0.2 to 0.4; a sentence that got a new ending stays above.
     */
    static final double LIKE = 0.6;

    /** More pairs than this are not compared by likeness: such a record is a list of something else. */
    private static final int MOST_PAIRS = 100_000;

    private final List<Known> known;

    private final List<Countermeasure> fresh;

    private final Map<Integer, Known> matches = new HashMap<>();

    private final Set<Known> taken = Collections.newSetFromMap(new IdentityHashMap<>());

    private final Map<String, TextLikeness> texts = new HashMap<>();

    /**
     * A countermeasure as it was saved before.
     *
     * @param number the number that it was given once within its postmortem
     * @param ordinal its position when it was saved
     */
    record Known(String id, int number, int ordinal, String description, List<TicketKey> tickets, boolean withdrawn) {

        Known {
            tickets = List.copyOf(tickets);
        }
    }

    private record Pair(int index, Known known, double likeness) {}

    private CountermeasureMatching(List<Known> known, List<Countermeasure> fresh) {
        this.known = known;
        this.fresh = fresh;
    }

    /** The known countermeasure of each fresh one, by the position of the fresh one; new ones are not in it. */
    static Map<Integer, Known> match(List<Known> known, List<Countermeasure> fresh) {
        CountermeasureMatching matching = new CountermeasureMatching(known, fresh);
        matching.byTicket();
        matching.byText();
        matching.byLikeness();
        return matching.matches;
    }

    private void byTicket() {
        Map<TicketKey, List<Known>> byTicket = new HashMap<>();
        known.forEach(one -> Set.copyOf(one.tickets())
                .forEach(ticket -> byTicket.computeIfAbsent(ticket, key -> new ArrayList<>())
                        .add(one)));
        List<Pair> pairs = new ArrayList<>();
        for (int index = 0; index < fresh.size(); index++) {
            Set<Known> sharing = Collections.newSetFromMap(new IdentityHashMap<>());
            fresh.get(index).tickets().forEach(ticket -> sharing.addAll(byTicket.getOrDefault(ticket, List.of())));
            for (Known one : sharing) {
                pairs.add(pair(index, one));
            }
            if (pairs.size() > MOST_PAIRS) {
                break;
            }
        }
        takeBest(pairs);
    }

    private void byText() {
        Map<String, List<Known>> byText = new HashMap<>();
        free().stream()
                .sorted(Comparator.comparing(Known::withdrawn).thenComparing(Known::ordinal))
                .forEach(one -> byText.computeIfAbsent(text(one.description()).normalized(), key -> new ArrayList<>())
                        .add(one));
        for (int index = 0; index < fresh.size(); index++) {
            String text = text(fresh.get(index).description()).normalized();
            List<Known> same = byText.getOrDefault(text, List.of());
            if (!matches.containsKey(index) && !same.isEmpty()) {
                take(index, same.remove(0));
            }
        }
    }

    private void byLikeness() {
        List<Known> free = free().stream().filter(one -> !one.withdrawn()).toList();
        List<Integer> open = new ArrayList<>();
        for (int index = 0; index < fresh.size(); index++) {
            if (!matches.containsKey(index)) {
                open.add(index);
            }
        }
        if ((long) free.size() * open.size() > MOST_PAIRS) {
            return;
        }
        List<Pair> pairs = new ArrayList<>();
        for (int index : open) {
            free.stream()
                    .filter(one -> MAY_BE_ALIKE.test(one, fresh.get(index)))
                    .map(one -> pair(index, one))
                    .filter(pair -> pair.likeness() >= LIKE)
                    .forEach(pairs::add);
        }
        takeBest(pairs);
    }

    private static final BiPredicate<Known, Countermeasure> MAY_BE_ALIKE =
            (one, other) -> one.tickets().isEmpty()
                    || other.tickets().isEmpty()
                    || !Collections.disjoint(one.tickets(), new HashSet<>(other.tickets()));

    private void takeBest(List<Pair> pairs) {
        pairs.sort(Comparator.comparingDouble(Pair::likeness)
                .reversed()
                .thenComparing(pair -> pair.known().withdrawn())
                .thenComparing(pair -> Math.abs(pair.known().ordinal() - (pair.index() + 1)))
                .thenComparing(Pair::index)
                .thenComparing(pair -> pair.known().number()));
        for (Pair pair : pairs) {
            if (!matches.containsKey(pair.index()) && !taken.contains(pair.known())) {
                take(pair.index(), pair.known());
            }
        }
    }

    private void take(int index, Known one) {
        matches.put(index, one);
        taken.add(one);
    }

    private List<Known> free() {
        return known.stream().filter(one -> !taken.contains(one)).toList();
    }

    private Pair pair(int index, Known one) {
        double likeness = text(one.description()).to(text(fresh.get(index).description()));
        return new Pair(index, one, likeness);
    }

    private TextLikeness text(String description) {
        return texts.computeIfAbsent(description, TextLikeness::of);
    }
}
