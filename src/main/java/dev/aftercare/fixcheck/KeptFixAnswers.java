package dev.aftercare.fixcheck;

import static java.util.stream.Collectors.toMap;

import dev.aftercare.link.Commitment;
import dev.aftercare.link.Commitments;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.Postmortems;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps answers in our tables. */
@Component
final class KeptFixAnswers implements FixAnswers {

    private static final int MOST_NAMES = 5;

    private final Postmortems postmortems;
    private final Commitments commitments;
    private final JdbcConfirmations confirmations;
    private final JdbcRecurrences recurrences;
    private final JdbcFixChecks checks;
    private final JdbcRevisits revisits;

    KeptFixAnswers(
            Postmortems postmortems,
            Commitments commitments,
            JdbcConfirmations confirmations,
            JdbcRecurrences recurrences,
            JdbcFixChecks checks,
            JdbcRevisits revisits) {
        this.postmortems = postmortems;
        this.commitments = commitments;
        this.confirmations = confirmations;
        this.recurrences = recurrences;
        this.checks = checks;
        this.revisits = revisits;
    }

    @Override
    public List<String> confirm(String key, Answer answer, LocalDate day, String note) {
        List<Commitment> meant = find(key);
        for (Commitment one : meant) {
            confirmations.save(new Confirmation(
                    one.countermeasure().id(),
                    Confirmation.Ground.COMMAND,
                    day,
                    answer == Answer.HOLDS,
                    note.replace("\u0000", "")));
        }
        return meant.stream().map(one -> one.countermeasure().description()).toList();
    }

    @Override
    public List<FixStory> tell(String key) {
        Map<String, FixCheck> known = checks.all().stream().collect(toMap(FixCheck::countermeasureId, check -> check));
        List<Revisit> asked = revisits.all();
        return find(key).stream()
                .map(one -> story(one, known.get(one.countermeasure().id()), asked))
                .toList();
    }

    private FixStory story(Commitment one, @Nullable FixCheck check, List<Revisit> asked) {
        String id = one.countermeasure().id();
        return new FixStory(
                one,
                check,
                check == null ? null : FixRule.of(check).words(),
                checks.history(id),
                asked.stream()
                        .filter(revisit -> revisit.countermeasureId().equals(id))
                        .map(revisit -> new FixStory.Asked(revisit.dueOn(), revisit.askedOn()))
                        .toList());
    }

    private List<Commitment> find(String key) {
        List<Commitment> all = commitments.all();
        List<Commitment> byTicket = all.stream()
                .filter(one -> one.tickets().stream()
                                .anyMatch(ticket -> ticket.key().value().equalsIgnoreCase(key))
                        || one.countermeasure().tickets().stream()
                                .anyMatch(ticket -> ticket.value().equalsIgnoreCase(key)))
                .toList();
        if (!byTicket.isEmpty()) {
            return byTicket;
        }
        List<Commitment> byId = all.stream()
                .filter(one -> isMeant(one.countermeasure().id(), key))
                .toList();
        return List.of(only(byId, key, one -> one.countermeasure().id(), "action"));
    }

    @Override
    public void confirmRecurrence(String one, String other, LocalDate day, String note) {
        decide(one, other, RecurrenceDecision.of(idOf(one), idOf(other), true, day, note));
    }

    @Override
    public void rejectRecurrence(String one, String other, LocalDate day, String note) {
        decide(one, other, RecurrenceDecision.of(idOf(one), idOf(other), false, day, note));
    }

    private void decide(String one, String other, RecurrenceDecision decision) {
        if (decision.one().equals(decision.other())) {
            throw new UnknownRecord("\"%s\" and \"%s\" are the same postmortem; name two.".formatted(one, other));
        }
        recurrences.decide(decision);
    }

    private String idOf(String key) {
        List<Postmortem> found =
                postmortems.all().stream().filter(one -> isMeant(one.id(), key)).toList();
        return only(found, key, Postmortem::id, "postmortem").id();
    }

    @Override
    public List<Recurrence> recurrences() {
        return recurrences.all().stream()
                .sorted(Comparator.comparingDouble(Recurrence::score)
                        .reversed()
                        .thenComparing(Recurrence::one)
                        .thenComparing(Recurrence::other))
                .toList();
    }

    private static boolean isMeant(String id, String key) {
        String whole = id.toLowerCase(Locale.ROOT);
        String end = key.toLowerCase(Locale.ROOT);
        return whole.equals(end) || whole.endsWith("/" + end) || whole.endsWith(":" + end);
    }

    private static <T> T only(List<T> found, String key, java.util.function.Function<T, String> id, String what) {
        if (found.size() == 1) {
            return found.get(0);
        }
        if (found.isEmpty()) {
            throw new UnknownRecord(
                    "There is no %s \"%s\"; write its id as the digest and \"aftercare recurrence list\" show it, the end of it, or the key of a ticket."
                            .formatted(what, key));
        }
        throw new UnknownRecord("\"%s\" fits %d records; write more of the id: %s."
                .formatted(
                        key,
                        found.size(),
                        String.join(
                                ", ", found.stream().map(id).limit(MOST_NAMES).toList())));
    }
}
