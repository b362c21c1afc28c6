package dev.aftercare.source.markdown;

import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.RecordedInstant.State;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the instants that fields state: the three by their names, and both ends of a window ("Duration: 21:45 to 23:28 UTC").
 * What a field says goes before anything else.
 */
final class StatedInstants {

    private static final List<FieldName> THE_THREE = List.of(FieldName.STARTED, FieldName.DETECTED, FieldName.RESOLVED);

    /** Keys that say that users were served again; "resolved" may mean that the work was over. */
    private static final Phrases RESTORED = Phrases.of("""
            restored, recovered, recovery, repaired, restoration, service resumed, end of impact, impact end, impact ended,
            retabli, retablie, retablissement, restaure, retour a la normale
            """);

    private static final Pattern TWO_DAYS =
            Pattern.compile("\\d{1,2} ?(?:-|–|/|to|and|au|et) ?\\d{1,2}(?![:h\\d])(?!\\.\\d)(?! ?[ap]m)");

    private static final List<String> TIME_KEYS = Words.list("time, heure, hour, time utc, time of day");

    private static final Phrases NOTICED =
            Phrases.of("discovered, detected, noticed, found, reported, decouvert, detecte, constate, signale");

    private static final Set<String> MAIL_KEYS = Set.of("subject", "objet", "from", "to", "reply to");

    /** So many characters are a value, more are a sentence that may tell of anything. */
    private static final int SHORT = 40;

    private final List<Field> fields;
    private final InstantReader instants;
    private final InstantReader.Context context;
    private final Findings findings;
    private final Map<FieldName, RecordedInstant> stated = new EnumMap<>(FieldName.class);

    private StatedInstants(
            List<Field> fields, InstantReader instants, InstantReader.Context context, Findings findings) {
        this.fields = fields;
        this.instants = instants;
        this.context = context;
        this.findings = findings;
    }

    /** The instants by field; without those that no field states. */
    static Map<FieldName, RecordedInstant> read(
            List<Field> fields, InstantReader instants, InstantReader.Context context, Findings findings) {
        StatedInstants reader = new StatedInstants(
                fields, instants, context.zone() == null ? context.in(shared(fields)) : context, findings);
        THE_THREE.forEach(reader::read);
        reader.windows();
        reader.noticed();
        reader.occurrence();
        return reader.stated;
    }

    /** "Start Time: 10:05 UTC" and "End Time: 11:20": the zone that all of them write which write one. */
    static @Nullable ZoneWords shared(List<Field> fields) {
        ZoneWords only = null;
        for (Field field : fields) {
            Moment moment = THE_THREE.stream().anyMatch(field::is) ? InstantReader.moment(field.text()) : null;
            ZoneWords zone = moment == null ? null : moment.zone();
            if (zone != null && only != null && !zone.zone().equals(only.zone())) {
                return null;
            }
            only = zone == null ? only : zone;
        }
        return only;
    }

    private void read(FieldName name) {
        List<RecordedInstant> found = new ArrayList<>();
        List<RecordedInstant> restored = new ArrayList<>();
        for (Field field : fields) {
            if (isEligible(field) && saysWhen(field, name)) {
                RecordedInstant instant = instants.read(field.key(), field.value(), behindStart(field, name));
                if (instant.state() != State.MISSING || instant.raw() != null) {
                    found.add(instant);
                }
                // "Repaired" is when service was restored; "Resolved" beside it is when the incident was closed.
                if (name == FieldName.RESOLVED && instant.isKnown() && RESTORED.in(Words.fold(field.key()))) {
                    restored.add(instant);
                }
            }
        }
        // "Repaired: 15:53", "Resolved: three days later": service was restored when it was repaired.
        found = restored.isEmpty() ? found : restored;
        if (!found.isEmpty()) {
            stated.put(name, best(name, restored.isEmpty() ? found : restored));
        }
    }

    private static boolean isEligible(Field field) {
        Section section = field.section();
        return section == null
                || !(section.isWithin(SectionKind.LESSONS)
                        || section.isWithin(SectionKind.ACTIONS)
                        || section.isWithin(SectionKind.APPENDIX));
    }

    /** A certain key always speaks of its instant, unless its value is a duration; a possible one where its value begins with a time. */
    private boolean saysWhen(Field field, FieldName name) {
        String text = field.text();
        if (field.is(name)) {
            boolean duration = DurationWords.leading(text) != null && MomentScanner.leading(text) == null;
            return !Placeholders.isEmpty(text) || instants.word(field.value()) != null ? !duration : false;
        }
        if (!field.mayBe(name) || (isRow(field) && FieldName.isComposed(field.key()))) {
            return false;
        }
        Moment moment = MomentScanner.leading(text);
        boolean timed = moment != null && moment.time() != null;
        boolean dated = moment != null && text.length() - moment.end() < 3 && DurationWords.leading(text) == null;
        RecordedInstant word = instants.word(field.value());
        return timed
                || dated
                || isShort(field)
                || (word != null && word.state() == State.PENDING && field.kind() != Field.Kind.HEADING);
    }

