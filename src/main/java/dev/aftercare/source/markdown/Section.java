package dev.aftercare.source.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A heading with what stands below it, up to the next heading; the whole document is a section without a heading. */
final class Section {

    /** Titles of files that hold many incidents; below the top the same words head what happened. */
    private static final Set<String> LOGS = Set.copyOf(Words.list("""
            incident log, incident logs, incidents, outage log, outages, incident history, incident reports,
            journal des incidents, historique des incidents, registre des incidents
            """));

    /** What is longer is no heading; its beginning is looked at. */
    private static final int LONGEST_HEADING = 300;

    private final int level;
    private final TextLine heading;
    private final @Nullable Section parent;
    private final String words;
    private final SectionKind ownKind;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Section> children = new ArrayList<>();

    Section(int level, TextLine heading, @Nullable Section parent) {
        this.level = level;
        this.heading = heading;
        this.parent = parent;
        this.words = Words.fold(Words.shortened(heading.text(), LONGEST_HEADING));
        this.ownKind =
                level == 0 || (level == 1 && LOGS.contains(words)) ? SectionKind.OTHER : SectionKind.of(heading.text());
        if (parent != null) {
            parent.children.add(this);
        }
    }

    int level() {
        return level;
    }

    TextLine heading() {
        return heading;
    }

    /** The folded words of the heading. */
    String words() {
        return words;
    }

    @Nullable
    Section parent() {
        return parent;
    }

    List<Block> blocks() {
        return blocks;
    }

    List<Section> children() {
        return children;
    }

    /** What its own heading says it is about. */
    SectionKind ownKind() {
        return ownKind;
    }

    /** What it is about: what its own heading says, else what the heading above says. */
    SectionKind kind() {
        for (Section section = this; section != null; section = section.parent) {
            if (section.ownKind != SectionKind.OTHER) {
                return section.ownKind;
            }
        }
        return SectionKind.OTHER;
    }

    /** Says whether it or a section around it is of a kind. */
    boolean isWithin(SectionKind kind) {
        for (Section section = this; section != null; section = section.parent) {
            if (section.ownKind == kind) {
                return true;
            }
        }
        return false;
    }

    /** This section and all below it, in the order of the document. */
    List<Section> all() {
        List<Section> all = new ArrayList<>();
        List<Section> open = new ArrayList<>(List.of(this));
        while (!open.isEmpty()) {
            Section next = open.remove(open.size() - 1);
            all.add(next);
            for (int i = next.children.size() - 1; i >= 0; i--) {
                open.add(next.children.get(i));
            }
        }
        return all;
    }
}
