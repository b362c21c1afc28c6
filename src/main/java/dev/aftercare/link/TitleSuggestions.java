package dev.aftercare.link;

import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.TextLikeness;
import dev.aftercare.ticket.Ticket;
import dev.aftercare.ticket.TicketKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds tickets whose title is that of a countermeasure, or near it. A title of fewer than {@value #FEWEST_WORDS} words says too
 * little ("Fix monitoring"), and where more than {@value #MOST} tickets have the same title it says nothing at all.
 */
final class TitleSuggestions {

    /** From this likeness on two titles are near; two actions on one system lie around 0.4 to 0.6. */
    static final double NEAR = 0.8;

    private static final int FEWEST_WORDS = 3;
    private static final int MOST = 3;

    /** A word that more titles hold than this finds no candidates: it would find too many. */
    private static final int COMMON = 2_000;

    private final Map<String, List<Titled>> byTitle = new HashMap<>();
    private final Map<String, List<Titled>> byWord = new HashMap<>();

    TitleSuggestions(Collection<Ticket> tickets) {
        for (Ticket ticket : tickets) {
            String title = TextLikeness.of(ticket.summary()).normalized();
            Set<String> words = words(title);
            if (words.size() >= FEWEST_WORDS) {
                Titled titled = new Titled(ticket.key(), title);
                byTitle.computeIfAbsent(title, any -> new ArrayList<>()).add(titled);
                words.forEach(word ->
                        byWord.computeIfAbsent(word, any -> new ArrayList<>()).add(titled));
            }
        }
    }

    /** The tickets that may stand for a countermeasure: of the same title if there are any, else of the nearest ones. */
    Stream<SuggestedTicket> of(Countermeasure countermeasure) {
        TextLikeness description = TextLikeness.of(countermeasure.description());
        Set<String> words = words(description.normalized());
        if (!countermeasure.tickets().isEmpty() || words.size() < FEWEST_WORDS) {
            return Stream.empty();
        }
        List<Titled> same = byTitle.getOrDefault(description.normalized(), List.of());
        List<Titled> found = same.isEmpty() ? near(description, words) : same;
        if (found.size() > MOST) {
            return Stream.empty();
        }
        return found.stream().map(one -> new SuggestedTicket(countermeasure.id(), one.key(), !same.isEmpty()));
    }

    private List<Titled> near(TextLikeness description, Set<String> words) {
        Set<Titled> candidates = new HashSet<>();
        for (String word : words) {
            List<Titled> holding = byWord.getOrDefault(word, List.of());
            if (holding.size() <= COMMON) {
                candidates.addAll(holding);
            }
        }
        return candidates.stream()
                .filter(one -> mayBeNear(description.normalized(), one.title()))
                .filter(one -> description.to(TextLikeness.of(one.title())) >= NEAR)
                .sorted(Comparator.comparing(Titled::key))
                .toList();
    }

    /** Texts of too different lengths cannot be near: the shorter one has too few pairs of letters. */
    private static boolean mayBeNear(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        return 2.0 * shorter >= NEAR * (one.length() + other.length()) - 2;
    }

    private static Set<String> words(String title) {
        return new HashSet<>(List.of(title.split(" ", -1)));
    }

    private record Titled(TicketKey key, String title) {}
}
