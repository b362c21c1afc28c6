package dev.aftercare.source.markdown;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** "from 16:58 to 18:46 UTC", "21:45 – 23:28", "de 10h05 à 11h40": two moments, and the day that the sentence states for them. */
record TimeRange(Moment from, Moment until, @Nullable Moment day, String raw) {

    private static final List<String> CONNECTORS = List.of(
            "to",
            "until",
            "till",
            "and",
            "a",
            "au",
            "et",
            "jusqu a",
            "jusqu au",
            "through",
            "up to",
            "utc to",
            "approximately",
            "to approximately",
            "");

    /** The first range in a text; null where there is none. */
    static @Nullable TimeRange in(String text) {
        Moment before = null;
        Moment day = null;
        Moment next = MomentScanner.next(text, 0);
        for (int count = 0; next != null && count < 40; count++) {
            if (before != null && before.time() != null && next.time() != null && isConnected(text, before, next)) {
                return new TimeRange(before, next, day, text.substring(before.start(), next.end()));
            }
            if (next.time() == null && next.date() != null) {
                day = next;
            }
            before = next;
            next = MomentScanner.next(text, Math.max(next.end(), next.start() + 1));
        }
        return null;
    }

    private static boolean isConnected(String text, Moment first, Moment second) {
        String between = text.substring(first.end(), second.start());
        if (between.length() > 24) {
            return false;
        }
        String folded = Words.fold(between);
        boolean dash = between.chars().anyMatch(letter -> "-–—→".indexOf(letter) >= 0);
        return folded.isEmpty() ? dash : CONNECTORS.contains(folded);
    }
}
