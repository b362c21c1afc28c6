package dev.aftercare.source.markdown;

import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.RecordedInstant.Precision;
import dev.aftercare.postmortem.RecordedInstant.State;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes instants of the dates and times that a record states, with what the document says about days and zones. */
final class InstantReader {

    private static final Set<String> PENDING = Set.copyOf(Words.list("""
            ongoing, en cours, pending, still ongoing, not yet resolved, in progress, non resolu, toujours en cours,
            not resolved yet, not resolved, unresolved, still open, pas encore resolu, incident en cours, monitoring
            """));

    private static final Set<String> NOT_APPLICABLE =
            Set.of("n a", "na", "not applicable", "sans objet", "non applicable", "s o");

    private static final Set<String> NOT_KNOWN = Set.copyOf(Words.list("""
            unknown, inconnu, inconnue, tbd, tba, not known, unclear, to be determined, a determiner, non connu, n c,
            nc, inconnus
            """));

    private final ZoneId defaultZone;
    private final DateOrder order;
    private final Findings findings;
    private final Set<ZoneId> local;

    /**
     * Makes a reader.
     *
     * @param local the zones whose abbreviations mean the clock on the wall, beside the source's own
     */
    InstantReader(ZoneId defaultZone, Set<ZoneId> local, DateOrder order, Findings findings) {
        this.defaultZone = defaultZone;
        this.local = new HashSet<>(local);
        this.local.add(defaultZone);
        this.order = order;
        this.findings = findings;
    }

    /**
     * What surrounds a date or time.
     *
     * @param day the day of times without one; null where the document states none
     * @param near a day close by, which gives dates without a year theirs; null where there is none
     * @param zone the zone of times without one; null where the document states none
     */
    record Context(
            @Nullable LocalDate day,
            @Nullable LocalDate near,
            @Nullable ZoneWords zone) {

        static final Context NONE = new Context(null, null, null);

        Context on(@Nullable LocalDate newDay) {
            return newDay == null ? this : new Context(newDay, newDay, zone);
        }

        Context in(@Nullable ZoneWords newZone) {
            return newZone == null ? this : new Context(day, near, newZone);
        }
    }

    /** What came of it. */
    private record Outcome(
            RecordedInstant instant, @Nullable Rule rule, String problem) {
        static Outcome good(RecordedInstant instant) {
            return new Outcome(instant, null, "");
        }
    }

    DateOrder order() {
        return order;
    }

    /** Reads the value of a field and notes what is wrong with it. */
    RecordedInstant read(String name, TextLine value, Context context) {
        RecordedInstant word = word(value);
        if (word != null) {
            return word;
        }
        String text = Words.oneLine(value.text());
        Moment moment = moment(text);
        if (moment == null) {
            findings.warn(
                    Rule.INSTANT_UNREADABLE,
                    value.line(),
                    quoted(name, text) + ", which is no point in time; write it as " + example(null));
            return invalid(value.line(), text);
        }
        Outcome outcome = outcome(moment, text, value.line(), context);
        if (outcome.rule() != null) {
            findings.warn(outcome.rule(), value.line(), quoted(name, text) + ", " + outcome.problem());
        }
        return outcome.instant();
    }

    /** The words that stand for an instant that is not there: "ongoing", "N/A", "unknown"; null for others. */
    @Nullable
    RecordedInstant word(TextLine value) {
        String text = Words.oneLine(value.text());
        String folded = Words.fold(text);
        if (PENDING.contains(folded)) {
            return stateOnly(State.PENDING, value.line(), text);
        }
        if (NOT_APPLICABLE.contains(folded)) {
            return stateOnly(State.NOT_APPLICABLE, value.line(), text);
        }
        if (NOT_KNOWN.contains(folded) || (folded.isEmpty() && text.indexOf('?') >= 0)) {
            return stateOnly(State.MISSING, value.line(), text);
        }
        return Placeholders.isEmpty(text) ? RecordedInstant.missing() : null;
    }

    /** The moment that a value begins with, or holds near its beginning. */
    static @Nullable Moment moment(String text) {
        String near = text.length() > 400 ? text.substring(0, 400) : text;
        Moment leading = MomentScanner.leading(near);
        return leading == null ? MomentScanner.next(near.length() > 80 ? near.substring(0, 80) : near, 0) : leading;
    }

    /** Reads a moment that a scanner found, without noting anything. */
    RecordedInstant quietly(Moment moment, String raw, int line, Context context) {
        return outcome(moment, raw, line, context).instant();
    }

    /** Why a moment gives no instant; null where it does. */
    @Nullable
    Rule problem(Moment moment, Context context) {
        return outcome(moment, "", 0, context).rule();
    }

