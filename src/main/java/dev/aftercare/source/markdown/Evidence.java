package dev.aftercare.source.markdown;

import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.RecordedInstant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What speaks for and against a document being a postmortem. */
final class Evidence {

    private static final int SENTENCE = 40;

    private static final Set<SectionKind> SPEAKING = EnumSet.of(
            SectionKind.TIMELINE,
            SectionKind.ACTIONS,
            SectionKind.CAUSE,
            SectionKind.IMPACT,
            SectionKind.DETECTION,
            SectionKind.RESOLUTION,
            SectionKind.LESSONS);

    /** Fields that every form has; a form has them empty. */
    private static final Set<FieldName> HEAD = EnumSet.of(
            FieldName.STARTED,
            FieldName.DETECTED,
            FieldName.RESOLVED,
            FieldName.INCIDENT_DATE,
            FieldName.MEETING_DATE,
            FieldName.SEVERITY,
            FieldName.SUMMARY,
            FieldName.CONTACT);

    private static final Set<String> OTHER_NAMES = Set.copyOf(Words.list("""
            readme, index, license, licence, copying, contributing, changelog, code_of_conduct, summary, _sidebar,
            glossary, notice, security, support, codeowners, authors, _index, home, toc, faq, maintainers, governance
            """));

    private static final Phrases INCIDENT_WORDS = Phrases.of("""
            postmortem, post mortem, incident, outage, pir, rca, panne, downtime, is down, post mortems, postmortems,
            retour d experience, interruption, degradation, incidents, outages, pannes
            """);

    /** "INC-002 – Gateway waits for its controller". */
    private static final Pattern NUMBERED = Pattern.compile("(?:inc|pm|pir|rca) ?\\d");

    /** What has times in it and is no incident. */
    private static final Phrases NOTES = Phrases.of("""
            calendar, meeting notes, minutes, agenda, release notes, changelog, meeting, schedule, maintenance calendar,
            calendrier, ordre du jour, notes de version, notes de reunion, planning
            """);

    private static final Phrases FORM_WORDS = Phrases.of("template, templates, modele, gabarit, skeleton, boilerplate");

    /** A file of this name is a form, whatever example stands in it. */
    private static final Set<String> FORM_NAME = Set.copyOf(Words.list("""
            template, modele, gabarit, postmortem, post, mortem, incident, report, review, rapport, rca, pir,
            retrospective, example, d, de, for, of, the, new, md, skeleton
            """));

    /** Texts on how to work with incidents, and not on one. */
    private static final Phrases GUIDE = Phrases.of("""
            guide, how to, process, policy, runbook, playbook, handbook, rfc, checklist, best practices, culture,
            training, procedure, procedures, guidelines, faq, comment ecrire, processus, bonnes pratiques, plan,
            what is, management, tutorial, course, framework, proposal, how we, how i, why we, response,
            severity levels, roles, rotation, drill, game day, gameday, comment nous, pourquoi, postmortems, outages,
            incidents, pannes, post mortems
            """);

    private static final Set<String> PAST = Set.copyOf(Words.list("""
            was, were, had, did, went, started, began, found, noticed, fixed, stopped, failed, became, happened, caused,
            etait, etaient, avait, avons, avaient, ete
            """));

    private static final Set<String> RULES = Set.copyOf(Words.list("""
            should, must, may, shall, doit, doivent, devez, faut, you, your, vous, votre
            """));

    private final boolean incidentTitled;
    private final boolean nameOfForm;
    private final boolean guide;
    private final boolean dated;
    private final boolean durations;
    private final boolean formNamed;
    private final boolean otherNamed;
    private final boolean incidentNamed;
    private final boolean titledWithDay;
    private final boolean troubleTitled;
    private final boolean inFolder;
    private final boolean notes;
    private final Section document;
    private final boolean severity;
    private final boolean day;
    private final boolean actions;
    private final long instants;
    private final long rows;
    private final long unreadRows;
    private final Set<SectionKind> sections = EnumSet.noneOf(SectionKind.class);
    private int filled;
    private int marks;
    private int questions;
    private int lines;
    private int letters;
    private long emptyFields;

