package dev.aftercare.source.markdown;

import java.util.List;

/** Finds the incidents of one file: sections beside each other that each have a timeline or a window of their own. */
final class Incidents {

    private Incidents() {}

    /** The sections of the incidents; the whole document where it holds one. */
    static List<Section> of(Section document) {
        for (Section section : document.all()) {
            List<Section> own =
                    section.children().stream().filter(Incidents::isIncident).toList();
            if (own.size() >= 2) {
                return own;
            }
        }
        return List.of(document);
    }

    private static boolean isIncident(Section section) {
        boolean named = section.ownKind() == SectionKind.OTHER || section.ownKind() == SectionKind.SUMMARY;
        return named && section.level() <= 4 && section.children().stream().anyMatch(Incidents::isTimeline);
    }

    private static boolean isTimeline(Section section) {
        if (section.ownKind() != SectionKind.TIMELINE) {
            return false;
        }
        return section.all().stream()
                .anyMatch(each ->
                        hasTime(each.heading()) || each.blocks().stream().anyMatch(Incidents::isTimed));
    }

    private static boolean isTimed(Block block) {
        if (block instanceof Block.Listing listing) {
            return listing.items().stream().anyMatch(item -> hasTime(item.head()));
        }
        if (block instanceof Block.Table table) {
            return table.body().stream().anyMatch(row -> hasTime(row.cell(0)));
        }
        return block instanceof Block.Paragraph paragraph
                && paragraph.lines().stream().anyMatch(Incidents::hasTime);
    }

    private static boolean hasTime(TextLine line) {
        Moment moment = MomentScanner.leading(line.text());
        return moment != null && moment.time() != null;
    }
}
