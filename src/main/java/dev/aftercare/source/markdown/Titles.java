package dev.aftercare.source.markdown;

import java.util.List;

/** Finds the title of a document: the front matter, a field, the first heading that says something, else the name of the file. */
final class Titles {

    private static final List<String> GENERIC = Words.list("""
            postmortem, post mortem, incident report, incident postmortem, incident post mortem, incident review,
            post incident review, retrospective, compte rendu de post mortem, compte rendu, rapport d incident,
            rapport de post mortem, postmortem report, post mortem report, incident, rca, root cause analysis, pir,
            fiche incident, compte rendu post mortem, rapport post mortem
            """);

    private Titles() {}

    static TextLine of(Section document, List<Field> fields, String path) {
        TextLine generic = null;
        for (Field field : fields) {
            boolean usable = field.is(FieldName.TITLE)
                    && !Placeholders.isEmpty(field.text())
                    && field.kind() != Field.Kind.HEADING;
            if (usable && (field.section() == null || field.section().level() <= 1)) {
                return TextLine.of(Words.shortened(field.text(), 300), field.line());
            }
        }
        for (Field field : fields) {
            boolean first = field.line() <= 3 && field.kind() != Field.Kind.FRONT_MATTER;
            if (first && GENERIC.contains(Words.fold(field.key())) && !Placeholders.isEmpty(field.text())) {
                return TextLine.of(Words.shortened(field.text(), 300), field.line());
            }
        }
        for (Section section : document.all()) {
            boolean top = section.level() == 1
                    || (section.level() > 0 && section.level() < 7 && section.parent() == document)
                    || isBelowGeneric(section);
            String text = Words.shortened(section.heading().text(), 300);
            if (top && SectionKind.of(text) == SectionKind.OTHER && !text.isBlank()
                    || section.level() == 1 && !text.isBlank() && generic == null) {
                TextLine title = TextLine.of(text, section.heading().line());
                if (!GENERIC.contains(Words.fold(text))) {
                    return title;
                }
                generic = generic == null ? title : generic;
            }
        }
        return generic == null ? TextLine.of(ofPath(path), 1) : generic;
    }

    /** "# Postmortem", "## Search was empty". */
    private static boolean isBelowGeneric(Section section) {
        Section parent = section.parent();
        return parent != null
                && section.level() == 2
                && parent.children().get(0) == section
                && GENERIC.contains(parent.words());
    }

    /** "2026/03.payments.double-charge.md" is "03.payments.double-charge". */
    private static String ofPath(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        for (String ending :
                List.of(".html.md.erb", ".markdown", ".md", ".qmd", ".txt", ".mdx", ".html", ".htm", ".xhtml")) {
            if (name.length() > ending.length()
                    && name.toLowerCase(java.util.Locale.ROOT).endsWith(ending)) {
                name = name.substring(0, name.length() - ending.length());
            }
        }
        String title = Words.shortened(name, 300);
        return title.isBlank() ? "untitled" : title;
    }
}
