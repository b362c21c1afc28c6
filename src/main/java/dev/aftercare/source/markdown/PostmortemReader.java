package dev.aftercare.source.markdown;

import dev.aftercare.postmortem.Incident;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.Place;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.source.reading.DateOrderDefault;
import dev.aftercare.source.reading.DocumentReading;
import dev.aftercare.source.reading.ReadingDefaults;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts the postmortems of one file together: what the file is, its incidents, and what each of them says. */
final class PostmortemReader {

    private static final Set<String> WRAPPERS = Set.of("```md", "```markdown", "````md", "````markdown");

    private final ReadingDefaults defaults;
    private final Findings findings;
    private Set<ZoneId> local = Set.of();

    PostmortemReader(ReadingDefaults defaults, Findings findings) {
        this.defaults = defaults;
        this.findings = findings;
    }

    DocumentReading read(List<String> written) {
        List<String> lines = unwrapped(written);
        Findings content = new Findings(findings.file());
        FrontMatter frontMatter = FrontMatter.of(lines, content);
        Section document = outline(frontMatter.body());
        List<Field> fields = FieldCollector.collect(frontMatter, document);
        Language language = defaults.language() == null ? LanguageGuess.of(lines) : defaults.language();
        DateOrder order = order(lines, language, document);
        local = LocalZones.of(lines);
        List<Section> incidents = Incidents.of(document, fields);
        List<Postmortem> read = new ArrayList<>();
        for (int i = 0; i < incidents.size(); i++) {
            read.add(one(
                    document, incidents, WrittenLines.of(lines, incidents, i), i, fields, language, order, content));
        }
        DocumentKind.Verdict verdict = DocumentKind.of(findings.file().path(), document, fields, read);
        return reading(verdict, read, content);
    }

    /** Some tools put a whole report between two fences of code. */
    private static List<String> unwrapped(List<String> lines) {
        int first = 0;
        int last = lines.size() - 1;
        while (first < last && lines.get(first).isBlank()) {
            first++;
        }
        while (last > first && lines.get(last).isBlank()) {
            last--;
        }
        boolean wrapped = last - first > 2
                && WRAPPERS.contains(lines.get(first).strip().toLowerCase(Locale.ROOT))
                && lines.get(last).strip().startsWith("```")
                && lines.get(last).strip().replace("`", "").isEmpty();
        if (!wrapped) {
            return lines;
        }
        List<String> inside = new ArrayList<>(lines);
        inside.set(first, "");
        inside.set(last, "");
        return inside;
    }

    private DateOrder order(List<String> lines, Language language, Section document) {
        DateOrder shown =
                DateOrder.of(lines, defaults.dateOrder() == DateOrderDefault.AUTO && language == Language.FRENCH);
        if (shown != DateOrder.UNDECIDED) {
            return shown;
        }
        return switch (defaults.dateOrder()) {
            case DAY_FIRST -> DateOrder.DAY_FIRST;
            case MONTH_FIRST -> DateOrder.MONTH_FIRST;
            case AUTO -> orderByDay(lines, document);
        };
    }

    private static DateOrder orderByDay(List<String> lines, Section document) {
        if (!DateOrder.isWritten(lines)) {
            return DateOrder.UNDECIDED;
        }
        LocalDate written = new DocumentDays(DateOrder.UNDECIDED).written(document);
        DateOrder near = written == null ? DateOrder.UNDECIDED : DateOrder.near(lines, written);
        return near == DateOrder.UNDECIDED ? DateOrder.ofZones(lines) : near;
    }

    private Section outline(List<String> written) {
        boolean plain = findings.file().path().toLowerCase(Locale.ROOT).endsWith(".txt");
        List<String> lines = plain ? withoutIndent(written) : written;
        boolean html = HtmlReader.isDocument(findings.file().path(), lines);
        return html ? OutlineBuilder.outlineOfHtml(lines) : OutlineBuilder.outline(lines);
    }

    private DocumentReading reading(DocumentKind.Verdict verdict, List<Postmortem> read, Findings content) {
        switch (verdict.kind()) {
            case POSTMORTEM -> {
                findings.addAll(content);
                return new DocumentReading(verdict.kind(), read, findings.all());
            }
            case TEMPLATE -> findings.note(Rule.DOCUMENT_TEMPLATE, 0, "an empty form, left out: " + verdict.reason());
            case OTHER -> findings.note(Rule.DOCUMENT_OTHER, 0, "no postmortem, left out: " + verdict.reason());
        }
        return new DocumentReading(verdict.kind(), List.of(), findings.all());
    }

