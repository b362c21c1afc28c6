package dev.aftercare.review;

import static dev.aftercare.review.Phrasing.pattern;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells actions that change something from good intentions. */
final class Intentions {

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

    /** What is done to people, and with them alone: "Train the on-call team", "Remind everybody of the checklist". */
    private static final Pattern PEOPLE =
            pattern("^(please )?((re)?train|educate|remind|retrain|brief|tell|warn|coach|raise awareness"
                    + "|be (more )?(careful|vigilant|cautious|attentive)|pay (more|closer|better) attention|take more care"
                    + "|(re)?former|sensibiliser|rappeler|rappel (a|aux|au|de|des)|prevenir|(etre|rester) (plus )?(prudent|vigilant|attentif)"
                    + "|formation (a|aux|au|de|des|du|pour|sur)|training (for|of|on|session|sessions)|(more|better|additional) training|human error"
                    + "|erreur humaine)\\b");

    /** These change something after all: a test is trained, a system reminds. */
    private static final Pattern NOT_PEOPLE =
            pattern("^(re)?train (the )?(model|classifier|network)s?\\b|^(tell|warn|remind) (the )?"
                    + "(system|tool|bot|pipeline|script)|\\b(automatically|automatic|automatiquement|automatique|alert|alerte|script|tool|outil"
                    + "|checklist in|bot)\\b");

    private Intentions() {}

    /** Says whether an action changes nobody and nothing but what people know or heed. */
    static boolean isAboutPeople(String description) {
        String folded = folded(description);
        return PEOPLE.matcher(folded).find() && !NOT_PEOPLE.matcher(folded).find();
    }

    /** Says whether an action is nothing but a good intention. */
    static boolean isVague(String description) {
        String folded = folded(description);
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
}
