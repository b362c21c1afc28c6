package dev.aftercare.review;

import dev.aftercare.link.Commitment;
import dev.aftercare.postmortem.Postmortem;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a postmortem should not be put. Questions and what is quoted are left in peace, and where a rule is not sure it is
 * silent. The numbers name the field guides that ask for it.
 */
final class Phrasing {

    static final List<ReviewRule> RULES = List.of(
            // 000: human error is never a root cause
            new ReviewRule("phrasing.human-error", Phrasing::humanError),
            // 002: avoid "would have" and "could have": it is neither a guessing game nor an excuse
            new ReviewRule("phrasing.would-have", Phrasing::wouldHave),
            // 002: be specific; 004: people cannot be fixed, systems and processes can
            new ReviewRule("phrasing.vague-action", Phrasing::vagueAction));

    private static final Message HUMAN_ERROR = new Message(
            "%s gives human error as a cause; write what made the action look right at that moment, and what let it through",
            "%s donne l'erreur humaine pour cause ; écrire ce qui faisait paraître le geste juste à ce moment-là, et ce"
                    + " qui l'a laissé passer");

    private static final Message WOULD_HAVE = new Message(
            "%s speaks of what did not happen; write what was done or not done, and what was known then",
            "%s parle de ce qui n'a pas eu lieu ; écrire ce qui a été fait ou non, et ce que l'on savait alors");

    private static final Message VAGUE_ACTION = new Message(
            "the action %s is a good intention; write what will be different in the system, and how somebody will see"
                    + " that it is done",
            "l'action %s est une bonne intention ; écrire ce qui va changer dans le système, et à quoi on verra que c'est"
                    + " fait");

    private static final Pattern HUMAN_ERROR_NAMED =
            pattern("\\b(human (error|mistake)s?|(erreur|faute)s? humaines?)\\b");

    private static final Pattern DENIED_BEFORE = pattern(
            "\\b(not?|never|rather than|instead of|beyond|behind|pas|jamais|plut[ôo]t que|au-del[àa])\\b|n't\\b");

    private static final Pattern DENIED_BEHIND =
            pattern("^ ?,? ?((is|was|are|were|does|do|did|can|could|has|had)(n't|not| not| never)\\b|ne\\b|n')");

    private static final Pattern CAUSED_BY_HUMAN_ERROR =
            pattern("\\b((due to|caused by|because of|result of|root cause (is|was):?) (a |an )?(simple |pure )?human"
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
    private static final String NO_RELIEF = "(?!(been|gone) (a lot |much |far |way )?(better|worse)\\b)";

    private static final Pattern WOULD_HAVE_IN_ENGLISH = pattern(
            "\\b((would|could)" + HAVE + NO_RELIEF + "(\\w+ed|" + PARTICIPLE + ")|should" + HAVE + PARTICIPLE + ")\\b");

    private static final Pattern WOULD_HAVE_IN_FRENCH =
            pattern("\\baur(ais|ait|ions|iez|aient)( (pas|plus|jamais|aussi|également|bien|donc|déjà|peut-être"
                    + "|sans doute|probablement|sûrement))? (dû|pu|fallu)\\b");

    /** Anchored at the beginning: there is more to "Document when to be careful". */
    private static final Pattern GOOD_INTENTION = pattern("^((be|being) (more |extra |very )?(careful|vigilant|cautious"
            + "|attentive|mindful)|pay(ing)? (more|closer|better) attention|tak(e|ing) more care|(do not|don t|never) (do"
            + " (this|that|it) again|make (this|the same) mistake)|(etre|rester) (plus |tres )?(prudente?s?|vigilante?s?"
            + "|attentif|attentifs|attentives?)|faire (plus |davantage |bien )?(d )?attention|redoubler (de vigilance|d"
            + " attention)|ne plus (re)?faire (cette|la meme) erreur)\\b");

    /** Nothing else may follow: "Improve monitoring of the queue length" says what. */
    private static final Pattern NO_OBJECT = pattern(
            "^((improve|enhance|increase|better|more|add more|add better|do more)"
                    + " (the |our )?(monitoring|alerting|alerts|communication|documentation|docs|testing|tests|test coverage"
                    + "|process|processes|training|awareness|logging|observability|monitoring and alerting)|(ameliorer|renforcer)"
                    + " (le |la |les |l |notre |nos )?(monitoring|supervision|surveillance|alerting|alertes|documentation"
                    + "|communication|tests|processus|observabilite|journaux|formation)|(plus|davantage) de (tests|supervision"
                    + "|documentation|communication|formation)|mieux (communiquer|documenter|tester|surveiller|former))$");

    private static final int LONGEST_INTENTION = 200;

    private Phrasing() {}

    private static Stream<Gap> humanError(Reviewed reviewed) {
        Postmortem postmortem = reviewed.postmortem();
        Stream<Gap> asCause = Statement.in(postmortem.cause(), 0)
                .filter(statement -> !deniesHumanError(statement.plain()))
                .flatMap(statement -> statement.gap(HUMAN_ERROR_NAMED, HUMAN_ERROR));
        Stream<Gap> elsewhere =
                narrative(postmortem).flatMap(statement -> statement.gap(CAUSED_BY_HUMAN_ERROR, HUMAN_ERROR));
        return Stream.concat(asCause, elsewhere);
    }

    private static Stream<Gap> wouldHave(Reviewed reviewed) {
        Postmortem postmortem = reviewed.postmortem();
        Pattern phrase =
                switch (postmortem.language()) {
                    case ENGLISH -> WOULD_HAVE_IN_ENGLISH;
                    case FRENCH -> WOULD_HAVE_IN_FRENCH;
                };
        return Stream.concat(Statement.in(postmortem.cause(), 0), narrative(postmortem))
                .flatMap(statement -> statement.gap(phrase, WOULD_HAVE));
    }

    private static Stream<Gap> vagueAction(Reviewed reviewed) {
        return reviewed.waiting().stream()
                .map(Commitment::countermeasure)
                .filter(countermeasure -> isVague(folded(countermeasure.description())))
                .map(countermeasure ->
                        new Gap(countermeasure.line(), VAGUE_ACTION.quoting(countermeasure.description())));
    }

    /** What tells the story, apart from its cause. */
    private static Stream<Statement> narrative(Postmortem postmortem) {
        Stream<Statement> timeline = postmortem.incident().timeline().stream()
                .flatMap(event -> Statement.in(event.text(), event.at().line()));
        return Stream.of(Statement.in(postmortem.summary(), 0), Statement.in(postmortem.impact(), 0), timeline)
                .flatMap(statements -> statements);
    }

    /** A sentence that says that it was no human error, or that human error is no cause, agrees with the rule. */
    private static boolean deniesHumanError(String plain) {
        Matcher named = HUMAN_ERROR_NAMED.matcher(plain);
        return named.find()
                && (DENIED_BEFORE.matcher(plain.substring(0, named.start())).find()
                        || DENIED_BEHIND.matcher(plain.substring(named.end())).find());
    }

    private static boolean isVague(String folded) {
        return GOOD_INTENTION.matcher(folded).find()
                || NO_OBJECT.matcher(folded).find();
    }

    /** Lower-case words without accents and punctuation, as far as a good intention may go on. */
    private static String folded(String text) {
        return Normalizer.normalize(text.substring(0, Math.min(LONGEST_INTENTION, text.length())), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^\\p{L}\\p{Nd}]+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static Pattern pattern(String words) {
        return Pattern.compile(
                words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }
}
