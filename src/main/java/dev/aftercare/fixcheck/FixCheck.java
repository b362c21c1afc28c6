package dev.aftercare.fixcheck;

import dev.aftercare.postmortem.Language;
import dev.aftercare.ticket.TicketKey;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether one countermeasure still holds, with the evidence for it. Only a countermeasure whose state is known has one:
 * where nothing is known it is asked about instead, and counted there.
 *
 * @param countermeasureId the countermeasure
 * @param result the answer
 * @param evidence what the answer rests on
 * @param ticket the ticket that shows it; null where the postmortem itself states it
 * @param when the day, in the configured zone, that the evidence speaks of; null where nobody says
 * @param observed whether that is the day on which a nightly run first saw it, because the tracker does not say more
 * @param since the run date that first gave this result
 * @param facts what else is known since it was done, the most telling first
 */
public record FixCheck(
        String countermeasureId,
        FixResult result,
        Evidence evidence,
        @Nullable TicketKey ticket,
        @Nullable LocalDate when,
        boolean observed,
        LocalDate since,
        List<FixEvidence> facts) {

    public FixCheck {
        facts = List.copyOf(facts);
    }

    /** A check that rests on tickets and the postmortem alone. */
    public FixCheck(
            String countermeasureId,
            FixResult result,
            Evidence evidence,
            @Nullable TicketKey ticket,
            @Nullable LocalDate when,
            boolean observed,
            LocalDate since) {
        this(countermeasureId, result, evidence, ticket, when, observed, since, List.of());
    }

    /** What an answer rests on, and what its day is the day of. */
    public enum Evidence {
        /** Nobody has begun it; since that day. */
        OPEN,
        /** Somebody works on it; since that day. */
        IN_PROGRESS,
        /** It was done, on that day. */
        DONE,
        /** It was done, reopened on that day, and done again. */
        DONE_AGAIN,
        /** It was done, reopened on that day, and is not done now. */
        REOPENED,
        /** It was decided on that day not to do it. */
        CANCELLED,
        /** It was decided on that day not to do it, and to accept the risk. */
        RISK_ACCEPTED
    }

    /** The evidence in one English sentence, about the work and never about a person. */
    public String reason() {
        FixSentences sentences = FixSentences.in(Language.ENGLISH);
        List<FixEvidence> deciding = deciding();
        if (!deciding.isEmpty()) {
            return sentences.of(deciding);
        }
        String known = result == FixResult.NOT_SHOWN_YET ? sentences.of(facts) : "";
        return known.isEmpty() ? standing() : standing() + " " + known;
    }

    /** The evidence that decided; empty where tickets and the postmortem alone did. */
    public List<FixEvidence> deciding() {
        boolean contradicted = result == FixResult.IN_DOUBT && says(FixEvidence.Says.BROKEN);
        return facts.stream()
                .filter(fact -> switch (result) {
                    case REGRESSED -> fact.says() == FixEvidence.Says.BROKEN;
                    case IN_DOUBT ->
                        contradicted
                                ? fact.says() == FixEvidence.Says.BROKEN || fact.kind() == FixEvidence.Kind.SAID_HOLDS
                                : fact.says() == FixEvidence.Says.DOUBTFUL;
                    case HOLDING -> fact.says() == FixEvidence.Says.HOLDS;
                    case NOT_SHOWN_YET, NOT_DONE, DROPPED -> false;
                })
                .toList();
    }

    private boolean says(FixEvidence.Says what) {
        return facts.stream().anyMatch(fact -> fact.says() == what);
    }

    private String standing() {
        return (ticket == null ? "The postmortem states it as " : ticket + " is ") + finding() + ".";
    }

    private String finding() {
        return switch (evidence) {
            case OPEN -> "open" + day(" since ");
            case IN_PROGRESS -> "in progress" + day(" since ");
            case DONE -> "done" + day(" since ") + "; nothing shows yet whether it holds";
            case DONE_AGAIN ->
                "done again after it was reopened" + day(" on ") + "; nothing shows yet whether it holds";
            case REOPENED -> "not done now: it was reopened" + day(" on ") + " after it had been done";
            case CANCELLED -> "cancelled" + day(" since ");
            case RISK_ACCEPTED -> "cancelled" + day(" since ") + ": risk accepted";
        };
    }

    private String day(String preposition) {
        if (when == null) {
            return "";
        }
        return observed ? " (first seen on " + when + ")" : preposition + when;
    }
}
