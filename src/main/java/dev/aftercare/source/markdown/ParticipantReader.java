package dev.aftercare.source.markdown;

import dev.aftercare.postmortem.Participant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds who took part in an incident or its meeting: fields that name a role ("Incident commander: Ada Keller"), lists of
 * participants with roles behind them, and sections and tables of people.
 */
final class ParticipantReader {

    private static final int MOST = 60;
    private static final int LONGEST_NAME = 60;

    private static final List<String> ROLES = Words.list("""
            incident commander, ic, incident lead, incident manager, commander, scribe, communications lead,
            comms lead, communication lead, communications, tech lead, technical lead, operations lead, ops lead,
            on call, on call engineer, oncall, oncall engineer, on call sre, primary on call, facilitator, animateur,
            animatrice, rapporteur, redacteur, redactrice, redacteurs, author, authors, author s, auteur, auteurs, autrice, reviewer,
            reviewers, relecteur, relecteurs, customer liaison, liaison, incident coordinator, coordinator,
            responsable d incident, responsable de l incident, pilote de crise, note taker, deputy,
            incident responder, lead investigator, postmortem author, post mortem author, report author, written by,
            redige par, prepared by, secretaire, astreinte, d astreinte, subject matter expert, sme,
            customer support, support lead, incident owner, engineer on call, resolver, resolved by, resolu par
            """);

    private static final List<String> GROUPS = Words.list("""
            participants, participant, attendees, attendee, responders, responder, involved, people involved,
            people, who, who responded, presents, present, personnes presentes, intervenants, intervenant,
            participants a la reunion, meeting participants, incident responders, engineers involved, team members,
            who was involved, atendees, persons involved, participants au post mortem
            """);

    private final Map<String, Participant> found = new LinkedHashMap<>();

    private ParticipantReader() {}

    static List<Participant> read(DocumentFacts document) {
        ParticipantReader reader = new ParticipantReader();
        document.fields().forEach(reader::field);
        for (Section section : document.root().all()) {
            if (section.ownKind() == SectionKind.PEOPLE) {
                reader.section(section);
            }
        }
        return List.copyOf(reader.found.values());
    }

    private void field(Field field) {
        String key = Words.fold(withoutBrackets(field.key()));
        boolean people = field.section() != null
                && (field.section().ownKind() == SectionKind.PEOPLE
                        || field.section().isWithin(SectionKind.TIMELINE)
                        || field.section().isWithin(SectionKind.LESSONS));
        if (people || field.kind() == Field.Kind.HEADING) {
            return;
        }
        if (GROUPS.contains(key)) {
            names(field.text(), null);
        } else if (ROLES.contains(key) && field.text().length() <= 300) {
            names(field.text(), field.key().strip());
        }
    }

    private void section(Section section) {
        String heading = section.words();
        String role =
                ROLES.contains(heading) ? singular(section.heading().text().strip()) : null;
        for (Block block : section.blocks()) {
            if (block instanceof Block.Listing listing) {
                listing.items().forEach(item -> item(item, role));
            } else if (block instanceof Block.Paragraph paragraph) {
                paragraph.lines().forEach(line -> line(line.text(), role));
            } else if (block instanceof Block.Table table) {
                table(table, role);
            }
        }
    }

    private void item(Block.Item item, @Nullable String role) {
        String head = item.head().text().strip();
        boolean group = head.endsWith(":") && !item.nested().isEmpty();
        if (group) {
            String inner = head.substring(0, head.length() - 1).strip();
            item.nested().forEach(nested -> line(nested.head().text(), inner));
        } else {
            line(head, role);
        }
    }

    /** "Scribe: Ada Keller", "Ada Keller (scribe)", "Ada Keller – scribe", "Ada Keller, Ben Ode". */
    private void line(String written, @Nullable String role) {
        int colon = written.indexOf(':');
        if (colon > 0 && colon < 40 && !written.startsWith("//", colon + 1)) {
            String key = written.substring(0, colon).strip();
            boolean nameFirst = ROLES.contains(Words.fold(written.substring(colon + 1)));
            if (nameFirst) {
                add(key, written.substring(colon + 1).strip());
            } else {
                names(written.substring(colon + 1), GROUPS.contains(Words.fold(key)) ? role : key);
            }
        } else {
            names(written, role);
        }
    }

