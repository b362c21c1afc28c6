package dev.aftercare.tracker;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Asks a tracker for the next tickets while those before are stored. It runs ahead by a bounded number of tickets; what it meets
 * is told in its place.
 */
final class ReadAhead implements Fetch {

    private static final int MOST_AHEAD = 1_000;
    private static final long MOST_MILLIS_TO_END = 5_000;

    private final Tracker tracker;
    private final Since since;
    private final Wanted wanted;
    private final BlockingQueue<Met> met = new ArrayBlockingQueue<>(MOST_AHEAD);
    private final Thread thread;
    private @Nullable End end;

    ReadAhead(Tracker tracker, Since since, Wanted wanted) {
        this.tracker = tracker;
        this.since = since;
        this.wanted = wanted;
        this.thread = new Thread(this::run, "tracker " + tracker.name());
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public Optional<RawTicket> next() throws TrackerUnavailable, TrackerRefused {
        Met next = take();
        if (next instanceof Ticket ticket) {
            return Optional.of(ticket.raw());
        }
        if (next instanceof Ended ended) {
            end = ended.end();
            return Optional.empty();
        }
        throw failure(((Failed) next).failure());
    }

    @Override
    public End end() {
        if (end == null) {
            throw new IllegalStateException("the last ticket was not read yet");
        }
        return end;
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(MOST_MILLIS_TO_END);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            meet();
        } catch (InterruptedException closed) {
            // Nobody waits for the rest.
        }
    }

    @SuppressWarnings("CatchingUnchecked") // a defect is told where the tickets are read, as if they were read there
    private void meet() throws InterruptedException {
        try (Fetch fetch = tracker.fetch(since, wanted)) {
            for (Optional<RawTicket> raw = fetch.next(); raw.isPresent(); raw = fetch.next()) {
                met.put(new Ticket(raw.get()));
            }
            met.put(new Ended(fetch.end()));
        } catch (TrackerUnavailable | TrackerRefused | RuntimeException | Error failure) {
            met.put(new Failed(failure));
        }
    }

    private Met take() throws TrackerUnavailable {
        try {
            return met.take();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TrackerUnavailable("the run was stopped while it waited for the tracker", stopped);
        }
    }

    private static RuntimeException failure(Throwable failure) throws TrackerUnavailable, TrackerRefused {
        if (failure instanceof TrackerUnavailable unavailable) {
            throw unavailable;
        }
        if (failure instanceof TrackerRefused refused) {
            throw refused;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        return (RuntimeException) failure;
    }

    /** What was met on the way. */
    private sealed interface Met {}

    private record Ticket(RawTicket raw) implements Met {}

    private record Ended(End end) implements Met {}

    private record Failed(Throwable failure) implements Met {}
}
