package dev.aftercare.fixcheck;

import static java.util.stream.Collectors.toMap;

import dev.aftercare.link.Commitment;
import dev.aftercare.link.Commitments;
import dev.aftercare.postmortem.RunDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The revisits that the nights have planned. */
@Component
final class PlannedRevisits implements Revisits {

    private final JdbcRevisits revisits;
    private final JdbcConfirmations confirmations;
    private final FixChecks checks;
    private final Commitments commitments;
    private final FixSettings settings;

    PlannedRevisits(
            JdbcRevisits revisits,
            JdbcConfirmations confirmations,
            FixChecks checks,
            Commitments commitments,
            FixSettings settings) {
        this.revisits = revisits;
        this.confirmations = confirmations;
        this.checks = checks;
        this.commitments = commitments;
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
        List<Due> found = new ArrayList<>();
        for (Revisit one : due) {
            Commitment commitment = promised.get(one.countermeasureId());
            FixCheck check = known.get(one.countermeasureId());
            if (commitment != null && check != null) {
                found.add(new Due(commitment, commitment.postmortem().contact(), check));
            }
        }
        found.sort(Comparator.comparing((Due one) -> one.contact() == null ? "" : one.contact())
                .thenComparing(one -> one.commitment().countermeasure().id()));
        return found;
    }

    @Override
    public void asked(Collection<Due> asked, RunDate runDate) {
        revisits.asked(
                asked.stream()
                        .map(one -> one.commitment().countermeasure().id())
                        .toList(),
                runDate.date());
    }
}