    private void table(Block.Table table, @Nullable String role) {
        int name = -1;
        int part = -1;
        for (int i = 0; i < table.head().cells().size(); i++) {
            String head = Words.fold(table.head().cell(i).text());
            boolean isName = List.of(
                            "name",
                            "names",
                            "nom",
                            "who",
                            "qui",
                            "person",
                            "personne",
                            "participant",
                            "people",
                            "responder")
                    .contains(head);
            name = name < 0 && isName ? i : name;
            part = part < 0
                            && List.of("role", "roles", "fonction", "position", "title", "responsibility")
                                    .contains(head)
                    ? i
                    : part;
        }
        if (name >= 0) {
            for (Block.Row row : table.body()) {
                String own = part < 0 ? "" : Words.oneLine(row.cell(part).text());
                names(row.cell(name).text(), own.isEmpty() ? role : own);
            }
        }
    }

    private void names(String written, @Nullable String role) {
        String line = Words.oneLine(written);
        int depth = 0;
        int from = 0;
        for (int i = 0; i <= line.length(); i++) {
            boolean end = i == line.length();
            depth += !end && line.charAt(i) == '(' ? 1 : !end && line.charAt(i) == ')' ? -1 : 0;
            int and = end || depth > 0 ? 0 : conjunction(line, i);
            if (end || (depth <= 0 && ",;".indexOf(line.charAt(i)) >= 0) || and > 0) {
                name(line.substring(from, i), role);
                from = Math.min(line.length(), i + Math.max(1, and));
            }
        }
    }

    private static int conjunction(String line, int at) {
        for (String word : List.of(" and ", " et ", " & ", " / ")) {
            if (line.startsWith(word, at)) {
                return word.length();
            }
        }
        return 0;
    }

    private void name(String written, @Nullable String role) {
        String name = written.strip();
        String own = null;
        int open = name.indexOf('(');
        if (open > 0) {
            int close = name.indexOf(')', open);
            own = name.substring(open + 1, close < 0 ? name.length() : close).strip();
            name = name.substring(0, open).strip();
        }
        int dash = open > 0 ? -1 : dash(name);
        if (dash > 0) {
            own = name.substring(dash + 3).strip();
            name = name.substring(0, dash).strip();
        }
        int angle = name.indexOf('<');
        name = angle > 0 ? name.substring(0, angle).strip() : name;
        boolean isMention = own != null && (own.startsWith("@") || own.indexOf('@') >= 0 || own.contains("://"));
        add(name, own == null || own.isBlank() || isMention ? role : own);
    }

    private static int dash(String name) {
        for (String dash : List.of(" - ", " – ", " — ", " : ")) {
            int at = name.indexOf(dash);
            if (at > 0) {
                return at;
            }
        }
        return -1;
    }

    private void add(String written, @Nullable String role) {
        String name = Words.oneLine(written);
        String folded = Words.fold(name);
        boolean usable = !folded.isEmpty()
                && name.length() <= LONGEST_NAME
                && Words.count(folded) <= 5
                && !Placeholders.isEmpty(name)
                && !name.endsWith(".")
                && name.chars().anyMatch(Character::isLetter)
                && !Character.isDigit(name.charAt(0));
        if (usable && found.size() < MOST) {
            String shown = role == null || role.length() > 60 ? null : role;
            found.merge(folded, new Participant(name, shown), (old, again) -> old.role() == null ? again : old);
        }
    }

    private static String withoutBrackets(String key) {
        int open = key.indexOf('(');
        return open > 0 ? key.substring(0, open) : key;
    }

    /** The section "Authors" says of each that they are one. */
    private static String singular(String heading) {
        String plain = withoutBrackets(heading).strip();
        return plain.length() > 3 && plain.endsWith("s") ? plain.substring(0, plain.length() - 1) : plain;
    }
}
