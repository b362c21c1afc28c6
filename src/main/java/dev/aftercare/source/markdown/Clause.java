package dev.aftercare.source.markdown;

import java.util.List;
import java.util.Set;

/**
 * The words of a sentence that belong to one of its times: those behind a time that begins a clause ("At 10:05 the site went down"),
 * else those before it ("The site went down at 10:05").
 *
 * @param words the folded words
 * @param preposition the folded word before the time, behind which "around" and "about" are passed over; empty where there is none
 * @param sentence the folded sentence
 * @param isPartOfRange whether the time is the beginning or end of "from … to …"
 */
record Clause(String words, String preposition, String sentence, boolean isPartOfRange) {

    private static final int LONGEST = 260;

    /** Words that may stand before a time that begins its clause. */
    private static final Set<String> LEAD = Set.copyOf(Words.list("""
            on, at, by, in, around, about, approximately, approx, roughly, circa, from, since, until, and, but, then, the, a,
            monday, tuesday, wednesday, thursday, friday, saturday, sunday, le, la, a, vers, environ, de, du, depuis,
            jusqu, et, puis, lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche, starting, beginning, early,
            shortly, after, before, just, morning, afternoon, evening, night, matin, soir, apres, avant, partir,
            finally, however, later, enfin, cependant, mon, tue, wed, thu, fri, sat, sun, some, time, as, of
            """));

    private static final Set<String> PASSED = Set.copyOf(Words.list("""
            at, around, about, approximately, approx, roughly, circa, the, on, vers, environ, a, le, ca, just, exactly, utc,
            gmt
            """));

    static Clause around(String sentence, List<Moment> moments, int index) {
        Moment moment = moments.get(index);
        int before = index == 0 ? 0 : moments.get(index - 1).end();
        int after = index + 1 < moments.size() ? moments.get(index + 1).start() : sentence.length();
        String lead = sentence.substring(before, moment.start());
        int break0 = clauseBreak(lead);
        boolean dateBefore = index > 0 && moments.get(index - 1).time() == null;
        boolean fronted = isLead(lead.substring(break0)) && (break0 > 0 || index == 0 || dateBefore || isLead(lead));
        String words =
                fronted ? behind(sentence, moment.end(), after) : before(sentence, before, break0, moment, after);
        String folded = Words.fold(Words.shortened(words, LONGEST));
        return new Clause(folded, preposition(lead), Words.fold(sentence), isRange(sentence, moments, index));
    }

    /** Where the last clause of some words begins. */
    private static int clauseBreak(String words) {
        int best = 0;
        for (String mark : List.of(
                ", ", "; ", " and ", " but ", " – ", " — ", " - ", ": ", " et ", " mais ", " until ", " when ")) {
            int at = words.lastIndexOf(mark);
            best = at >= 0
                    ? Math.max(best, mark.isBlank() ? at : at + (mark.startsWith(" ") ? 1 : mark.length()))
                    : best;
        }
        return best;
    }

    private static int firstBreak(String sentence, int from, int to) {
        int first = -1;
        for (String mark : List.of(" and ", " but ", " et ", " mais ", "; ")) {
            int at = sentence.indexOf(mark, from);
            first = at >= 0 && at < to && (first < 0 || at < first) ? at : first;
        }
        return first;
    }

    private static boolean isLead(String words) {
        String folded = Words.fold(words);
        return folded.isEmpty() || List.of(folded.split(" ", -1)).stream().allMatch(LEAD::contains);
    }

    /** Up to the next time, without what leads to it. */
    private static String behind(String sentence, int from, int to) {
        String words = sentence.substring(from, to);
        int end = to == sentence.length() ? words.length() : Math.max(clauseBreak(words), words.length() - 30);
        String kept = to == sentence.length() ? words : words.substring(0, Math.max(0, end));
        return kept.isBlank() ? words : kept;
    }

    private static String before(String sentence, int from, int break0, Moment moment, int after) {
        boolean tail = break0 > 0 && sentence.length() > 0 && moment.start() - from - break0 < 25;
        int begin = tail ? from : from + (break0 > 40 ? break0 : 0);
        String words = sentence.substring(begin, moment.start());
        int comma = sentence.indexOf(',', moment.end());
        int end = comma < 0 ? after : Math.min(comma, after);
        // What leads to the next time belongs to that one.
        int next = after < sentence.length() ? firstBreak(sentence, moment.end(), end) : -1;
        end = next < 0 ? end : next;
        return words + " " + sentence.substring(moment.end(), Math.min(end, moment.end() + 60));
    }

    private static String preposition(String lead) {
        List<String> words = List.of(Words.fold(lead).split(" ", -1));
        for (int i = words.size() - 1; i >= 0; i--) {
            if (!PASSED.contains(words.get(i))) {
                return i > 0 ? words.get(i - 1) + " " + words.get(i) : words.get(i);
            }
        }
        return "";
    }

    private static boolean isRange(String sentence, List<Moment> moments, int index) {
        Moment moment = moments.get(index);
        return (index > 0 && TimeRange.isConnected(sentence, moments.get(index - 1), moment))
                || (index + 1 < moments.size() && TimeRange.isConnected(sentence, moment, moments.get(index + 1)));
    }
}
