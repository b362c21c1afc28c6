package dev.aftercare.source.markdown;

import dev.aftercare.postmortem.RelatedPostmortem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds the other postmortems that one names: links to files beside it, fields such as "Related incidents", and sentences such as
 * "same failure as PM-12". Whether two are of one family is not decided here.
 */
final class RelatedReader {

    private static final int MOST = 50;
    private static final int LONGEST_WORDS = 300;

    private static final List<String> KEYS = Words.list("""
            supersedes, superseded by, related, related incidents, related incident, related postmortems,
            related postmortem, related post mortems, previous incident, previous incidents, previous postmortem,
            see also, recurrence of, recurrence, repeat of, duplicate of, similar incidents, similar incident,
            past incidents, incidents lies, incident lie, post mortems lies, postmortems lies, incident precedent,
            incidents precedents, incidents similaires, voir aussi, remplace, remplace par, recidive de
            """);

    private static final Phrases SAME = Phrases.of("""
            same failure, same as, same issue, same problem, same root cause, same cause, same incident, same outage,
            same bug, recurrence, recurrence of, recurred, reoccurrence, repeat of, repeated itself, happened again,
            occurred again, meme panne, meme incident, meme cause, memes causes, meme probleme, meme bug, recidive,
            identique a, s est reproduit, se reproduit, s est repete, identical to, again as in
            """);

    private static final Phrases LIKE = Phrases.of("""
            similar to, similar incident, related to, related incident, see also, previous incident,
            previous postmortem, previous post mortem, as in, compare, similaire a, incident similaire,
            incident precedent, voir aussi, comme lors, lie a, cf
            """);

    private static final Phrases INCIDENT = Phrases.of("""
            postmortem, postmortems, post mortem, post mortems, incident, incidents, outage, outages, rca, pir,
            panne, pannes, retrospective
            """);

    private static final Set<String> NO_POSTMORTEM = Set.copyOf(Words.list("""
            readme, index, _index, template, contributing, license, changelog, security, runbook, runbooks, playbook,
            playbooks, glossary, summary
            """));

    private static final Set<String> ID_WORDS =
            Set.of("INC", "PM", "IR", "INCIDENT", "POSTMORTEM", "RCA", "PIR", "OUTAGE", "IM", "IRT", "COE");

    private static final List<String> ENDINGS = List.of(".md", ".markdown", ".mdx", ".qmd", ".html", ".txt", ".md.erb");

    private final String path;
    private final String title;
    private final Map<String, RelatedPostmortem> found = new LinkedHashMap<>();

    private RelatedReader(String path, String title) {
        this.path = path;
        this.title = title;
    }

    static List<RelatedPostmortem> read(DocumentFacts document, String path) {
        Section root = document.root();
        RelatedReader reader = new RelatedReader(path, root.heading().text());
        document.fields().stream()
                .filter(field -> KEYS.contains(Words.fold(field.key())) && !Placeholders.isEmpty(field.text()))
                .forEach(reader::field);
        for (Section section : root.all()) {
            if (!section.isWithin(SectionKind.APPENDIX)) {
                section.blocks().forEach(block -> reader.block(block, 0));
            }
        }
        return reader.found.values().stream().limit(MOST).toList();
    }

    private void field(Field field) {
        boolean same = SAME.in(Words.fold(field.key()));
        if (!field.value().links().isEmpty()) {
            field.value().links().forEach(link -> add(target(link.target()), field.text(), same, field.line()));
            return;
        }
        for (String one : field.text().split("[,;]", -1)) {
            String reference = one.strip();
            if (reference.length() <= 120 && Words.count(Words.fold(reference)) <= 10) {
                add(file(reference), field.text(), same, field.line());
            }
        }
    }

    private void block(Block block, int depth) {
        if (block instanceof Block.Paragraph paragraph) {
            paragraph(paragraph.lines());
        } else if (block instanceof Block.Quote quote && depth < 4) {
            quote.blocks().forEach(inner -> block(inner, depth + 1));
        } else if (block instanceof Block.Listing listing && depth < 6) {
            listing.items().forEach(item -> item.blocks().forEach(inner -> block(inner, depth + 1)));
        } else if (block instanceof Block.Table table) {
            table.rows().forEach(row -> row.cells().forEach(cell -> paragraph(List.of(cell))));
        }
    }

