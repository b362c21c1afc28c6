package dev.aftercare.statistics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/** Numbers to test with: published ones from files, drawn ones from a recorded seed. */
final class Fixtures {

    /** Every test that draws numbers draws them from this. */
    static final long SEED = 20_261_121L;

    /** The spread of real incident durations: the sd of their logarithms, for a mean of 2.4 h with an sd of 5.3 h. */
    static final double LOG_SPREAD = 1.33;

    private Fixtures() {}

    /** Missing ones are NaN. */
    static double[] published(String name) {
        try (InputStream file = Objects.requireNonNull(Fixtures.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .mapToDouble(line -> line.equals("?") ? Double.NaN : Double.parseDouble(line))
                    .toArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static UniformRandomProvider random(int stream) {
        return RandomSource.XO_SHI_RO_256_PP.create(SEED + stream);
    }

    /** Durations in minutes around a median of an hour. */
    static double[] logNormal(int n, UniformRandomProvider random) {
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        return IntStream.range(0, n)
                .mapToDouble(at -> 60 * Math.exp(LOG_SPREAD * normal.sample()))
                .toArray();
    }

    static double[] shuffled(double[] values, UniformRandomProvider random) {
        double[] shuffled = values.clone();
        for (int at = shuffled.length - 1; at > 0; at--) {
            int other = random.nextInt(at + 1);
            double swapped = shuffled[at];
            shuffled[at] = shuffled[other];
            shuffled[other] = swapped;
        }
        return shuffled;
    }

    static double[] times(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }

    static double[] count(int n) {
        return IntStream.range(0, n).asDoubleStream().toArray();
    }

    static List<Observation> ended(double... times) {
        return Arrays.stream(times)
                .mapToObj(time -> Observation.of(time, Observation.Ending.EVENT))
                .toList();
    }

    /** The times of Therneau's notation: negative ones stand for those censored at that time. */
    static List<Observation> watched(double... times) {
        return Arrays.stream(times)
                .mapToObj(time -> Observation.of(
                        Math.abs(time), time < 0 ? Observation.Ending.CENSORED : Observation.Ending.EVENT))
                .toList();
    }

    static <T> T given(Answer<T> answer) {
        return answer.value().orElseThrow(() -> new AssertionError("no answer: " + answer));
    }

    static <T> Answer.NotEnough<T> none(Answer<T> answer) {
        if (answer instanceof Answer.NotEnough<T> none) {
            return none;
        }
        throw new AssertionError("an answer where there should be none: " + answer);
    }
}
