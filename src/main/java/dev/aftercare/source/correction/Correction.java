package dev.aftercare.source.correction;

import dev.aftercare.postmortem.FigureUse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the corrections file.
 *
 * @param id identifies it by its content, wherever it stands in the file
 * @param record the record that it is about, as written
 * @param reason why, in the operator's words
 * @param line the line that it begins at
 * @param change what it does
 */
record Correction(String id, String record, String reason, int line, Change change) {

    /** What a correction does. */
    sealed interface Change {}

    /** Sets or blanks values of a record. */
    record SetValues(List<Setting<PostmortemDraft>> settings) implements Change {}

    /**
     * Sets or blanks values of one countermeasure.
     *
     * @param countermeasure its id, or a piece of its text
     */
    record SetCountermeasure(String countermeasure, List<Setting<CountermeasureDraft>> settings) implements Change {}

    /** Says that the record tells of the same incident as another one, which survives. */
    record Merge(String into) implements Change {}

    /**
     * Says whether the record tells of an incident of the same family as another one.
     *
     * @param of the other record
     * @param same whether they are of one family
     */
    record Recur(String of, boolean same) implements Change {}

    /** Splits a document into several incidents. */
    record Split(List<Part> parts) implements Change {}

    /** Lets a record count in no figure. */
    record Exclude(FigureUse use) implements Change {}

    /**
     * One incident of a document that is split: either by its lines or by its heading.
     *
     * @param title its title; null for its heading's words
     * @param first the first line, counted from 1; 0 where a heading is named
     * @param last the last line; 0 where a heading is named
     * @param section the words of its heading; null where lines are named
     */
    record Part(
            @Nullable String title,
            int first,
            int last,
            @Nullable String section) {}

    /**
     * One value that is set or blanked.
     *
     * @param <D> what it is set in
     * @param field the field as the file names it
     * @param edit sets it
     */
    record Setting<D>(String field, Edit<D> edit) {}

    /** Sets a value. */
    interface Edit<D> {
        Edited in(D draft);
    }

    /**
     * What setting a value did.
     *
     * @param before what stood there in the source's words; null where nothing did
     * @param after what stands there now; null where it was blanked
     * @param problem why it could not be set; null where it could
     */
    record Edited(
            @Nullable String before,
            @Nullable String after,
            @Nullable String problem) {

        static Edited of(@Nullable String before, @Nullable String after) {
            return new Edited(before, after, null);
        }

        static Edited impossible(String problem) {
            return new Edited(null, null, problem);
        }
    }
}
