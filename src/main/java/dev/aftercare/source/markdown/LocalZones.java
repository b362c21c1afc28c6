package dev.aftercare.source.markdown;

import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells where a document shows that an abbreviation means the clock on the wall: it uses both of a pair (PST and PDT), or names the
 * place ("Pacific time"). Elsewhere an abbreviation is read by its letters.
 */
final class LocalZones {

    /** Both abbreviations of a place, and the folded words that name it. */
    private record Place(String zone, String winter, String summer, List<String> names) {}

    private static final List<Place> PLACES = List.of(
            new Place("Europe/Paris", "CET", "CEST", Words.list("""
                    paris time, heure de paris, heures de paris, central european time, heure francaise, berlin time,
                    europe paris, europe berlin, heure d europe centrale
                    """)),
            new Place("America/Los_Angeles", "PST", "PDT", Words.list("pacific time, us pacific, america los angeles")),
            new Place("America/New_York", "EST", "EDT", Words.list("eastern time, us eastern, america new york")),
            new Place("America/Chicago", "CST", "CDT", Words.list("central time, us central, america chicago")),
            new Place("America/Denver", "MST", "MDT", Words.list("mountain time, us mountain, america denver")),
            new Place("Europe/Lisbon", "WET", "WEST", Words.list("lisbon time, europe lisbon")),
            new Place("Europe/Athens", "EET", "EEST", Words.list("athens time, europe athens")),
            new Place("Australia/Sydney", "AEST", "AEDT", Words.list("sydney time, australia sydney")),
            new Place("Pacific/Auckland", "NZST", "NZDT", Words.list("auckland time, pacific auckland")));

    private static final Phrases ANY_NAME =
            new Phrases(PLACES.stream().flatMap(place -> place.names().stream()).toList());

    private static final Map<Place, Phrases> NAMES = PLACES.stream()
            .collect(java.util.stream.Collectors.toMap(place -> place, place -> new Phrases(place.names())));

    private LocalZones() {}

    static Set<ZoneId> of(List<String> lines) {
        Set<String> seen = new HashSet<>();
        Set<ZoneId> shown = new HashSet<>();
        for (String line : lines) {
            abbreviations(line, seen);
            String folded = line.length() > 2_000 ? "" : Words.fold(line);
            boolean named = ANY_NAME.in(folded);
            for (Place place : PLACES) {
                if (named && names(place).in(folded)) {
                    shown.add(ZoneId.of(place.zone()));
                }
            }
        }
        for (Place place : PLACES) {
            if (seen.contains(place.winter()) && seen.contains(place.summer())) {
                shown.add(ZoneId.of(place.zone()));
            }
        }
        return Set.copyOf(shown);
    }

    private static Phrases names(Place place) {
        return java.util.Objects.requireNonNull(NAMES.get(place), "every place has its names");
    }

    /** Words of three or four capitals that end in T, as all abbreviations above do. */
    private static void abbreviations(String line, Set<String> seen) {
        int from = 0;
        while (from < line.length()) {
            int end = from;
            while (end < line.length() && line.charAt(end) >= 'A' && line.charAt(end) <= 'Z') {
                end++;
            }
            if ((end - from == 3 || end - from == 4) && line.charAt(end - 1) == 'T') {
                seen.add(line.substring(from, end));
            }
            from = end + 1;
        }
    }
}
