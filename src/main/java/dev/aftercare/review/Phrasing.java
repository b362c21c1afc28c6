package dev.aftercare.review;

import static dev.aftercare.review.ReviewProfile.ATLASSIAN;
import static dev.aftercare.review.ReviewProfile.DEVOPS_HANDBOOK;
import static dev.aftercare.review.ReviewProfile.FRENCH;
import static dev.aftercare.review.ReviewProfile.GENERAL;
import static dev.aftercare.review.ReviewProfile.GOOGLE;
import static dev.aftercare.review.ReviewProfile.PAGERDUTY;

import dev.aftercare.postmortem.Passage.Kind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a postmortem should not be put. Questions and what is quoted are left in peace, and where a rule is not sure it is
 * silent. The numbers name the field guides that ask for it.
 */
final class Phrasing {

    static final List<ReviewRule> RULES = List.of(
            // 000: « une erreur humaine ne constitue jamais une "root cause" »; 004: you can't fix people
            new ReviewRule(
                    "phrasing.human-error",
                    Asked.requiredBy(FRENCH).alsoAdvisedBy(GENERAL, DEVOPS_HANDBOOK, PAGERDUTY, GOOGLE, ATLASSIAN),
                    Phrasing::humanError),
            // 002: avoid "would have" and "could have": it is neither a guessing game nor an excuse. 000 and 003 ask
            // with
            // these words what could be better
            new ReviewRule(
                    "phrasing.would-have",
                    Asked.requiredBy(DEVOPS_HANDBOOK).alsoAdvisedBy(GENERAL),
                    Phrasing::wouldHave),
            // 000, 002, 003, 004: blameless, "by focusing on events rather than the people"
            new ReviewRule(
                    "phrasing.blame",
                    Asked.requiredBy(DEVOPS_HANDBOOK, PAGERDUTY, GOOGLE, FRENCH).alsoAdvisedBy(GENERAL, ATLASSIAN),
                    Blame::find),
            // 003: 'Avoid using the word "outage" unless it really was a full outage'
            new ReviewRule("phrasing.outage", Asked.requiredBy(PAGERDUTY).alsoAdvisedBy(GENERAL), OutageWord::find),
            // 002: "no logs, no stack traces"; 004 attaches log files, 003 shows where each number comes from
            new ReviewRule(
                    "phrasing.stack-trace",
                    Asked.requiredBy(DEVOPS_HANDBOOK).alsoAdvisedBy(GENERAL),
                    Phrasing::stackTrace));

    private static final Message HUMAN_ERROR = new Message(
            "%s gives human error as a cause; write what made the action look right at that moment, and what let it through",
            "%s donne l'erreur humaine pour cause ; écrire ce qui faisait paraître le geste juste à ce moment-là, et ce"
                    + " qui l'a laissé passer");

    private static final Message WOULD_HAVE = new Message(
            "%s speaks of what did not happen; write what was done or not done, and what was known then",
            "%s parle de ce qui n'a pas eu lieu ; écrire ce qui a été fait ou non, et ce que l'on savait alors");

    private static final Message STACK_TRACE = new Message(
            "a stack trace is pasted here (%s); write what it says in one sentence, and link to where it can be read",
            "une trace d'appels est collée ici (%s) ; écrire en une phrase ce qu'elle dit, et donner le lien où la lire");

    private static final Pattern HUMAN_ERROR_NAMED =
            pattern("\\b((human|operator) (error|mistake)s?|(erreur|faute)s? humaines?)\\b");

    private static final Pattern DENIED_BEFORE = pattern(
            "\\b(not?|never|rather than|instead of|beyond|behind|without|prone|risks?|reduc\\w+|prevent\\w*|avoid\\w*|guard\\w*|protect\\w*"
                    + "|possib\\w+|chances?|potential\\w*|opportunit\\w+|allow\\w*|room|susceptible|margin|likel\\w+|vulnerable|open to"
                    + "|exposed|pas|jamais|plut[ôo]t que|au-del[àa]|sans|risques?|[ée]viter|emp[êe]cher|sujet\\w*|expos\\w+|propices?"
                    + "|possibles?|r[ée]duire|limiter|prot[ée]ger)\\b|n't\\b");

    private static final Pattern DENIED_BEHIND =
            pattern("^ ?,? ?((is|was|are|were|does|do|did|can|could|has|had)(n't|not| not| never)\\b|ne\\b|n')");

    private static final Pattern CAUSED_BY_HUMAN_ERROR = pattern(
            "\\b((due to|caused by|because of|result of|root cause (is|was):?) (a |an )?(simple |pure )?(human|operator)"
                    + " (error|mistake)|((due?s?|imputables?) à|à cause d'|causée?s? par|provoquée?s? par|en raison d') ?"
                    + "(une |l')?(simple )?(erreur|faute) humaine)");

