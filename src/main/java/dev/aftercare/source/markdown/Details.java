package dev.aftercare.source.markdown;

import dev.aftercare.postmortem.Audience;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Incident;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.Place;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.postmortem.Severity;
import dev.aftercare.source.reading.ReadingDefaults;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what is neither time nor countermeasure: severity, status, audience, system, tags, texts, contact. */
final class Details {

    private static final int LONGEST_TEXT = 4_000;

    private static final Phrases PARTICIPANTS = Phrases.of("participants, attendees, participant, presents");

    private final DocumentFacts document;
    private final ReadingDefaults defaults;
    private final String path;
    private final Findings findings;

    Details(DocumentFacts document, ReadingDefaults defaults, String path, Findings findings) {
        this.document = document;
        this.defaults = defaults;
        this.path = path;
        this.findings = findings;
    }

    Postmortem postmortem(
            String id,
            Place place,
            Language language,
            String title,
            @Nullable LocalDate meetingDate,
            Incident incident,
            List<Countermeasure> countermeasures) {
        List<String> tags = tags();
        String severity = severityWords(title, tags);
        return new Postmortem(
                id,
                place,
                language,
                title,
                severity == null ? null : severity(severity),
                severity,
                status(),
                audience(),
                system(),
                tags,
                summary(),
                impact(),
                text(SectionKind.CAUSE, FieldName.CAUSE),
                contact(),
                meetingDate,
                url(),
                incident,
                countermeasures,
                new BackgroundReader(document, path).read());
    }

    /** The first field of a name that says something, certain keys before possible ones. */
    private @Nullable Field field(FieldName name) {
        return document.fields().stream()
                .filter(field -> field.is(name) && says(field))
                .findFirst()
                .or(() -> document.fields().stream()
                        .filter(field -> field.mayBe(name)
                                && field.kind() != Field.Kind.HEADING
                                && says(field)
                                && isOnTop(field))
                        .findFirst())
                .orElse(null);
    }

    private static boolean says(Field field) {
        return !Placeholders.isEmpty(field.text())
                && (field.section() == null
                        || !(field.section().isWithin(SectionKind.LESSONS)
                                || field.section().isWithin(SectionKind.APPENDIX)));
    }

    /** A word such as "owner" is only a field of the document in its head. */
    private static boolean isOnTop(Field field) {
        Section section = field.section();
        return section == null
                || field.kind() == Field.Kind.TABLE
                || section.level() <= 1
                || section.kind() == SectionKind.OTHER
                || section.kind() == SectionKind.SUMMARY
                || section.kind() == SectionKind.DESCRIPTION;
    }

    private @Nullable String severityWords(String title, List<String> tags) {
        Field field = field(FieldName.SEVERITY);
        if (field != null) {
            boolean sure = field.is(FieldName.SEVERITY) || severityOf(field.text()) != null;
            return sure && field.text().length() < 200 ? Words.shortened(field.text(), 80) : null;
        }
        for (String tag : tags) {
            String folded = Words.fold(tag);
            if (folded.startsWith("sev") && severityOf(tag) != null) {
                return tag;
            }
        }
        return titled(title);
    }

    /** "[SEV-2] Checkout down". */
    private static @Nullable String titled(String title) {
        String folded = Words.fold(title);
        for (String word : Words.list("""
                sev 1, sev 2, sev 3, sev 4, sev 5, sev1, sev2, sev3, sev4, sev5
                """)) {
            if (Words.holds(folded, word)) {
                return word.toUpperCase(Locale.ROOT).replace(' ', '-');
            }
        }
        return null;
    }

    private @Nullable Severity severity(String words) {
        Severity severity = severityOf(words);
        Field field = field(FieldName.SEVERITY);
        if (severity == null && !isUnknown(words)) {
            findings.warn(
                    Rule.SEVERITY_UNKNOWN,
                    field == null ? 0 : field.line(),
                    "the severity is \"" + words + "\"; write SEV-1, SEV-2, SEV-3, SEV-4 or SEV-5");
        }
        return severity;
    }

