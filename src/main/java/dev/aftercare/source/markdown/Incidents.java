package dev.aftercare.source.markdown;

import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the incidents of one file: sections beside each other that each have a timeline, a start and an end, or a day in their
 * heading and what a postmortem tells below it; or, in a log of many incidents, sections under whatever headings that are headed
 * by an incident or its day and state instants of their own.
 */
final class Incidents {

    private static final int DEEPEST = 4;

    private static final Phrases HEADED = Phrases.of("incident, outage, panne, interruption");

    private static final Set<FieldName> INSTANTS =
            EnumSet.of(FieldName.STARTED, FieldName.DETECTED, FieldName.RESOLVED);

    private static final Set<FieldName> TELLING = EnumSet.of(
            FieldName.SEVERITY,
            FieldName.IMPACT,
            FieldName.USERS_HIT,
            FieldName.CAUSE,
            FieldName.STARTED,
            FieldName.DETECTED,
            FieldName.RESOLVED,
            FieldName.DURATION,
            FieldName.STATUS,
            FieldName.SUMMARY);

    private static final Set<SectionKind> NO_PLACE = EnumSet.of(
            SectionKind.TIMELINE,
            SectionKind.APPENDIX,
            SectionKind.LESSONS,
            SectionKind.ACTIONS,
            SectionKind.CAUSE,
            SectionKind.RESOLUTION);

    private final Map<Section, Set<FieldName>> fields = new IdentityHashMap<>();

    private Incidents(List<Field> all) {
        for (Field field : all) {
            // What a section holds, the sections around it hold as well.
            for (Section each = field.section(); each != null && each.level() > 0; each = each.parent()) {
                Set<FieldName> names = fields.computeIfAbsent(each, key -> EnumSet.noneOf(FieldName.class));
                TELLING.stream().filter(field::mayBe).forEach(names::add);
            }
        }
    }

    /** The sections of the incidents; the whole document where it holds one. */
    static List<Section> of(Section document, List<Field> fields) {
        List<Section> logged = logged(document);
        Incidents incidents = new Incidents(fields);
        for (Section section : document.all()) {
            boolean place = !NO_PLACE.contains(section.kind());
            List<Section> own = section.children().stream()
                    .filter(child -> place ? incidents.isIncident(child) : hasTimeline(child))
                    .toList();
            if (own.size() >= 2) {
                return own.size() >= logged.size() ? own : logged;
            }
        }
        return logged.size() >= 2 ? logged : List.of(document);
    }

    /** A log may head its incidents by quarters or years, so they stand below several headings. */
    private static List<Section> logged(Section document) {
        List<Section> logged =
                document.all().stream().filter(Incidents::isLogged).toList();
        return logged.stream()
                .filter(section ->
                        section.all().stream().filter(logged::contains).count() == 1)
                .toList();
    }

    /** "### Incident on 2026-03-03": its heading says so, with its day or with two instants below. */
    private static boolean isLogged(Section section) {
        if (section.level() == 0 || section.level() > 6 || section.ownKind() != SectionKind.OTHER) {
            return false;
        }
        String heading = section.heading().text();
        boolean dated = isDated(heading);
        if (!dated && !HEADED.in(Words.fold(heading))) {
            return false;
        }
        int stated = section.all().stream()
                .flatMap(each -> each.blocks().stream())
                .mapToInt(block -> stated(block, 0))
                .sum();
        return stated >= (dated ? 1 : 2);
    }

    private static boolean isDated(String heading) {
        Moment moment = MomentScanner.next(heading, 0);
        return moment != null && moment.date() != null;
    }

    private static int stated(Block block, int depth) {
        if (block instanceof Block.Listing listing && depth < 4) {
            return listing.items().stream()
                    .mapToInt(item -> (statesInstant(item.head()) ? 1 : 0)
                            + item.blocks().stream()
                                    .skip(1)
                                    .mapToInt(inner -> stated(inner, depth + 1))
                                    .sum())
                    .sum();
        }
        if (block instanceof Block.Table table) {
            return (int) table.rows().stream()
                    .filter(row -> isInstant(row.cell(0).text())
                            && MomentScanner.leading(row.cell(1).text()) != null)
                    .count();
        }
        return block instanceof Block.Paragraph paragraph
                ? (int) paragraph.lines().stream()
                        .filter(Incidents::statesInstant)
                        .count()
                : 0;
    }

    private static boolean statesInstant(TextLine line) {
        int end = FieldCollector.keyEnd(line);
        return end > 0
                && isInstant(line.text().substring(0, end))
                && MomentScanner.leading(line.from(end + 1).text()) != null;
    }

    private static boolean isInstant(String key) {
        FieldName certain = FieldName.certain(key);
        return certain == null
                ? FieldName.possible(key).stream().anyMatch(INSTANTS::contains)
                : INSTANTS.contains(certain);
    }

    private static boolean isNamed(Section section) {
        boolean named = section.ownKind() == SectionKind.OTHER || section.ownKind() == SectionKind.SUMMARY;
        return named && section.level() <= DEEPEST;
    }

    private static boolean hasTimeline(Section section) {
        return isNamed(section) && section.children().stream().anyMatch(Incidents::isTimeline);
    }

    private boolean isIncident(Section section) {
        if (!isNamed(section)) {
            return false;
        }
        Set<FieldName> told = fields.getOrDefault(section, Set.of());
        boolean window = told.contains(FieldName.STARTED)
                && (told.contains(FieldName.RESOLVED) || told.contains(FieldName.DURATION));
        return hasTimeline(section) || window || (hasDay(section.heading()) && told.size() + kinds(section) >= 2);
    }

    private static long kinds(Section section) {
        return section.children().stream()
                .map(Section::ownKind)
                .filter(kind -> kind != SectionKind.OTHER)
                .distinct()
                .count();
    }

    private static boolean hasDay(TextLine heading) {
        String text = heading.text().length() > 200 ? heading.text().substring(0, 200) : heading.text();
        Moment moment = MomentScanner.next(text, 0);
        return moment != null && moment.date() != null;
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
