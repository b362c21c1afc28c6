package dev.aftercare.source.markdown;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A zone as a record writes it.
 *
 * @param raw the words
 * @param zone the zone they stand for
 * @param literal the offset that an abbreviation stands for by its letter; null where the words are no abbreviation of a zone
 *     with summer time
 * @param others further zones that the same abbreviation may stand for
 */
record ZoneWords(String raw, ZoneId zone, @Nullable ZoneOffset literal, List<ZoneId> others) {

    private static final Map<String, ZoneWords> ABBREVIATIONS = new HashMap<>();
    private static final Map<String, ZoneId> NAMES = new HashMap<>();
    private static final Map<String, ZoneId> CITIES = new HashMap<>();
    private static final Set<String> REGIONS = new TreeSet<>(ZoneId.getAvailableZoneIds());

    static {
        abbreviation("Europe/Paris", 1, "CET", "MET", "HNEC");
        abbreviation("Europe/Paris", 2, "CEST", "MEST", "HAEC");
        abbreviation("Europe/Lisbon", 0, "WET");
        abbreviation("Europe/Lisbon", 1, "WEST");
        abbreviation("Europe/Athens", 2, "EET");
        abbreviation("Europe/Athens", 3, "EEST");
        abbreviation("America/New_York", -5, "EST");
        abbreviation("America/New_York", -4, "EDT");
        abbreviation("America/Chicago", -5, "CDT");
        abbreviation("America/Denver", -7, "MST");
        abbreviation("America/Denver", -6, "MDT");
        abbreviation("America/Los_Angeles", -8, "PST");
        abbreviation("America/Los_Angeles", -7, "PDT");
        abbreviation("Australia/Sydney", 10, "AEST");
        abbreviation("Australia/Sydney", 11, "AEDT");
        abbreviation("Pacific/Auckland", 12, "NZST");
        abbreviation("Pacific/Auckland", 13, "NZDT");
        plain("America/New_York", "ET");
        plain("America/Chicago", "CT");
        plain("America/Denver", "MT");
        plain("America/Los_Angeles", "PT");
        plain("Asia/Tokyo", "JST");
        plain("Asia/Seoul", "KST");
        plain("Asia/Singapore", "SGT");
        plain("Asia/Hong_Kong", "HKT");
        plain("Europe/Moscow", "MSK");
        plain("America/Sao_Paulo", "BRT");
        plain("Africa/Johannesburg", "SAST");
        plain("Africa/Nairobi", "EAT");
        plain("Africa/Lagos", "WAT");
        plain("Africa/Maputo", "CAT");
        plain("Asia/Karachi", "PKT");
        plain("Asia/Jakarta", "WIB");
        plain("Asia/Bangkok", "ICT");
        plain("Asia/Manila", "PHT");
        plain("Asia/Kathmandu", "NPT");
        plain("Europe/Istanbul", "TRT");
        plain("Australia/Perth", "AWST");
        plain("Pacific/Honolulu", "HST");
        plain("America/Argentina/Buenos_Aires", "ART");
        abbreviation("America/Anchorage", -9, "AKST");
        abbreviation("America/Anchorage", -8, "AKDT");
        abbreviation("America/Halifax", -3, "ADT");
        ambiguous("AST", -4, "America/Halifax", "Asia/Riyadh");
        ambiguous("CST", -6, "America/Chicago", "Asia/Shanghai", "America/Havana");
        ambiguous("IST", null, "Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin");
        ambiguous("BST", 1, "Europe/London", "Asia/Dhaka");
        ambiguous("GST", null, "Asia/Dubai", "Atlantic/South_Georgia");
        name("America/Los_Angeles", "pacific time", "us pacific", "pacific", "heure du pacifique");
        name("America/New_York", "eastern time", "us eastern", "eastern", "heure de l est");
        name("America/Chicago", "central time", "us central");
        name("America/Denver", "mountain time", "us mountain");
        name("America/Los_Angeles", "pacific standard time", "pacific daylight time", "us pacific time");
        name("America/New_York", "eastern standard time", "eastern daylight time", "us eastern time");
        name("America/Chicago", "central standard time", "central daylight time", "us central time");
        name("America/Denver", "mountain standard time", "mountain daylight time", "us mountain time");
        name("Africa/Nairobi", "east africa time", "east african time");
        name("Africa/Lagos", "west africa time", "west african time");
        name("Africa/Maputo", "central africa time", "central african time");
        name("Asia/Kolkata", "indian standard time", "india time", "india standard time");
        name("Asia/Tokyo", "japan time", "japan standard time");
        name("Australia/Sydney", "sydney time", "australian eastern time");
        name(
                "Europe/Paris",
                "central european time",
                "central european summer time",
                "heure francaise",
                "french time",
                "heure d europe centrale");
        name("UTC", "coordinated universal time", "zulu", "temps universel");
        name("Europe/London", "uk time", "british time", "london time");
        for (String region : REGIONS) {
            if (isCity(region)) {
                CITIES.putIfAbsent(Words.fold(region.substring(region.lastIndexOf('/') + 1)), ZoneId.of(region));
            }
        }
        CITIES.put("london", ZoneId.of("Europe/London"));
        CITIES.put("san francisco", ZoneId.of("America/Los_Angeles"));
        CITIES.put("montreal", ZoneId.of("America/Toronto"));
        CITIES.put("geneve", ZoneId.of("Europe/Zurich"));
    }

