package dev.aftercare.tracker;

import dev.aftercare.ticket.TicketState;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a tracker's words for states mean, in English and French. The configuration adds words and wins over ours. A word
 * that nobody mapped is {@link TicketState#UNKNOWN}: neither open nor done is assumed.
 */
public final class StateWords {

    /** The rule of the diagnostic about a word that nobody mapped. */
    public static final String RULE = "ticket.state";

    private static final String REOPENED = "reopened, re-opened, reopen, rouvert, rouverte, réouvert, réouverte";

    private final Words<Boolean> reopened = new Words<Boolean>().add(true, REOPENED);
    private final Words<TicketState> states = new Words<>();
    private final Words<TicketState> configuredStates = new Words<>();

    /** Knows our words and the configured ones. */
    public StateWords(Map<TicketState, List<String>> configured) {
        states.add(TicketState.OPEN, REOPENED)
                .add(
                        TicketState.OPEN,
                        "open, opened, new, to do, todo, backlog, ready, planned, unstarted, triage, needs triage,"
                                + " selected for development, on hold, blocked, waiting")
                .add(
                        TicketState.OPEN,
                        "ouvert, ouverte, nouveau, nouvelle, à faire, à traiter, prêt, prête, planifié, planifiée,"
                                + " en attente, bloqué, bloquée")
                .add(
                        TicketState.IN_PROGRESS,
                        "in progress, started, doing, active, wip, in development, in review, under review, code review,"
                                + " review, in testing, testing, in qa")
                .add(
                        TicketState.IN_PROGRESS,
                        "en cours, commencé, commencée, démarré, démarrée, en développement, en revue, en relecture,"
                                + " en test, en recette")
                .add(
                        TicketState.DONE,
                        "done, closed, resolved, fixed, complete, completed, finished, merged, released, deployed,"
                                + " shipped, verified")
                .add(
                        TicketState.DONE,
                        "terminé, terminée, terminé(e), fermé(e), résolu(e), fait, faite, fermé, fermée, clos, close, clôturé, clôturée, résolu, résolue,"
                                + " corrigé, corrigée, fini, finie, livré, livrée, déployé, déployée")
                .add(
                        TicketState.CANCELLED,
                        "cancelled, canceled, won't do, wont do, won't fix, wontfix, will not do, not planned,"
                                + " duplicate, rejected, declined, abandoned, invalid, obsolete, cannot reproduce")
                .add(
                        TicketState.CANCELLED,
                        "annulé, annulée, abandonné, abandonnée, rejeté, rejetée, refusé, refusée, doublon, sans suite,"
                                + " ne sera pas fait, ne sera pas corrigé, non planifié, obsolète");
        configured.forEach(states::add);
        configured.forEach(configuredStates::add);
    }

    /** What a word means. */
    public TicketState stateOf(String word) {
        return states.meaningOf(word).orElse(TicketState.UNKNOWN);
    }

    /** What the configuration says that a word means; empty where it says nothing. */
    public Optional<TicketState> configuredStateOf(String word) {
        return configuredStates.meaningOf(word);
    }

    /** Says whether a word says of itself that the ticket was done before. */
    public boolean saysReopened(String word) {
        return reopened.meaningOf(word).isPresent();
    }

    /** Says what to do about a word that nobody mapped. */
    public static String advice(String word) {
        return "the state \"%s\" is not known; list it under \"states\" of this tracker, as open, in-progress, done or cancelled"
                .formatted(word);
    }
}