    private void paragraph(List<TextLine> lines) {
        boolean links = lines.stream().anyMatch(line -> !line.links().isEmpty());
        String whole = TextLine.joined(lines).text();
        if (!links && whole.indexOf('-') < 0 && whole.indexOf('.') < 0) {
            return;
        }
        Sentences.Finder sentences = new Sentences.Finder(whole);
        int offset = 0;
        for (TextLine line : lines) {
            for (TextLine.Link link : line.links()) {
                link(link, sentences.around(offset + link.words().start()), line.line());
            }
            identifiers(line, sentences, offset);
            offset += line.text().length() + 1;
        }
    }

    private void link(TextLine.Link link, String sentence, int line) {
        if (found.size() >= MOST) {
            return;
        }
        String target = target(link.target());
        String folded = Words.fold(sentence);
        boolean same = SAME.in(folded);
        boolean elsewhere = target.contains("://");
        boolean named = INCIDENT.in(Words.fold(target));
        boolean beside = !elsewhere && (named || !target.contains("/") || sharesFolder(target));
        boolean said = named && (same || LIKE.in(folded));
        boolean page = ENDINGS.stream()
                .anyMatch(ending -> target.toLowerCase(Locale.ROOT).endsWith(ending));
        if (page && (beside || named) || elsewhere && said && TicketReferences.ofAddress(target) == null) {
            add(target, sentence, same, line);
        }
    }

    private boolean sharesFolder(String target) {
        return target.substring(0, target.lastIndexOf('/') + 1).equals(path.substring(0, path.lastIndexOf('/') + 1));
    }

    /** "same failure as PM-12", "see also INC-2026-004". */
    private void identifiers(TextLine line, Sentences.Finder sentences, int offset) {
        String text = line.text();
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length()
                    && (Character.isLetterOrDigit(text.charAt(end)) || "-_".indexOf(text.charAt(end)) >= 0)) {
                end++;
            }
            if (end > at && isIdentifier(text.substring(at, end)) && !title.contains(text.substring(at, end))) {
                String sentence = sentences.around(offset + at);
                String folded = Words.fold(sentence);
                if (SAME.in(folded) || LIKE.in(folded)) {
                    add(text.substring(at, end), sentence, SAME.in(folded), line.line());
                }
            }
            at = end + 1;
        }
    }

    private static boolean isIdentifier(String word) {
        int dash = word.indexOf('-');
        return dash > 1
                && dash + 1 < word.length()
                && Character.isDigit(word.charAt(word.length() - 1))
                && ID_WORDS.contains(word.substring(0, dash).toUpperCase(Locale.ROOT));
    }

    private void add(String reference, String words, boolean same, int line) {
        String name = reference.substring(reference.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        String plain = name.indexOf('.') > 0 ? name.substring(0, name.indexOf('.')) : name;
        boolean usable = !reference.isBlank()
                && !reference.equals(path)
                && !NO_POSTMORTEM.contains(plain)
                && !reference.contains("runbook")
                && !reference.contains("playbook");
        if (usable && found.size() < MOST) {
            RelatedPostmortem one = new RelatedPostmortem(reference, Words.shortened(words, LONGEST_WORDS), same, line);
            found.merge(reference, one, (old, again) -> old.sameFailure() || !again.sameFailure() ? old : again);
        }
    }

    /** The path inside the source of a link relative to this file; an address elsewhere stays. */
    private String target(String written) {
        int cut = written.indexOf('#');
        String plain = cut >= 0 ? written.substring(0, cut) : written;
        if (plain.isEmpty() || plain.contains("://") || plain.startsWith("mailto:") || plain.length() > 1_000) {
            return plain.contains("://") ? plain : "";
        }
        return resolved(plain);
    }

    /** A word of a field: a file beside this one where it looks like one. */
    private String file(String reference) {
        boolean file = ENDINGS.stream()
                .anyMatch(ending -> reference.toLowerCase(Locale.ROOT).endsWith(ending));
        return file && !reference.contains("://") && reference.indexOf(' ') < 0 ? resolved(reference) : reference;
    }

    private String resolved(String relative) {
        Deque<String> parts = new ArrayDeque<>();
        String folder = relative.startsWith("/") ? "" : path.substring(0, path.lastIndexOf('/') + 1);
        for (String part : (folder + relative).split("/", -1)) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return String.join("/", new ArrayList<>(parts)).replace("%20", " ");
    }
}
