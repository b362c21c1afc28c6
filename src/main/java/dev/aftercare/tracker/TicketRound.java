package dev.aftercare.tracker;

import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Diagnostics;
import dev.aftercare.postmortem.RunDate;
import dev.aftercare.postmortem.SourceState;
import dev.aftercare.postmortem.SourceStates;
import dev.aftercare.ticket.Absence;
import dev.aftercare.ticket.Ticket;
import dev.aftercare.ticket.TicketKey;
import dev.aftercare.ticket.Tickets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One round from tracker to tracker. {@link #next} asks, {@link #keep} stores what came in, a chunk a transaction. A tracker
 * that fails leaves its tickets as they were, and the others go on. A round that was killed is begun again from the start:
 * what it stored is then found unchanged.
 */
final class TicketRound implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TicketRound.class);
    private static final int MOST_FINDINGS = 1_000;

    private final List<Tracker> trackers;
    private final RawTickets rawTickets;
    private final Tickets tickets;
    private final SourceStates states;
    private final Diagnostics diagnostics;
    private final Clock clock;
    private final Set<TicketKey> references;
    private final Addressees addressees;
    private final Deque<Tracker> waiting = new ArrayDeque<>();
    private final Map<String, Findings> findings = new LinkedHashMap<>();
    private final Map<String, Map<TicketKey, Absence>> absent = new LinkedHashMap<>();
    private final Map<String, Set<TicketKey>> unasked = new LinkedHashMap<>();
    private final Set<String> readWell = new TreeSet<>();
    private final Tally tally;
    private boolean begun;
    private boolean ended;
    private @Nullable Conversation conversation;

    TicketRound(
            List<Tracker> trackers,
            RawTickets rawTickets,
            Tickets tickets,
            SourceStates states,
            Diagnostics diagnostics,
            Clock clock,
            Set<TicketKey> references,
            Addressees addressees,
            Set<String> readBefore,
            RunDate runDate) {
        this.trackers = List.copyOf(trackers);
        this.rawTickets = rawTickets;
        this.tickets = tickets;
        this.states = states;
        this.diagnostics = diagnostics;
        this.clock = clock;
        this.references = Set.copyOf(references);
        this.addressees = addressees;
        this.tally = new Tally(runDate);
        for (Tracker tracker : this.trackers) {
            if (readBefore.contains(tracker.name()) && isSettled(tracker)) {
                tally.readBefore(tracker.name());
                readWell.add(tracker.name());
            } else {
                waiting.add(tracker);
            }
        }
    }

    /** The next thing that comes in; empty when every tracker was asked. */
    Optional<Arrival> next() {
        if (!begun) {
            begun = true;
            return Optional.of(new Arrival.Begun());
        }
        if (conversation == null) {
            Tracker tracker = waiting.poll();
            if (tracker == null) {
                return roundEnded();
            }
            conversation = new Conversation(tracker, clock.instant(), since(tracker), wanted(tracker));
        }
        Arrival arrival = conversation.next();
        if (!(arrival instanceof Arrival.TicketSent)) {
            close();
        }
        return Optional.of(arrival);
    }

    private Optional<Arrival> roundEnded() {
        if (ended) {
            return Optional.empty();
        }
        ended = true;
        return Optional.of(new Arrival.RoundEnded());
    }

    /** Stores what came in, in the transaction of the caller. */
    void keep(List<? extends Arrival> arrivals) {
        Map<String, RawTicket> sent = new LinkedHashMap<>();
        for (Arrival arrival : arrivals) {
            if (arrival instanceof Arrival.TicketSent ticket) {
                sent.put(ticket.raw().key(), ticket.raw());
            }
            Tracker tracker = trackerOf(arrival);
            boolean last = arrival == arrivals.get(arrivals.size() - 1);
            if (tracker != null && (last || !(arrival instanceof Arrival.TicketSent))) {
                keepTickets(tracker, sent.values());
                sent.clear();
            }
            keepEvent(arrival);
        }
    }

    /** The trackers that answered to the end, now or when the same night was run before. */
    Set<String> readWell() {
        return Set.copyOf(readWell);
    }

    /** What the round did, and what went wrong. */
    Tally tally() {
        return tally;
    }

    /** Ends the conversation with a tracker that was not asked to the end. */
    @Override
    public void close() {
        if (conversation != null) {
            conversation.close();
            conversation = null;
        }
    }

    private Since since(Tracker tracker) {
        return states.find(tracker.name())
                .filter(state -> state.fingerprint().equals(tracker.fingerprint()))
                .map(state -> new Since(state.isStale() ? null : state.bookmark(), state.lastSuccess()))
                .orElse(Since.ever());
    }

    /** Says whether a tracker that was read before in the same night has nothing to be asked again. */
    private boolean isSettled(Tracker tracker) {
        boolean good = states.find(tracker.name())
                .filter(state -> !state.isStale() && state.fingerprint().equals(tracker.fingerprint()))
                .isPresent();
        Wanted wanted = wanted(tracker);
        Set<TicketKey> open = new HashSet<>(wanted.references());
        open.removeAll(wanted.known());
        // a source that failed before may name further tickets now
        return good && tickets.absent().keySet().containsAll(open);
    }

    private Wanted wanted(Tracker tracker) {
        return new Wanted(references, tickets.keys(tracker.name()))
                .only(reference -> addressees.of(reference).contains(tracker));
    }

    private static @Nullable Tracker trackerOf(Arrival arrival) {
        if (arrival instanceof Arrival.TicketSent sent) {
            return sent.tracker();
        }
        if (arrival instanceof Arrival.TrackerEnded ended) {
            return ended.tracker();
        }
        return arrival instanceof Arrival.TrackerFailed failed ? failed.tracker() : null;
    }

    private void keepEvent(Arrival arrival) {
        if (arrival instanceof Arrival.Begun) {
            forgetOtherTrackers();
        } else if (arrival instanceof Arrival.TrackerEnded ended) {
            keepEnd(ended);
        } else if (arrival instanceof Arrival.TrackerFailed failed) {
            keepFailure(failed);
        } else if (arrival instanceof Arrival.RoundEnded) {
            settleAbsent();
        }
    }

    /**
     * What one tracker does not know is no finding where another one has it, and none yet where another one could not be asked.
     */
    private void settleAbsent() {
        for (Map.Entry<String, Map<TicketKey, Absence>> one : absent.entrySet()) {
            Set<TicketKey> elsewhere = new HashSet<>();
            trackers.stream()
                    .map(Tracker::name)
                    .filter(other -> !other.equals(one.getKey()))
                    .forEach(other -> {
                        elsewhere.addAll(tickets.keys(other));
                        elsewhere.addAll(unasked.getOrDefault(other, Set.of()));
                    });
            Map<TicketKey, Absence> settled = new LinkedHashMap<>(one.getValue());
            if (settled.keySet().removeAll(elsewhere)) {
                tickets.replaceAbsent(one.getKey(), settled);
                one.getValue().keySet().stream()
                        .filter(elsewhere::contains)
                        .forEach(key -> diagnostics.replace(one.getKey(), key.value(), List.of()));
            }
        }
    }

    private void forgetOtherTrackers() {
        Set<String> names = trackers.stream().map(Tracker::name).collect(Collectors.toSet());
        tally.withdrew(tickets.withdrawOtherTrackers(names));
        for (String removed : rawTickets.removeOtherTrackers(names)) {
            LOG.info("The tracker \"{}\" is no longer configured; its tickets are withdrawn", removed);
            tickets.replaceAbsent(removed, Map.of());
            diagnostics.forgetAllBut(removed, List.of());
            states.forget(removed);
        }
    }

    private void keepTickets(Tracker tracker, Collection<RawTicket> sent) {
        if (sent.isEmpty()) {
            return;
        }
        rawTickets.save(tracker.name(), sent, tally.seenAt());
        Map<TicketKey, RawTicket> raws = new LinkedHashMap<>();
        Map<TicketKey, Ticket> read = new LinkedHashMap<>();
        for (RawTicket raw : sent) {
            Ticket ticket = read(tracker, raw);
            if (ticket != null) {
                raws.put(ticket.key(), raw);
                read.put(ticket.key(), ticket);
            }
        }
        Tickets.Saved saved = tickets.save(read.values(), tally.seenAt());
        saved.elsewhere().stream()
                .sorted()
                .map(raws::get)
                .filter(Objects::nonNull)
                .forEach(raw -> findingsOf(tracker).add(elsewhere(raw)));
        tally.read(read.size(), saved.changed());
    }

    private @Nullable Ticket read(Tracker tracker, RawTicket raw) {
        Findings found = findingsOf(tracker);
        found.touch(raw.place());
        Reading reading = tracker.reader().read(raw, tally.seenAt());
        reading.diagnostics().forEach(found::add);
        return reading.ticket();
    }

    private static Diagnostic elsewhere(RawTicket raw) {
        return new Diagnostic(
                raw.place(),
                "ticket.elsewhere",
                Diagnostic.Level.ERROR,
                "\"%s\" also comes from another tracker, whose word counts; leave it out of one of the two"
                        .formatted(raw.key()));
    }

    private void keepEnd(Arrival.TrackerEnded ended) {
        Tracker tracker = ended.tracker();
        int known = tickets.count(tracker.name());
        boolean everything = ended.end().coverage() == Fetch.Coverage.EVERYTHING;
        if (everything && ended.present().isEmpty() && known > 0) {
            // Silence is a finding: an export that went wrong must not look like a tracker that was emptied.
            String reason =
                    "it lists no ticket at all where %d are known; take the tracker out of the configuration if that is right";
            keepFailure(new Arrival.TrackerFailed(tracker, ended.began(), reason.formatted(known)));
            return;
        }
        keepFindings(tracker, ended.end());
        if (everything) {
            withdrawAllBut(tracker.name(), ended.present());
        }
        tickets.replaceAbsent(tracker.name(), ended.end().absent());
        absent.put(tracker.name(), ended.end().absent());
        tally.withdrew(tickets.withdraw(tracker.name(), ended.end().absent().keySet()));
        readWell.add(tracker.name());
        states.succeeded(tracker.name(), ended.end().bookmark(), tracker.fingerprint(), ended.began());
    }

    private void keepFindings(Tracker tracker, Fetch.End end) {
        if (end.coverage() == Fetch.Coverage.NOTHING_NEW) {
            tally.nothingNew(tracker.name());
            return;
        }
        Findings found = findingsOf(tracker);
        end.diagnostics().forEach(found::add);
        found.replaceIn(diagnostics, tracker.name());
        if (end.coverage() == Fetch.Coverage.EVERYTHING) {
            found.forgetOthersIn(diagnostics, tracker.name());
        }
        tally.leftOut(found.leftOut());
    }

    private void withdrawAllBut(String tracker, Set<String> present) {
        tally.withdrew(tickets.withdrawAllBut(
                tracker, present.stream().map(TicketKey::new).collect(Collectors.toSet())));
        rawTickets.removeAllBut(tracker, present);
    }

    private void keepFailure(Arrival.TrackerFailed failed) {
        String name = failed.tracker().name();
        LOG.warn("Tracker \"{}\" could not be read: {}", name, failed.reason());
        tally.failed(name, failed.reason(), states.find(name).map(SourceState::lastSuccess));
        states.failed(name, failed.reason(), failed.began());
        unasked.put(name, wanted(failed.tracker()).references());
    }

    private Findings findingsOf(Tracker tracker) {
        return findings.computeIfAbsent(tracker.name(), name -> new Findings(MOST_FINDINGS));
    }

    /** The exchange with one tracker. */
    private static final class Conversation {

        private final Tracker tracker;
        private final Instant began;
        private final Since since;
        private final Wanted wanted;
        private final Set<String> present = new HashSet<>();
        private @Nullable Fetch fetch;

        Conversation(Tracker tracker, Instant began, Since since, Wanted wanted) {
            this.tracker = tracker;
            this.began = began;
            this.since = since;
            this.wanted = wanted;
        }

        Arrival next() {
            try {
                if (fetch == null) {
                    fetch = new ReadAhead(tracker, since, wanted);
                }
                Optional<RawTicket> raw = fetch.next();
                if (raw.isPresent()) {
                    present.add(raw.get().key());
                    return new Arrival.TicketSent(tracker, raw.get());
                }
                return new Arrival.TrackerEnded(tracker, began, fetch.end(), present);
            } catch (TrackerUnavailable | TrackerRefused failure) {
                return new Arrival.TrackerFailed(tracker, began, String.valueOf(failure.getMessage()));
            }
        }

        void close() {
            if (fetch != null) {
                fetch.close();
            }
        }
    }
}
