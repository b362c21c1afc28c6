package dev.aftercare.review;

import static dev.aftercare.review.ReviewProfile.ATLASSIAN;
import static dev.aftercare.review.ReviewProfile.DEVOPS_HANDBOOK;
import static dev.aftercare.review.ReviewProfile.FRENCH;
import static dev.aftercare.review.ReviewProfile.GENERAL;
import static dev.aftercare.review.ReviewProfile.GOOGLE;
import static dev.aftercare.review.ReviewProfile.PAGERDUTY;

import dev.aftercare.postmortem.Incident;
import dev.aftercare.postmortem.Passage;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.RecordedInstant.Precision;
import dev.aftercare.postmortem.ReviewStatus;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a postmortem should hold, besides its countermeasures. What is there but could not be read is the reader's diagnostic and no finding. The numbers
 * name the field guides that ask for it.
 */
final class Completeness {

    /** One row tells no course of events. */
    private static final int SHORTEST_TIMELINE = 2;

    /** "Redis." is a place and no cause. */
    private static final int FEWEST_WORDS = 5;

    private static final Pattern UNKNOWN_CAUSE = Pattern.compile(
            "(?iu)unknown|investigat|not (?:yet )?(?:known|clear|found)|inconnu|en cours|à déterminer|tbd");

    private static final Pattern COUNTED =
            Pattern.compile("(?iu)\\d|\\b(?:all|every|everyone|everybody|no|none|nobody|not any"
                    + "|one|two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?|single|tous|toutes|aucune?|personne"
                    + "|une?|deux|trois|quatre|cinq|dix|dizaines?|centaines?|milliers?)\\b");

    private static final Message SHALLOW_CAUSE = new Message(
            "the cause is only %s; ask why it was possible, until the answer is something that can be changed",
            "la cause se réduit à %s ; demander pourquoi c'était possible, jusqu'à une réponse que l'on peut changer");

