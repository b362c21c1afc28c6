package dev.aftercare.fixcheck;

import dev.aftercare.fixcheck.FixEvidence.Kind;
import dev.aftercare.fixcheck.FixEvidence.Says;
import dev.aftercare.link.Commitment;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Incident;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.RunDate;
import dev.aftercare.statistics.Silence;
import dev.aftercare.ticket.Ticket;
import dev.aftercare.ticket.TicketKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gathers what is known of one fix since it was done. */
final class FixFacts {

    private static final Pattern NUMBER = Pattern.compile("\\d[\\d ,.\u00a0\u202f]*");

    private final RunDate runDate;
    private final FixSettings settings;
    private final Surroundings surroundings;

    FixFacts(RunDate runDate, FixSettings settings, Surroundings surroundings) {
        this.runDate = runDate;
        this.settings = settings;
        this.surroundings = surroundings;
    }

    /**
     * What is known, the most telling first.
     *
     * @param done the day that it was last done on; null where nobody knows
     */
    List<FixEvidence> of(Commitment commitment, @Nullable LocalDate done) {
        String id = commitment.countermeasure().id();
        List<FixEvidence> facts = new ArrayList<>(surroundings.checks(commitment));
        said(surroundings.confirmations(id), done, reopened(commitment)).ifPresent(facts::add);
        List<FixEvidence> later = laterIncidents(commitment, done);
        facts.addAll(later);
        if (done != null && later.stream().noneMatch(fact -> isOfFamily(fact))) {
            silence(commitment, done).ifPresent(facts::add);
        }
        facts.addAll(tickets(commitment));
        if (surroundings.isNotConfirmed(id)) {
            facts.add(new FixEvidence(Kind.NOT_CONFIRMED, Says.NOTHING, null, null, List.of()));
        }
        facts.sort(Comparator.comparing(FixEvidence::says));
        return facts;
    }

    /** What is confirmed to be of the family ends the silence; a suspicion does not. */
    private static boolean isOfFamily(FixEvidence fact) {
        return fact.arguments().size() > 1 && fact.arguments().get(1).isEmpty();
    }

    /**
     * The last word counts. Where it was said before the ticket was reopened, it spoke of another fix; that one holds may be said
     * before its ticket is closed, that it does not may not.
     */
    private Optional<FixEvidence> said(
            List<Confirmation> confirmations, @Nullable LocalDate done, @Nullable LocalDate reopened) {
        return confirmations.stream()
                .filter(one -> !one.day().isAfter(runDate.date()))
                .filter(one -> reopened == null || !one.day().isBefore(reopened))
                .filter(one -> done == null || one.holds() || !one.day().isBefore(done))
                .max(Comparator.comparing(Confirmation::day).thenComparing(one -> !one.holds()))
                .map(this::said);
    }

    private @Nullable LocalDate reopened(Commitment commitment) {
        return TicketEvent.last(commitment.tickets().stream()
                        .map(TicketEvent::reopening)
                        .flatMap(Optional::stream)
                        .toList())
                .map(TicketEvent::at)
                .map(this::day)
                .orElse(null);
    }

    private FixEvidence said(Confirmation last) {
        boolean inForce = last.day().plusDays(settings.confirmationDays()).isAfter(runDate.date());
        Kind kind = !last.holds() ? Kind.SAID_BROKEN : inForce ? Kind.SAID_HOLDS : Kind.SAID_LONG_AGO;
        Says says = !last.holds() ? Says.BROKEN : inForce ? Says.HOLDS : Says.NOTHING;
        return new FixEvidence(kind, says, last.day(), null, List.of(last.note()));
    }

    private List<FixEvidence> laterIncidents(Commitment commitment, @Nullable LocalDate done) {
        List<FixEvidence> facts = new ArrayList<>();
        if (done == null) {
            return facts;
        }
        int notEased = 0;
        for (Surroundings.Later later :
                surroundings.after(commitment.postmortem().id(), done)) {
            FixEvidence fact = judged(commitment, later);
            notEased += fact.kind() == Kind.NOT_EASED && later.confirmed() ? 1 : 0;
            // durations differ by chance: only the second one that was not eased says that the fix does not ease
            facts.add(
                    notEased > 1 && fact.kind() == Kind.NOT_EASED && later.confirmed()
                            ? fact(Kind.NOT_EASED, Says.BROKEN, later)
                            : fact);
        }
        return facts;
    }

