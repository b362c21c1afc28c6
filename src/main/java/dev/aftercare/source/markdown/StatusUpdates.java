package dev.aftercare.source.markdown;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the updates of a status page: paragraphs, items or headings that begin with "Investigating", "Identified", "Monitoring" or
 * "Resolved" and state a time before, behind or below. Such pages show the newest one first.
 */
final class StatusUpdates {

    private static final Set<String> END_LABELS = Set.of("resolved", "completed", "resolu", "termine", "restored");

    private static final Set<String> OTHER_LABELS = Set.copyOf(Words.list("""
            investigating, identified, monitoring, update, updated, in progress, verifying, enquete en cours, identifie,
            surveillance, en surveillance, en cours d analyse, en cours, investigation, mise a jour, new, scheduled
            """));

    private static final int LONGEST_LABEL = 30;
    private static final int MOST = 300;

    private StatusUpdates() {}

    /**
     * One update.
     *
     * @param moment when it was written
     * @param place the line that states it
     * @param text what it says, with its label
     * @param isEnd whether its label says that it is over
     */
    record Update(Moment moment, TextLine place, TextLine text, boolean isEnd) {}

    /** The updates from the oldest to the newest; none unless at least two have different labels. */
    static List<Update> of(Section root) {
        List<Update> found = new ArrayList<>();
        for (Section section : root.all()) {
            if (found.size() < MOST && section.ownKind() != SectionKind.ACTIONS) {
                add(found, section);
            }
        }
        boolean ends = found.stream().anyMatch(Update::isEnd);
        if (!ends || found.stream().allMatch(Update::isEnd)) {
            return List.of();
        }
        if (found.get(0).isEnd() || !found.get(found.size() - 1).isEnd()) {
            Collections.reverse(found);
        }
        return found;
    }

    private static void add(List<Update> found, Section section) {
        if (!section.heading().isBlank() && isLabelled(section.heading())) {
            List<TextLine> lines = new ArrayList<>(List.of(section.heading()));
            StatedZone.lines(section).stream().limit(20).forEach(lines::add);
            add(found, lines);
            return;
        }
        for (Block block : section.blocks()) {
            if (block instanceof Block.Paragraph paragraph) {
                add(found, paragraph.lines());
            } else if (block instanceof Block.Listing listing) {
                listing.items().stream().limit(MOST).forEach(item -> add(found, List.of(item.head())));
            }
        }
    }

    private static void add(List<Update> found, List<TextLine> lines) {
        if (!isLabelled(lines.get(0))) {
            return;
        }
        TextLine first = lines.get(0);
        TextLine last = lines.get(lines.size() - 1);
        for (TextLine line : List.of(first, last)) {
            Moment moment = timed(line.text());
            if (moment != null) {
                found.add(new Update(moment, line, TextLine.joined(lines), END_LABELS.contains(label(first.text()))));
                return;
            }
        }
    }

    /** A time near the beginning or the end of a line. */
    private static @Nullable Moment timed(String text) {
        Moment moment = MomentScanner.leading(text);
        moment = moment == null ? MomentScanner.next(text.length() > 80 ? text.substring(0, 80) : text, 0) : moment;
        return moment == null || moment.time() == null ? null : moment;
    }

    private static boolean isLabelled(TextLine line) {
        String label = label(line.text());
        return END_LABELS.contains(label) || OTHER_LABELS.contains(label);
    }

    /** The words before the first sign, behind a time that leads the line. */
    private static String label(String text) {
        String near = text.length() > 120 ? text.substring(0, 120) : text;
        char first = near.isEmpty() ? ' ' : near.charAt(0);
        Moment moment = Character.isLetter(first) && !mayBeMonth(near) ? null : MomentScanner.leading(near);
        String rest = moment == null ? near : near.substring(moment.end());
        int from = 0;
        while (from < rest.length() && !Character.isLetter(rest.charAt(from))) {
            from++;
        }
        int end = from;
        while (end < rest.length() && end - from < LONGEST_LABEL && "-–—:([].,|\n".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        return Words.fold(rest.substring(from, end));
    }

    private static boolean mayBeMonth(String text) {
        return Stream.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
                .anyMatch(text::startsWith);
    }
}
