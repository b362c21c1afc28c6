package dev.aftercare.fixcheck;

import dev.aftercare.link.Commitment;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.RevisitNote;
import dev.aftercare.ticket.TicketKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which fixes a note in the section "Revisits" speaks of: those whose ticket it names; else those whose description it repeats
 * in good part; else all of the postmortem that are done.
 */
final class RevisitNotes {

    private static final double NAMED = 0.6;

    private RevisitNotes() {}

    /** What postmortems say, by fix; of several notes of one day the last one. */
    static List<Confirmation> confirmations(Collection<Commitment> promised) {
        Map<String, List<Commitment>> byPostmortem = new HashMap<>();
        for (Commitment one : promised) {
            if (!one.postmortem().background().revisits().isEmpty()) {
                byPostmortem
                        .computeIfAbsent(one.postmortem().id(), any -> new ArrayList<>())
                        .add(one);
            }
        }
        Map<String, Confirmation> found = new HashMap<>();
        byPostmortem.values().forEach(own -> {
            for (RevisitNote note : own.get(0).postmortem().background().revisits()) {
                for (Commitment meant : meant(note, own)) {
                    String id = meant.countermeasure().id();
                    found.put(
                            id + "\n" + note.day(),
                            new Confirmation(
                                    id, Confirmation.Ground.POSTMORTEM, note.day(), note.holds(), note.words()));
                }
            }
        });
        return List.copyOf(found.values());
    }

    private static List<Commitment> meant(RevisitNote note, List<Commitment> own) {
        List<Commitment> byTicket =
                own.stream().filter(one -> namesTicket(note, one)).toList();
        if (!byTicket.isEmpty()) {
            return byTicket;
        }
        Set<String> said = new HashSet<>(Terms.of(note.words()));
        List<Commitment> byWords =
                own.stream().filter(one -> repeats(said, one)).toList();
        return byWords.isEmpty()
                ? own.stream()
                        .filter(one -> one.state() == Countermeasure.State.DONE)
                        .toList()
                : byWords;
    }

    private static boolean namesTicket(RevisitNote note, Commitment one) {
        String words = " " + note.words().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}#!/_-]+", " ") + " ";
        return one.countermeasure().tickets().stream()
                .map(TicketKey::value)
                .anyMatch(key -> words.contains(" " + key.toLowerCase(Locale.ROOT) + " "));
    }

    private static boolean repeats(Set<String> said, Commitment one) {
        Set<String> terms = new HashSet<>(Terms.of(one.countermeasure().description()));
        long repeated = terms.stream().filter(said::contains).count();
        return repeated >= 2 && repeated >= NAMED * terms.size();
    }
}
