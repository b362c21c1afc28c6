package dev.aftercare.source.markdown;

import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;

/** The colors that mean something in a timeline. Seed 003: "mark the start of the incident in red, and the resolution in green". */
enum Tint {
    /** No color, or another one. */
    NONE,
    /** Red, as words or behind them. */
    RED,
    /** Green, as words or behind them. */
    GREEN;

    private static final int LONGEST = 40;
    private static final Map<String, Tint> NAMED = Map.of(
            "red",
            RED,
            "darkred",
            RED,
            "crimson",
            RED,
            "firebrick",
            RED,
            "green",
            GREEN,
            "darkgreen",
            GREEN,
            "lime",
            GREEN,
            "limegreen",
            GREEN,
            "forestgreen",
            GREEN);

    /** The first color of several lines. */
    static Tint first(List<TextLine> lines) {
        return lines.stream()
                .map(TextLine::tint)
                .filter(tint -> tint != NONE)
                .findFirst()
                .orElse(NONE);
    }

    /** The color that an element gives to its words, or to what is behind them. */
    static Tint of(Element element) {
        if (element.attributesSize() == 0) {
            return NONE;
        }
        for (String name : List.of("bgcolor", "color")) {
            Tint tint = of(element.attr(name));
            if (tint != NONE) {
                return tint;
            }
        }
        String style = element.attr("style");
        for (String declaration : style.length() > 500 ? new String[0] : style.split(";", -1)) {
            int colon = declaration.indexOf(':');
            String property =
                    colon < 0 ? "" : declaration.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            Tint tint = List.of("color", "background", "background-color").contains(property)
                    ? of(declaration.substring(colon + 1))
                    : NONE;
            if (tint != NONE) {
                return tint;
            }
        }
        return NONE;
    }

    /** A color as HTML writes it: a name, {@code #ffebe6}, {@code rgb(255, 0, 0)}. */
    static Tint of(String written) {
        String color = written.strip().toLowerCase(Locale.ROOT);
        if (color.isEmpty() || color.length() > LONGEST) {
            return NONE;
        }
        Tint named = NAMED.get(color);
        return named == null ? ofParts(parts(color)) : named;
    }

    private static int[] parts(String color) {
        if (color.startsWith("#") && (color.length() == 7 || color.length() == 4)) {
            int[] parts = new int[3];
            int digits = color.length() / 3;
            for (int i = 0; i < 3; i++) {
                String part = color.substring(1 + i * digits, 1 + (i + 1) * digits);
                if (!part.chars().allMatch(digit -> Character.digit(digit, 16) >= 0)) {
                    return new int[0];
                }
                parts[i] = Integer.parseInt(digits == 1 ? part + part : part, 16);
            }
            return parts;
        }
        return color.startsWith("rgb") ? numbers(color) : new int[0];
    }

    private static int[] numbers(String color) {
        int[] parts = new int[3];
        int count = 0;
        int at = 0;
        while (at < color.length() && count < 3) {
            int end = at;
            while (end < color.length() && end - at < 3 && color.charAt(end) >= '0' && color.charAt(end) <= '9') {
                end++;
            }
            if (end > at) {
                parts[count++] = Math.min(255, Integer.parseInt(color.substring(at, end)));
            }
            at = end + 1;
        }
        return count == 3 ? parts : new int[0];
    }

    // Light colors behind words have the same hue as the dark ones of words.
    private static Tint ofParts(int[] parts) {
        if (parts.length != 3) {
            return NONE;
        }
        float[] shade = Color.RGBtoHSB(parts[0], parts[1], parts[2], null);
        float hue = shade[0] * 360;
        if (shade[1] < 0.06 || shade[2] < 0.2) {
            return NONE;
        }
        return hue < 18 || hue > 345 ? RED : hue > 85 && hue < 168 ? GREEN : NONE;
    }
}
