package dev.aftercare.fixcheck;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.aftercare.link.Commitment;
import dev.aftercare.link.Commitments;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.Postmortems;
import dev.aftercare.postmortem.RunDate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The revisits that the nights have planned. */
@Component
final class PlannedRevisits implements Revisits {

    private final JdbcRevisits revisits;
    private final JdbcConfirmations confirmations;
    private final FixChecks checks;
    private final Commitments commitments;
    private final Postmortems postmortems;
    private final FixSettings settings;

    PlannedRevisits(
            JdbcRevisits revisits,
            JdbcConfirmations confirmations,
            FixChecks checks,
            Commitments commitments,
            Postmortems postmortems,
            FixSettings settings) {
        this.revisits = revisits;
        this.confirmations = confirmations;
        this.checks = checks;
        this.commitments = commitments;
        this.postmortems = postmortems;
        this.settings = settings;
    }

    @Override
    public List<Due> due(RunDate runDate) {
        List<Revisit> due = new RevisitPlan(settings, runDate.date()).due(revisits.all(), confirmations.all());
        if (due.isEmpty()) {
            return List.of();
        }
        Map<String, FixCheck> known = checks.all().stream().collect(toMap(FixCheck::countermeasureId, check -> check));
        Map<String, Commitment> promised = commitments.all().stream()
                .collect(toMap(one -> one.countermeasure().id(), one -> one));
        Set<String> nameable = postmortems.all().stream()
                .filter(Postmortem::mayBeNamed)
                .map(Postmortem::id)
                .collect(toSet());
        List<Due> found = new ArrayList<>();
        for (Revisit one : due) {
            Commitment commitment = promised.get(one.countermeasureId());
            FixCheck check = known.get(one.countermeasureId());
            if (commitment != null && check != null) {
                found.add(new Due(
                        commitment,
                        commitment.postmortem().contact(),
                        check,
                        known(check, nameable),
                        one.dueOn(),
                        settings.verifiedLabels()));
            }
        }
        found.sort(Comparator.comparing((Due one) -> one.contact() == null ? "" : one.contact())
                .thenComparing(one -> one.commitment().countermeasure().id()));
        return found;
    }

    /** A restricted postmortem counts, and is not shown. */
    private static List<FixEvidence> known(FixCheck check, Set<String> nameable) {
        List<FixEvidence> telling = check.deciding().isEmpty() ? check.facts() : check.deciding();
        return telling.stream()
                .filter(fact -> fact.postmortemId() == null || nameable.contains(fact.postmortemId()))
                .toList();
    }

    @Override
    public void asked(Collection<String> countermeasureIds, LocalDate runDate) {
        revisits.asked(countermeasureIds, runDate);
    }
}
