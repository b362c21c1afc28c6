package dev.aftercare.source.markdown;

import dev.aftercare.postmortem.RevisitNote;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the section "Revisits" ("Revues"): one line for each time that somebody looked at the fixes again, such as
 * {@code - 2026-05-01 still effective: the alert fired in the drill}. A line without a day, or whose words say neither that they
 * hold nor that they do not, is left out: nothing is invented.
 */
final class RevisitReader {

    private static final int MOST = 100;
    private static final int LONGEST_WORDS = 500;
    private static final int TELLING_WORDS = 120;

    private static final Set<String> HEADINGS =
            Set.of("revisits", "revisit", "revisited", "revues", "revue des correctifs", "revisites");

    private static final Pattern LINE = Pattern.compile("^\\W*(\\d{4})-(\\d{2})-(\\d{2})\\s*[:,.–—-]?\\s*(.*)$");

    private static final Phrases BROKEN = Phrases.of("""
            not effective, no longer, not working, does not hold, do not hold, doesn t hold, not hold, broken, reverted, removed, ineffective,
            did not fire, didn t fire, failed, does not work, gone, not holding, stopped working,
            ne tient plus, ne tiennent plus, ne tient pas, plus efficace, n est plus, inefficace, retire, retiree, supprime, supprimee,
            ne fonctionne plus, ne fonctionne pas, pas efficace, a lache, annule
            """);

    private static final Phrases HOLDS = Phrases.of("""
            still effective, effective, still holds, still hold, holds, hold, holding, verified, confirmed, still works, works,
            still working, working, still in place, in place, ok, tested,
            toujours efficace, efficace, efficaces, tient toujours, tiennent toujours, tient, tiennent, verifie, verifiee, confirme, confirmee,
            fonctionne, fonctionnent, en place, teste
            """);

    private RevisitReader() {}

    static List<RevisitNote> read(Section root) {
        List<RevisitNote> notes = new ArrayList<>();
        for (Section section : root.all()) {
            if (HEADINGS.contains(Words.fold(section.heading().text()))) {
                section.blocks().forEach(block -> block(block, notes, 0));
            }
        }
        return notes.size() > MOST ? notes.subList(0, MOST) : notes;
    }

    private static void block(Block block, List<RevisitNote> notes, int depth) {
        if (block instanceof Block.Paragraph paragraph) {
            TextLine first = paragraph.lines().get(0);
            if (paragraph.lines().stream()
                    .skip(1)
                    .anyMatch(line -> LINE.matcher(line.text()).matches())) {
                paragraph.lines().forEach(line -> line(line.text(), line.line(), notes));
            } else {
                line(TextLine.joined(paragraph.lines()).text(), first.line(), notes);
            }
        } else if (block instanceof Block.Listing listing && depth < 3) {
            listing.items().forEach(item -> item.blocks().forEach(inner -> block(inner, notes, depth + 1)));
        }
    }

    private static void line(String text, int line, List<RevisitNote> notes) {
        Matcher dated = LINE.matcher(text);
        if (!dated.matches()) {
            return;
        }
        String words = dated.group(4).strip();
        String telling = Words.fold(Words.shortened(words, TELLING_WORDS));
        boolean broken = BROKEN.in(telling);
        if (broken || HOLDS.in(telling)) {
            try {
                LocalDate day = LocalDate.of(
                        Integer.parseInt(dated.group(1)),
                        Integer.parseInt(dated.group(2)),
                        Integer.parseInt(dated.group(3)));
                notes.add(new RevisitNote(day, !broken, Words.shortened(words, LONGEST_WORDS), line));
            } catch (DateTimeException noDay) {
                // 2026-02-30 is no day, so nothing is known of when
            }
        }
    }
}