    private static FixEvidence judged(Commitment commitment, Surroundings.Later later) {
        Postmortem first = commitment.postmortem();
        return switch (commitment.countermeasure().kind()) {
            case PREVENT -> fact(Kind.HAPPENED_AGAIN, later.against(), later);
            case DETECT -> detected(first, later);
            case MITIGATE -> eased(first, later);
            case PROCESS, UNKNOWN -> fact(Kind.LATER_INCIDENT, Says.NOTHING, later);
        };
    }

    private static FixEvidence detected(Postmortem first, Surroundings.Later later) {
        Optional<Duration> before = timeToDetect(first);
        Optional<Duration> now = timeToDetect(later.postmortem());
        boolean slower = before.isPresent() && now.isPresent() && now.get().compareTo(before.get()) > 0;
        return switch (later.postmortem().incident().detectedBy()) {
            case USER -> fact(Kind.NOTICED_BY_USERS, later.against(), later);
            case MONITORING ->
                slower
                        ? fact(Kind.NOTICED_LATER, Says.DOUBTFUL, later)
                        : fact(Kind.NOTICED, later.confirmed() ? Says.HOLDS : Says.NOTHING, later);
            case COLLEAGUE, UNKNOWN ->
                slower
                        ? fact(Kind.NOTICED_LATER, Says.DOUBTFUL, later)
                        : fact(Kind.LATER_INCIDENT, Says.NOTHING, later);
        };
    }

    private static FixEvidence eased(Postmortem first, Surroundings.Later later) {
        Optional<Duration> before = timeToResolve(first);
        Optional<Duration> now = timeToResolve(later.postmortem());
        OptionalLong hitBefore = usersHit(first);
        OptionalLong hitNow = usersHit(later.postmortem());
        boolean bothHit = hitBefore.isPresent() && hitNow.isPresent();
        boolean more = bothHit && hitNow.getAsLong() > hitBefore.getAsLong();
        boolean fewer = bothHit && hitNow.getAsLong() < hitBefore.getAsLong();
        if (before.isEmpty() || now.isEmpty()) {
            return more ? fact(Kind.NOT_EASED, Says.DOUBTFUL, later) : fact(Kind.LATER_INCIDENT, Says.NOTHING, later);
        }
        boolean longer = now.get().compareTo(before.get()) > 0;
        if (longer || more) {
            // longer with fewer hit, or shorter with more hit, contradict each other
            return fact(
                    longer && fewer ? Kind.LATER_INCIDENT : Kind.NOT_EASED,
                    longer && fewer ? Says.NOTHING : Says.DOUBTFUL,
                    later);
        }
        return fact(Kind.EASED, later.confirmed() ? Says.HOLDS : Says.NOTHING, later);
    }

    private static FixEvidence fact(Kind kind, Says says, Surroundings.Later later) {
        return new FixEvidence(
                kind,
                says,
                later.day(),
                later.postmortem().id(),
                List.of(
                        later.postmortem().mayBeNamed() ? later.postmortem().title() : "",
                        later.confirmed() ? "" : String.format(Locale.ROOT, "%.2f", later.score()),
                        String.join(", ", later.words())));
    }

    /**
     * What the silence since says. Counted are incidents that are confirmed to be of the family, from the first one on, which
     * therefore is not counted itself. Only what was to prevent them can hold by silence.
     */
    private Optional<FixEvidence> silence(Commitment commitment, LocalDate done) {
        boolean preventing = commitment.countermeasure().kind() == Countermeasure.Kind.PREVENT;
        List<LocalDate> days = surroundings.familyDays(commitment.postmortem().id()).stream()
                .filter(day -> !day.isAfter(done))
                .sorted()
                .toList();
        long quiet = ChronoUnit.DAYS.between(done, runDate.date());
        if (!preventing || days.isEmpty() || quiet <= 0) {
            return Optional.empty();
        }
        long before = ChronoUnit.DAYS.between(days.get(0), done);
        Optional<Silence> silence = before <= 0
                ? Optional.empty()
                : Optional.of(Silence.of(days.size() - 1, before, 0, quiet))
                        .filter(said -> said.quietNeeded().isPresent());
        if (silence.isEmpty()) {
            return Optional.of(quiet(Kind.QUIET_SAYS_NOTHING, Says.NOTHING, done, days.size(), done));
        }
        LocalDate until =
                done.plusDays((long) Math.ceil(silence.get().quietNeeded().getAsDouble()));
        return Optional.of(
                silence.get().shows()
                        ? quiet(Kind.QUIET, Says.HOLDS, done, days.size(), until)
                        : quiet(Kind.QUIET_TOO_SHORT, Says.NOTHING, done, days.size(), until));
    }