    /** "Would have to" looks ahead, and so may a "have" without a participle: "each service should have two owners". */
    private static final String PARTICIPLE =
            "(been|had|done|gone|seen|known|taken|made|caught|found|given|gotten|got|kept"
                    + "|held|led|lost|told|thought|brought|built|sent|shown|written|broken|chosen|begun|become|come|understood"
                    + "|spotted|noticed|prevented|avoided|detected|stopped|tested|checked|alerted|warned|reduced|helped)";

    private static final String HAVE = "(n't| not)?( \\w+ly| never| also| still| perhaps)?('ve| have)"
            + "( \\w+ly| never| also| already| not| perhaps)? ";

    /** "It could have been a lot worse" is relief and no guess; "what could have gone better" is a heading of many forms. */
    private static final String NO_RELIEF = "(?!(been|gone) (a lot |much |far |way )?(better|worse)\\b"
            // and so is what was one of several explanations
            + "|been (a|an|the|due|related|because)\\b)";

    private static final Pattern WOULD_HAVE_IN_ENGLISH = pattern(
            "\\b((would|could)" + HAVE + NO_RELIEF + "(\\w+ed|" + PARTICIPLE + ")|should" + HAVE + PARTICIPLE + ")\\b");

    private static final Pattern THOUGHT = pattern(
            "\\b(suggest(s|ed|ing)?|suspect(s|ed|ing)?|thought|think|believ(e|es|ed)|hypothes[ei]s|theory|theories|assum(e|es|ed|ing)"
                    + "|assumption|wonder(s|ed|ing)?|notic(e|es|ed) that|realis(e|es|ed) that|realiz(e|es|ed) that|soupçonn\\w+|pens(e|ait|aient|ions|é)|hypothèses?|suppos(e|ait|aient|ions|é))\\b");

    private static final Pattern WOULD_HAVE_IN_FRENCH =
            pattern("\\baur(ais|ait|ions|iez|aient)( (pas|plus|jamais|aussi|également|bien|donc|déjà|peut-être"
                    + "|sans doute|probablement|sûrement))? (dû|pu|fallu)\\b");

    private Phrasing() {}

    private static Stream<Gap> humanError(Reviewed reviewed) {
        return reviewed.statements().stream()
                .filter(statement -> statement.mentions("uma", "perator", "UMA"))
                .flatMap(statement -> statement.kind() == Kind.CAUSE && !deniesHumanError(statement.plain())
                        ? statement.gap(HUMAN_ERROR_NAMED, HUMAN_ERROR)
                        : statement.gap(CAUSED_BY_HUMAN_ERROR, HUMAN_ERROR));
    }

    private static Stream<Gap> wouldHave(Reviewed reviewed) {
        Pattern phrase =
                switch (reviewed.postmortem().language()) {
                    case ENGLISH -> WOULD_HAVE_IN_ENGLISH;
                    case FRENCH -> WOULD_HAVE_IN_FRENCH;
                };
        return reviewed.statements().stream()
                // who answers a question that asks what could have been may answer in its words
                .filter(statement -> statement.mentions("ould", "OULD", "aur", "Aur"))
                .filter(statement -> statement.kind() != Kind.ANSWER)
                .filter(statement -> !tellsWhatSomebodyThought(statement, phrase))
                .flatMap(statement -> statement.gap(phrase, WOULD_HAVE));
    }

    /** 002 asks "which investigation paths have been considered": what was thought then is a fact, whatever came of it. */
    private static boolean tellsWhatSomebodyThought(Statement statement, Pattern phrase) {
        return statement
                .found(phrase)
                .filter(at ->
                        THOUGHT.matcher(statement.plain().substring(0, at)).find())
                .isPresent();
    }

    private static Stream<Gap> stackTrace(Reviewed reviewed) {
        return reviewed.passages().stream()
                .filter(passage -> passage.kind() == Kind.TRACE)
                .map(passage -> new Gap(passage.line(), STACK_TRACE.quoting(passage.text())));
    }

    /** Says whether a text speaks of human error at all. */
    static boolean namesHumanError(String text) {
        return HUMAN_ERROR_NAMED.matcher(text).find();
    }

    /** A sentence that says that it was no human error, or that human error is no cause, agrees with the rule. */
    private static boolean deniesHumanError(String plain) {
        Matcher named = HUMAN_ERROR_NAMED.matcher(plain);
        return named.find()
                && (DENIED_BEFORE.matcher(plain.substring(0, named.start())).find()
                        || DENIED_BEHIND.matcher(plain.substring(named.end())).find());
    }

    /** A pattern of words: a blank stands for any number of them. */
    static Pattern pattern(String words) {
        String blanks = words.replace(" ?", "\u0001").replace(" ", " +").replace("\u0001", " *");
        return Pattern.compile(
                blanks, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }
}