    /** The day of a moment; null where it states none that exists. */
    @Nullable
    LocalDate day(Moment moment, @Nullable LocalDate near) {
        Moment.DateWords date = moment.date();
        return date == null || date.isUndecided(order) ? null : date.day(order, near);
    }

    private Outcome outcome(Moment moment, String raw, int line, Context context) {
        Moment.DateWords date = moment.date();
        if (date == null) {
            LocalDate day = context.day();
            return day == null
                    ? bad(Rule.INSTANT_NO_DATE, raw, line, "which has no day; write it as " + example(moment))
                    : timed(day, moment, raw, line, context);
        }
        if (date.isUndecided(order)) {
            return bad(
                    Rule.INSTANT_DATE_ORDER,
                    raw,
                    line,
                    "which may be day-first or month-first; write the year first: " + example(moment));
        }
        LocalDate day = date.day(order, context.near());
        if (day == null) {
            return date.year() == 0 && context.near() == null
                    ? bad(Rule.INSTANT_NO_YEAR, raw, line, "which has no year; write it as " + example(moment))
                    : bad(
                            Rule.INSTANT_IMPOSSIBLE,
                            raw,
                            line,
                            "which is no day of the calendar; write it as " + example(moment));
        }
        return timed(day, moment, raw, line, context);
    }

    private Outcome timed(LocalDate day, Moment moment, String raw, int line, Context context) {
        ZoneWords stated = moment.zone() == null ? context.zone() : moment.zone();
        ZoneWords zone = stated == null ? ZoneWords.of(defaultZone) : stated.meantBy(defaultZone);
        Moment.TimeWords time = moment.time();
        if (time == null) {
            State state = moment.approximate() ? State.APPROXIMATE : State.RECORDED;
            return Outcome.good(new RecordedInstant(
                    state,
                    null,
                    day.atStartOfDay(),
                    zone.zone(),
                    stated == null,
                    Precision.DAY,
                    line,
                    Words.shortened(raw, 200)));
        }
        LocalDateTime wall = day.atTime(time.time());
        ZoneWords.Reading reading = zone.read(wall, local);
        if (reading == null) {
            return bad(
                    Rule.INSTANT_IMPOSSIBLE,
                    raw,
                    line,
                    "a time that the clocks of " + zone.zone() + " skipped that day; write it with its offset, such as "
                            + wall + "Z");
        }
        noteZone(zone, reading, wall, line);
        boolean approximate = moment.approximate() || time.isHourOnly() || reading.approximate();
        return Outcome.good(new RecordedInstant(
                approximate ? State.APPROXIMATE : State.RECORDED,
                reading.instant(),
                wall,
                reading.zone(),
                stated == null,
                time.isHourOnly() ? Precision.HOUR : Precision.MINUTE,
                line,
                Words.shortened(raw, 200)));
    }

    private void noteZone(ZoneWords zone, ZoneWords.Reading reading, LocalDateTime wall, int line) {
        if (line > 0 && reading.outOfSeason()) {
            findings.noteOnce(
                    Rule.ZONE_SEASON,
                    line,
                    "\"" + zone.raw() + "\" on " + wall.toLocalDate() + " was read as "
                            + (reading.zone().equals(zone.zone()) ? "the local time of " : "") + reading.zone()
                            + ", marked approximate; write " + zone.zone() + " or the offset");
        } else if (line > 0 && zone.isAmbiguous()) {
            findings.noteOnce(
                    Rule.ZONE_AMBIGUOUS,
                    line,
                    "\"" + zone.raw() + "\" has several meanings and was read as " + zone.zone()
                            + ", marked approximate; write " + zone.zone() + " or the offset");
        }
    }

    private static Outcome bad(Rule rule, String raw, int line, String problem) {
        return new Outcome(invalid(line, raw), rule, problem);
    }

    static RecordedInstant invalid(int line, String raw) {
        return stateOnly(State.INVALID, line, raw);
    }

    private static RecordedInstant stateOnly(State state, int line, String raw) {
        return new RecordedInstant(state, null, null, null, false, null, line, Words.shortened(raw, 200));
    }

    private static String quoted(String name, String text) {
        return "\"" + Words.shortened(name, 60) + "\" is \"" + Words.shortened(text, 80) + "\"";
    }

    private String example(@Nullable Moment moment) {
        Moment.TimeWords time = moment == null ? null : moment.time();
        return "2026-03-04 " + (time == null ? "10:05" : time.time().withSecond(0)) + " " + defaultZone.getId();
    }
}
