package dev.aftercare.source.ticket;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes what stands within a line of Jira's own markup as HTML. */
final class JiraWords {

    /** "[ ]" or "[x]" at the beginning of an item, as people write tasks. */
    private static final Pattern BOX = Pattern.compile("\\[([ xX*]?)]\\s+(.*)", Pattern.DOTALL);

    /** What means something within a line; the longest first. Bold and struck words begin and end at the edge of a word. */
    private static final Pattern MARKUP = Pattern.compile("""
            \\\\\\\\\
            |\\\\(?<escaped>[^\\w\\s])\
            |\\{\\{(?<mono>[^}\\n]{1,2000})}}\
            |\\{color(?::(?<color>[^}]{1,40}))?}\
            |\\{[a-zA-Z]{1,20}(?::[^}]{0,300})?}\
            |\\[~(?:accountid:)?(?<user>[^]\\n]{1,200})]\
            |\\[\\^[^]\\n]{1,300}]\
            |\\[(?<shown>[^]|\\n]{1,1000})\\|(?<target>[^]|\\s]{1,2000})(?:\\|[^]\\n]{0,100})?]\
            |\\[(?<alone>(?:https?://|mailto:|\\#)[^]|\\s]{1,2000})]\
            |!(?<picture>[^!\\s|][^!\\n|]{0,300}\\.[a-zA-Z]{3,4}(?:\\|[^!\\n]{0,200})?)!\
            |(?<![\\w*])\\*(?<bold>[^*\\s\\n](?:[^*\\n]{0,500}[^*\\s\\n])?)\\*(?![\\w*])\
            |(?<![\\w_])_(?<slanted>[^_\\s\\n](?:[^_\\n]{0,500}[^_\\s\\n])?)_(?![\\w_])\
            |(?<![\\w+])\\+(?<added>[^+\\s\\n](?:[^+\\n]{0,500}[^+\\s\\n])?)\\+(?![\\w+])\
            |(?<=^|\\s)-(?<struck>[^-\\s\\n](?:[^-\\n]{0,500}[^-\\s\\n])?)-(?=$|\\s)\
            |\\((?<icon>/|x|!|\\?|\\*|on|off|y|n|i)\\)""");

    private static final int DEEPEST = 4;

    /** A longer line is no text that a person wrote; its markup is not looked for. */
    private static final int LONGEST = 20_000;

    private JiraWords() {}

    /** A line as HTML. */
    static String html(String markup) {
        return html(markup, 0);
    }

    /** The text of an item of a list as HTML, with a check box where it has one. */
    static String item(String markup) {
        Matcher box = BOX.matcher(markup);
        if (!box.matches()) {
            return html(markup);
        }
        boolean done = !box.group(1).isBlank();
        return "<input type=\"checkbox\"" + (done ? " checked> " : "> ") + html(box.group(2));
    }

    /** The words of a line without its markup. */
    static String plain(String markup) {
        return org.jsoup.Jsoup.parseBodyFragment(html(markup)).text();
    }

    private static String html(String markup, int depth) {
        if (markup.length() > LONGEST) {
            return HtmlPage.escaped(markup);
        }
        StringBuilder html = new StringBuilder();
        Matcher found = MARKUP.matcher(markup);
        int from = 0;
        boolean colored = false;
        while (found.find()) {
            html.append(HtmlPage.escaped(markup.substring(from, found.start())));
            from = found.end();
            if (found.group().startsWith("{color")) {
                html.append(colored ? "</span>" : "");
                colored = found.group("color") != null;
                html.append(colored ? "<span" + HtmlPage.colored(found.group("color")) + ">" : "");
            } else {
                html.append(piece(found, depth));
            }
        }
        html.append(HtmlPage.escaped(markup.substring(from)));
        return html.append(colored ? "</span>" : "").toString();
    }

    private static String piece(Matcher found, int depth) {
        if (found.group().equals("\\\\")) {
            return "<br>";
        }
        for (String literal : new String[] {"escaped", "mono", "user"}) {
            if (found.group(literal) != null) {
                return HtmlPage.escaped(found.group(literal));
            }
        }
        if (found.group("shown") != null) {
            return link(found.group("target"), inner(found.group("shown"), depth));
        }
        if (found.group("alone") != null) {
            return link(found.group("alone"), HtmlPage.escaped(found.group("alone")));
        }
        if (found.group("icon") != null) {
            return icon(found.group("icon"));
        }
        return marked(found, depth);
    }

    private static String marked(Matcher found, int depth) {
        if (found.group("bold") != null) {
            return "<b>" + inner(found.group("bold"), depth) + "</b>";
        }
        if (found.group("struck") != null) {
            return "~~" + inner(found.group("struck"), depth) + "~~";
        }
        if (found.group("slanted") != null) {
            return inner(found.group("slanted"), depth);
        }
        return found.group("added") == null ? "" : inner(found.group("added"), depth);
    }

    private static String inner(String markup, int depth) {
        return depth < DEEPEST ? html(markup, depth + 1) : HtmlPage.escaped(markup);
    }

    private static String link(String target, String words) {
        return "<a href=\"" + HtmlPage.escaped(target) + "\">" + words + "</a>";
    }

    private static String icon(String name) {
        return switch (name) {
            case "/" -> "\u2705";
            case "x" -> "\u274c";
            default -> "";
        };
    }
}
