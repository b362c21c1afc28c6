package dev.aftercare.run;

import dev.aftercare.digest.DigestSettings.Draft;
import dev.aftercare.digest.DigestSettings.Look;
import dev.aftercare.run.AftercareProperties.DigestProperties;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Reads what the digest looks like and what it waits for. */
final class DigestSettingsReader {

    // WCAG 2.2, 1.4.3: the contrast of text against its ground
    private static final double READABLE = 4.5;

    private final List<String> problems;

    DigestSettingsReader(List<String> problems) {
        this.problems = problems;
    }

    Look look(DigestProperties written, BiFunction<String, String, Path> path) {
        return new Look(
                color(Objects.requireNonNullElse(written.color(), Look.usual().color())),
                logo(written.logo(), path),
                sections(written.sections()));
    }

    private String color(String written) {
        if (!written.matches("#[0-9a-fA-F]{6}")) {
            problems.add(
                    "\"aftercare.digest.color\" is \"%s\"; write it in quotes, as \"#0b5e6b\".".formatted(written));
            return Look.usual().color();
        }
        double contrast = 1.05 / (luminance(written) + 0.05);
        if (contrast < READABLE) {
            problems.add(String.format(
                    Locale.ROOT,
                    "\"aftercare.digest.color\" is \"%s\", too light to be read on white (%.1f to 1, where 4.5 are needed);"
                            + " write a darker one.",
                    written,
                    contrast));
        }
        return written.toLowerCase(Locale.ROOT);
    }

    /** WCAG 2.2, relative luminance. */
    private static double luminance(String color) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double part = Integer.parseInt(color.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    private @Nullable Path logo(@Nullable String written, BiFunction<String, String, Path> path) {
        if (written == null || written.isBlank()) {
            return null;
        }
        Path logo = path.apply("aftercare.digest.logo", written);
        if (!written.toLowerCase(Locale.ROOT).matches(".*\\.(png|jpe?g)")) {
            problems.add("\"aftercare.digest.logo\" is \"%s\"; name a PNG or JPEG file.".formatted(written));
            return null;
        }
        return logo;
    }

    private List<String> sections(@Nullable List<String> written) {
        if (written == null) {
            return Look.SECTIONS;
        }
        List<String> unknown =
                written.stream().filter(name -> !Look.SECTIONS.contains(name)).toList();
        if (!unknown.isEmpty() || new HashSet<>(written).size() < written.size()) {
            problems.add("\"aftercare.digest.sections\" is %s; list each of these once, or leave it out: %s."
                    .formatted(written, String.join(", ", Look.SECTIONS)));
            return Look.SECTIONS;
        }
        return written;
    }

    Draft draft(DigestProperties written, @Nullable String editor) {
        if (written.editorHours() < 0) {
            problems.add(
                    "\"aftercare.digest.editor-hours\" is %d; write 0 or more hours.".formatted(written.editorHours()));
        }
        return new Draft(editor, Duration.ofHours(written.editorHours()));
    }

    int waitDays(DigestProperties written) {
        if (written.waitDays() < 0 || written.waitDays() > 20) {
            problems.add("\"aftercare.digest.wait-days\" is %d; write 0 to 20 days.".formatted(written.waitDays()));
        }
        return written.waitDays();
    }
}
