package dev.aftercare.chart;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question with its answer in words, and the picture behind it where there are enough numbers for one.
 *
 * @param name its name in the code, such as {@code detect}
 * @param question its title, a question
 * @param sentence the answer in words, or why there is none
 * @param basis how many records it rests on, and how many were left out; null where the sentence has said so
 * @param key how to read the picture; null where there is none
 * @param picture the picture; null where there are too few numbers
 */
public record Chart(
        String name,
        String question,
        String sentence,
        @Nullable String basis,
        @Nullable String key,
        @Nullable Drawing picture) {

    /** A question that the numbers are too few for. */
    static Chart tooFew(String name, String question, String sentence) {
        return new Chart(name, question, sentence, null, null, null);
    }

    /** The picture, where there is one. */
    public Optional<Drawing> drawing() {
        return Optional.ofNullable(picture);
    }

    /** What a reader who does not see the picture is told. */
    public String label() {
        return question + " " + sentence;
    }

    /** The picture as an SVG element that is part of an HTML page; empty where there is none. */
    public Optional<String> svg() {
        return drawing().map(drawing -> drawing.svg(label()));
    }
}