    static final List<ReviewRule> RULES = List.of(
            // 002: "Incident Severity"; 003: which incidents need a postmortem depends on it
            whole(
                    "postmortem.severity",
                    Asked.requiredBy(GENERAL, DEVOPS_HANDBOOK, PAGERDUTY, ATLASSIAN),
                    postmortem -> postmortem.severity() == null && postmortem.originalSeverity() == null,
                    new Message(
                            "no severity is stated; write one, such as \"severity: SEV-2\" at the top",
                            "aucune gravité n'est indiquée ; en écrire une, par exemple « severity: SEV-2 » en tête")),
            // 002: "Incident Start Time"
            instant(
                    "incident.started",
                    Asked.requiredBy(GENERAL, DEVOPS_HANDBOOK, FRENCH).alsoAdvisedBy(PAGERDUTY, GOOGLE),
                    Incident::started,
                    new Message(
                            "the start is not stated; write \"Start Time\" with date, time and zone, such as"
                                    + " 2026-03-04 10:05 Europe/Paris",
                            "le début n'est pas indiqué ; écrire « Début de l'incident » avec date, heure et fuseau, par"
                                    + " exemple 2026-03-04 10:05 Europe/Paris"),
                    new Message(
                            "of the start only the day is stated; add the time and the zone",
                            "du début seul le jour est indiqué ; ajouter l'heure et le fuseau")),
            // 002: "Incident Detect Time"; 000: time from the start to the detection
            instant(
                    "incident.detected",
                    Asked.requiredBy(GENERAL, DEVOPS_HANDBOOK, FRENCH).alsoAdvisedBy(GOOGLE),
                    Incident::detected,
                    new Message(
                            "the detection is not stated; write \"Detect Time\" with date, time and zone, such as"
                                    + " 2026-03-04 10:31 Europe/Paris",
                            "la détection n'est pas indiquée ; écrire « Détection » avec date, heure et fuseau, par"
                                    + " exemple 2026-03-04 10:31 Europe/Paris"),
                    new Message(
                            "of the detection only the day is stated; add the time and the zone",
                            "de la détection seul le jour est indiqué ; ajouter l'heure et le fuseau")),
            // 002: "Incident End Time"; 000: time from the detection to the resolution
            instant(
                    "incident.resolved",
                    Asked.requiredBy(GENERAL, DEVOPS_HANDBOOK, FRENCH).alsoAdvisedBy(PAGERDUTY, GOOGLE),
                    Incident::resolved,
                    new Message(
                            "the end is not stated; write \"End Time\" with date, time and zone, or \"ongoing\"",
                            "la fin n'est pas indiquée ; écrire « Fin de l'incident » avec date, heure et fuseau, ou"
                                    + " « en cours »"),
                    new Message(
                            "of the end only the day is stated; add the time and the zone",
                            "de la fin seul le jour est indiqué ; ajouter l'heure et le fuseau")),
            // 000: who was hit, and how; 003: capture the impact to customers; 004: are the impact assessments complete
            whole(
                    "postmortem.impact",
                    Asked.requiredBy(ReviewProfile.values()),
                    postmortem -> postmortem.impact() == null && postmortem.summary() == null,
                    new Message(
                            "neither the impact nor a summary is stated; write who was hit, how many, and how",
                            "ni l'impact ni un résumé ne sont indiqués ; écrire qui a été touché, combien de"
                                    + " personnes, et comment")),
            // 002: "Short Summary"; 000: "Brève description de l'incident"
            whole(
                    "postmortem.summary",
                    Asked.requiredBy(DEVOPS_HANDBOOK, FRENCH),
                    postmortem -> postmortem.summary() == null,
                    new Message(
                            "there is no summary; write in two or three sentences what happened",
                            "il n'y a pas de résumé ; écrire en deux ou trois phrases ce qui s'est passé")),
            // 000: how many were hit; 003: "how many customers were affected"; 004: are the impact assessments complete
            whole(
                    "postmortem.users-hit",
                    Asked.advisedBy(PAGERDUTY, GOOGLE, FRENCH),
                    Completeness::doesNotCount,
                    new Message(
                            "it does not say how many were hit; write a number, even a rough one, or who they were",
                            "le nombre de personnes touchées n'est pas indiqué ; écrire un nombre, même approximatif, ou"
                                    + " qui elles étaient")),
            // 003: "Identify the underlying cause of the incident"; 004: "was the root cause sufficiently deep"
            whole(
                    "postmortem.cause",
                    Asked.requiredBy(GENERAL, PAGERDUTY, GOOGLE, ATLASSIAN).alsoAdvisedBy(FRENCH),
                    postmortem -> postmortem.cause() == null,
                    new Message(
                            "no cause is stated; write under \"Root cause\" or \"Contributing factors\" why it happened, and"
                                    + " why that was possible",
                            "aucune cause n'est indiquée ; écrire sous « Cause » ou « Facteurs contributifs » pourquoi c'est"
                                    + " arrivé, et pourquoi c'était possible")),
            // 004: "was the root cause sufficiently deep"; 002: "Use the 5-why question method"
            new ReviewRule(
                    "postmortem.cause-depth",
                    Asked.advisedBy(GENERAL, DEVOPS_HANDBOOK, GOOGLE),
                    Completeness::shallowCause),
            // 002: "Construct a detailed incident timeline"; 003: "The timeline should be the main focus"; 000: «
            // Chronologie »
            whole(
                    "postmortem.timeline",
                    Asked.requiredBy(DEVOPS_HANDBOOK, PAGERDUTY, GOOGLE, FRENCH).alsoAdvisedBy(GENERAL),
                    postmortem -> postmortem.incident().timeline().size() < SHORTEST_TIMELINE,
                    new Message(
                            "there is no timeline; write a row for each event, with its time, such as \"10:05 the first"
                                    + " alert\"",
                            "il n'y a pas de chronologie ; écrire une ligne par événement, avec son heure, par exemple"
                                    + " « 10:05 première alerte »")),
            // 000: « Comment l'incident a-t-il été détecté ? »
            whole(
                    "incident.detected-by",
                    Asked.advisedBy(FRENCH),
                    postmortem -> postmortem.incident().detectedBy() == Incident.DetectedBy.UNKNOWN,
                    new Message(
                            "it does not say who or what noticed the incident; write \"Detected by: monitoring\", a"
                                    + " colleague or a user",
                            "rien ne dit qui ou quoi a détecté l'incident ; écrire « Détecté par : supervision », un"
                                    + " collègue ou un utilisateur")),
            // 001, 003, 004: a post-mortem owner is named; 002: "Contact"
            whole(
                    "postmortem.contact",
                    Asked.requiredBy(DEVOPS_HANDBOOK, PAGERDUTY, GOOGLE, ATLASSIAN),
                    postmortem -> postmortem.contact() == null,
                    new Message(
                            "nobody is named who answers for this postmortem; write \"Owner: Amara\" at the top",
                            "personne n'est indiqué comme responsable de ce post-mortem ; écrire « Contact : Amara » en"
                                    + " tête")),
            // 002: "Post-Mortem Meeting Date"; 000: « Date du post-mortem »
            whole(
                    "postmortem.meeting-date",
                    Asked.requiredBy(DEVOPS_HANDBOOK, FRENCH),
                    postmortem -> postmortem.meetingDate() == null,
                    new Message(
                            "the day of the meeting is not stated; write \"Meeting date: 2026-03-06\"",
                            "la date de la réunion n'est pas indiquée ; écrire « Date du post-mortem : 2026-03-06 »")),
            // 004: "did we share the outcome with relevant stakeholders"; 001: « une fois le post-mortem approuvé »
            whole(
                    "postmortem.shared",
                    Asked.requiredBy(GOOGLE).alsoAdvisedBy(ATLASSIAN),
                    postmortem -> postmortem.status() == ReviewStatus.REVIEWED,
                    new Message(
                            "it is reviewed, and nothing says that the outcome was shared; tell those whom it concerns, and"
                                    + " write \"status: shared\"",
                            "il est relu, et rien ne dit que le résultat a été partagé ; prévenir les personnes concernées,"
                                    + " et écrire « statut : partagé »")));