    Evidence(String path, Section document, List<Field> fields, List<Postmortem> read) {
        Postmortem first = read.get(0);
        this.document = document;
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        String titled = Words.fold(first.title());
        boolean titleHasDay = MomentScanner.next(first.title(), 0) != null;
        formNamed = Placeholders.isTitle(first.title()) || FORM_WORDS.in(Words.fold(path)) || FORM_WORDS.in(titled);
        nameOfForm = isNameOfForm(name);
        boolean many = read.stream().anyMatch(each -> each.countermeasures().size() >= 3);
        boolean pathHasDay = MomentScanner.next(name.length() > 10 ? name.substring(0, 10) : name, 0) != null;
        guide = GUIDE.in(titled) && !titleHasDay && !pathHasDay && !many;
        dated = titleHasDay || pathHasDay || isDated(document, fields);
        durations = read.stream()
                .anyMatch(each -> each.incident().durations().stream().anyMatch(duration -> duration.value() != null));
        String plain = name.indexOf('.') > 0 ? name.substring(0, name.indexOf('.')) : name;
        otherNamed = OTHER_NAMES.contains(plain) && !(plain.equals("index") && isBundle(path));
        incidentNamed = INCIDENT_WORDS.in(Words.fold(path))
                || INCIDENT_WORDS.in(titled)
                || (dated && ProseWords.isTrouble(titled))
                || document.children().stream().anyMatch(section -> INCIDENT_WORDS.in(section.words()));
        int slash = path.lastIndexOf('/');
        inFolder = slash > 0 && INCIDENT_WORDS.in(Words.fold(path.substring(0, slash)));
        incidentTitled = INCIDENT_WORDS.in(titled) || NUMBERED.matcher(titled).lookingAt();
        notes = NOTES.in(titled);
        titledWithDay = INCIDENT_WORDS.in(titled) && titleHasDay;
        troubleTitled = ProseWords.isTrouble(titled);
        severity = first.severity() != null;
        day = titleHasDay || fields.stream().anyMatch(Evidence::statesDay);
        actions = read.stream().anyMatch(each -> !each.countermeasures().isEmpty());
        instants = read.stream().mapToLong(Evidence::instants).sum();
        rows = rows(read, true);
        unreadRows = rows(read, false);
        weighSections(document);
        weighFields(fields);
    }

    /** "2026-03-04-search-was-empty/index.md" is one page with its pictures beside it. */
    private static boolean isBundle(String path) {
        String[] folders = path.split("/", -1);
        String folder = folders.length < 2 ? "" : Words.fold(folders[folders.length - 2]);
        return Words.count(folder) >= 3
                || folder.chars().filter(Character::isDigit).count() >= 6;
    }

    private static boolean isNameOfForm(String name) {
        List<String> words = List.of(Words.fold(name).split(" ", -1));
        boolean form = words.contains("template") || words.contains("modele") || words.contains("gabarit");
        return form
                && words.stream()
                        .allMatch(word -> FORM_NAME.contains(word)
                                || word.chars().allMatch(Character::isDigit)
                                || word.length() == 2);
    }

    /** Says whether a day with its year stands in a field or in the first lines. */
    private static boolean isDated(Section document, List<Field> fields) {
        boolean field = fields.stream().limit(60).anyMatch(each -> isDay(each.text()));
        return field
                || document.all().stream()
                        .limit(12)
                        .flatMap(section -> StatedZone.lines(section).stream().limit(40))
                        .limit(80)
                        .anyMatch(line -> isDay(line.text()));
    }

    private static boolean isDay(String text) {
        Moment moment = MomentScanner.next(text.length() > 300 ? text.substring(0, 300) : text, 0);
        return moment != null && moment.date() != null && moment.date().year() > 0;
    }

    private static boolean statesDay(Field field) {
        return field.is(FieldName.INCIDENT_DATE) && MomentScanner.leading(field.text()) != null;
    }

    private static long instants(Postmortem postmortem) {
        return List.of(
                        postmortem.incident().started(),
                        postmortem.incident().detected(),
                        postmortem.incident().resolved())
                .stream()
                .filter(instant -> instant.state() != RecordedInstant.State.MISSING)
                .count();
    }

    private static long rows(List<Postmortem> read, boolean known) {
        return read.stream()
                .flatMap(each -> each.incident().timeline().stream())
                .filter(row -> known ? row.at().isKnown() : row.at().state() == RecordedInstant.State.INVALID)
                .count();
    }

