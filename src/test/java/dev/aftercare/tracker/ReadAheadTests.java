package dev.aftercare.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.aftercare.postmortem.Place;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ReadAheadTests {

    private final AtomicInteger read = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    @Test
    void nextWhenTrackerEndsGivesEveryTicketInItsOrderAndTheEnd() throws Exception {
        try (Fetch fetch = new ReadAhead(tracker(2_500, null), Since.ever(), Wanted.nothing())) {
            for (int i = 0; i < 2_500; i++) {
                assertThat(fetch.next().map(RawTicket::key)).hasValue("OPS-" + i);
            }
            assertThat(fetch.next()).isEmpty();
            assertThat(fetch.end().bookmark()).isEqualTo("the end");
        }
        assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void nextWhenTrackerFailsInTheMiddleGivesWhatCameBeforeAndThenTheFailure() throws Exception {
        TrackerUnavailable failure = new TrackerUnavailable("the cable was cut");
        try (Fetch fetch = new ReadAhead(tracker(3, failure), Since.ever(), Wanted.nothing())) {
            for (int i = 0; i < 3; i++) {
                assertThat(fetch.next()).isPresent();
            }
            assertThatExceptionOfType(TrackerUnavailable.class)
                    .isThrownBy(fetch::next)
                    .isSameAs(failure);
            assertThatIllegalStateException().isThrownBy(fetch::end);
        }
    }

    @Test
    void nextWhenThereIsADefectTellsItToo() throws Exception {
        try (Fetch fetch = new ReadAhead(
                tracker(0, new IllegalArgumentException("a defect of ours")), Since.ever(), Wanted.nothing())) {
            assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(fetch::next);
        }
    }

    @Test
    void closeWhenNobodyReadsOnHasReadABoundedNumberAndEnds() throws Exception {
        Fetch fetch = new ReadAhead(tracker(100_000, null), Since.ever(), Wanted.nothing());
        assertThat(fetch.next()).isPresent();
        for (int before = -1;
                before != read.get();
                Thread.sleep(Duration.ofMillis(200).toMillis())) {
            before = read.get();
        }

        fetch.close();

        assertThat(read.get()).isBetween(1_000, 1_010);
        assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();
    }

    private Tracker tracker(int tickets, Exception failure) {
        return new Tracker() {

            @Override
            public String name() {
                return "jira";
            }

            @Override
            public String fingerprint() {
                return "1";
            }

            @Override
            public TicketReader reader() {
                throw new UnsupportedOperationException("nothing is read here");
            }

            @Override
            public String check() {
                return "";
            }

            @Override
            public Fetch fetch(Since since, Wanted wanted) {
                return new Counted(tickets, failure);
            }
        };
    }

    private final class Counted implements Fetch {

        private final int tickets;
        private final Exception failure;

        Counted(int tickets, Exception failure) {
            this.tickets = tickets;
            this.failure = failure;
        }

        @Override
        public Optional<RawTicket> next() throws TrackerUnavailable {
            if (read.get() < tickets) {
                String key = "OPS-" + read.getAndIncrement();
                return Optional.of(new RawTicket(key, Place.of("jira", key), key.getBytes(StandardCharsets.UTF_8)));
            }
            if (failure instanceof TrackerUnavailable unavailable) {
                throw unavailable;
            }
            if (failure instanceof RuntimeException defect) {
                throw defect;
            }
            return Optional.empty();
        }

        @Override
        public End end() {
            return new End(Coverage.EVERYTHING, "the end", List.of());
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }
}