    private Completeness() {}

    /** A rule about the whole record: its gap stands at the title. */
    static ReviewRule whole(String name, Asked asked, Predicate<Postmortem> lacks, Message message) {
        return new ReviewRule(
                name,
                asked,
                reviewed -> Stream.of(reviewed.postmortem()).filter(lacks).map(postmortem -> new Gap(0, message)));
    }

    private static ReviewRule instant(
            String name, Asked asked, Function<Incident, RecordedInstant> stated, Message missing, Message dayOnly) {
        return new ReviewRule(name, asked, reviewed -> {
            RecordedInstant instant = stated.apply(reviewed.postmortem().incident());
            return switch (instant.state()) {
                case MISSING -> Stream.of(new Gap(instant.line(), missing));
                case RECORDED, APPROXIMATE ->
                    instant.precision() == Precision.DAY ? Stream.of(new Gap(instant.line(), dayOnly)) : Stream.empty();
                case PENDING, NOT_APPLICABLE, INVALID -> Stream.empty();
            };
        });
    }

    private static boolean doesNotCount(Postmortem postmortem) {
        String impact = postmortem.impact();
        return impact != null
                && postmortem.background().usersHit() == null
                && !COUNTED.matcher(impact).find();
    }

    private static Stream<Gap> shallowCause(Reviewed reviewed) {
        String cause = reviewed.postmortem().cause();
        if (cause == null
                || cause.strip().split("\\s+", FEWEST_WORDS + 1).length >= FEWEST_WORDS
                || cause.indexOf('?') >= 0
                || UNKNOWN_CAUSE.matcher(cause).find()
                // has a rule of its own
                || Phrasing.namesHumanError(cause)) {
            return Stream.empty();
        }
        int line = reviewed.passages().stream()
                .filter(passage -> passage.kind() == Passage.Kind.CAUSE)
                .mapToInt(Passage::line)
                .findFirst()
                .orElse(0);
        return Stream.of(new Gap(line, SHALLOW_CAUSE.quoting(cause)));
    }
}
