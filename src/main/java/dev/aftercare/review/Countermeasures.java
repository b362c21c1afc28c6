package dev.aftercare.review;

import static dev.aftercare.review.ReviewProfile.DEVOPS_HANDBOOK;
import static dev.aftercare.review.ReviewProfile.FRENCH;
import static dev.aftercare.review.ReviewProfile.GENERAL;
import static dev.aftercare.review.ReviewProfile.GOOGLE;
import static dev.aftercare.review.ReviewProfile.PAGERDUTY;

import dev.aftercare.link.Commitment;
import dev.aftercare.postmortem.Countermeasure;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What each countermeasure should say, and how many there should be. The numbers name the field guides that ask for it. */
final class Countermeasures {

    static final List<ReviewRule> RULES = List.of(
            // 000, 002, 003: countermeasures are what it is for
            Completeness.whole(
                    "countermeasure.none",
                    Asked.requiredBy(ReviewProfile.values()),
                    postmortem -> postmortem.countermeasures().isEmpty(),
                    new Message(
                            "no action is stated; write what will be different, with owner, due date and ticket, or"
                                    + " what was already done",
                            "aucune action n'est indiquée ; écrire ce qui va changer, avec porteur, échéance et ticket,"
                                    + " ou ce qui est déjà fait")),
            // 000: two or three tickets, so that it becomes no backlog; 003: only what must absolutely be dealt with
            new ReviewRule(
                    "countermeasure.many",
                    Asked.requiredBy(GENERAL, FRENCH).alsoAdvisedBy(PAGERDUTY),
                    Countermeasures::tooMany),
            // 000, 002, 004: an owner
            each(
                    "countermeasure.owner",
                    Asked.requiredBy(GENERAL, DEVOPS_HANDBOOK, GOOGLE, FRENCH),
                    commitment -> commitment.owner() == null,
                    new Message(
                            "the action %s has no owner; name one person, such as \"owner: Amara\", or assign its ticket",
                            "l'action %s n'a pas de porteur ; nommer une personne, par exemple « porteur : Amara », ou"
                                    + " assigner son ticket")),
            // 002: a target date
            each(
                    "countermeasure.due",
                    Asked.requiredBy(GENERAL, DEVOPS_HANDBOOK),
                    commitment -> commitment.due() == null,
                    new Message(
                            "the action %s has no due date; write one, such as \"due: 2026-04-10\", or set its ticket's",
                            "l'action %s n'a pas d'échéance ; en écrire une, par exemple « échéance : 2026-04-10 », ou"
                                    + " la mettre sur son ticket")),
            // 000, 003, 004: a ticket for each
            each(
                    "countermeasure.ticket",
                    Asked.requiredBy(GENERAL, PAGERDUTY, GOOGLE, FRENCH),
                    commitment -> commitment.tickets().isEmpty()
                            && commitment.countermeasure().tickets().isEmpty(),
                    new Message(
                            "the action %s names no ticket; create one and write its key, such as \"ticket: PAY-72\"",
                            "l'action %s ne nomme aucun ticket ; en créer un et écrire sa clé, par exemple"
                                    + " « ticket : PAY-72 »")),
            // 000, 002, 003: prioritised
            each(
                    "countermeasure.priority",
                    Asked.requiredBy(GENERAL, DEVOPS_HANDBOOK, GOOGLE, FRENCH).alsoAdvisedBy(PAGERDUTY),
                    commitment -> commitment.priority() == null,
                    new Message(
                            "the action %s has no priority; write one, such as \"priority: P1\", or set its ticket's",
                            "l'action %s n'a pas de priorité ; en écrire une, par exemple « priorité : P1 », ou la mettre"
                                    + " sur son ticket")),
            // 002: be specific; 004: people cannot be fixed, systems and processes can
            each(
                    "phrasing.vague-action",
                    Asked.advisedBy(ReviewProfile.values()),
                    commitment -> Intentions.isVague(commitment.countermeasure().description()),
                    new Message(
                            "the action %s is a good intention; write what will be different in the system, and how somebody"
                                    + " will see that it is done",
                            "l'action %s est une bonne intention ; écrire ce qui va changer dans le système, et à quoi on"
                                    + " verra que c'est fait")),
            // 000: human error is never a root cause; 004: "You can't fix people, but you can fix systems and
            // processes"
            new ReviewRule(
                    "countermeasure.people-only",
                    Asked.advisedBy(GENERAL, DEVOPS_HANDBOOK, GOOGLE, FRENCH),
                    Countermeasures::peopleOnly));

    private static final Message PEOPLE_ONLY = new Message(
            "%s is all that will change, and it changes people only; add what will be different in the system, so that the"
                    + " same slip does no harm",
            "%s est tout ce qui va changer, et ne change que les personnes ; ajouter ce qui sera différent dans le système,"
                    + " pour que le même geste soit sans effet");

    private Countermeasures() {}

    private static ReviewRule each(String name, Asked asked, Predicate<Commitment> lacks, Message message) {
        return new ReviewRule(
                name,
                asked,
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
                .skip(reviewed.mostTickets())
                .limit(1)
                .map(first -> new Gap(first.countermeasure().line(), message));
    }

    private static Stream<Gap> peopleOnly(Reviewed reviewed) {
        List<Countermeasure> decided = reviewed.postmortem().countermeasures().stream()
                .filter(countermeasure -> countermeasure.state() != Countermeasure.State.CANCELLED)
                .toList();
        boolean people = !decided.isEmpty()
                && decided.stream()
                        .map(Countermeasure::description)
                        // a mere good intention has a rule of its own
                        .allMatch(action -> Intentions.isAboutPeople(action) && !Intentions.isVague(action));
        return people
                ? Stream.of(new Gap(
                        decided.get(0).line(),
                        PEOPLE_ONLY.quoting(decided.get(0).description())))
                : Stream.empty();
    }
}
