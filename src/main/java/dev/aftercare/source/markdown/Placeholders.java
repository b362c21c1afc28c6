package dev.aftercare.source.markdown;

import java.util.List;
import java.util.Set;

/** Tells the words of a form that nobody filled in from words that say something. */
final class Placeholders {

    private static final Set<String> EMPTY = Set.of(
            "",
            "n a",
            "na",
            "none",
            "nothing",
            "nil",
            "tbd",
            "tba",
            "todo",
            "a preciser",
            "a determiner",
            "to do",
            "xxx",
            "yyy",
            "zzz",
            "xx",
            "aucun",
            "aucune",
            "neant",
            "a completer",
            "a remplir",
            "a definir",
            "rien",
            "sans objet",
            "not applicable",
            "to be determined",
            "to be defined",
            "to be done",
            "insert here",
            "none yet",
            "name",
            "your name",
            "no action",
            "no actions",
            "no action items",
            "aucune action",
            "pas d action",
            "same as above",
            "nobody",
            "unassigned",
            "personne",
            "tba tbd");

    private static final List<String> GENERIC_TITLES = Words.list("""
            title, titre, incident title, title of the incident, titre de l incident, incident name,
            nom de l incident, title incident, postmortem title, post mortem title, your title here, template, modele,
            postmortem template, post mortem template, incident template, title incident number,
            incident title dd mm yyyy, title of the incident date, template for reports, incident report template
            """);

    private static final Phrases NOTHING = Phrases.of("""
            no action, no actions, no further action, no further actions, no action items, no follow up, no follow ups,
            nothing to, none at, none for, none required, none identified, none needed, aucune action, aucun suivi,
            pas d action, rien a, aucune mesure, no remediation, no changes needed, no change needed
            """);

    private static final Phrases ASKS = Phrases.of("""
            add your, actions here, action here, action items here, insert, to be filled, fill in, list any tasks,
            list the actions, describe the action, describe the actions, a completer, a remplir, action item 1,
            action item 2, action item 3, action 1, action 2, action 3, first action, second action, your action,
            lorem ipsum, task 1, task 2
            """);

    private Placeholders() {}

    /** Says whether a value says nothing: empty, dashes, "N/A", "None.", {@code <Name>}, "{{ summary }}", "//". */
    static boolean isEmpty(String value) {
        String line = Words.oneLine(value);
        return EMPTY.contains(Words.fold(line)) || isForm(line);
    }

    /** Says whether an item states that there is none, or only asks for one: "No action items were identified." */
    static boolean isNothing(String item) {
        String folded = Words.fold(item.length() > 200 ? item.substring(0, 200) : item);
        return isEmpty(item)
                || NOTHING.first(folded, at -> at == 0) >= 0 && Words.count(folded) <= 12
                || ASKS.in(folded) && Words.count(folded) <= 14;
    }

    /** Says whether a text is a mark to be replaced: {@code <Name>}, {@code {{ title }}}, "20xx-MM-DD". */
    static boolean isForm(String value) {
        String line = Words.oneLine(value);
        int length = line.length();
        if (length < 3) {
            return false;
        }
        char first = line.charAt(0);
        char last = line.charAt(length - 1);
        boolean wrapped = (first == '<' && last == '>' && line.indexOf("://") < 0)
                || (line.startsWith("{{") && line.endsWith("}}"))
                || (first == '['
                        && last == ']'
                        && line.indexOf(' ') > 0
                        && line.length() < 60
                        && line.indexOf('x') != 1);
        String lower = line.toLowerCase(java.util.Locale.ROOT);
        return wrapped
                || line.contains("{{")
                || lower.contains("yyyy")
                || lower.contains("20xx")
                || lower.contains("hh:mm")
                || lower.contains("jj/mm")
                || lower.contains("dd/mm")
                || lower.contains("mm-dd")
                || line.startsWith("___");
    }

    /** Says whether a title is that of a form. */
    static boolean isTitle(String title) {
        String folded = Words.fold(title);
        return isForm(title)
                || GENERIC_TITLES.contains(folded)
                || title.strip().startsWith("<") && title.indexOf('>') > 0;
    }
}
