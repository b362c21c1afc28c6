package dev.aftercare.run;

import dev.aftercare.fixcheck.FixChange;
import dev.aftercare.fixcheck.FixCheck;
import dev.aftercare.fixcheck.FixEvidence;
import dev.aftercare.fixcheck.FixResult;
import dev.aftercare.fixcheck.FixSentences;
import dev.aftercare.fixcheck.FixStory;
import dev.aftercare.link.Commitment;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Language;
import dev.aftercare.ticket.TicketKey;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Writes what is known of an action for a person at a terminal. */
final class FixStoryPage {

    private final PrintWriter out;
    private final FixSentences sentences = FixSentences.in(Language.ENGLISH);

    FixStoryPage(PrintWriter out) {
        this.out = out;
    }

    void tell(FixStory story) {
        Countermeasure action = story.commitment().countermeasure();
        out.printf("%s%n", action.description());
        out.printf("  %s, kind: %s%n", action.id(), words(action.kind().name()));
        FixCheck check = story.check();
        if (check == null) {
            out.printf("%nNothing is known of its state: name its ticket, or mark it as done, in the postmortem.%n%n");
            return;
        }
        out.printf("%n%s, since %s: %s%n", words(check.result()), check.since(), check.reason());
        out.printf("  The rule: %s.%n", story.rule());
        evidence(check.facts());
        history(story.history());
        asked(story.revisits());
        out.printf(
                "%nTo answer: aftercare confirm %s holds|broken --note \"what you saw\"%n%n", key(story.commitment()));
    }

    private void evidence(List<FixEvidence> facts) {
        if (!facts.isEmpty()) {
            out.printf("%nWhat is known:%n");
            facts.forEach(fact -> out.printf("  %-14s %s%n", says(fact.says()), sentences.of(List.of(fact))));
        }
    }

    private void history(List<FixChange> history) {
        if (!history.isEmpty()) {
            out.printf("%nHow the result changed:%n");
            history.forEach(change ->
                    out.printf("  %s  %-13s %s%n", change.runDate(), words(change.result()), change.reason()));
        }
    }

    private void asked(List<FixStory.Asked> revisits) {
        if (!revisits.isEmpty()) {
            out.printf("%nLooking again:%n");
            revisits.forEach(one -> out.printf(
                    "  %s  %s%n", one.dueOn(), one.askedOn() == null ? "not asked yet" : "asked on " + one.askedOn()));
        }
    }

    private static String key(Commitment commitment) {
        return commitment.countermeasure().tickets().stream()
                .map(TicketKey::value)
                .findFirst()
                .orElse(commitment.countermeasure().id());
    }

    private static String says(FixEvidence.Says says) {
        return switch (says) {
            case BROKEN -> "broken";
            case DOUBTFUL -> "speaks against";
            case HOLDS -> "holds";
            case NOTHING -> "shows nothing";
        };
    }

    private static String words(FixResult result) {
        return words(result.name());
    }

    private static String words(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
