package dev.aftercare.fixcheck;

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
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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
 * How long it takes to compare the postmortems of a night with ten thousand others, and their actions with thirty thousand
 * others, beside comparing all anew. Reading the texts into terms, which every night does, is measured by itself.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 3)
public class LikenessBenchmark {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Instant FIRST = Instant.parse("2016-09-01T00:00:00Z");
    private static final int KNOWN = 10_000;
    private static final int WORDS = 6_000;

    /** How many postmortems are new; all of them for a rebuild. */
    @Param({"0", "20", "40", "10000"})
    public int fresh;

    private final List<Postmortem> postmortems = new ArrayList<>();
    private List<TextVector> incidents = List.of();
    private List<TextVector> actions = List.of();
    private Map<String, String> knownIncidents = Map.of();
    private Map<String, String> knownActions = Map.of();

    /** The same postmortems at each run. */
    @Setup
    public void remember() {
        Random random = new Random(20_261_121);
        int before = fresh == KNOWN ? 0 : KNOWN;
        for (int number = 0; number < before + fresh; number++) {
            postmortems.add(postmortem(number, random));
        }
        List<Postmortem> old = postmortems.subList(0, before);
        knownIncidents = hashes(IncidentTexts.of(old, PARIS));
        knownActions = hashes(CountermeasureTexts.of(old, PARIS));
        incidents = IncidentTexts.of(postmortems, PARIS);
        actions = CountermeasureTexts.of(postmortems, PARIS);
    }

    /** Reads all texts into terms and weighs them. */
    @Benchmark
    public int read() {
        return IncidentTexts.of(postmortems, PARIS).size()
                + CountermeasureTexts.of(postmortems, PARIS).size();
    }

    /** Makes the index and compares what is new. */
    @Benchmark
    public int compare() {
        return new LikenessPass(incidents, Likeness.KEPT)
                        .compare(knownIncidents)
                        .pairs()
                        .size()
                + new LikenessPass(actions, Likeness.COUNTERMEASURES)
                        .compare(knownActions)
                        .pairs()
                        .size();
    }

    private static Map<String, String> hashes(List<TextVector> vectors) {
        return vectors.stream().collect(Collectors.toMap(TextVector::id, TextVector::hash));
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

    /** Words as people use them: a few very often, most of them seldom. */
    private static String words(int count, Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            int word = (int) (WORDS * Math.pow(random.nextDouble(), 3));
            text.append((char) (97 + word % 26)).append((char) (97 + word / 26 % 26)).append((char) (97 + word / 676)).append("tok").append(' ');
        }
        return text.toString();
    }
}
