package dev.aftercare.source.markdown;

import dev.aftercare.postmortem.Incident;
import dev.aftercare.postmortem.Milestone;
import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.RecordedInstant.Precision;
import dev.aftercare.postmortem.RecordedInstant.State;
import dev.aftercare.postmortem.TimelineEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out when an incident started, was detected and was resolved: by fields first, then by stated durations that fit the
 * timeline, then by the timeline's own words, then by a sentence that says "from … to …". What nothing states is missing.
 */
final class IncidentReader {

    /** What happened so long before or after the day of the incident is another story. */
    private static final int FAR_DAYS = 120;

    /** A timeline of more rows says itself when it ended. */
    private static final int FEW_ROWS = 3;

    /** Work on something that lies longer back belongs to another story. */
    private static final int BUSY_HOURS = 24;

    private final DocumentFacts document;
    private final InstantReader instants;
    private final Findings findings;
    private final List<TimelineReader.Row> rows;
    private final boolean allFar;
    private final List<DurationReader.Stated> durations;
    private final Map<FieldName, RecordedInstant> found = new EnumMap<>(FieldName.class);
    private final ImpactSentences.Told told;
    private TimelineReader.@Nullable Row detectedRow;

    IncidentReader(
            DocumentFacts document,
            InstantReader instants,
            List<TimelineReader.Row> rows,
            Map<FieldName, RecordedInstant> stated,
            Findings findings) {
        found.putAll(stated);
        this.document = document;
        this.instants = instants;
        this.findings = findings;
        this.rows = rows;
        this.allFar = areAllFar(rows, document.context().day(), findings.file().path());
        this.durations = DurationReader.read(document.fields(), findings);
        this.told = ImpactSentences.read(document, instants, findings);
    }

    Incident read() {
        fromDurations();
        fromStatedDetection();
        fromWords();
        fromSentences();
        take(FieldName.STARTED, weakStart());
        fromLength();
        take(FieldName.RESOLVED, end(TimelineWords.Role.WEAK_END));
        fromArithmetic();
        take(FieldName.RESOLVED, end(TimelineWords.Role.WORKING));
        take(FieldName.RESOLVED, end(TimelineWords.Role.FIXED));
        statedDays();
        toldDay();
        check();
        noteUnreadableRows();
        List<TimelineEvent> events =
                rows.stream().map(TimelineReader.Row::event).toList();
        return new Incident(
                instant(FieldName.STARTED),
                instant(FieldName.DETECTED),
                instant(FieldName.RESOLVED),
                DetectionReader.read(document, detectedRow),
                milestones(),
                events,
                durations.stream().map(DurationReader.Stated::kept).toList());
    }

    private RecordedInstant instant(FieldName name) {
        return found.getOrDefault(name, RecordedInstant.missing());
    }

    /** A field that says "unknown" or cannot be read is not filled from elsewhere. */
    private void take(FieldName name, TimelineReader.@Nullable Row row) {
        if (row != null && isStated(row) && !found.containsKey(name)) {
            found.put(name, row.event().at());
            if (name == FieldName.DETECTED) {
                detectedRow = row;
            }
        }
    }

    /** Some timelines know days only; their instants are known to the day. */
    private boolean isStated(TimelineReader.Row row) {
        boolean stated =
                row.event().at().isKnown() || ImpactSentences.isDay(row.event().at());
        LocalDate day = document.context().day();
        LocalDateTime at = row.event().at().local();
        return stated && (day == null || at == null || allFar || !isFar(at, day));
    }

    private static boolean isFar(LocalDateTime at, LocalDate day) {
        return Math.abs(ChronoUnit.DAYS.between(day, at.toLocalDate())) > FAR_DAYS;
    }

    /** Where all rows are far from the day that the report names, and the file is named after theirs, the day is the mistake. */
    private static boolean areAllFar(List<TimelineReader.Row> rows, @Nullable LocalDate day, String path) {
        LocalDate named = DocumentDays.dayOfName(path.substring(path.lastIndexOf('/') + 1));
        List<LocalDateTime> known = rows.stream()
                .map(row -> row.event().at().local())
                .filter(java.util.Objects::nonNull)
                .toList();
        return day != null
                && named != null
                && known.size() >= 2
                && known.stream().allMatch(at -> isFar(at, day) && !isFar(at, named));
    }

    private @Nullable DurationWords duration(FieldName name) {
        return durations.stream()
                .filter(stated -> stated.measures() == name && stated.words() != null)
                .map(DurationReader.Stated::words)
                .findFirst()
                .orElse(null);
    }

