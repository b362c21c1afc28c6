package dev.aftercare.source.markdown;

import dev.aftercare.postmortem.Passage;
import dev.aftercare.postmortem.Passage.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the running text of a record with its lines, for the review of its language. Quotations, code, actions, lists of
 * tickets and people, and whatever nobody filled in are no running text.
 */
final class NarrativeReader {

    private static final int LONGEST_PASSAGE = 4_000;
    private static final int MOST_PASSAGES = 2_000;
    private static final int DEEPEST = 6;

    /** Headings of a text for people outside. Seed 003: "Write the external message that will be sent to customers". */
    private static final Phrases EXTERNAL = Phrases.of("""
            external message, external messages, external messaging, external communication, external communications,
            customer message, customer messages, customer communication, customer communications, customer notice,
            message to customers, message for customers, public message, public statement, public summary, status page,
            status page message, external statement, external summary, message externe, communication externe,
            communication client, communication clients, message aux clients, message client, page de statut,
            communique, customer facing message, customer facing summary, message sent to customers, customer email
            """);

    /** Seed 003: "what we could've done better"; seed 000: "Qu'est-ce qui aurait pu réduire l'impact". Who answers may say so. */
    private static final Phrases ASKS = Phrases.of("""
            could have, could ve, should have, should ve, would have, would ve, might have, could we have,
            should we have, would we have, what if, aurait pu, aurait t on pu, auraient pu, aurait du, aurions pu, aurait on pu,
            aurions du, aurions nous pu, aurait aide, counterfactual, counterfactuals, where we got lucky, got lucky
            """);

    private final List<Passage> passages = new ArrayList<>();

    private NarrativeReader() {}

    static List<Passage> read(DocumentFacts document) {
        NarrativeReader reader = new NarrativeReader();
        for (Section section : document.root().all()) {
            if (isTold(section)) {
                reader.add(section);
            }
        }
        reader.passages.addAll(PastedTraces.in(document.written()));
        reader.passages.addAll(AllowedRules.in(document.written()));
        return reader.passages;
    }

    private static boolean isTold(Section section) {
        return List.of(
                        SectionKind.APPENDIX,
                        SectionKind.ACTIONS,
                        SectionKind.TICKETS,
                        SectionKind.TAGS,
                        SectionKind.PEOPLE)
                .stream()
                .noneMatch(section::isWithin);
    }

    private void add(Section section) {
        Kind kind = kind(section);
        for (Block block : section.blocks()) {
            if (!add(block, kind, 0)) {
                kind = Kind.ANSWER;
            }
        }
    }

    private static Kind kind(Section section) {
        for (Section each = section; each != null; each = each.parent()) {
            if (EXTERNAL.in(each.words())) {
                return Kind.EXTERNAL;
            }
            if (ASKS.in(each.words())) {
                return Kind.ANSWER;
            }
        }
        return kind(section.kind());
    }

    private static Kind kind(SectionKind kind) {
        return switch (kind) {
            case SUMMARY, DESCRIPTION -> Kind.SUMMARY;
            case IMPACT -> Kind.IMPACT;
            case CAUSE -> Kind.CAUSE;
            case TIMELINE -> Kind.TIMELINE;
            case DETECTION, RESOLUTION, LESSONS, OTHER, APPENDIX, ACTIONS, TICKETS, TAGS, PEOPLE -> Kind.STORY;
        };
    }

    /**
     * Adds what a block tells.
     *
     * @return whether what follows in the section is told too; else it answers a question that the block asked
     */
    private boolean add(Block block, Kind kind, int depth) {
        if (depth > DEEPEST) {
            return true;
        }
        if (block instanceof Block.Paragraph paragraph) {
            return add(paragraph, kind);
        }
        if (block instanceof Block.Listing listing) {
            listing.items().forEach(item -> addAll(item.blocks(), kind, depth));
        } else if (block instanceof Block.Table table) {
            table.rows().forEach(row -> add(row, kind));
        }
        return true;
    }

    private void addAll(List<Block> blocks, Kind kind, int depth) {
        Kind own = kind;
        for (Block block : blocks) {
            if (!add(block, own, depth + 1)) {
                own = Kind.ANSWER;
            }
        }
    }

    private boolean add(Block.Paragraph paragraph, Kind kind) {
        List<TextLine> lines = paragraph.lines();
        String text = lines.stream().map(TextLine::withCodeMarked).collect(Collectors.joining("\n"));
        Kind own = lines.isEmpty() ? kind : named(lines.get(0), kind);
        boolean asks = isAsking(text) && ASKS.in(Words.fold(Words.shortened(text, 300)));
        if (!lines.isEmpty()) {
            add(own, lines.get(0).line(), text);
        }
        return !asks;
    }

    /** "What could we have done better?"; "Things that could have gone better. Ideally these result in actions." */
    private static boolean isAsking(String text) {
        String stripped = text.strip();
        return stripped.endsWith("?")
                || stripped.endsWith(":")
                || stripped.regionMatches(true, 0, "things that ", 0, 12)
                || stripped.regionMatches(true, 0, "ce qui aurait ", 0, 14);
    }

    private void add(Block.Row row, Kind kind) {
        Kind own = row.cells().size() > 1
                ? named(FieldName.certain(Words.oneLine(row.cell(0).text())), kind)
                : kind;
        row.cells().forEach(cell -> add(own, cell.line(), cell.withCodeMarked()));
    }

    /** Line breaks stay: they tell the lines of sentences. */
    private static String shortened(String text) {
        return text.length() <= LONGEST_PASSAGE ? text : text.substring(0, text.lastIndexOf(' ', LONGEST_PASSAGE) + 1);
    }

    /** "Root cause: …" is about the cause wherever it stands. */
    private static Kind named(TextLine line, Kind kind) {
        int end = FieldCollector.keyEnd(line);
        return end > 0 ? named(FieldName.certain(line.text().substring(0, end)), kind) : kind;
    }

    private static Kind named(@Nullable FieldName name, Kind kind) {
        if (name == null) {
            return kind;
        }
        return switch (name) {
            case CAUSE -> Kind.CAUSE;
            case IMPACT, USERS_HIT -> Kind.IMPACT;
            case SUMMARY -> Kind.SUMMARY;
            default -> kind;
        };
    }

    private void add(Kind kind, int line, String text) {
        String plain = shortened(text.replace('\u001f', ' ').strip());
        if (!plain.isEmpty() && !Placeholders.isEmpty(plain) && passages.size() < MOST_PASSAGES) {
            passages.add(new Passage(kind, line, plain));
        }
    }
}