    ZoneWords {
        others = List.copyOf(others);
    }

    private static boolean isCity(String region) {
        int slash = region.indexOf('/');
        return slash > 0
                && slash == region.lastIndexOf('/')
                && Words.list("""
                        Africa, America, Asia, Atlantic, Europe, Indian, Pacific, Australia
                        """).contains(region.substring(0, slash))
                && !List.of(
                                "Australia/ACT",
                                "Australia/LHI",
                                "Australia/NSW",
                                "Australia/North",
                                "Australia/South",
                                "Australia/West")
                        .contains(region);
    }

    /** A zone as read: the instant, and whether it is only probable. */
    record Reading(Instant instant, ZoneId zone, boolean approximate, boolean outOfSeason) {}

    static ZoneWords of(ZoneId zone) {
        return new ZoneWords(zone.getId(), zone, null, List.of());
    }

    static ZoneWords ofOffset(String raw, int minutes) {
        return new ZoneWords(raw, ZoneOffset.ofTotalSeconds(minutes * 60), null, List.of());
    }

    static @Nullable ZoneWords utc(String raw) {
        return new ZoneWords(raw, ZoneId.of("UTC"), null, List.of());
    }

    /** An abbreviation in capitals; "est" is a French verb. */
    static @Nullable ZoneWords abbreviation(String word) {
        if (word.equalsIgnoreCase("UTC") || word.equals("GMT") || word.equals("gmt")) {
            return utc(word);
        }
        return ABBREVIATIONS.get(word);
    }

    /** A zone by its name in the zone database: {@code Europe/Paris}. */
    static @Nullable ZoneWords region(String word) {
        return word.indexOf('/') > 0 && REGIONS.contains(word)
                ? new ZoneWords(word, ZoneId.of(word), null, List.of())
                : null;
    }

    /** A zone by a name in folded words: "pacific time", "paris". */
    static @Nullable ZoneWords named(String folded) {
        ZoneId zone = NAMES.get(folded);
        zone = zone == null ? CITIES.get(folded) : zone;
        return zone == null ? null : new ZoneWords(folded, zone, null, List.of());
    }

    static boolean isName(String folded) {
        return NAMES.containsKey(folded);
    }

    /** The same zone, where the source's own zone says which of several is meant. */
    ZoneWords meantBy(ZoneId configured) {
        return others.contains(configured) ? new ZoneWords(raw, configured, literal, List.of(zone)) : this;
    }

    boolean isAmbiguous() {
        return !others.isEmpty();
    }

    /**
     * Reads a wall time in this zone. Where an abbreviation does not fit the season ("PST" in July), it is read by its letters, or as
     * the local time where the document or its source shows that the clock on the wall is meant; both are marked approximate.
     * Null where the wall clock skipped that time.
     */
    @Nullable
    Reading read(LocalDateTime wall, Set<ZoneId> local) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(wall);
        if (literal != null && (offsets.contains(literal) || !local.contains(zone))) {
            boolean outOfSeason = !offsets.contains(literal);
            return new Reading(
                    wall.toInstant(literal), outOfSeason ? literal : zone, outOfSeason || isAmbiguous(), outOfSeason);
        }
        if (offsets.isEmpty()) {
            return null;
        }
        boolean approximate = literal != null || isAmbiguous() || offsets.size() > 1;
        return new Reading(wall.toInstant(offsets.get(0)), zone, approximate, literal != null);
    }

    private static void abbreviation(String zone, int hours, String... words) {
        for (String word : words) {
            ABBREVIATIONS.put(word, new ZoneWords(word, ZoneId.of(zone), ZoneOffset.ofHours(hours), List.of()));
        }
    }

    private static void plain(String zone, String word) {
        ABBREVIATIONS.put(word, new ZoneWords(word, ZoneId.of(zone), null, List.of()));
    }

    private static void ambiguous(String word, @Nullable Integer hours, String zone, String... others) {
        ZoneOffset literal = hours == null ? null : ZoneOffset.ofHours(hours);
        List<ZoneId> further = java.util.Arrays.stream(others).map(ZoneId::of).toList();
        ABBREVIATIONS.put(word, new ZoneWords(word, ZoneId.of(zone), literal, further));
    }

    private static void name(String zone, String... words) {
        for (String word : words) {
            NAMES.put(word.toLowerCase(Locale.ROOT), ZoneId.of(zone));
        }
    }
}
