package dev.aftercare.review;

import dev.aftercare.link.Commitment;
import dev.aftercare.postmortem.Incident;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.RecordedInstant.Precision;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a postmortem should hold. What is there but could not be read is the reader's diagnostic and no finding. The numbers
 * name the field guides that ask for it.
 */
final class Completeness {

    // 000: limit yourselves to two or three tickets
    private static final int MOST_COUNTERMEASURES = 3;

    static final List<ReviewRule> RULES = List.of(
            // 002: "Incident Severity"; 003: which incidents need a postmortem depends on it
            whole(
                    "postmortem.severity",
                    postmortem -> postmortem.severity() == null && postmortem.originalSeverity() == null,
                    new Message(
                            "no severity is stated; write one, such as \"severity: SEV-2\" at the top",
                            "aucune gravité n'est indiquée ; en écrire une, par exemple « severity: SEV-2 » en tête")),
            // 002: "Incident Start Time"
            instant(
                    "incident.started",
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
                    postmortem -> postmortem.impact() == null && postmortem.summary() == null,
                    new Message(
                            "neither the impact nor a summary is stated; write who was hit, how many, and how",
                            "ni l'impact ni un résumé ne sont indiqués ; écrire qui a été touché, combien de"
                                    + " personnes, et comment")),
            // 000, 002, 003: countermeasures are what it is for
            whole(
                    "countermeasure.none",
                    postmortem -> postmortem.countermeasures().isEmpty(),
                    new Message(
                            "no action is stated; write what will be different, with owner, due date and ticket, or"
                                    + " what was already done",
                            "aucune action n'est indiquée ; écrire ce qui va changer, avec porteur, échéance et ticket,"
                                    + " ou ce qui est déjà fait")),
            // 000: two or three tickets, so that it becomes no backlog; 003: only what must absolutely be dealt with
            new ReviewRule("countermeasure.many", Completeness::tooMany),
            // 000, 002, 004: an owner
            each(
                    "countermeasure.owner",
                    commitment -> commitment.owner() == null,
                    new Message(
                            "the action %s has no owner; name one person, such as \"owner: Amara\", or assign its ticket",
                            "l'action %s n'a pas de porteur ; nommer une personne, par exemple « porteur : Amara », ou"
                                    + " assigner son ticket")),
            // 002: a target date
            each(
                    "countermeasure.due",
                    commitment -> commitment.due() == null,
                    new Message(
                            "the action %s has no due date; write one, such as \"due: 2026-04-10\", or set its ticket's",
                            "l'action %s n'a pas d'échéance ; en écrire une, par exemple « échéance : 2026-04-10 », ou"
                                    + " la mettre sur son ticket")),
            // 000, 003, 004: a ticket for each
            each(
                    "countermeasure.ticket",
                    commitment -> commitment.tickets().isEmpty()
                            && commitment.countermeasure().tickets().isEmpty(),
                    new Message(
                            "the action %s names no ticket; create one and write its key, such as \"ticket: PAY-72\"",
                            "l'action %s ne nomme aucun ticket ; en créer un et écrire sa clé, par exemple"
                                    + " « ticket : PAY-72 »")),
            // 000, 002, 003: prioritised
            each(
                    "countermeasure.priority",
                    commitment -> commitment.priority() == null,
                    new Message(
                            "the action %s has no priority; write one, such as \"priority: P1\", or set its ticket's",
                            "l'action %s n'a pas de priorité ; en écrire une, par exemple « priorité : P1 », ou la mettre"
                                    + " sur son ticket")));

    private Completeness() {}

    private static ReviewRule whole(String name, Predicate<Postmortem> lacks, Message message) {
        return new ReviewRule(
                name,
                reviewed -> Stream.of(reviewed.postmortem()).filter(lacks).map(postmortem -> new Gap(0, message)));
    }

    private static ReviewRule instant(
            String name, Function<Incident, RecordedInstant> stated, Message missing, Message dayOnly) {
        return new ReviewRule(name, reviewed -> {
            RecordedInstant instant = stated.apply(reviewed.postmortem().incident());
            return switch (instant.state()) {
                case MISSING -> Stream.of(new Gap(instant.line(), missing));
                case RECORDED, APPROXIMATE ->
                    instant.precision() == Precision.DAY ? Stream.of(new Gap(instant.line(), dayOnly)) : Stream.empty();
                case PENDING, NOT_APPLICABLE, INVALID -> Stream.empty();
            };
        });
    }

    private static ReviewRule each(String name, Predicate<Commitment> lacks, Message message) {
        return new ReviewRule(
                name,
                reviewed -> reviewed.waiting().stream()
                        .filter(lacks)
                        .map(Commitment::countermeasure)
                        .map(countermeasure ->
                                new Gap(countermeasure.line(), message.quoting(countermeasure.description()))));
    }

    private static Stream<Gap> tooMany(Reviewed reviewed) {
        List<Commitment> waiting = reviewed.waiting();
        Message message = new Message(
                waiting.size()
                        + " actions wait to be done; keep the two or three that matter most, so that they get done",
                waiting.size() + " actions attendent ; garder les deux ou trois qui comptent le plus, pour qu'elles se"
                        + " fassent");
        return waiting.stream()
                .skip(MOST_COUNTERMEASURES)
                .limit(1)
                .map(first -> new Gap(first.countermeasure().line(), message));
    }
}
