package dev.aftercare.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Reviews of whole files of our own, as authors see them: each language with what is flagged, and with look-alikes. */
class InspectReviewTests {

    private static final String LANGUAGE = "phrasing.";

    private static final String ENGLISH = """
            # Cards were charged twice

            Severity: SEV-2
            Owner: Amara Diallo
            Participants: Amara Diallo, Joon Park

            ## Summary

            The payment service retried a request
            that had succeeded. A canary would have
            shown it.

            ## Description

            The deployment was started by hand. It failed because of human error.

            ## Impact

            Some customers were charged twice.

            ## Timeline

            | Time | Event |
            | --- | --- |
            | 2026-03-04 09:05 UTC | The release starts. |
            | 2026-03-04 09:25 UTC | An alert should have been raised here. |

            ## Root cause

            Joon forgot to set the idempotency key.

            ```
            at dev.example.Payments.retry(Payments.java:41)
            at dev.example.Payments.pay(Payments.java:17)
            ```

            ## External message

            We are sorry for the outage of this morning.

            ## Action items

            - Send the idempotency key with every retry, owner: Amara, due: 2026-04-10, ticket: PAY-72, priority: P1
            """;

    private static final String ENGLISH_LOOK_ALIKES = """
            # Cards were charged twice

            Severity: SEV-2
            Owner: Amara Diallo
            Participants: Amara Diallo, Joon Park

            ## Summary

            Could we have seen it sooner? On Monday we would have to restart it by hand.
            The first note said "it would have been seen", and `would_have_been` is a flag.
            Every service should have a runbook. It could have been a lot worse.

            > A customer wrote that it should have been tested.

            ## Impact

            Some customers were charged twice. It was no outage of the shop.

            ## Timeline

            | Time | Event |
            | --- | --- |
            | 2026-03-04 09:05 UTC | Joon failed over to the second region. |
            | 2026-03-04 09:25 UTC | Amara suspects that the key could have been lost. |
            | 2026-03-04 09:30 UTC | Thanks to Joon's patience the error is found. |

            ## Root cause

            The form is prone to human error: it accepts both values.

            ```
            this would have been code
            at dev.example.Payments.retry(Payments.java:41)
            ```

            ## What could have gone better?

            - A canary would have shown it.

            ## External message

            We are sorry for the incident of this morning, a partial outage.

            ## Action items

            - Send the idempotency key with every retry, owner: Amara, due: 2026-04-10, ticket: PAY-72, priority: P1
            """;

    private static final String FRENCH = """
            # Double débit

            Gravité : SEV-2
            Participants : Camille Roussel, Aoife Byrne (animatrice)

            ## Résumé

            Le paiement a été débité deux fois. L'alerte aurait dû partir à midi.

            ## Impact utilisateur

            Certains clients ont été débités deux fois.

            ## Cause

            Une erreur humaine lors de la mise en production. Camille a oublié de poser la clé.

            ## Communication externe

            Nous vous prions d'excuser la panne de ce matin.

            ## Actions

            - Envoyer la clé à chaque essai, porteur : Aoife, échéance : 2026-04-10, ticket : PAY-72
            """;

    private static final String FRENCH_LOOK_ALIKES = """
            # Double débit

            Gravité : SEV-2
            Participants : Camille Roussel, Aoife Byrne (animatrice)

            ## Résumé

            Aurait-on pu le voir plus tôt ? Le service aurait besoin du réseau.
            Un client a écrit « vous auriez dû prévenir ».

            ## Impact utilisateur

            Certains clients ont été débités deux fois.

            ## Cause

            Ce n'est pas une erreur humaine : le formulaire acceptait les deux. Camille a oublié sa propre douleur.

            ## Qu'est-ce qui aurait pu réduire l'impact ?

            Une alerte aurait pu partir à midi.

            ## Communication externe

            Nous vous prions d'excuser l'incident de ce matin.

            ## Actions

            - Envoyer la clé à chaque essai, porteur : Aoife, échéance : 2026-04-10, ticket : PAY-72
            """;

    @TempDir
    private Path folder;

    @Test
    void reviewWhenEnglishNamesEachPlaceOfItsLanguage() throws IOException {
        assertThat(language(reviewed(ENGLISH)))
                .containsExactly(
                        "report.md:10 phrasing.would-have",
                        "report.md:15 phrasing.human-error",
                        "report.md:26 phrasing.would-have",
                        "report.md:30 phrasing.blame",
                        "report.md:33 phrasing.stack-trace",
                        "report.md:39 phrasing.outage");
    }

    @Test
    void reviewWhenEnglishOnlyLooksLikeItFindsNothing() throws IOException {
        assertThat(language(reviewed(ENGLISH_LOOK_ALIKES)))
                .as("a finding that is wrong costs more trust than one that is missing")
                .isEmpty();
    }

