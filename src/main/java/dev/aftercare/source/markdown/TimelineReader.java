package dev.aftercare.source.markdown;

import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.TimelineEvent;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of timelines: tables ({@code Time | Event}), bullets ({@code * [08:47] …}), headings ({@code ### 13:35}) and
 * lines. A day is stated once, in a heading, a line or a row, and holds until the next one; a timeline that passes midnight goes
 * on in the next day.
 */
final class TimelineReader {

    /** A row that is earlier than the one before by less than this is out of order; by more, it is the next day. */
    private static final int MIDNIGHT_HOURS = 4;

    private static final int MOST_ROWS = 2_000;
    private static final int LONGEST_TEXT = 1_000;

    private static final List<String> TIME_HEADS = Words.list("""
            time, heure, heures, date, timestamp, when, horaire, quand, hour, date time, datetime, times, at, jour
            """);

    private static final Set<String> BESIDE_HEADS = Set.copyOf(Words.list("""
            source, sources, evidence, reference, references, ref, link, links, proof, preuve, preuves, lien, liens, logs
            """));

    private static final Phrases FOR_ALL = Phrases.of("""
            unless otherwise, all events, all times, all of these, all on, sauf mention contraire, sauf indication contraire,
            tous les evenements, toutes les heures
            """);

    private final InstantReader instants;
    private final @Nullable ZoneWords documentZone;
    private final List<Row> rows = new ArrayList<>();
    private InstantReader.Context context;
    private @Nullable LocalDate day;
    private @Nullable LocalDateTime last;
    private @Nullable ZoneWords written;
    private boolean lastTwelve;
    private @Nullable LocalDate dayForAll;
    private final @Nullable RecordedInstant anchor;

    /**
     * One row.
     *
     * @param event what is kept of it
     * @param roles what its words say
     * @param line its line
     * @param timed whether it states a time
     * @param problem why its time could not be read; null where it could
     * @param tint the color that it is marked with
     */
    record Row(
            TimelineEvent event,
            Set<TimelineWords.Role> roles,
            int line,
            boolean timed,
            @Nullable Rule problem,
            Tint tint) {

        boolean says(TimelineWords.Role role) {
            return roles.contains(role);
        }
    }

    private TimelineReader(
            InstantReader instants,
            InstantReader.Context context,
            @Nullable ZoneWords documentZone,
            @Nullable RecordedInstant anchor) {
        this.instants = instants;
        this.context = context;
        this.documentZone = documentZone;
        this.anchor = anchor;
    }

    /**
     * The rows of all timelines below a section.
     *
     * @param anchor the start (else the detection or end) as a field states it: the day and zone of a timeline that states none; null
     *     where no field does
     */
    static List<Row> read(
            Section root,
            InstantReader instants,
            InstantReader.Context context,
            @Nullable ZoneWords documentZone,
            @Nullable RecordedInstant anchor) {
        TimelineReader reader = new TimelineReader(instants, context, documentZone, anchor);
        reader.section(root, context, false);
        if (reader.rows.stream().noneMatch(Row::timed)) {
            StatusUpdates.of(root).forEach(reader::add);
        }
        return ColoredRows.read(reader.rows);
    }

    private void section(Section section, InstantReader.Context around, boolean continued) {
        if (section.ownKind() == SectionKind.APPENDIX
                || section.ownKind() == SectionKind.ACTIONS
                || section.ownKind() == SectionKind.LESSONS) {
            return;
        }
        boolean timeline = continued || section.isWithin(SectionKind.TIMELINE);
        if (section.ownKind() == SectionKind.TIMELINE) {
            day = around.day();
            last = null;
        }
        InstantReader.Context here = around.in(StatedZone.in(section));
        enter(here);
        boolean row = heading(section, timeline);
        InstantReader.Context inside =
                here.on(timeline || section.heading().isBlank() ? day : dayOf(section.heading(), here));
        enter(inside.in(here.zone() == null ? documentZone : null));
        if (!row) {
            for (Block block : section.blocks()) {
                block(block, section, timeline);
            }
        }
        boolean timed = !timeline && hasTimedHeadings(section);
        boolean goesOn = false;
        for (Section child : section.children()) {
            InstantReader.Context next = timeline || timed ? context.on(day) : inside;
            goesOn |= timed && hasTime(MomentScanner.leading(child.heading().text()));
            if (timed && goesOn) {
                section(
                        child,
                        next,
                        hasTime(MomentScanner.leading(child.heading().text())));
                continue;
            }
            goesOn = child.ownKind() == SectionKind.TIMELINE || (goesOn && isDay(child));
            section(child, next, continued || (goesOn && isDay(child)));
        }
    }

    /** "## 4 March" behind "## Timeline" goes on with it. */
    private static boolean isDay(Section section) {
        String heading = section.heading().text();
        Moment moment = heading.length() > 60 ? null : MomentScanner.leading(heading);
        return moment != null
                && moment.date() != null
                && Words.fold(heading.substring(moment.end())).isEmpty();
    }

    /** "### 06:12 – Detection", "### 07:30 – Resolution": headings that are rows, whatever stands above them. */
    private static boolean hasTimedHeadings(Section section) {
        return section.children().stream()
                        .filter(child ->
                                hasTime(MomentScanner.leading(child.heading().text())))
                        .count()
                >= 2;
    }

    private void enter(InstantReader.Context next) {
        if (next.day() != null && !next.day().equals(context.day())) {
            day = next.day();
            last = null;
        } else if (day == null) {
            day = next.day();
        }
        context = next;
    }

    private @Nullable LocalDate dayOf(TextLine heading, InstantReader.Context around) {
        Moment moment = MomentScanner.leading(heading.text());
        moment = moment == null ? MomentScanner.next(heading.text(), 0) : moment;
        return moment == null ? null : instants.day(moment, around.near());
    }

    /** "### 2020-01-20 13:50" is a row, "### 2020-01-20" a day. */
    private boolean heading(Section section, boolean timeline) {
        if (!timeline || section.ownKind() == SectionKind.TIMELINE) {
            if (section.ownKind() == SectionKind.TIMELINE) {
                takeDay(MomentScanner.next(section.heading().text(), 0));
            }
            return false;
        }
        Moment moment = MomentScanner.leading(section.heading().text());
        if (moment == null || moment.time() == null) {
            takeDay(moment == null ? MomentScanner.next(section.heading().text(), 0) : moment);
            return false;
        }
        TextLine rest = rest(section.heading(), moment);
        TextLine body = firstWords(section);
        TextLine stop = TextLine.of(rest.isBlank() || body.isBlank() ? "" : ".", rest.line());
        add(moment, section.heading(), rest.isBlank() ? body : TextLine.joined(List.of(rest, stop, body)));
        return true;
    }

    private static TextLine firstWords(Section section) {
        List<TextLine> words = new ArrayList<>();
        for (Block block : section.blocks()) {
            if (block instanceof Block.Paragraph paragraph) {
                words.addAll(paragraph.lines());
            } else if (block instanceof Block.Listing listing) {
                listing.items().forEach(item -> words.add(asClause(item)));
            }
        }
        return words.isEmpty() ? TextLine.of("", section.heading().line()) : TextLine.joined(words);
    }

    private static TextLine asClause(Block.Item item) {
        String text = item.head().text();
        boolean ends = text.endsWith(".") || text.endsWith(";") || text.endsWith("?") || text.endsWith("!");
        return TextLine.of(ends ? text : text + ";", item.line());
    }

    /** "Unless otherwise noted all events happened on 2026-03-04" holds again behind a row of another day. */
    private void takeDayForAll(TextLine line) {
        String text = Words.shortened(line.text(), 300);
        if (FOR_ALL.in(Words.fold(text))) {
            takeDay(MomentScanner.next(text, 0));
            dayForAll = day;
        }
    }

    private void takeDay(@Nullable Moment moment) {
        LocalDate stated = moment == null ? null : instants.day(moment, context.near());
        if (stated != null) {
            day = stated;
            last = null;
        }
    }

    private void block(Block block, Section section, boolean timeline) {
        if (block instanceof Block.Table table) {
            if (isTimeline(table, section)) {
                table(table);
            }
        } else if (block instanceof Block.Listing listing && (timeline || isTimed(listing))) {
            listing.items().forEach(this::item);
        } else if (block instanceof Block.Paragraph paragraph && (timeline || isTimed(paragraph.lines()))) {
            lines(paragraph.lines());
        } else if (block instanceof Block.Quote quote && timeline) {
            quote.blocks().stream()
                    .filter(inner -> !(inner instanceof Block.Quote))
                    .forEach(inner -> block(inner, section, true));
        }
    }

    /** A list or paragraph outside a timeline is one where nearly all items or lines begin with a time. */
    static boolean isTimed(Block.Listing listing) {
        return isTimed(listing.items().stream().map(Block.Item::head).toList());
    }

    private static boolean isTimed(List<TextLine> lines) {
        if (lines.size() < 3) {
            return false;
        }
        long timed = lines.stream()
                .filter(line -> hasTime(MomentScanner.leading(line.text())))
                .count();
        return timed * 3 >= lines.size() * 2L;
    }

    private static boolean hasTime(@Nullable Moment moment) {
        return moment != null && moment.time() != null;
    }

    private void item(Block.Item item) {
        TextLine head = item.head();
        Moment moment = MomentScanner.leading(head.text());
        if (moment == null && labelled(head)) {
            return;
        }
        if (moment == null) {
            item.nested().forEach(this::nestedItem);
            return;
        }
        TextLine rest = rest(head, moment);
        if (moment.time() == null && rest.isBlank()) {
            takeDay(moment);
            item.nested().forEach(this::nestedItem);
            return;
        }
        add(moment, head, rest.isBlank() ? firstNested(item) : rest);
        if (moment.time() == null) {
            item.nested().forEach(this::nestedItem);
        }
    }

    /** "Issue detection (4 March 2026, 20:00): …" and "Detected at 10:05: …" state their time in the label. */
    private boolean labelled(TextLine head) {
        int colon = labelEnd(head.text());
        Moment moment = colon < 0 ? null : MomentScanner.next(head.text().substring(0, colon), 0);
        boolean ends = moment != null
                && moment.time() != null
                && Words.fold(head.text().substring(moment.end(), colon)).isEmpty();
        if (!ends || moment == null) {
            return false;
        }
        String label = head.text().substring(0, moment.start());
        add(
                moment,
                head,
                TextLine.of(
                        bare(label) + ": " + head.text().substring(colon + 1).strip(), head.line()));
        return true;
    }

    /** The colon behind a short label; a colon of a time has no blank behind it. */
    private static int labelEnd(String text) {
        for (int i = 0; i < Math.min(text.length(), 90); i++) {
            if (text.charAt(i) == ':' && (i + 1 == text.length() || " *_".indexOf(text.charAt(i + 1)) >= 0)) {
                return i;
            }
        }
        return -1;
    }

    private static String bare(String label) {
        int end = label.length();
        while (end > 0 && !Character.isLetterOrDigit(label.charAt(end - 1))) {
            end--;
        }
        return label.substring(0, end);
    }

    private static TextLine firstNested(Block.Item item) {
        List<TextLine> words = new ArrayList<>();
        item.nested().forEach(nested -> words.add(asClause(nested)));
        for (Block block : item.blocks().stream().skip(1).toList()) {
            if (block instanceof Block.Paragraph paragraph) {
                words.addAll(paragraph.lines());
            }
        }
        return words.isEmpty() ? TextLine.of("", item.line()) : TextLine.joined(words);
    }

    private void nestedItem(Block.Item item) {
        Moment moment = MomentScanner.leading(item.head().text());
        if (hasTime(moment)) {
            item(item);
        }
    }

    private void lines(List<TextLine> lines) {
        for (int i = 0; i < lines.size(); i++) {
            TextLine line = lines.get(i);
            Moment moment = MomentScanner.leading(line.text());
            if (moment == null) {
                takeDayForAll(line);
                continue;
            }
            TextLine rest = rest(line, moment);
            List<TextLine> text = new ArrayList<>(List.of(rest));
            while (moment.time() != null
                    && i + 1 < lines.size()
                    && MomentScanner.leading(lines.get(i + 1).text()) == null) {
                text.add(lines.get(++i));
            }
            if (moment.time() == null && rest.isBlank()) {
                takeDay(moment);
            } else if (i == 0 || moment.time() != null) {
                add(moment, line, TextLine.joined(text).stripped());
            }
        }
    }

    /** Says whether a table is a timeline: a column of times, and beside it what happened. */
    static boolean isTimeline(Block.Table table, Section section) {
        if (section.isWithin(SectionKind.ACTIONS)
                || table.head().cells().size() < 2
                || table.body().isEmpty()) {
            return false;
        }
        if (isIndex(table)) {
            return false;
        }
        int column = timeColumn(table);
        boolean named = column >= 0;
        int looked = Math.max(0, column);
        long moments = table.body().stream()
                .limit(50)
                .filter(row -> isTimeCell(row.cell(looked).text()))
                .count();
        long rows = Math.min(50, table.body().size());
        long blank = table.body().stream()
                .limit(50)
                .filter(row -> row.cell(looked).isBlank())
                .count();
        return named
                ? moments * 2 >= rows - blank && moments > 0 || blank == rows
                : section.isWithin(SectionKind.TIMELINE) && moments * 2 > rows;
    }

    /** Rows that lead to other reports are an index. */
    private static boolean isIndex(Block.Table table) {
        long linked = table.body().stream()
                .limit(50)
                .filter(row -> row.cells().stream()
                        .flatMap(cell -> cell.links().stream())
                        .anyMatch(link -> isReport(link.target())))
                .count();
        return linked > 0 && linked * 2 > Math.min(50, table.body().size());
    }

    private static boolean isReport(String target) {
        String path = target.indexOf('#') > 0 ? target.substring(0, target.indexOf('#')) : target;
        return path.indexOf("://") < 0
                && (path.endsWith(".md") || path.endsWith(".html") || path.endsWith(".markdown"));
    }

    private static boolean isTimeCell(String cell) {
        String text = Words.oneLine(cell);
        return MomentScanner.leading(text) != null
                || (!text.isEmpty() && text.length() < 24 && !text.chars().anyMatch(Character::isLetter))
                || Placeholders.isForm(text);
    }

    private static int timeColumn(Block.Table table) {
        int date = -1;
        for (int i = 0; i < Math.min(4, table.head().cells().size()); i++) {
            String head = Words.fold(table.head().cell(i).text());
            if (isTimeHead(head)) {
                if (!isDateHead(head)) {
                    return i;
                }
                date = date < 0 ? i : date;
            }
        }
        return date;
    }

    /** "Date", "Date (2026)": beside a column of times. */
    private static boolean isDateHead(String head) {
        return head.equals("date")
                || head.equals("jour")
                || head.equals("day")
                || head.startsWith("date ") && !Words.holdsAny(head, List.of("time", "heure", "hour", "utc", "gmt"));
    }

    private static boolean isTimeHead(String head) {
        return head.length() < 60
                && TIME_HEADS.stream().anyMatch(word -> head.equals(word) || head.startsWith(word + " "));
    }

    private void table(Block.Table table) {
        int time = Math.max(0, timeColumn(table));
        int date = dateColumn(table, time);
        Set<Integer> beside = besideColumns(table);
        InstantReader.Context around = context;
        context = context.in(
                MomentScanner.nextZone(Words.oneLine(table.head().cell(time).text()), 0));
        for (Block.Row row : table.body()) {
            TextLine cell = date < 0 ? row.cell(time) : bothCells(row, date, time);
            TextLine text = rowText(row, date, time, beside).tinted(cell.tint());
            Moment moment = MomentScanner.leading(Words.oneLine(cell.text()));
            if (moment != null) {
                add(moment, cell, text);
            } else if (!text.isBlank() && !Placeholders.isEmpty(text.text()) && !Placeholders.isForm(cell.text())) {
                unreadable(cell, text);
            }
        }
        context = around;
    }

    private static Set<Integer> besideColumns(Block.Table table) {
        Set<Integer> beside = new HashSet<>();
        for (int i = 0; i < table.head().cells().size(); i++) {
            if (BESIDE_HEADS.contains(Words.fold(table.head().cell(i).text()))) {
                beside.add(i);
            }
        }
        return beside;
    }

    private static int dateColumn(Block.Table table, int time) {
        int weekday = -1;
        for (int i = 0; i < table.head().cells().size(); i++) {
            String head = Words.fold(table.head().cell(i).text());
            if (i != time && isDateHead(head)) {
                if (!head.equals("day") && !head.equals("jour")) {
                    return i;
                }
                weekday = i;
            }
        }
        return weekday;
    }

    private static TextLine bothCells(Block.Row row, int date, int time) {
        return TextLine.of((row.cell(date).text() + " " + row.cell(time).text()).strip(), row.line());
    }

    /** What happened, without the columns that say where it is recorded. */
    private static TextLine rowText(Block.Row row, int date, int time, Set<Integer> beside) {
        List<TextLine> texts = new ArrayList<>();
        for (int i = 0; i < row.cells().size(); i++) {
            if (i != date && i != time && !beside.contains(i) && !row.cell(i).isBlank()) {
                texts.add(row.cell(i));
            }
        }
        return texts.isEmpty() ? TextLine.of("", row.line()) : TextLine.joined(texts);
    }

    private void unreadable(TextLine cell, TextLine text) {
        String raw = Words.oneLine(cell.text());
        if (rows.size() < MOST_ROWS) {
            RecordedInstant at = raw.isEmpty() ? RecordedInstant.missing() : InstantReader.invalid(cell.line(), raw);
            rows.add(row(
                    at,
                    text,
                    cell.line(),
                    false,
                    raw.isEmpty() || !raw.chars().anyMatch(Character::isDigit) ? null : Rule.INSTANT_UNREADABLE));
        }
    }

    /** What stands behind a moment, without the end of a range and the signs between. */
    private static TextLine rest(TextLine line, Moment moment) {
        String text = line.text();
        int at = separators(text, moment.end());
        int word = text.startsWith("to ", at) ? 3 : text.startsWith("à ", at) ? 2 : 0;
        boolean range = at > moment.end()
                && text.substring(moment.end(), at).chars().anyMatch(letter -> "-–—→".indexOf(letter) >= 0);
        if (range || word > 0) {
            Moment until = at + word < text.length() ? MomentScanner.leading(text.substring(at + word)) : null;
            if (until != null && until.time() != null && until.start() == 0) {
                at = separators(text, at + word + until.end());
            }
        }
        return line.from(Math.min(at, text.length()));
    }

    private static int separators(String text, int from) {
        int at = from;
        while (at < text.length() && " -–—:|]*)~?.,→=>\u00a0".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private void add(Moment moment, TextLine place, TextLine text) {
        if (rows.size() >= MOST_ROWS) {
            return;
        }
        LocalDate stated = instants.day(moment, context.near() == null ? day : context.near());
        boolean carried = moment.date() == null;
        day = stated == null ? day : stated;
        if (carried && dayForAll != null && day != null && day.isBefore(dayForAll)) {
            day = dayForAll;
            last = null;
        }
        if (carried) {
            startAtAnchor(moment);
            goToWeekday(moment);
        }
        boolean unclear = carried && passes(moment);
        LocalDate near =
                moment.date() != null && moment.date().year() == 0 && context.near() != null ? context.near() : day;
        written = moment.zone() == null ? written : moment.zone();
        ZoneWords zone = context.zone() == null ? written == null ? zoneOfAnchor() : written : context.zone();
        InstantReader.Context here = new InstantReader.Context(day, near == null ? context.near() : near, zone);
        String raw = raw(moment, place.text());
        RecordedInstant at =
                unclear ? InstantReader.invalid(place.line(), raw) : instants.quietly(moment, raw, place.line(), here);
        Rule problem = unclear ? Rule.INSTANT_UNREADABLE : instants.problem(moment, here);
        Row row = row(at, untilNextTime(text), place.line(), moment.time() != null, problem);
        if (isSpan(moment, place.text())) {
            row.roles().remove(TimelineWords.Role.DETECTION);
        }
        rows.add(row);
        remember(moment, at);
    }

    /** What a later sentence tells of another time does not belong to the row: "10:05 the queue stops. At 10:40 it was back." */
    private static TextLine untilNextTime(TextLine text) {
        String words = text.text();
        int end = words.length() < 40 ? words.length() : Sentences.end(words, 0);
        while (end < Math.min(words.length(), LONGEST_TEXT)) {
            int next = Sentences.end(words, end);
            Moment moment = MomentScanner.next(words.substring(end, Math.min(next, end + 160)), 0);
            if (moment != null && moment.time() != null) {
                return text.part(0, end);
            }
            end = next;
        }
        return text;
    }

    /** "01:00–12:30: alerts" is a span of time, not when somebody noticed. */
    private static boolean isSpan(Moment moment, String text) {
        String behind =
                text.substring(Math.min(moment.end(), text.length()), Math.min(moment.end() + 30, text.length()));
        boolean dash = !behind.isBlank() && "-–—→".indexOf(behind.strip().charAt(0)) >= 0;
        Moment until = dash ? MomentScanner.leading(behind.strip().substring(1)) : null;
        return until != null && until.time() != null && until.start() < 3;
    }

    /** The words of the time: a cell as it is, else only what states it. */
    private static String raw(Moment moment, String text) {
        if (text.length() <= 40 && moment.end() + 12 >= text.length()) {
            return Words.oneLine(text);
        }
        boolean mark = moment.start() > 0 && "~≈".indexOf(text.charAt(moment.start() - 1)) >= 0;
        return Words.oneLine(
                text.substring(mark ? moment.start() - 1 : moment.start(), Math.min(moment.end(), text.length())));
    }

    private void add(StatusUpdates.Update update) {
        int before = rows.size();
        add(update.moment(), update.place(), update.text());
        if (rows.size() > before) {
            rows.get(before).roles().add(update.isEnd() ? TimelineWords.Role.END : TimelineWords.Role.RESPONSE);
        }
    }

    /** People write the zone once: in the first row, or at the start that a field states. */
    private @Nullable ZoneWords zoneOfAnchor() {
        return anchor == null || anchor.zone() == null || anchor.zoneAssumed() ? null : ZoneWords.of(anchor.zone());
    }

    /** A timeline without a day is that of the start which a field states; what happened late the evening before came before it. */
    private void startAtAnchor(Moment moment) {
        Moment.TimeWords time = moment.time();
        LocalDateTime at = anchor == null ? null : anchor.local();
        if (day == null && at != null && time != null) {
            LocalDate started = at.toLocalDate();
            boolean before = started.atTime(time.time()).isAfter(at.plusHours(12));
            day = before ? started.minusDays(1) : started;
        }
    }

    /** "Fri 17:40": the next such day from the row before, and near the start for the first row. */
    private void goToWeekday(Moment moment) {
        DayOfWeek weekday = moment.weekday();
        LocalDate current = day;
        if (weekday != null && current != null) {
            LocalDate from = last == null ? current.minusDays(3) : current;
            day = from.with(TemporalAdjusters.nextOrSame(weekday));
            if (!day.equals(current)) {
                last = null;
            }
        }
    }

    private static Row row(RecordedInstant at, TextLine text, int line, boolean timed, @Nullable Rule problem) {
        String plain = Words.oneLine(text.text());
        int colon = FieldCollector.keyEnd(text);
        boolean labelled = colon > 0
                && colon < 40
                && (!text.bold().isEmpty() && text.bold().start() == 0
                        || Words.count(Words.fold(plain.substring(0, Math.min(colon, plain.length())))) <= 2);
        String label = labelled ? Words.fold(plain.substring(0, Math.min(colon, plain.length()))) : "";
        String kept = Words.shortened(plain, LONGEST_TEXT);
        Set<TimelineWords.Role> roles = TimelineWords.roles(kept, label);
        if (tellsOfAnotherDay(kept)) {
            roles.removeAll(
                    List.of(TimelineWords.Role.START, TimelineWords.Role.WEAK_START, TimelineWords.Role.BREAKING));
        }
        return new Row(new TimelineEvent(at, kept), roles, line, timed, problem, text.tint());
    }

    /** "Checks the logs: it began on 12 February at 3 pm" is not where it began. */
    private static boolean tellsOfAnotherDay(String text) {
        Moment moment = MomentScanner.next(Words.shortened(text, 400), 0);
        return moment != null && moment.date() != null && moment.time() != null;
    }

    private void remember(Moment moment, RecordedInstant at) {
        if (at.local() != null && moment.time() != null) {
            last = at.local();
            lastTwelve = moment.time().twelve();
        } else if (at.local() != null) {
            last = null;
        }
    }

    /** Moves on to the next day where a time says so; says whether a clock with twelve hours leaves it open. */
    private boolean passes(Moment moment) {
        Moment.TimeWords time = moment.time();
        LocalDate current = day;
        LocalDateTime before = last;
        if (time == null || current == null || before == null) {
            return false;
        }
        LocalDateTime wall = current.atTime(time.time());
        if (wall.plusHours(MIDNIGHT_HOURS).isBefore(before)) {
            if (time.twelve() && lastTwelve) {
                return true;
            }
            day = current.plusDays(1);
        }
        return false;
    }
}