    private Postmortem one(
            Section document,
            List<Section> incidents,
            WrittenLines written,
            int index,
            List<Field> all,
            Language language,
            DateOrder order,
            Findings content) {
        Section root = incidents.get(index);
        boolean several = incidents.size() > 1;
        List<Field> fields = several
                ? all.stream().filter(field -> belongs(field, root, incidents)).toList()
                : all;
        String path = findings.file().path();
        boolean headed = several && !Words.oneLine(root.heading().text()).isEmpty();
        TextLine title = headed ? root.heading() : Titles.of(document, all, path);
        DocumentDays days = new DocumentDays(order);
        LocalDate near = days.near(fields, title.text(), path);
        near = near == null ? days.written(root) : near;
        ZoneWords zone = zone(document, fields);
        InstantReader silent = new InstantReader(defaults.zone(), local, order, new Findings(findings.file()));
        LocalDate day = day(days, root, fields, title.text(), near);
        boolean dated = day != null || statesDay(fields, silent, new InstantReader.Context(null, near, zone));
        day = dated ? day : days.only(root);
        day = dated || day != null ? day : dayOfFile(days, fields, content);
        InstantReader.Context context = new InstantReader.Context(day, day == null ? near : day, zone);
        InstantReader instants = new InstantReader(defaults.zone(), local, order, content);
        DocumentFacts facts = new DocumentFacts(root, fields, context, written);
        Map<FieldName, RecordedInstant> stated = StatedInstants.read(fields, instants, context, content);
        List<TimelineReader.Row> rows = TimelineReader.read(root, instants, context, zone, anchor(stated));
        Incident incident = new IncidentReader(facts, instants, rows, stated, content).read();
        String id = Postmortem.idOf(findings.file().source(), path, index + 1);
        Details details = new Details(facts, defaults, path, content);
        return details.postmortem(
                id,
                findings.file().at(title.line()),
                language,
                title.text(),
                days.meeting(fields, context.near(), content),
                incident,
                CountermeasureReader.read(
                        sections(document, incidents, index),
                        id,
                        order,
                        day(incident, context),
                        defaults.tickets(),
                        people(facts),
                        content));
    }

    private static @Nullable LocalDate day(Incident incident, InstantReader.Context context) {
        return Stream.of(incident.started(), incident.detected(), incident.resolved())
                .map(RecordedInstant::local)
                .filter(Objects::nonNull)
                .findFirst()
                .map(LocalDateTime::toLocalDate)
                .orElse(context.near());
    }

    /** The day of the incident: what fields or the title state, what the summary tells, what the report begins with. */
    private static @Nullable LocalDate day(
            DocumentDays days, Section root, List<Field> fields, String title, @Nullable LocalDate near) {
        LocalDate day = days.incident(fields, title, near);
        day = day == null ? days.told(root, near) : day;
        return day == null ? days.opening(root) : day;
    }

    /** Says whether a start or a detection is stated with its date: the timeline then follows from that. */
    private static boolean statesDay(List<Field> fields, InstantReader instants, InstantReader.Context context) {
        Map<FieldName, RecordedInstant> stated =
                StatedInstants.read(fields, instants, context, new Findings(Place.of("", "")));
        return Stream.of(FieldName.STARTED, FieldName.DETECTED)
                .map(stated::get)
                .anyMatch(instant -> instant != null && instant.isKnown());
    }

    /** At last what the file's name begins with. */
    private @Nullable LocalDate dayOfFile(DocumentDays days, List<Field> fields, Findings content) {
        LocalDate named = days.ofFile(findings.file().path(), fields);
        if (named != null) {
            content.noteOnce(
                    Rule.INSTANT_DAY_OF_FILE,
                    1,
                    "no day is stated, so times without one were read as those of " + named
                            + ", as the file is named or dated; write \"Incident date: " + named + "\"");
        }
        return named;
    }

    /** The names that the document knows: who stands behind an action in brackets is one of them. */
    private static Set<String> people(DocumentFacts facts) {
        return ParticipantReader.read(facts).stream()
                .map(each -> Words.fold(each.name()))
                .collect(Collectors.toSet());
    }

    /** In a plain text deep bullets are bullets; in Markdown they would be code. */
    private static List<String> withoutIndent(List<String> lines) {
        return lines.stream()
                .map(line -> {
                    String rest = line.stripLeading();
                    boolean bullet = rest.length() > 1 && "-*•".indexOf(rest.charAt(0)) >= 0 && rest.charAt(1) == ' ';
                    return bullet && line.length() - rest.length() >= 4 ? "  - " + rest.substring(2) : line;
                })
                .toList();
    }

    private static @Nullable RecordedInstant anchor(Map<FieldName, RecordedInstant> stated) {
        for (FieldName name : List.of(FieldName.STARTED, FieldName.DETECTED, FieldName.RESOLVED)) {
            RecordedInstant instant = stated.get(name);
            if (instant != null && instant.isKnown()) {
                return instant;
            }
        }
        return null;
    }

    /** What stands outside all incidents holds for each of them, except how long they took on average. */
    private static boolean belongs(Field field, Section root, List<Section> incidents) {
        Section section = field.section();
        boolean duration = field.is(FieldName.TIME_TO_DETECT) || field.is(FieldName.TIME_TO_RESTORE);
        return section == null
                || isWithin(section, root)
                || !duration && incidents.stream().noneMatch(other -> isWithin(section, other));
    }

    /** Countermeasures outside all incidents belong to the first one: nobody should be reminded of one twice. */
    private static List<Section> sections(Section document, List<Section> incidents, int index) {
        if (incidents.size() == 1) {
            return document.all();
        }
        Section root = incidents.get(index);
        return document.all().stream()
                .filter(section -> isWithin(section, root)
                        || (index == 0 && incidents.stream().noneMatch(other -> isWithin(section, other))))
                .toList();
    }

    private static boolean isWithin(Section section, Section root) {
        for (Section each = section; each != null; each = each.parent()) {
            if (each == root) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable ZoneWords zone(Section document, List<Field> fields) {
        for (Field field : fields) {
            if (field.is(FieldName.TIME_ZONE)) {
                ZoneWords zone = MomentScanner.nextZone(
                        field.text().length() > 100 ? field.text().substring(0, 100) : field.text(), 0);
                if (zone != null) {
                    return zone;
                }
            }
        }
        return StatedZone.ofDocument(document);
    }
}
