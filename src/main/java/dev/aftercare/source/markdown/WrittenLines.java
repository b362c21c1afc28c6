package dev.aftercare.source.markdown;

import java.util.List;

/**
 * The lines of a document that tell of one incident.
 *
 * @param lines all lines of the document as they were written
 * @param first the first line that belongs to the incident, counted from 1
 * @param last the last one
 */
record WrittenLines(List<String> lines, int first, int last) {

    WrittenLines {
        lines = List.copyOf(lines);
        last = Math.min(last, lines.size());
    }

    /** The lines of one of several incidents; what stands before the first belongs to it. */
    static WrittenLines of(List<String> lines, List<Section> incidents, int index) {
        int first = index == 0 ? 1 : incidents.get(index).heading().line();
        int last = index + 1 < incidents.size()
                ? incidents.get(index + 1).heading().line() - 1
                : lines.size();
        return new WrittenLines(lines, first, Math.max(first - 1, last));
    }

    /** A line, counted from 1. */
    String at(int line) {
        return lines.get(line - 1);
    }
}