    /** "Fin : rétabli à 15 h 50": a few words around one time. */
    private static boolean isShort(Field field) {
        String text = field.text();
        boolean value = text.length() <= SHORT && !text.endsWith(".") && field.kind() != Field.Kind.HEADING;
        Moment moment = value ? MomentScanner.next(text, 0) : null;
        return moment != null && moment.time() != null && MomentScanner.next(text, moment.end()) == null;
    }

    /** "Service recovery: 10:05" in a timeline is one of its rows, which their own words tell. */
    private static boolean isRow(Field field) {
        Section section = field.section();
        return section != null && section.isWithin(SectionKind.TIMELINE);
    }

    private InstantReader.Context around(Field field) {
        ZoneWords inKey = MomentScanner.nextZone(field.key(), 0);
        Section section = field.section();
        return context.in(section == null ? null : StatedZone.in(section)).in(inKey);
    }

    /** "Start: 2026-03-04 23:50", "End: 00:20": an end without a day is that of the start, or of the day after. */
    private InstantReader.Context behindStart(Field field, FieldName name) {
        InstantReader.Context here = around(field);
        RecordedInstant started = stated.get(FieldName.STARTED);
        LocalDateTime from = started == null ? null : started.local();
        if (name == FieldName.STARTED || here.day() != null || from == null || started == null || !started.isKnown()) {
            return here;
        }
        Moment moment = InstantReader.moment(field.text());
        Moment.TimeWords time = moment == null ? null : moment.time();
        boolean next = time != null
                && from.toLocalDate().atTime(time.time()).plusHours(4).isBefore(from);
        return here.on(next ? from.toLocalDate().plusDays(1) : from.toLocalDate());
    }

    private RecordedInstant best(FieldName name, List<RecordedInstant> found) {
        RecordedInstant first =
                found.stream().filter(RecordedInstant::isKnown).findFirst().orElse(found.get(0));
        for (RecordedInstant other : found) {
            if (other.isKnown()
                    && first.isKnown()
                    && other.value() != null
                    && !other.value().equals(first.value())) {
                findings.warn(
                        Rule.INSTANT_CONTRADICTION,
                        other.line(),
                        "\"" + other.raw() + "\" contradicts line " + first.line() + ", which says \"" + first.raw()
                                + "\" for the same point in time ("
                                + name.name().toLowerCase(java.util.Locale.ROOT) + "); line " + first.line()
                                + " was kept: correct one of them");
            }
        }
        return first;
    }

    private void windows() {
        for (Field field : fields) {
            if (isEligible(field)
                    && (field.mayBe(FieldName.DURATION) || field.is(FieldName.INCIDENT_DATE) || isHeadDate(field))) {
                TimeRange range =
                        TimeRange.in(field.text().length() > 300 ? field.text().substring(0, 300) : field.text());
                if (range != null) {
                    InstantReader.Context here =
                            behindStart(field, FieldName.RESOLVED).on(dayOfSection(field.section()));
                    Window window = window(range, field.line(), here);
                    stated.putIfAbsent(FieldName.STARTED, window.from());
                    stated.putIfAbsent(FieldName.RESOLVED, window.until());
                }
            }
        }
    }

    /** "Who noticed? A customer wrote to us at 8:35.": one time in the answer is when. */
    private void noticed() {
        for (Field field : fields) {
            String text = Words.shortened(field.text(), 200);
            boolean told = field.is(FieldName.DETECTED_BY)
                    || field.is(FieldName.INCIDENT_DATE) && NOTICED.first(Words.fold(text), at -> at == 0) >= 0;
            Moment moment = told && isEligible(field) ? MomentScanner.next(text, 0) : null;
            if (moment == null) {
                continue;
            }
            boolean only = field.is(FieldName.INCIDENT_DATE)
                    || moment.time() != null && MomentScanner.next(text, moment.end()) == null;
            if (only && !stated.containsKey(FieldName.DETECTED)) {
                InstantReader.Context here = behindStart(field, FieldName.DETECTED);
                RecordedInstant instant = instants.quietly(moment, text, field.line(), here);
                if (instant.isKnown() || ImpactSentences.isDay(instant)) {
                    stated.put(FieldName.DETECTED, instant);
                }
            }
        }
    }