    @Test
    void reviewWhenFrenchNamesEachPlaceOfItsLanguage() throws IOException {
        assertThat(language(reviewed(FRENCH)))
                .containsExactly(
                        "report.md:8 phrasing.would-have",
                        "report.md:16 phrasing.blame",
                        "report.md:16 phrasing.human-error",
                        "report.md:20 phrasing.outage");
    }

    @Test
    void reviewWhenFrenchOnlyLooksLikeItFindsNothing() throws IOException {
        assertThat(language(reviewed(FRENCH_LOOK_ALIKES))).isEmpty();
    }

    @Test
    void reviewWhenAuthorAllowsALineLeavesItAlone() throws IOException {
        String allowed = ENGLISH.replace("here. |", "here. <!-- aftercare: allow phrasing.would-have --> |")
                .replace("Joon forgot", "<!-- aftercare: allow phrasing.blame, phrasing.nonsense -->\nJoon forgot");

        assertThat(language(reviewed(allowed)))
                .containsExactly(
                        "report.md:10 phrasing.would-have",
                        "report.md:15 phrasing.human-error",
                        "report.md:34 phrasing.stack-trace",
                        "report.md:40 phrasing.outage");
        assertThat(reviewed(allowed)).anyMatch(line -> line.contains(" allowance.unknown "));
    }

    @Test
    void reviewWhenAuthorAllowsAWholeFileLeavesItAlone() throws IOException {
        String allowed = ENGLISH + "\n<!-- aftercare: allow-file phrasing.would-have -->\n";

        assertThat(language(reviewed(allowed))).noneMatch(line -> line.endsWith("phrasing.would-have"));
    }

    @Test
    void reviewWhenProfileDoesNotAskLeavesItAlone() throws IOException {
        assertThat(language(reviewed(ENGLISH, "--profile", "google")))
                .containsExactly("report.md:15 phrasing.human-error", "report.md:30 phrasing.blame");
        assertThat(language(reviewed(ENGLISH, "--profile", "google", "--rule", "phrasing.blame=off")))
                .containsExactly("report.md:15 phrasing.human-error");
    }

    @Test
    void reviewWhenStrictEndsWithThreeForARequiredRuleOnly() throws IOException {
        Path report = report(ENGLISH);

        assertThat(inspect(
                                report,
                                "--strict",
                                "--rule",
                                "incident.resolved=advice",
                                "--rule",
                                "incident.started=advice")
                        .exit())
                .isEqualTo(ExitCode.DONE);
        assertThat(inspect(report, "--strict", "--profile", "pagerduty").exit()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(inspect(report, "--profile", "pagerduty").exit()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void reviewWhenAskedForJsonLinesPrintsOneObjectAFinding() throws IOException {
        assertThat(inspect(report(ENGLISH), "--format", "jsonl").lines()).contains("""
                {"file":"report.md","line":10,"rule":"phrasing.would-have","level":"advice","guides":["devops-handbook"],\
                "message":"\\"A canary would have shown it.\\" speaks of what did not happen; write what was done or not done,\
                 and what was known then"}""");
    }

    @Test
    void reviewWhenRuleOrProfileIsUnknownSaysWhichThereAre() throws IOException {
        Result result = inspect(report(ENGLISH), "--profile", "etsy", "--rule", "phrasing.tone=off");

        assertThat(result.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(result.error()).contains("--profile is \"etsy\"; write one of general, devops-handbook,");
        assertThat(result.error()).contains("phrasing.tone").contains("phrasing.would-have");
    }

    private List<String> reviewed(String text, String... options) throws IOException {
        return inspect(report(text), options).lines();
    }

    private Path report(String text) throws IOException {
        return Files.writeString(folder.resolve("report.md"), text);
    }

    /** Place and rule of the findings about language. */
    private static List<String> language(List<String> lines) {
        return lines.stream()
                .map(line -> line.split(" ", 4))
                .filter(words -> words.length == 4 && words[2].startsWith(LANGUAGE))
                .map(words -> words[0].substring(0, words[0].length() - 1) + " " + words[2].replace(":", ""))
                .toList();
    }

    private record Result(int exit, List<String> lines, String error) {}

    private static Result inspect(Path file, String... options) {
        StringWriter out = new StringWriter();
        StringWriter error = new StringWriter();
        CommandLine command =
                Aftercare.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(error));
        String[] words = Stream.concat(Stream.of("inspect", "--review", file.toString()), Stream.of(options))
                .toArray(String[]::new);
        return new Result(command.execute(words), out.toString().lines().toList(), error.toString());
    }
}
