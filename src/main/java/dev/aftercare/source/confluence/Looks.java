package dev.aftercare.source.confluence;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Keeps of the look of a page what means something: colors, and cells over several rows and columns. */
final class Looks {

    private static final Pattern COLOR = Pattern.compile("[#a-zA-Z0-9(),.% ]{1,40}");

    private Looks() {}

    /** The attributes that are kept, as they stand in a tag. */
    static String attributes(Element element) {
        StringBuilder kept = new StringBuilder();
        for (String span : new String[] {"rowspan", "colspan"}) {
            String value = element.attr(span);
            if (!value.isEmpty() && value.length() < 5 && value.chars().allMatch(Character::isDigit)) {
                kept.append(' ').append(span).append("=\"").append(value).append('"');
            }
        }
        return kept.append(colored(color(element))).toString();
    }

    /** A color as an attribute; empty for none. */
    static String colored(String color) {
        return color.isBlank() || !COLOR.matcher(color).matches()
                ? ""
                : " style=\"color: " + color.strip().toLowerCase(Locale.ROOT) + "\"";
    }

    /** The color of words, or of the cell behind them: people mark with either. */
    private static String color(Element element) {
        String highlight = element.attr("data-highlight-colour");
        if (!highlight.isBlank()) {
            return highlight;
        }
        for (String mark : element.attr("class").split(" ", -1)) {
            if (mark.startsWith("highlight-")) {
                return mark.substring("highlight-".length());
            }
        }
        for (String declaration : element.attr("style").split(";", -1)) {
            int colon = declaration.indexOf(':');
            String property =
                    colon < 0 ? "" : declaration.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            if (property.equals("color") || property.equals("background-color")) {
                return declaration.substring(colon + 1).strip();
            }
        }
        return "";
    }
}
