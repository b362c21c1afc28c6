package dev.aftercare.fixcheck;

import static java.util.stream.Collectors.toMap;

import dev.aftercare.fixcheck.Confirmation.Ground;
import dev.aftercare.link.Commitment;
import dev.aftercare.link.Commitments;
import dev.aftercare.postmortem.AppliedCorrection;
import dev.aftercare.postmortem.AppliedCorrections;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.Postmortems;
import dev.aftercare.postmortem.RunDate;
import dev.aftercare.ticket.Ticket;
import dev.aftercare.ticket.TicketRemark;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Works out, once a night, what is known of every fix. */
@Component
final class FixNight {

    private final Postmortems postmortems;
    private final Commitments commitments;
    private final AppliedCorrections corrections;
    private final JdbcLikeness likeness;
    private final JdbcRecurrences recurrences;
    private final JdbcConfirmations confirmations;
    private final JdbcWatchedThings watchedThings;
    private final JdbcRevisits revisits;
    private final JdbcFixChecks fixChecks;
    private final Watch watch;
    private final FixSettings settings;

    FixNight(
            Postmortems postmortems,
            Commitments commitments,
            AppliedCorrections corrections,
            JdbcLikeness likeness,
            JdbcRecurrences recurrences,
            JdbcConfirmations confirmations,
            JdbcWatchedThings watchedThings,
            JdbcRevisits revisits,
            JdbcFixChecks fixChecks,
            Watch watch,
            FixSettings settings) {
        this.postmortems = postmortems;
        this.commitments = commitments;
        this.corrections = corrections;
        this.likeness = likeness;
        this.recurrences = recurrences;
        this.confirmations = confirmations;
        this.watchedThings = watchedThings;
        this.revisits = revisits;
        this.fixChecks = fixChecks;
        this.watch = watch;
        this.settings = settings;
    }

    /**
     * Replaces what is known in the transaction of the caller.
     *
     * @param looks what the things themselves showed tonight
     */
    List<FixCheck> work(RunDate runDate, List<Watch.Look> looks) {
        List<Postmortem> records = postmortems.all();
        List<Commitment> promised = commitments.all();
        List<Recurrence> families = relate(records, runDate);
        Map<String, LocalDate> seenDone = confirmations.seeDone(doneIds(promised), runDate.date());
        confirmations.replaceStated(Ground.POSTMORTEM, RevisitNotes.confirmations(promised));
        confirmations.replaceStated(Ground.COMMENT, commented(promised, runDate));
        confirmations.replaceLabelled(labelled(promised), runDate.date());
        Map<String, List<Confirmation>> said = confirmations.all();
        FixFacts facts = new FixFacts(
                runDate,
                settings,
                new FixFacts.Surroundings(
                        said,
                        WatchFacts.of(looks, watchedThings.save(looks, runDate.date()), promised, runDate.date()),
                        new IncidentHistory(records, families, runDate.zone()),
                        RevisitPlan.notConfirmed(revisits.all(), said, runDate.date()),
                        seenDone.keySet()));
        FixCheckPolicy policy = new FixCheckPolicy(runDate, seenDone, facts);
        List<FixCheck> checks =
                promised.stream().map(policy::check).flatMap(Optional::stream).toList();
        fixChecks.replaceAll(checks);
        fixChecks.remember(checks, runDate.date());
        plan(promised, checks, seenDone, said, runDate);
        return fixChecks.all();
    }

    /** Looks at the things themselves; to be called outside of a transaction, because it may take long. */
    List<Watch.Look> look() {
        return watch.look();
    }

    private List<Recurrence> relate(List<Postmortem> records, RunDate runDate) {
        likeness.update(JdbcLikeness.Kind.INCIDENT, IncidentTexts.wordings(records, runDate.zone()), Likeness.KEPT);
        likeness.update(
                JdbcLikeness.Kind.COUNTERMEASURE,
                CountermeasureTexts.wordings(records, runDate.zone()),
                Likeness.COUNTERMEASURES);
        List<Recurrence> found = RecurrenceRules.of(
                records, likeness.all(JdbcLikeness.Kind.INCIDENT, Likeness.KEPT), decisions(runDate));
        recurrences.replaceAll(found, IncidentFamilies.of(found));
        return found;
    }