    private void fromDurations() {
        DurationWords toDetect = found.containsKey(FieldName.DETECTED) ? null : duration(FieldName.TIME_TO_DETECT);
        DurationWords toRestore = found.containsKey(FieldName.RESOLVED) ? null : duration(FieldName.TIME_TO_RESTORE);
        toRestore =
                toRestore == null && !found.containsKey(FieldName.RESOLVED) ? duration(FieldName.DURATION) : toRestore;
        RecordedInstant started = found.get(FieldName.STARTED);
        if (started != null && !started.isKnown()) {
            return;
        }
        DurationFit.Fit fit = DurationFit.of(rows, toDetect, toRestore, started);
        if (fit != null) {
            take(FieldName.STARTED, fit.started());
            take(FieldName.DETECTED, fit.detected());
            take(FieldName.RESOLVED, fit.resolved());
        }
    }

    /** A start and a time to detect that fields state go before what a row may mean. */
    private void fromStatedDetection() {
        RecordedInstant started = instant(FieldName.STARTED);
        if (started.isKnown()) {
            add(FieldName.DETECTED, started, stated(FieldName.TIME_TO_DETECT));
        }
    }

    private void fromWords() {
        take(FieldName.STARTED, first(TimelineWords.Role.START, null));
        take(FieldName.DETECTED, detection(instant(FieldName.STARTED).value()));
        take(FieldName.RESOLVED, end(TimelineWords.Role.END));
    }

    /** Something breaks before anybody notices or does anything: what breaks later is not where it began. */
    private TimelineReader.@Nullable Row weakStart() {
        Instant busy = null;
        for (TimelineReader.Row row : rows) {
            Instant at = row.event().at().value();
            boolean breaks = row.says(TimelineWords.Role.WEAK_START) || row.says(TimelineWords.Role.BREAKING);
            if (row.event().at().isKnown() && breaks) {
                return busy == null || busy.equals(at) ? row : null;
            }
            boolean someone = row.says(TimelineWords.Role.DETECTION) || row.says(TimelineWords.Role.RESPONSE);
            busy = busy == null && someone && at != null ? at : busy;
        }
        return null;
    }

    /** "The outage lasted 38 minutes" ends it, where its start is known to the minute. */
    private void fromLength() {
        RecordedInstant started = instant(FieldName.STARTED);
        if (started.isKnown() && started.precision() == Precision.MINUTE) {
            add(FieldName.RESOLVED, started, told.lasted());
        }
    }

    private TimelineReader.@Nullable Row first(TimelineWords.Role role, @Nullable Instant from) {
        return rows.stream()
                .filter(row -> isStated(row) && row.says(role) && !isBefore(row, from))
                .findFirst()
                .orElse(null);
    }

    /** The first row that says so; none where somebody already works on it in an earlier row, so that it was noticed before. */
    private TimelineReader.@Nullable Row detection(@Nullable Instant from) {
        Instant busy = null;
        boolean busyDay = false;
        for (TimelineReader.Row row : rows) {
            boolean counts = isStated(row) && !isBefore(row, from);
            Instant at = row.event().at().value();
            if (counts && row.says(TimelineWords.Role.DETECTION)) {
                boolean late = busy != null && at != null && at.isBefore(busy.plus(Duration.ofHours(BUSY_HOURS)));
                return late || (busyDay && at == null) ? null : row;
            }
            boolean response = counts && row.says(TimelineWords.Role.RESPONSE);
            busy = response && at != null ? at : busy;
            busyDay |= response && at == null;
        }
        return null;
    }

    private static boolean isBefore(TimelineReader.Row row, @Nullable Instant instant) {
        Instant at = row.event().at().value();
        return instant != null && at != null && at.isBefore(instant);
    }

    /** The first row that says so; a later one where it broke again in between; none where it broke again behind the last. */
    private TimelineReader.@Nullable Row end(TimelineWords.Role role) {
        Instant started = instant(FieldName.STARTED).value();
        started = started == null ? instant(FieldName.DETECTED).value() : started;
        TimelineReader.Row end = null;
        TimelineReader.Row tooEarly = null;
        for (TimelineReader.Row row : rows) {
            boolean says = isStated(row) && row.says(role);
            if (says && isBefore(row, started)) {
                tooEarly = row;
            } else if (says && end == null) {
                end = row;
            } else if (!says && breaks(row)) {
                end = null;
            }
        }
        // An end before the start is a contradiction that its author should see.
        return end == null && tooEarly == last() ? tooEarly : end;
    }

