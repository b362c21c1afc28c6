package dev.aftercare.source.markdown;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** "from 16:58 to 18:46 UTC", "21:45 – 23:28", "de 10h05 à 11h40": two moments, and the day that the sentence states for them. */
record TimeRange(Moment from, Moment until, @Nullable Moment day, String raw) {

    private static final Set<String> NEARLY =
            Set.copyOf(Words.list("about, around, approximately, approx, roughly, environ, vers, the, on, at, circa"));

    /** "since the release (10:05) until the fix (12:40)". */
    private static final List<String> UNTIL_SOMETHING = List.of("until ", "till ", "jusqu au ", "jusqu a la ");

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
            "and lasted until",
            "and ended",
            "lasting until",
            "lasted until",
            "jusque",
            "until fix",
            "until the fix",
            "until a fix",
            "until rollback",
            "until the rollback",
            "until reverted",
            "until recovery",
            "to fix",
            "through to",
            "jusqu",
            "et jusqu a",
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

    /** Says whether the words between two moments make them the two ends of a range. */
    static boolean isConnected(String text, Moment first, Moment second) {
        if (first.time() == null || second.time() == null) {
            return false;
        }
        String between = withoutBrackets(text.substring(first.end(), second.start()));
        if (between.length() > 32) {
            return false;
        }
        String folded = withoutNearly(Words.fold(between));
        boolean arrow = (between.indexOf('→') >= 0 || between.contains("->")) && Words.count(folded) <= 3;
        if (arrow) {
            return true;
        }
        if (UNTIL_SOMETHING.stream().anyMatch(folded::startsWith) && Words.count(folded) <= 3) {
            return true;
        }
        boolean dash = between.chars().anyMatch(letter -> "-–—→".indexOf(letter) >= 0);
        return folded.isEmpty() ? dash : CONNECTORS.contains(folded);
    }

    /** Says whether words between two days make them the two ends of a span. */
    static boolean isSpan(String between) {
        String folded = Words.fold(between);
        boolean dash = between.chars().anyMatch(letter -> "-–—→".indexOf(letter) >= 0);
        return between.length() < 16
                && (folded.isEmpty()
                        ? dash
                        : !folded.equals("and") && !folded.equals("et") && CONNECTORS.contains(folded));
    }

    /** "12:39 (block 86475) and 17:17". */
    private static String withoutBrackets(String between) {
        int open = between.indexOf('(');
        int close = between.lastIndexOf(')');
        return open >= 0 && close > open && close - open < 40
                ? between.substring(0, open) + between.substring(close + 1)
                : between;
    }

    private static String withoutNearly(String folded) {
        StringBuilder kept = new StringBuilder();
        for (String word : folded.split(" ", -1)) {
            if (!NEARLY.contains(word)) {
                kept.append(kept.isEmpty() ? "" : " ").append(word);
            }
        }
        return kept.toString();
    }
}