    /** "Date of incident: 4 March 2026, 10:05" and "Date: 2026-03-04", "Time: 10:05 UTC" say when it occurred: when it began. */
    private void occurrence() {
        for (Field field : fields) {
            boolean whole = field.is(FieldName.INCIDENT_DATE)
                    || (isHeadDate(field) && !isOfMail(field))
                    || (isTimeOfDay(field) && isBesideDate(field));
            Moment moment = whole && isEligible(field) ? MomentScanner.leading(field.text()) : null;
            if (moment != null && moment.time() != null && !stated.containsKey(FieldName.STARTED)) {
                RecordedInstant instant = instants.quietly(moment, field.text(), field.line(), around(field));
                if (instant.isKnown()) {
                    stated.put(FieldName.STARTED, instant);
                }
            }
        }
    }

    /** "Date: 2026-03-04 10:05 UTC" above everything else, which is not the date of a meeting or of writing. */
    private static boolean isHeadDate(Field field) {
        Section section = field.section();
        Moment moment = MomentScanner.leading(field.text());
        return section != null
                && section.level() <= 2
                && field.kind() != Field.Kind.FRONT_MATTER
                && Words.fold(field.key()).equals("date")
                && !DocumentDays.isMeeting(field)
                && moment != null
                && moment.date() != null
                && field.text().length() - moment.end() < 12;
    }

    /** Beside "From:" and "Subject:" stands when the mail was sent. */
    private boolean isOfMail(Field date) {
        return fields.stream()
                .anyMatch(field -> MAIL_KEYS.contains(Words.fold(field.key()))
                        && field.kind() == Field.Kind.LINE
                        && Math.abs(field.line() - date.line()) <= 4);
    }

    private static boolean isTimeOfDay(Field field) {
        Moment moment = MomentScanner.leading(field.text());
        return TIME_KEYS.contains(Words.fold(field.key()))
                && moment != null
                && moment.date() == null
                && field.text().length() - moment.end() < 12;
    }

    private boolean isBesideDate(Field time) {
        return fields.stream()
                .anyMatch(field -> field.mayBe(FieldName.INCIDENT_DATE)
                        && field.kind() != Field.Kind.FRONT_MATTER
                        && !DocumentDays.isMeeting(field)
                        && Math.abs(field.line() - time.line()) <= 3);
    }

    private @Nullable LocalDate dayOfSection(@Nullable Section section) {
        for (Section each = section; each != null; each = each.parent()) {
            Moment moment = MomentScanner.next(each.heading().text(), 0);
            LocalDate day = moment == null ? null : instants.day(moment, context.near());
            if (day != null) {
                return day;
            }
        }
        return null;
    }

    /** Both ends of a range. */
    record Window(RecordedInstant from, RecordedInstant until) {}

    /** Reads a range: the zone of its end holds for its beginning, the day of its beginning for its end. */
    Window window(TimeRange range, int line, InstantReader.Context around) {
        InstantReader.Context here = range.day() == null ? around : around.on(instants.day(range.day(), around.near()));
        Moment from = range.from();
        Moment until = range.until();
        boolean dayBehind = range.day() == null && from.date() == null && until.date() != null;
        if (dayBehind) {
            here = here.on(dayBefore(range, instants.day(until, around.near())));
            until = until.withoutDate();
        }
        here = from.zone() == null ? here.in(until.zone()) : here;
        RecordedInstant start = instants.quietly(from, range.raw(), line, here);
        InstantReader.Context later =
                start.local() == null ? here : here.on(start.local().toLocalDate());
        later = until.zone() == null ? later.in(from.zone()) : later;
        RecordedInstant end = instants.quietly(until, range.raw(), line, later);
        if (until.date() == null
                && end.value() != null
                && start.value() != null
                && end.value().isBefore(start.value())
                && end.zone() != null) {
            ZonedDateTime next = end.value().atZone(end.zone()).plusDays(1);
            end = instants.quietly(until, range.raw(), line, later.on(next.toLocalDate()));
        }
        return new Window(start, end);
    }

    /** "From 23:50 to 00:20 on 5 March" begins the evening before; "from 23:30 to 01:15 on April 28-29" says so itself. */
    private static @Nullable LocalDate dayBefore(TimeRange range, @Nullable LocalDate day) {
        Moment.TimeWords from = range.from().time();
        Moment.TimeWords until = range.until().time();
        boolean passes = from != null && until != null && until.time().isBefore(from.time());
        return day != null && passes && !TWO_DAYS.matcher(range.raw()).find() ? day.minusDays(1) : day;
    }

    /** The window that a range in a sentence states. */
    static Window windowOf(
            TimeRange range, int line, InstantReader instants, InstantReader.Context context, Findings findings) {
        return new StatedInstants(List.of(), instants, context, findings).window(range, line, context);
    }
}