    private TimelineReader.@Nullable Row last() {
        return rows.isEmpty() ? null : rows.get(rows.size() - 1);
    }

    private static boolean breaks(TimelineReader.Row row) {
        return row.says(TimelineWords.Role.RELAPSE)
                || row.says(TimelineWords.Role.START)
                || row.says(TimelineWords.Role.WEAK_START);
    }

    /** What sentences say, where it fits with what is known already. */
    private void fromSentences() {
        StatedInstants.Window window = told.window();
        if (window != null) {
            boolean agree = !found.containsKey(FieldName.STARTED) && !found.containsKey(FieldName.RESOLVED);
            if (agree || precedes(window.from(), instant(FieldName.RESOLVED))) {
                found.putIfAbsent(FieldName.STARTED, window.from());
            }
            if (agree || precedes(instant(FieldName.STARTED), window.until())) {
                found.putIfAbsent(FieldName.RESOLVED, window.until());
            }
        }
        tell(FieldName.STARTED);
        tell(FieldName.DETECTED);
        tell(FieldName.RESOLVED);
    }

    private void tell(FieldName name) {
        RecordedInstant instant = told.instant(name);
        if (instant != null && fits(name, instant)) {
            found.putIfAbsent(name, instant);
        }
    }

    /** A day alone says less than anything else: nothing where the day of the detection is known to the minute. */
    private void toldDay() {
        RecordedInstant day = told.startDay();
        if (day != null
                && instant(FieldName.DETECTED).value() == null
                && isNotAfter(day, instant(FieldName.DETECTED))
                && isNotAfter(day, instant(FieldName.RESOLVED))) {
            found.putIfAbsent(FieldName.STARTED, day);
        }
    }

    /** "Date: 2026-04-16 to 2026-05-16": where nothing says it better, it began on the one day and ended on the other. */
    private void statedDays() {
        for (Field field : document.fields()) {
            boolean dates = field.mayBe(FieldName.INCIDENT_DATE) || field.mayBe(FieldName.DURATION);
            Moment from = dates ? MomentScanner.leading(Words.shortened(field.text(), 100)) : null;
            Moment until = from == null || from.date() == null || from.time() != null
                    ? null
                    : MomentScanner.next(Words.shortened(field.text(), 100), from.end());
            if (from != null
                    && until != null
                    && until.date() != null
                    && until.time() == null
                    && TimeRange.isSpan(field.text().substring(from.end(), until.start()))) {
                take(FieldName.STARTED, field, from);
                take(FieldName.RESOLVED, field, until);
                return;
            }
        }
    }

    private void take(FieldName name, Field field, Moment moment) {
        RecordedInstant day = instants.quietly(moment, field.text(), field.line(), document.context());
        boolean fits = name == FieldName.STARTED
                ? isNotAfter(day, instant(FieldName.DETECTED)) && isNotAfter(day, instant(FieldName.RESOLVED))
                : isNotAfter(instant(FieldName.STARTED), day);
        if (ImpactSentences.isDay(day) && fits) {
            found.putIfAbsent(name, day);
        }
    }

    private static boolean isNotAfter(RecordedInstant day, RecordedInstant other) {
        LocalDateTime from = day.local();
        LocalDateTime at = other.local();
        return from == null || at == null || !at.toLocalDate().isBefore(from.toLocalDate());
    }

    private boolean fits(FieldName name, RecordedInstant instant) {
        return name == FieldName.STARTED
                ? precedes(instant, instant(FieldName.DETECTED)) && precedes(instant, instant(FieldName.RESOLVED))
                : precedes(instant(FieldName.STARTED), instant);
    }

    private static boolean precedes(RecordedInstant one, RecordedInstant other) {
        return one.value() == null || other.value() == null || !other.value().isBefore(one.value());
    }

    /** A start and a stated duration give the other end, approximately. */
    private void fromArithmetic() {
        RecordedInstant started = instant(FieldName.STARTED);
        if (started.isKnown()) {
            add(FieldName.DETECTED, started, stated(FieldName.TIME_TO_DETECT));
            DurationReader.Stated whole = stated(FieldName.DURATION);
            add(FieldName.RESOLVED, started, whole);
            add(FieldName.RESOLVED, started, rows.size() < FEW_ROWS ? toRecovery() : null);
        }
    }

    private DurationReader.@Nullable Stated stated(FieldName name) {
        return durations.stream()
                .filter(each -> each.measures() == name && each.words() != null)
                .findFirst()
                .orElse(null);
    }