    private void weighSections(Section document) {
        for (Section section : document.all()) {
            marks += Placeholders.isForm(section.heading().text()) ? 1 : 0;
            StatedZone.lines(section).forEach(this::weigh);
            if (SPEAKING.contains(section.ownKind()) && sections.add(section.ownKind())) {
                String text = PlainText.ofAll(section, 300);
                filled += text != null && text.length() > SENTENCE ? 1 : 0;
            }
        }
    }

    private void weigh(TextLine line) {
        String text = line.text().strip();
        marks += Placeholders.isForm(text) ? 1 : 0;
        questions += text.endsWith("?") ? 1 : 0;
        lines += text.isEmpty() ? 0 : 1;
        letters += text.length();
    }

    private void weighFields(List<Field> fields) {
        for (Field field : fields) {
            FieldName name = field.certain();
            boolean empty =
                    Placeholders.isEmpty(field.text()) || field.text().chars().noneMatch(Character::isLetterOrDigit);
            emptyFields += name != null && HEAD.contains(name) && empty ? 1 : 0;
            marks += Placeholders.isForm(field.text()) ? 1 : 0;
        }
    }

    private boolean isSilent() {
        return instants == 0 && rows == 0;
    }

    /** Places that nobody filled in, and no time. */
    boolean isForm() {
        boolean form = formNamed
                || marks >= 3
                || emptyFields >= 3
                || (emptyFields >= 2 && !severity)
                || (marks >= 1 && filled < 2);
        boolean filledIn = filled >= 4 && actions && !formNamed;
        return nameOfForm || (isSilent() && form && !filledIn && !otherNamed && (sections.size() >= 2 || formNamed));
    }

    /** Headings without anything below. */
    boolean isHollow() {
        return sections.size() >= 3 && filled < 2 && !otherNamed;
    }

    /** Times of an incident; or its day or severity and what a postmortem tells; or nearly all of what it tells. */
    boolean isPostmortem() {
        boolean told = instants > 0 && (rows >= 2 || (instants >= 2 && filled >= 2))
                || (sections.contains(SectionKind.TIMELINE) && rows + unreadRows >= 3 && filled >= 2);
        if (otherNamed && !told) {
            return false;
        }
        if (notes && sections.isEmpty() && !incidentNamed) {
            return false;
        }
        if (instants > 0 || rows >= 2) {
            return !sections.isEmpty()
                    || incidentNamed
                    || troubleTitled
                    || severity
                    || (rows >= 2 && instants > 0)
                    || instants >= 2;
        }
        boolean tells = filled >= 2 && questions * 4 <= lines;
        boolean why = sections.contains(SectionKind.CAUSE)
                || sections.contains(SectionKind.IMPACT)
                || sections.contains(SectionKind.TIMELINE)
                || incidentNamed;
        return ((severity || day || actions) && tells && why && !(guide && isSilent()))
                || (incidentTitled && dated && !guide && letters >= 300 && questions * 4 <= lines)
                || (severity && day && sections.size() >= 2)
                || (severity && durations)
                || (incidentNamed && dated && filled >= 2 && !guide && questions * 4 <= lines)
                || (titledWithDay && filled >= 1)
                || (incidentNamed && unreadRows >= 2 && filled >= 1 && questions * 4 <= lines)
                || (incidentNamed && filled >= 3 && !guide && questions * 4 <= lines)
                || ((incidentTitled || troubleTitled && dated) && !guide && letters >= 300 && isTale())
                || (inFolder
                        && filled >= 2
                        && !guide
                        && sections.contains(SectionKind.CAUSE)
                        && questions * 4 <= lines);
    }

    /** Who tells what happened writes "was" and "had"; who says how to work writes "should" and "must". */
    private boolean isTale() {
        int past = 0;
        int rules = 0;
        for (Section section : document.all()) {
            for (TextLine line : StatedZone.lines(section)) {
                for (String word :
                        Words.fold(Words.shortened(line.text(), 2_000)).split(" ", -1)) {
                    past += PAST.contains(word) ? 1 : 0;
                    rules += RULES.contains(word) ? 1 : 0;
                }
            }
        }
        return past >= 4 && past > rules * 2;
    }
}
