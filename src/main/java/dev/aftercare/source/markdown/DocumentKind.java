package dev.aftercare.source.markdown;

import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.source.markdown.MarkdownReading.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells a postmortem from an empty form and from everything else that lies in the same folders. */
final class DocumentKind {

    private static final Set<SectionKind> SPEAKING = EnumSet.of(
            SectionKind.TIMELINE,
            SectionKind.ACTIONS,
            SectionKind.CAUSE,
            SectionKind.IMPACT,
            SectionKind.DETECTION,
            SectionKind.RESOLUTION,
            SectionKind.LESSONS);

    private static final List<String> OTHER_NAMES = Words.list("""
            readme, index, license, licence, copying, contributing, changelog, code_of_conduct, summary, _sidebar,
            glossary, notice, security, support, codeowners, authors, _index, home, toc, faq, maintainers, governance
            """);

    private static final List<String> INCIDENT_WORDS = Words.list("""
            postmortem, post mortem, incident, outage, pir, rca, panne, downtime, is down, post mortems, postmortems,
            retour d experience, interruption, degradation
            """);

    private DocumentKind() {}

    /** What a document is, and why it was left out. */
    record Verdict(Kind kind, String reason) {}

    static Verdict of(String path, Section document, List<Field> fields, List<Postmortem> read) {
        Evidence evidence = Evidence.of(path, document, fields, read);
        if (evidence.isTemplate()) {
            return new Verdict(Kind.TEMPLATE, "its places are not filled in");
        }
        if (evidence.isPostmortem()) {
            return new Verdict(Kind.POSTMORTEM, "");
        }
        if (evidence.sections.size() >= 3 && evidence.filled < 2) {
            return new Verdict(Kind.TEMPLATE, "it has the headings of a postmortem and nothing below them");
        }
        return new Verdict(
                Kind.OTHER,
                "it states no start, detection or end of an incident; if it is one, write \"Start Time: 2026-03-04 10:05 Europe/Paris\"");
    }

    private record Evidence(
            boolean formNamed,
            boolean otherNamed,
            boolean incidentNamed,
            boolean titled,
            long instants,
            long rows,
            boolean severity,
            boolean day,
            int actions,
            Set<SectionKind> sections,
            int filled,
            int forms,
            int questions,
            int lines) {

        static Evidence of(String path, Section document, List<Field> fields, List<Postmortem> read) {
            Postmortem first = read.get(0);
            String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
            int dot = name.indexOf('.');
            String base = dot > 0 ? name.substring(0, dot) : name;
            String words = Words.fold(name) + " " + Words.fold(first.title());
            boolean form = Placeholders.isTitle(first.title())
                    || isFormName(Words.fold(path) + " " + Words.fold(first.title()));
            Set<SectionKind> sections = EnumSet.noneOf(SectionKind.class);
            int filled = 0;
            for (Section section : document.all()) {
                if (SPEAKING.contains(section.ownKind()) && sections.add(section.ownKind())) {
                    String text = PlainText.ofAll(section, 300);
                    filled += text != null && text.length() > 40 ? 1 : 0;
                }
            }
            int[] marks = marks(document);
            return new Evidence(
                    form,
                    OTHER_NAMES.contains(base),
                    Words.holdsAny(words, INCIDENT_WORDS) || Words.holdsAny(Words.fold(path), INCIDENT_WORDS),
                    isTitled(first.title()),
                    read.stream().mapToLong(Evidence::instants).sum(),
                    read.stream()
                            .flatMap(each -> each.incident().timeline().stream())
                            .filter(row -> row.at().isKnown())
                            .count(),
                    first.severity() != null,
                    fields.stream()
                                    .anyMatch(field -> field.is(FieldName.INCIDENT_DATE)
                                            && MomentScanner.leading(field.text()) != null)
                            || MomentScanner.next(first.title(), 0) != null,
                    read.stream()
                            .mapToInt(each -> each.countermeasures().size())
                            .sum(),
                    sections,
                    filled,
                    marks[0],
                    marks[1],
                    marks[2]);
        }

        /** "Post-mortem of the attack on November 24th, 2025". */
        private static boolean isTitled(String title) {
            return Words.holdsAny(Words.fold(title), INCIDENT_WORDS) && MomentScanner.next(title, 0) != null;
        }

        private static boolean isFormName(String words) {
            return Words.holdsAny(
                    words, List.of("template", "templates", "modele", "gabarit", "skeleton", "boilerplate"));
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

        /** How many lines are marks to be replaced, how many are questions, how many there are. */
        private static int[] marks(Section document) {
            int[] marks = new int[3];
            for (Section section : document.all()) {
                marks[0] += Placeholders.isForm(section.heading().text()) ? 1 : 0;
                for (TextLine line : StatedZone.lines(section)) {
                    String text = line.text().strip();
                    marks[0] += Placeholders.isForm(text) ? 1 : 0;
                    marks[1] += text.endsWith("?") ? 1 : 0;
                    marks[2] += text.isEmpty() ? 0 : 1;
                }
            }
            return marks;
        }

        boolean isTemplate() {
            boolean silent = instants == 0 && rows == 0;
            boolean form = formNamed || forms >= 3 || (forms >= 1 && filled < 2);
            return silent && form && (sections.size() >= 2 || formNamed) && !otherNamed;
        }

        boolean isPostmortem() {
            if (otherNamed && (instants == 0 || rows < 2)) {
                return false;
            }
            boolean times = instants > 0 || rows >= 2;
            if (times) {
                return !sections.isEmpty() || incidentNamed || rows >= 2 && instants > 0 || severity;
            }
            boolean head = severity || day || actions > 0;
            boolean written = filled >= 2 && questions * 4 <= lines;
            return (head
                            && written
                            && (sections.contains(SectionKind.CAUSE)
                                    || sections.contains(SectionKind.IMPACT)
                                    || sections.contains(SectionKind.TIMELINE)
                                    || incidentNamed))
                    || (severity && day && sections.size() >= 2)
                    || (titled && filled >= 1)
                    || (incidentNamed && filled >= 3 && questions * 4 <= lines);
        }
    }
}