    /** "Time to recovery" counts from the start ; "time to resolve" may count from the detection. */
    private DurationReader.@Nullable Stated toRecovery() {
        DurationReader.Stated stated = stated(FieldName.TIME_TO_RESTORE);
        String name = stated == null ? "" : Words.fold(stated.kept().name());
        return name.contains("recover") || name.contains("restor") || name.contains("retabl") ? stated : null;
    }

    private void add(FieldName name, RecordedInstant started, DurationReader.@Nullable Stated stated) {
        Instant value = started.value();
        LocalDateTime local = started.local();
        if (stated != null && stated.words() != null && value != null && local != null && !found.containsKey(name)) {
            Duration length = stated.words().duration();
            Precision precision =
                    stated.words().unit().compareTo(Duration.ofHours(1)) >= 0 ? Precision.HOUR : Precision.MINUTE;
            Instant at = value.plus(length);
            LocalDateTime wall =
                    started.zone() == null ? local.plus(length) : LocalDateTime.ofInstant(at, started.zone());
            found.put(
                    name,
                    new RecordedInstant(
                            State.APPROXIMATE,
                            at,
                            wall,
                            started.zone(),
                            started.zoneAssumed(),
                            precision,
                            stated.kept().line(),
                            stated.kept().raw()));
        }
    }

    private void check() {
        RecordedInstant started = instant(FieldName.STARTED);
        refuseBefore(FieldName.DETECTED, "detected", started);
        refuseBefore(FieldName.RESOLVED, "resolved", started);
        RecordedInstant detected = instant(FieldName.DETECTED);
        RecordedInstant resolved = instant(FieldName.RESOLVED);
        if (!precedes(detected, resolved)) {
            findings.note(
                    Rule.INSTANT_BEFORE_START,
                    detected.line(),
                    "detected at \"" + detected.raw() + "\", after it was resolved at \"" + resolved.raw() + "\" (line "
                            + resolved.line() + "); correct one of them if it was not noticed afterwards");
        }
        DurationReader.check(durations, started, detected, resolved, findings);
    }

    private void refuseBefore(FieldName name, String word, RecordedInstant started) {
        RecordedInstant other = instant(name);
        if (!precedes(started, other)) {
            findings.warn(
                    Rule.INSTANT_BEFORE_START,
                    other.line(),
                    word + " at \"" + other.raw() + "\", before it started at \"" + started.raw() + "\" (line "
                            + started.line() + "): a negative duration, so there is no number; correct one of them");
            found.put(
                    name,
                    new RecordedInstant(
                            State.INVALID,
                            null,
                            other.local(),
                            other.zone(),
                            other.zoneAssumed(),
                            other.precision(),
                            other.line(),
                            other.raw()));
        }
    }

    private void noteUnreadableRows() {
        Map<Rule, List<TimelineReader.Row>> unread = new EnumMap<>(Rule.class);
        for (TimelineReader.Row row : rows) {
            if (row.problem() != null) {
                unread.computeIfAbsent(row.problem(), rule -> new ArrayList<>()).add(row);
            }
        }
        unread.forEach((rule, list) -> findings.warn(rule, list.get(0).line(), unreadable(rule, list)));
    }

    private static String unreadable(Rule rule, List<TimelineReader.Row> list) {
        String rows = list.size() == 1
                ? "the timeline's time \"" + raw(list) + "\""
                : list.size() + " times of the timeline, the first one \"" + raw(list) + "\",";
        String verb = list.size() == 1 ? " has " : " have ";
        return switch (rule) {
            case INSTANT_NO_DATE ->
                rows + verb + "no day; write the day in the heading or the first row, such as 2026-03-04 10:05";
            case INSTANT_NO_YEAR -> rows + verb + "no year; write the year, such as 2026-03-04 10:05";
            case INSTANT_DATE_ORDER ->
                rows + " may be day-first or month-first; write the year first, such as 2026-03-04 10:05";
            case INSTANT_IMPOSSIBLE ->
                rows + (list.size() == 1 ? " does" : " do")
                        + " not exist: the calendar has no such day, or the clocks skipped that hour";
            default -> rows + " cannot be read; write 2026-03-04 10:05";
        };
    }

    private static String raw(List<TimelineReader.Row> list) {
        String raw = list.get(0).event().at().raw();
        return raw == null ? "" : Words.shortened(raw, 40);
    }

    private List<Milestone> milestones() {
        return MilestoneReader.read(document, instants);
    }
}
