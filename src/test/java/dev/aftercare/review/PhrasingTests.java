package dev.aftercare.review;

import static dev.aftercare.postmortem.PostmortemFixtures.at;
import static dev.aftercare.postmortem.PostmortemFixtures.countermeasure;
import static dev.aftercare.postmortem.PostmortemFixtures.postmortem;
import static dev.aftercare.review.ReviewAssertions.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.PostmortemFixtures.PostmortemBuilder;
import dev.aftercare.postmortem.TimelineEvent;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhrasingTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Human error.",
                "Human error in not knowing that the logs are stored in another account.",
                "The root cause was a human error during the deployment.",
                "Two human mistakes in a row.",
                "It is not easy to say, but in the end: maintenance. Human error in the console."
            })
    void reviewWhenCauseIsHumanErrorFindsIt(String cause) {
        assertThat(said(english().cause(cause).build()))
                .singleElement()
                .asString()
                .contains(" phrasing.human-error: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Not a human error: the form accepted both.",
                "We looked behind the human error and found no guard.",
                "Human error is never a root cause, so we asked on.",
                "Human error cannot explain it.",
                "Was it human error?",
                "The first note said \"human error\", which explains nothing.",
                "The error that a human sees is misleading."
            })
    void reviewWhenCauseSaysThatItIsNoHumanErrorFindsNothing(String cause) {
        assertThat(said(english().cause(cause).build()))
                .as("who says that it was no human error agrees with the rule")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Erreur humaine.",
                "La cause est une erreur humaine lors de la mise en production.",
                "Une faute humaine sur la console."
            })
    void reviewWhenFrenchCauseIsHumanErrorFindsIt(String cause) {
        assertThat(said(french().cause(cause).build()))
                .singleElement()
                .asString()
                .contains(" phrasing.human-error: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ce n'est pas une erreur humaine : le formulaire acceptait les deux.",
                "Une erreur humaine ne constitue jamais une cause.",
                "L’erreur humaine n’explique rien."
            })
    void reviewWhenFrenchCauseSaysThatItIsNoHumanErrorFindsNothing(String cause) {
        assertThat(said(french().cause(cause).build())).isEmpty();
    }

    @Test
    void reviewWhenSummaryGivesHumanErrorAsACauseFindsIt() {
        assertThat(said(english()
                        .summary("The outage was caused by human error.")
                        .build()))
                .containsExactly(
                        "1 phrasing.human-error: \"The outage was caused by human error.\" gives human error as a"
                                + " cause; write what made the action look right at that moment, and what let it through");
        assertThat(said(french().summary("La panne est due à une erreur humaine.")
                        .build()))
                .containsExactly(
                        "1 phrasing.human-error: « La panne est due à une erreur humaine. » donne l'erreur humaine"
                                + " pour cause ; écrire ce qui faisait paraître le geste juste à ce moment-là, et ce qui l'a laissé"
                                + " passer");
    }

    @Test
    void reviewWhenSummaryOnlySpeaksOfHumanErrorFindsNothing() {
        assertThat(said(english()
                        .summary("We had put it down to human error at first.")
                        .build()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Feature flags would have enabled a quick rollback.",
                "An alert could have been raised by noon.",
                "A canary could've caught it.",
                "This wouldn’t have happened with a canary.",
                "The team should have been told.",
                "We should have noticed it earlier.",
                "It could not possibly have stopped by itself.",
                "The first line is fine. The second would have helped."
            })
    void reviewWhenItSpeaksOfWhatDidNotHappenFindsIt(String summary) {
        assertThat(said(english().summary(summary).build()))
                .singleElement()
                .asString()
                .contains(" phrasing.would-have: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Could we have seen it sooner?",
                "What would have helped?",
                "Each repository should have clear rules.",
                "Critical workloads should have priority.",
                "The gateway should have limited permissions.",
                "Every service should have a runbook.",
                "On Monday we would have to restart it by hand.",
                "They asked \"would have that helped?\" and waited.",
                "A colleague said: “it should have been caught.”",
                "The flag `could_have been` stays off.",
                "Users have been told.",
                "Forty customers might have been affected.",
                "It could also have been a problem of the network.",
                "Amara suspects that the key could have been lost.",
                "Joon notices that a label that should have been removed is still there.",
                "It was short, but it could have been a lot worse.",
                "Things that could have gone better."
            })
    void reviewWhenItLooksLikeItButIsNotFindsNothing(String summary) {
        assertThat(said(english().summary(summary).build()))
                .as("a finding that is wrong costs more trust than one that is missing")
                .isEmpty();
    }

    @Test
    void reviewWhenSentenceIsLongQuotesTheWordsAroundThePhrase() {
        String sentence =
                "The release train left at nine with eleven changes of four teams on board, of which the third one,"
                        + " a new index, would have been held back by the usual load test, which nobody had time to run that day.";

        assertThat(said(english().summary(sentence).build()))
                .singleElement()
                .asString()
                .contains(
                        "\"… on board, of which the third one, a new index, would have been held back by the usual l…\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "L'alerte aurait dû partir à midi.",
                "Nous aurions pu le voir plus tôt.",
                "Le script n'aurait pas dû être lancé.",
                "Les tests auraient sans doute pu le montrer.",
                "Il aurait fallu prévenir."
            })
    void reviewWhenFrenchSpeaksOfWhatDidNotHappenFindsIt(String impact) {
        assertThat(said(french().impact(impact).build()))
                .singleElement()
                .asString()
                .contains(" phrasing.would-have: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Aurait-on pu le voir plus tôt ?",
                "Qu'est-ce qui aurait pu réduire l'impact ?",
                "Le train aurait du retard.",
                "Le service aurait besoin du réseau.",
                "Un client a écrit « vous auriez dû prévenir »."
            })
    void reviewWhenFrenchLooksLikeItButIsNotFindsNothing(String impact) {
        assertThat(said(french().impact(impact).build())).isEmpty();
    }

    @Test
    void reviewWhenTimelineSpeaksOfWhatDidNotHappenNamesItsLine() {
        assertThat(said(english()
                        .timeline(
                                new TimelineEvent(at("2026-03-04T09:05:00Z"), "The deployment starts."),
                                new TimelineEvent(at("2026-03-04T09:10:00Z"), "An alert should have been raised."))
                        .build()))
                .containsExactly(
                        "5 phrasing.would-have: \"An alert should have been raised.\" speaks of what did not happen;"
                                + " write what was done or not done, and what was known then");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Be more careful",
                "Be careful with the console next time.",
                "Pay more attention to alerts",
                "Improve monitoring",
                "Improve our documentation.",
                "More tests!",
                "Être plus vigilant",
                "Faire plus attention lors des mises en production",
                "Améliorer la supervision",
                "Mieux communiquer"
            })
    void reviewWhenActionIsAGoodIntentionFindsIt(String description) {
        assertThat(said(english().countermeasures(countermeasure(description)).build()))
                .containsExactly(
                        "41 phrasing.vague-action: the action \"" + description + "\" is a good intention; write what"
                                + " will be different in the system, and how somebody will see that it is done");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Improve monitoring of the queue length",
                "Add a test for two charges within a minute",
                "Document when to be careful with the console",
                "Améliorer la supervision de la file d'attente",
                "Communication plan for the status page"
            })
    void reviewWhenActionSaysWhatWillBeDifferentFindsNothing(String description) {
        assertThat(said(english().countermeasures(countermeasure(description)).build()))
                .isEmpty();
    }

    @Test
    void reviewWhenVagueActionIsDoneFindsNothing() {
        assertThat(said(english()
                        .countermeasures(countermeasure("Improve monitoring").state(Countermeasure.State.DONE))
                        .build()))
                .as("what is done leaves nothing to ask")
                .isEmpty();
    }

    @Test
    void reviewWhenTextIsHostileTakesNoTime() {
        String hostile = "would ".repeat(20_000)
                + "\"".repeat(20_000)
                + "aurait pas ".repeat(20_000)
                + "human error ".repeat(20_000)
                + "\n"
                + "e\u0301\u0316".repeat(100_000)
                + "\nword" + "?".repeat(20_000);

        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> said(english()
                        .summary(hostile)
                        .cause(hostile)
                        .countermeasures(countermeasure(hostile))
                        .build()));
    }

    private static PostmortemBuilder english() {
        return postmortem("2026/03.payments.double-charge.md");
    }

    private static PostmortemBuilder french() {
        return postmortem("2026/03.payments.double-debit.md").language(Language.FRENCH);
    }
}
