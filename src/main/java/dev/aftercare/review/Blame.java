package dev.aftercare.review;

import static dev.aftercare.review.Phrasing.pattern;

import dev.aftercare.postmortem.Participant;
import dev.aftercare.postmortem.Postmortem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the name of a person that the record knows beside words of blame. Only where both belong together: "Ana failed to
 * reproduce it" and "Ana's patience ended the incident" blame nobody.
 */
final class Blame {

    private static final Message BLAME = new Message(
            "%s names a person beside a word of blame; write what the role did, what it knew then, and what let it through",
            "%s nomme une personne à côté d'un mot de reproche ; écrire ce que le rôle a fait, ce qu'il savait alors, et ce"
                    + " qui l'a laissé passer");

    private static final String WRONG =
            "(faults?|mistakes?|errors?|negligence|carelessness|blunders?|oversights?|slips?"
                    + "|incompetence|sloppiness|bad judgement)";

    /** Behind a name. */
    private static final Pattern BEHIND = pattern("^('s?)? (own )?(stupid |careless |simple |big )?" + WRONG + "\\b"
            + "|^,? (had |has |have )?((very )?(carelessly|negligently|recklessly|stupidly|foolishly)\\b|(simply |just |again )?(forgot"
            + "|forgotten|neglected|botched|screwed up|messed up|blundered|slipped up) (to |the |it|this|that|about )"
            + "|(broke|killed|destroyed|wrecked) (the |our )?(prod|production|build|site|website|live)\\b"
            + "|(made|did|committed) (a|an|the|this|that) (\\w+ )?" + WRONG + "\\b"
            + "|(was|is|were|are) (\\w+ly )?(to blame|at fault|guilty|careless|negligent|reckless|sloppy|incompetent|responsible for"
            + " (the|this|that) (\\w+ )?(outage|failure|mistake|error|mess))\\b|(should|ought to) have (known|been more careful|checked|paid"
            + " attention)\\b|(did not|didn't|couldn't|could not) (bother|be bothered)\\b)"
            + "|^,? (a |avait |ont )?(encore |tout simplement |simplement )?((oublié|négligé|omis|saboté) (de|d'|le|la|les|l')|(fait|commis) (une|"
            + "la|cette) (\\w+ )?(erreur|faute|bourde|bêtise|négligence)|(est|était) (fautif|fautive|coupable|responsable de (la|cette)"
            + " (panne|erreur))|(aurait|auraient) dû (savoir|vérifier|faire attention)|cassé la (prod|production))\\b");

    /** Before a name. */
    private static final Pattern BEFORE =
            pattern("\\b((" + WRONG + " (of|by|made by|from|on the part of))|(caused|broken) by"
                    + "|blam(e|es|ed|ing)|(to be|is|was) the fault of|(la |par la |une )?(faute|erreur|négligence|bourde|bêtise) d(e|'|u)"
                    + "|à cause d(e|')|(causée?|provoquée?) par) ?$");

    /** How far before and behind a name its words are looked at. */
    private static final int AROUND = 80;

    private static final Set<String> TEAMS = Set.of(
            "team",
            "teams",
            "équipe",
            "group",
            "groupe",
            "ops",
            "sre",
            "squad",
            "support",
            "engineering",
            "on-call",
            "platform",
            "oncall",
            "everyone",
            "all",
            "nobody",
            "unassigned",
            "infra",
            "devops",
            "security",
            "payments",
            "noc",
            "dba");

    private Blame() {}

    static Stream<Gap> find(Reviewed reviewed) {
        Pattern names = names(reviewed.postmortem());
        return names == null
                ? Stream.empty()
                : reviewed.statements().stream().flatMap(statement -> gaps(statement, names));
    }

    private static Stream<Gap> gaps(Statement statement, Pattern names) {
        Matcher name = names.matcher(statement.plain());
        while (name.find()) {
            if (isBlamed(statement.plain(), name.start(), name.end())) {
                return Stream.of(statement.gapAt(name.start(), BLAME));
            }
        }
        return Stream.empty();
    }

    private static boolean isBlamed(String plain, int start, int end) {
        String behind = plain.substring(end, Math.min(plain.length(), end + AROUND));
        String before = plain.substring(Math.max(0, start - AROUND), start);
        return BEHIND.matcher(behind).find() || BEFORE.matcher(before).find();
    }

    /** The people that the record names; null where there are none. A word that is no name of a person is left out. */
    private static @Nullable Pattern names(Postmortem postmortem) {
        Set<String> written = new HashSet<>();
        if (postmortem.contact() != null) {
            written.add(postmortem.contact());
        }
        postmortem.background().participants().stream().map(Participant::name).forEach(written::add);
        postmortem.countermeasures().forEach(countermeasure -> {
            if (countermeasure.owner() != null) {
                written.add(countermeasure.owner());
            }
        });
        List<String> names = new ArrayList<>();
        written.forEach(one -> addNames(one, names));
        return names.isEmpty()
                ? null
                : Pattern.compile("(?<![\\p{L}\\p{N}_.-])(?:"
                        + String.join("|", names.stream().map(Pattern::quote).toList())
                        + ")(?![\\p{L}\\p{N}_-])");
    }

    /** "Ana Lopes" stands in a text as "Ana Lopes", "Ana" or "Lopes"; "@ana" as itself. */
    private static void addNames(String written, List<String> names) {
        for (String one : written.split("[,;&/()<>]|\\band\\b|\\bet\\b")) {
            String[] words = one.strip().split("\\s+");
            boolean person = words.length <= 4
                    && Stream.of(words).noneMatch(word -> TEAMS.contains(word.toLowerCase(java.util.Locale.ROOT)));
            if (person) {
                names.add(one.strip());
                Stream.of(words).filter(Blame::isName).forEach(names::add);
            }
        }
        names.removeIf(name -> name.length() < 3);
    }

    private static boolean isName(String word) {
        String bare = word.startsWith("@") ? word.substring(1) : word;
        return bare.length() > 2
                && (word.startsWith("@")
                        || Character.isUpperCase(bare.charAt(0)) && Character.isLowerCase(bare.charAt(1)));
    }
}
