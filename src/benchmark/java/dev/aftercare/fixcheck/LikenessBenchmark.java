package dev.aftercare.fixcheck;

import dev.aftercare.link.Commitment;
import dev.aftercare.postmortem.Audience;
import dev.aftercare.postmortem.Background;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Incident;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.Place;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.postmortem.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long the night's pass over fixes takes where ten thousand postmortems with thirty thousand actions are known and some are
 * new, beside working all likeness out anew; with the real tables.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class LikenessBenchmark {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Instant FIRST = Instant.parse("2016-09-01T00:00:00Z");
    private static final LocalDate TONIGHT = LocalDate.of(2026, 9, 1);
    private static final int KNOWN = 10_000;
    private static final int WORDS = 50_000;

    private final Random random = new Random(20_261_121);
    private final List<Postmortem> postmortems = new ArrayList<>();
    private final FixWorld world = new FixWorld();

    /** All that is known before the nights that are measured. */
    @Setup(Level.Trial)
    public void remember() {
        bring(KNOWN);
        world.night(TONIGHT);
    }

    /** Nothing is new. */
    @Benchmark
    public int nightWithoutNews() {
        return world.night(TONIGHT).size();
    }

    /** Each of these nights brings twenty postmortems with sixty actions. */
    @Benchmark
    public int nightWithTwentyNewPostmortems() {
        bring(20);
        return world.night(TONIGHT).size();
    }

    /** Each of these nights brings forty. */
    @Benchmark
    public int nightWithFortyNewPostmortems() {
        bring(40);
        return world.night(TONIGHT).size();
    }

    /** Only the likeness of what twenty postmortems bring. */
    @Benchmark
    public int likenessOfTwentyNewPostmortems() {
        bring(20);
        return compare();
    }

    /** The likeness of all, as if nothing of it were known. */
    @Benchmark
    public int likenessOfAllAnew() {
        world.jdbc
                .sql("TRUNCATE likeness, likeness_text, likeness_lead, likeness_weight, likeness_reference")
                .update();
        return compare();
    }

    private int compare() {
        JdbcLikeness likeness = new JdbcLikeness(world.jdbc);
        return likeness.update(
                        JdbcLikeness.Kind.INCIDENT, IncidentTexts.wordings(postmortems, PARIS), Likeness.KEPT)
                + likeness.update(
                        JdbcLikeness.Kind.COUNTERMEASURE,
                        CountermeasureTexts.wordings(postmortems, PARIS),
                        Likeness.COUNTERMEASURES);
    }

    private void bring(int fresh) {
        for (int i = 0; i < fresh; i++) {
            postmortems.add(postmortem(postmortems.size(), random));
        }
        world.postmortems.knowOnly(postmortems.toArray(Postmortem[]::new));
        world.commitments.knowOnly(
                postmortems.stream().flatMap(LikenessBenchmark::promised).toArray(Commitment[]::new));
    }

    private static Stream<Commitment> promised(Postmortem postmortem) {
        return postmortem.countermeasures().stream()
                .map(one -> new Commitment(
                        postmortem, one, List.of(), List.of(), one.state(), null, null, false, null));
    }

    private static Postmortem postmortem(int number, Random random) {
        String id = "benchmark:%05d.md".formatted(number);
        Instant at = FIRST.plusSeconds(number * 31_000L);
        RecordedInstant started = new RecordedInstant(
                RecordedInstant.State.RECORDED,
                at,
                LocalDateTime.ofInstant(at, ZoneOffset.UTC),
                ZoneOffset.UTC,
                false,
                RecordedInstant.Precision.MINUTE,
                1,
                at.toString());
        List<Countermeasure> actions = new ArrayList<>();
        for (int action = 1; action <= 3; action++) {
            actions.add(new Countermeasure(
                    id + "/" + action,
                    "Add " + words(8, random),
                    null,
                    null,
                    null,
                    Countermeasure.Kind.PREVENT,
                    Countermeasure.State.DONE,
                    List.of(),
                    1));
        }
        return new Postmortem(
                id,
                new Place("benchmark", id, 1),
                Language.ENGLISH,
                words(6, random),
                Severity.SEV2,
                "SEV-2",
                ReviewStatus.REVIEWED,
                Audience.INTERNAL,
                "system-" + random.nextInt(60),
                List.of(),
                words(50, random),
                words(15, random),
                words(30, random),
                null,
                null,
                null,
                new Incident(
                        started,
                        RecordedInstant.missing(),
                        RecordedInstant.missing(),
                        Incident.DetectedBy.UNKNOWN,
                        List.of(),
                        List.of(),
                        List.of()),
                actions,
                Background.none());
    }

    /** Words as people use them: the second most frequent one half as often as the first, and so on (Zipf's law). */
    private static String words(int count, Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            int word = (int) Math.pow(WORDS, random.nextDouble());
            for (int rest = word; rest > 0; rest /= 26) {
                text.append((char) ('a' + rest % 26));
            }
            text.append("tok ");
        }
        return text.toString();
    }
}