    // days and not their number: the evidence of a quiet night is that of the night before
    private static FixEvidence quiet(Kind kind, Says says, LocalDate done, int before, LocalDate until) {
        return new FixEvidence(kind, says, done, null, List.of(Integer.toString(before), until.toString()));
    }

    private List<FixEvidence> tickets(Commitment commitment) {
        List<FixEvidence> facts = new ArrayList<>();
        for (Ticket ticket : commitment.tickets()) {
            if (ticket.timesReopened() > 0) {
                Optional<TicketEvent> last = TicketEvent.reopening(ticket);
                facts.add(new FixEvidence(
                        Kind.REOPENED_BEFORE,
                        Says.NOTHING,
                        last.map(TicketEvent::at).map(this::day).orElse(null),
                        null,
                        List.of(ticket.key().value(), Long.toString(ticket.timesReopened()))));
            }
            for (TicketKey named : commitment.countermeasure().tickets()) {
                if (!named.equals(ticket.key()) && ticket.formerKeys().contains(named)) {
                    facts.add(new FixEvidence(
                            Kind.TICKET_MOVED,
                            Says.NOTHING,
                            null,
                            null,
                            List.of(named.value(), ticket.key().value())));
                }
            }
        }
        if (surroundings.wasDone(commitment.countermeasure().id())) {
            commitment
                    .unknownTickets()
                    .forEach(key -> facts.add(
                            new FixEvidence(Kind.TICKET_VANISHED, Says.NOTHING, null, null, List.of(key.value()))));
        }
        return facts;
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, runDate.zone());
    }

    private static Optional<Duration> timeToDetect(Postmortem postmortem) {
        Incident incident = postmortem.incident();
        return between(incident.started(), incident.detected());
    }

    private static Optional<Duration> timeToResolve(Postmortem postmortem) {
        Incident incident = postmortem.incident();
        return between(incident.detected(), incident.resolved());
    }

    private static Optional<Duration> between(RecordedInstant from, RecordedInstant to) {
        if (from.value() == null || to.value() == null) {
            return Optional.empty();
        }
        return Optional.of(Duration.between(Objects.requireNonNull(from.value()), Objects.requireNonNull(to.value())))
                .filter(time -> !time.isNegative());
    }

    /** The first number of what the record says about users hit; a share is none. */
    private static OptionalLong usersHit(Postmortem postmortem) {
        String said = postmortem.background().usersHit();
        if (said == null || said.contains("%")) {
            return OptionalLong.empty();
        }
        Matcher number = NUMBER.matcher(said);
        if (!number.find()) {
            return OptionalLong.empty();
        }
        String digits = number.group().replaceAll("\\D", "");
        return digits.length() > 12 ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(digits));
    }

    /** What lies around the fixes of one night. */
    record Surroundings(
            Map<String, List<Confirmation>> confirmed,
            Map<String, List<FixEvidence>> watched,
            IncidentHistory incidents,
            java.util.Set<String> notConfirmed,
            java.util.Set<String> seenDone) {

        /**
         * A later incident.
         *
         * @param confirmed whether it is confirmed to be of the family
         */
        record Later(Postmortem postmortem, LocalDate day, boolean confirmed, double score, List<String> words) {

            /** Only what is confirmed shows that a fix is broken. */
            Says against() {
                return confirmed ? Says.BROKEN : Says.DOUBTFUL;
            }
        }

        List<Confirmation> confirmations(String id) {
            return confirmed.getOrDefault(id, List.of());
        }

        List<FixEvidence> checks(Commitment commitment) {
            return watched.getOrDefault(commitment.countermeasure().id(), List.of());
        }

        List<Later> after(String postmortemId, LocalDate day) {
            return incidents.after(postmortemId, day);
        }

        List<LocalDate> familyDays(String postmortemId) {
            return incidents.familyDays(postmortemId);
        }

        boolean isNotConfirmed(String id) {
            return notConfirmed.contains(id);
        }

        boolean wasDone(String id) {
            return seenDone.contains(id);
        }
    }
}
