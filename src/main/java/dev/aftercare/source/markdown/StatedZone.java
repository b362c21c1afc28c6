package dev.aftercare.source.markdown;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds sentences that say in which zone times are written: "All times in CET.", "Toutes les heures sont en UTC", "## Timeline (UTC)". */
final class StatedZone {

    private static final Phrases PHRASES = Phrases.of("""
            all times, times are, times in, time zone, timezone, times below, all time, toutes les heures,
            les heures sont, heures en, horaires, all timestamps, timestamps are, timestamps in, heures exprimees,
            heures indiquees, fuseau horaire
            """);

    /** One zone for so many times is meant for all of them. */
    private static final int SHARE = 4;

    private static final int MOST_LINES = 150;

    private StatedZone() {}

    /** The zone that a section states, in its heading or in a sentence; null where it states none. */
    static @Nullable ZoneWords in(Section section) {
        if (section.ownKind() == SectionKind.TIMELINE) {
            ZoneWords heading = MomentScanner.nextZone(section.heading().text(), 0);
            if (heading != null) {
                return heading;
            }
        }
        for (TextLine line : lines(section)) {
            ZoneWords zone = in(line);
            if (zone != null) {
                return zone;
            }
        }
        return null;
    }

    static @Nullable ZoneWords in(TextLine line) {
        String text = line.text().length() > 300 ? line.text().substring(0, 300) : line.text();
        String folded = Words.fold(text);
        boolean said = PHRASES.in(folded)
                || (text.length() < 120 && (folded.startsWith("heures de ") || folded.startsWith("heure de ")));
        return said ? MomentScanner.nextZone(text, 0) : null;
    }

    /** The zone that holds for a whole document: the only one that it states. */
    static @Nullable ZoneWords ofDocument(Section document) {
        ZoneWords only = null;
        for (Section section : document.all()) {
            ZoneWords stated = section.isWithin(SectionKind.APPENDIX) ? null : in(section);
            if (stated != null) {
                if (only != null && !only.zone().equals(stated.zone())) {
                    return null;
                }
                only = stated;
            }
        }
        return only == null ? writtenOnce(document) : only;
    }

    /** "In the night of 1 July, at 02:10 CEST, … At 02:25 the operator…": the one zone that a short report writes beside its times. */
    private static @Nullable ZoneWords writtenOnce(Section document) {
        ZoneWords only = null;
        int zoned = 0;
        int timed = 0;
        int read = 0;
        for (Section section : document.all()) {
            for (TextLine line : section.isWithin(SectionKind.APPENDIX) ? List.<TextLine>of() : lines(section)) {
                if (++read > MOST_LINES) {
                    return null;
                }
                String text = Words.shortened(line.text(), 400);
                for (Moment moment = MomentScanner.next(text, 0);
                        moment != null;
                        moment = MomentScanner.next(text, Math.max(moment.end(), moment.start() + 1))) {
                    ZoneWords zone = moment.time() == null ? null : moment.zone();
                    if (zone != null && only != null && !only.zone().equals(zone.zone())) {
                        return null;
                    }
                    only = zone == null ? only : zone;
                    zoned += zone == null ? 0 : 1;
                    timed += moment.time() == null ? 0 : 1;
                }
            }
        }
        return zoned * SHARE >= timed ? only : null;
    }

    static List<TextLine> lines(Section section) {
        List<TextLine> lines = new ArrayList<>();
        for (Block block : section.blocks()) {
            add(block, lines, 0);
        }
        return lines;
    }

    private static void add(Block block, List<TextLine> lines, int depth) {
        if (block instanceof Block.Paragraph paragraph) {
            lines.addAll(paragraph.lines());
        } else if (block instanceof Block.Quote quote && depth < 3) {
            quote.blocks().forEach(inner -> add(inner, lines, depth + 1));
        } else if (block instanceof Block.Listing listing && depth < 3) {
            listing.items().forEach(item -> item.blocks().forEach(inner -> add(inner, lines, depth + 1)));
        }
    }
}
