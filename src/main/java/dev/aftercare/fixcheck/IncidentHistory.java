package dev.aftercare.fixcheck;

import dev.aftercare.fixcheck.FixFacts.Surroundings.Later;
import dev.aftercare.fixcheck.Recurrence.State;
import dev.aftercare.postmortem.Postmortem;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which incidents came after which, and how sure it is that they are of one family. */
final class IncidentHistory {

    private final Map<String, Postmortem> postmortems = new HashMap<>();
    private final Map<String, LocalDate> days = new HashMap<>();
    private final Map<String, List<Recurrence>> around = new HashMap<>();

    IncidentHistory(Collection<Postmortem> all, Collection<Recurrence> recurrences, ZoneId zone) {
        for (Postmortem one : all) {
            postmortems.put(one.id(), one);
            IncidentDay.of(one, zone).ifPresent(day -> days.put(one.id(), day));
        }
        for (Recurrence one : recurrences) {
            if (one.state() != State.REJECTED) {
                around.computeIfAbsent(one.one(), any -> new ArrayList<>()).add(one);
                around.computeIfAbsent(one.other(), any -> new ArrayList<>()).add(one);
            }
        }
    }

    /** The incidents of the family of a postmortem after a day, in time: confirmed ones, and those suspected of it itself. */
    List<Later> after(String postmortemId, LocalDate day) {
        Map<String, Later> found = new HashMap<>();
        Set<String> family = confirmedFamily(postmortemId);
        for (Recurrence one : around.getOrDefault(postmortemId, List.of())) {
            add(
                    one.beside(postmortemId),
                    day,
                    family.contains(one.beside(postmortemId)),
                    one.score(),
                    one.words(),
                    found);
        }
        for (String member : family) {
            if (!member.equals(postmortemId) && !found.containsKey(member)) {
                add(member, day, true, 0, List.of(), found);
            }
        }
        List<Later> inTime = new ArrayList<>(found.values());
        inTime.sort(Comparator.comparing(Later::day)
                .thenComparing(later -> later.postmortem().id()));
        return inTime;
    }

    private void add(
            String id, LocalDate day, boolean confirmed, double score, List<String> words, Map<String, Later> found) {
        LocalDate at = days.get(id);
        Postmortem postmortem = postmortems.get(id);
        if (at != null && postmortem != null && at.isAfter(day)) {
            found.put(id, new Later(postmortem, at, confirmed, score, words));
        }
    }

    /** The days of all incidents that are confirmed to be of the family of a postmortem, its own too. */
    List<LocalDate> familyDays(String postmortemId) {
        return confirmedFamily(postmortemId).stream()
                .filter(days::containsKey)
                .map(days::get)
                .sorted()
                .toList();
    }

    private Set<String> confirmedFamily(String postmortemId) {
        Set<String> family = new HashSet<>(Set.of(postmortemId));
        Deque<String> open = new ArrayDeque<>(family);
        while (!open.isEmpty()) {
            String id = open.poll();
            for (Recurrence one : around.getOrDefault(id, List.of())) {
                if (one.state() == State.CONFIRMED && family.add(one.beside(id))) {
                    open.add(one.beside(id));
                }
            }
        }
        return family;
    }
}