    /** The team's own words win over ours. */
    private @Nullable Severity severityOf(String words) {
        String plain = Words.oneLine(words).toLowerCase(Locale.ROOT);
        Severity own = defaults.words().severities().get(plain);
        return own == null ? MappedWords.severity(words) : own;
    }

    private static boolean isUnknown(String words) {
        return List.of("unknown", "inconnu", "inconnue", "tbd").contains(Words.fold(words));
    }

    private ReviewStatus status() {
        for (Field field : document.fields()) {
            if (field.is(FieldName.DRAFT)
                    && field.kind() == Field.Kind.FRONT_MATTER
                    && List.of("true", "yes", "oui").contains(Words.fold(field.text()))) {
                return ReviewStatus.DRAFT;
            }
        }
        Field field = field(FieldName.STATUS);
        if (field == null) {
            return defaults.status();
        }
        ReviewStatus status = MappedWords.isIncidentStatus(field.text()) ? null : MappedWords.status(field.text());
        if (status == null
                && !MappedWords.isIncidentStatus(field.text())
                && field.text().length() < 60) {
            findings.note(
                    Rule.STATUS_UNKNOWN,
                    field.line(),
                    "\"" + Words.shortened(field.key(), 40) + "\" is \"" + field.text()
                            + "\"; write draft, in review, reviewed, approved or published");
        }
        return status == null ? defaults.status() : status;
    }

    /** Words that are not mapped are read as restricted: nothing leaves by accident. */
    private Audience audience() {
        Field field = document.fields().stream()
                .filter(each -> each.is(FieldName.AUDIENCE) && says(each))
                .findFirst()
                .orElse(null);
        if (field == null) {
            return defaults.audience();
        }
        Audience audience = MappedWords.audience(field.text());
        if (audience == null) {
            findings.warn(
                    Rule.AUDIENCE_UNKNOWN,
                    field.line(),
                    "\"" + Words.shortened(field.key(), 40) + "\" is \"" + Words.shortened(field.text(), 40)
                            + "\", and the record was taken as restricted; write public, internal or restricted");
            return Audience.RESTRICTED;
        }
        return audience;
    }

    private @Nullable String system() {
        Field field = field(FieldName.SYSTEM);
        if (field != null && field.text().length() <= 120) {
            return field.text();
        }
        String named = systemOfPath();
        return named == null ? defaults.system() : named;
    }

    /** Seed 004: "Rename template file to match [month].[system].[event].md", in a folder named as the year. */
    private @Nullable String systemOfPath() {
        String[] folders = path.split("/", -1);
        String[] parts = folders[folders.length - 1].split("\\.", -1);
        boolean year = folders.length > 1
                && folders[folders.length - 2].length() == 4
                && folders[folders.length - 2].chars().allMatch(Character::isDigit);
        boolean month = parts.length >= 4 && parts[0].length() >= 1 && parts[0].length() <= 10 && !parts[1].isBlank();
        return year && month ? parts[1] : null;
    }

    private List<String> tags() {
        Set<String> tags = new LinkedHashSet<>();
        for (Field field : document.fields()) {
            if (field.is(FieldName.TAGS) && says(field)) {
                tags.addAll(split(field.text()));
            }
            if (Words.fold(field.key()).equals("featured")
                    && field.text().strip().matches("\\d{4}-(0[1-9]|1[0-2])")) {
                tags.add("reading-club:" + field.text().strip());
            }
        }
        for (Section section : document.root().all()) {
            if (section.ownKind() == SectionKind.TAGS) {
                StatedZone.lines(section).forEach(line -> tags.addAll(split(line.text())));
            }
        }
        return tags.stream().limit(40).toList();
    }