    /** What people say by command comes first, then what the corrections file says. */
    private Collection<RecurrenceDecision> decisions(RunDate runDate) {
        Map<String, RecurrenceDecision> all = new HashMap<>();
        recurrences.decisions().forEach(one -> all.put(one.one() + "\n" + one.other(), one));
        for (AppliedCorrection one : corrections.all()) {
            boolean decides = one.kind() == AppliedCorrection.Kind.RECURRENCE
                    || one.kind() == AppliedCorrection.Kind.NO_RECURRENCE;
            if (decides && one.problem() == null && one.postmortemId() != null && one.after() != null) {
                RecurrenceDecision decision = RecurrenceDecision.of(
                        Objects.requireNonNull(one.postmortemId()),
                        Objects.requireNonNull(one.after()),
                        one.kind() == AppliedCorrection.Kind.RECURRENCE,
                        runDate.date(),
                        one.reason());
                all.putIfAbsent(decision.one() + "\n" + decision.other(), decision);
            }
        }
        return all.values();
    }

    /** Those that are done; those whose ticket vanished stay so. */
    private List<String> doneIds(List<Commitment> promised) {
        Set<String> before = confirmations.seenDone().keySet();
        List<String> done = new ArrayList<>();
        for (Commitment commitment : promised) {
            String id = commitment.countermeasure().id();
            boolean vanished = commitment.state() == Countermeasure.State.UNKNOWN
                    && !commitment.unknownTickets().isEmpty()
                    && before.contains(id);
            if (commitment.state() == Countermeasure.State.DONE || vanished) {
                done.add(id);
            }
        }
        return done;
    }

    /** What comments of tickets say; of several of one day the last. */
    private static List<Confirmation> commented(List<Commitment> promised, RunDate runDate) {
        Map<String, Confirmation> found = new LinkedHashMap<>();
        for (Commitment commitment : promised) {
            String id = commitment.countermeasure().id();
            for (Ticket ticket : commitment.tickets()) {
                for (TicketRemark remark : ticket.remarks()) {
                    LocalDate day = LocalDate.ofInstant(remark.at(), runDate.zone());
                    String note = "%s (comment in %s)".formatted(remark.words(), ticket.key());
                    found.put(id + "\n" + day, new Confirmation(id, Ground.COMMENT, day, true, note));
                }
            }
        }
        return List.copyOf(found.values());
    }

    private Map<String, String> labelled(List<Commitment> promised) {
        Map<String, String> notes = new HashMap<>();
        for (Commitment commitment : promised) {
            for (Ticket ticket : commitment.tickets()) {
                ticket.labels().stream()
                        .filter(label -> settings.verifiedLabels().contains(label.toLowerCase(Locale.ROOT)))
                        .sorted()
                        .findFirst()
                        .ifPresent(label -> notes.put(
                                commitment.countermeasure().id(), "label %s of %s".formatted(label, ticket.key())));
            }
        }
        return notes;
    }

    private void plan(
            List<Commitment> promised,
            List<FixCheck> checks,
            Map<String, LocalDate> seenDone,
            Map<String, List<Confirmation>> said,
            RunDate runDate) {
        Map<String, FixCheck> byId = checks.stream().collect(toMap(FixCheck::countermeasureId, check -> check));
        Map<String, FixCheck> kept =
                fixChecks.all().stream().collect(toMap(FixCheck::countermeasureId, check -> check));
        RevisitPlan plan = new RevisitPlan(settings, runDate.date());
        List<Revisit> wanted = new ArrayList<>();
        for (Commitment commitment : promised) {
            FixCheck check = byId.get(commitment.countermeasure().id());
            FixCheck known = kept.get(commitment.countermeasure().id());
            if (check != null && known != null) {
                wanted.addAll(plan.of(commitment, known, seenDone.get(check.countermeasureId())));
            }
        }
        revisits.plan(wanted);
    }
}
