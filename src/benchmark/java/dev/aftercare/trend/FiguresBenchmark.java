package dev.aftercare.trend;

import dev.aftercare.link.Commitment;
import dev.aftercare.overdue.WorkingDays;
import dev.aftercare.postmortem.Audience;
import dev.aftercare.postmortem.Background;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Incident;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.Place;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.postmortem.RunDate;
import dev.aftercare.postmortem.RunSchedule;
import dev.aftercare.postmortem.Severity;
import dev.aftercare.ticket.Priority;
import dev.aftercare.ticket.Ticket;
import dev.aftercare.ticket.TicketKey;
import dev.aftercare.ticket.TicketState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long all figures of a month take, and those that a night keeps, for so many incidents of ten years with an action each.
 * With {@code -prof gc} it also tells the memory that is allocated.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class FiguresBenchmark {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final YearMonth MONTH = YearMonth.of(2026, 8);
    private static final Instant FIRST = Instant.parse("2016-09-01T00:00:00Z");
    private static final int DAYS = 3_650;
    private static final int SYSTEMS = 40;
    private static final int TAGS = 60;
    private static final double SPREAD = 1.33;

    /** How many incidents there are. */
    @Param({"10000", "30000", "100000"})
    public int incidents;

    private final RunDate runDate = new RunSchedule(LocalTime.of(2, 0), PARIS).on(LocalDate.of(2026, 9, 1));
    private final List<Postmortem> postmortems = new ArrayList<>();
    private final List<Commitment> commitments = new ArrayList<>();

    /** The same incidents at each run. */
    @Setup
    public void remember() {
        Random random = new Random(20_261_121);
        for (int number = 0; number < incidents; number++) {
            Postmortem postmortem = postmortem(number, random);
            postmortems.add(postmortem);
            commitments.add(commitment(postmortem, number, random));
        }
    }

    /** Everything that the digest of a month prints. */
    @Benchmark
    public MonthlyFigures month() {
        return reckoning().of(MONTH, commitments);
    }

    /** What a night keeps: 25 months, their quarters and years, by scope. */
    @Benchmark
    public List<StoredFigure> night() {
        return reckoning().stored(MONTH, 25);
    }

    private Reckoning reckoning() {
        Incidents measured = Incidents.of(postmortems, FigureSettings.usual(), PARIS);
        return new Reckoning(measured, FigureSettings.usual(), WorkingDays.mondayToFriday(), runDate);
    }

    private static Postmortem postmortem(int number, Random random) {
        Instant started = FIRST.plus(Duration.ofMinutes(random.nextInt(DAYS * 24 * 60)));
        Instant detected = started.plusSeconds(Math.round(1_800 * Math.exp(SPREAD * random.nextGaussian())));
        Instant resolved = detected.plusSeconds(Math.round(3_600 * Math.exp(SPREAD * random.nextGaussian())));
        String path = "records/%d.md".formatted(number);
        String id = Postmortem.idOf("records", path, 1);
        return new Postmortem(
                id,
                new Place("records", path, 1),
                Language.ENGLISH,
                "Incident " + number,
                Severity.values()[random.nextInt(4)],
                null,
                ReviewStatus.REVIEWED,
                Audience.INTERNAL,
                "system " + random.nextInt(SYSTEMS),
                List.of("tag " + random.nextInt(TAGS), "label " + random.nextInt(TAGS)),
                null,
                null,
                null,
                null,
                LocalDate.ofInstant(resolved, PARIS).plusDays(random.nextInt(9)),
                null,
                new Incident(
                        at(started),
                        at(detected),
                        at(resolved),
                        Incident.DetectedBy.values()[random.nextInt(4)],
                        List.of(),
                        List.of(),
                        List.of()),
                List.of(),
                Background.none());
    }

    private static RecordedInstant at(Instant instant) {
        return new RecordedInstant(
                RecordedInstant.State.RECORDED,
                instant,
                LocalDateTime.ofInstant(instant, ZoneOffset.UTC),
                ZoneOffset.UTC,
                false,
                RecordedInstant.Precision.MINUTE,
                7,
                instant.toString());
    }

    private static Commitment commitment(Postmortem postmortem, int number, Random random) {
        Instant created = postmortem.incident().resolved().value();
        boolean done = random.nextInt(3) > 0;
        Priority priority = Priority.values()[random.nextInt(4)];
        TicketKey key = new TicketKey("OPS-" + number);
        Ticket ticket = new Ticket(
                key,
                "tickets",
                "Action " + number,
                done ? TicketState.DONE : TicketState.OPEN,
                done ? "Done" : "Open",
                "ana",
                LocalDate.ofInstant(created, PARIS).plusDays(30),
                priority,
                priority.name(),
                Set.of(),
                created,
                done ? created.plus(Duration.ofHours(1 + random.nextInt(2_000))) : null,
                null,
                List.of());
        Countermeasure countermeasure = new Countermeasure(
                postmortem.id() + "/1",
                "Action " + number,
                "ana",
                null,
                priority,
                Countermeasure.Kind.PREVENT,
                Countermeasure.State.UNKNOWN,
                List.of(key),
                40);
        return new Commitment(
                postmortem,
                countermeasure,
                List.of(ticket),
                List.of(),
                done ? Countermeasure.State.DONE : Countermeasure.State.OPEN,
                "ana",
                ticket.due(),
                true,
                priority);
    }
}