    private static List<String> split(String written) {
        List<String> tags = new ArrayList<>();
        boolean commas = written.indexOf(',') >= 0 || written.indexOf(';') >= 0 || written.indexOf('|') >= 0;
        boolean hashes = written.indexOf('#') >= 0;
        int from = 0;
        for (int i = 0; i <= written.length(); i++) {
            boolean end = i == written.length()
                    || (commas ? ",;|".indexOf(written.charAt(i)) >= 0 : hashes && written.charAt(i) == ' ');
            if (end) {
                String tag = Words.oneLine(written.substring(from, i));
                while (!tag.isEmpty() && "#`[\"'".indexOf(tag.charAt(0)) >= 0) {
                    tag = tag.substring(1);
                }
                while (!tag.isEmpty() && "`]\"'".indexOf(tag.charAt(tag.length() - 1)) >= 0) {
                    tag = tag.substring(0, tag.length() - 1);
                }
                if (!Placeholders.isEmpty(tag) && tag.length() <= 60) {
                    tags.add(tag);
                }
                from = i + 1;
            }
        }
        return tags;
    }

    /** Summary and description: what only the longer one says is looked for as well. */
    private @Nullable String summary() {
        String summary = text(SectionKind.SUMMARY, FieldName.SUMMARY);
        String description = sections(SectionKind.DESCRIPTION);
        if (summary == null || description == null) {
            return summary == null ? description : summary;
        }
        return Words.shortened(summary + " " + description, LONGEST_TEXT);
    }

    private @Nullable String impact() {
        String impact = text(SectionKind.IMPACT, FieldName.IMPACT);
        return impact == null ? text(SectionKind.IMPACT, FieldName.USERS_HIT) : impact;
    }

    /** A field's value, else the text of the sections. */
    private @Nullable String text(SectionKind kind, FieldName name) {
        Field field = document.fields().stream()
                .filter(each -> each.is(name) && says(each) && each.kind() != Field.Kind.HEADING)
                .findFirst()
                .orElse(null);
        String sections = sections(kind);
        if (field == null || (sections != null && sections.contains(Words.shortened(field.text(), 60)))) {
            return sections;
        }
        return Words.shortened(field.text(), LONGEST_TEXT);
    }

    private @Nullable String sections(SectionKind kind) {
        String text = document.root().all().stream()
                .filter(section -> section.ownKind() == kind && !section.isWithin(SectionKind.APPENDIX))
                .map(section -> PlainText.ofAll(section, LONGEST_TEXT))
                .filter(each -> each != null && !each.isBlank())
                .collect(Collectors.joining(" "));
        return Placeholders.isEmpty(text) ? null : Words.shortened(text, LONGEST_TEXT);
    }

    private @Nullable String contact() {
        Field field = field(FieldName.CONTACT);
        if (field != null) {
            return field.text().length() > 120 ? null : field.text();
        }
        return document.fields().stream()
                .filter(each -> PARTICIPANTS.in(Words.fold(each.key())) && says(each))
                .map(each -> facilitator(each.text()))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(null);
    }

    /** Seed 000: "Un animateur est désigné". « Participants : Camille Roussel, Aoife Byrne (animatrice) » names her. */
    private static String facilitator(String participants) {
        int from = 0;
        for (int i = 0; i <= participants.length(); i++) {
            if (i == participants.length() || ",;".indexOf(participants.charAt(i)) >= 0) {
                String one = participants.substring(from, i);
                int open = one.indexOf('(');
                String role = open < 0 ? "" : Words.fold(one.substring(open));
                if (role.equals("animateur") || role.equals("animatrice") || role.equals("animation")) {
                    return Words.oneLine(one.substring(0, open));
                }
                from = i + 1;
            }
        }
        return "";
    }

    private @Nullable String url() {
        String pattern = defaults.url();
        if (pattern == null) {
            return null;
        }
        String encoded = Arrays.stream(path.split("/", -1))
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
        return pattern.replace("{path}", encoded);
    }
}
