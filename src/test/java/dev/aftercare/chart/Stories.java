package dev.aftercare.chart;

import dev.aftercare.chart.Counts.Limits;
import dev.aftercare.chart.OpenActions.Age;
import dev.aftercare.chart.OpenActions.Promise;
import dev.aftercare.chart.Shares.Row;
import dev.aftercare.chart.Times.Dot;
import dev.aftercare.chart.Times.Ending;
import dev.aftercare.chart.Times.Measured;
import dev.aftercare.chart.Times.Middle;
import dev.aftercare.chart.TimesToDone.Curve;
import dev.aftercare.chart.TimesToDone.Step;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Numbers to draw: a usual year of a ferry line, and whatever else a database may hold. */
final class Stories {

    static final YearMonth AUGUST = YearMonth.of(2026, 8);

    private Stories() {}

    /** Every chart worth a look, by a name for its file. */
    static Map<String, Chart> all(Words words) {
        Charts charts = new Charts(words);
        Map<String, Chart> all = new LinkedHashMap<>();
        all.put("detect", charts.times(usual(Measured.DETECT)));
        all.put("resolve", charts.times(usual(Measured.RESOLVE)));
        all.put("detect-500", charts.times(crowded(AUGUST.minusMonths(11))));
        all.put("detect-same", charts.times(same()));
        all.put("detect-wide", charts.times(wide()));
        all.put("detect-24-months", charts.times(crowded(AUGUST.minusMonths(23))));
        all.put("detect-quarters", charts.times(quarters()));
        all.put("counts", charts.counts(counts(12, 4.2, 0)));
        all.put("counts-beyond", charts.counts(counts(24, 9, 17)));
        all.put("counts-many", charts.counts(counts(24, 480, 0)));
        all.put("counts-rare", charts.counts(counts(12, 0.3, 0)));
        all.put("done", charts.timesToDone(done()));
        all.put("done-one", charts.timesToDone(doneOfOne()));
        all.put("done-together", charts.timesToDone(doneTogether()));
        all.put("open", charts.openActions(open(1)));
        all.put("open-500", charts.openActions(open(16)));
        all.put("open-today", charts.openActions(openToday()));
        all.put("punctuality", charts.shares(punctuality()));
        all.put("detection", charts.shares(detection()));
        return all;
    }

    /** One to nine incidents a month, as incidents are: mostly short, seldom very long. */
    static Times usual(Measured measure) {
        Random random = new Random(42);
        double typical = measure == Measured.DETECT ? 20 : 110;
        List<Dot> dots = new ArrayList<>();
        for (int i = 11; i >= 0; i--) {
            YearMonth month = AUGUST.minusMonths(i);
            int incidents = i == 0 ? 8 : 1 + random.nextInt(8);
            for (int k = 0; k < incidents; k++) {
                double minutes = typical * Math.exp(1.3 * random.nextGaussian());
                dots.add(dot(month.atDay(1 + random.nextInt(28)), minutes));
            }
        }
        if (measure == Measured.RESOLVE) {
            dots.add(new Dot(AUGUST.atDay(27), Duration.ofHours(41), Ending.GOING_ON));
        }
        return times(measure, AUGUST.minusMonths(11), dots, 3);
    }

    static Times crowded(YearMonth first) {
        Random random = new Random(7);
        List<Dot> dots = new ArrayList<>();
        for (YearMonth month = first; !month.isAfter(AUGUST); month = month.plusMonths(1)) {
            for (int k = 0; k < (month.equals(AUGUST.minusMonths(2)) ? 500 : 14); k++) {
                dots.add(dot(
                        month.atDay(1 + random.nextInt(month.lengthOfMonth())),
                        30 * Math.exp(1.4 * random.nextGaussian())));
            }
        }
        return times(Measured.DETECT, first, dots, 41);
    }

    static Times same() {
        List<Dot> dots = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            dots.add(dot(AUGUST.minusMonths(i % 12).atDay(14), 15));
        }
        return times(Measured.DETECT, AUGUST.minusMonths(11), dots, 0);
    }

    /** From ten seconds to sixty days, and one noticed at once. */
    static Times wide() {
        List<Dot> dots = new ArrayList<>();
        double minutes = 1 / 6.0;
        for (int i = 0; i < 24; i++) {
            dots.add(dot(AUGUST.minusMonths(i % 12).atDay(3 + i), minutes));
            minutes *= 1.8433;
        }
        dots.add(dot(AUGUST.atDay(31), 0));
        return times(Measured.DETECT, AUGUST.minusMonths(11), dots, 1);
    }

    /** Too few a month for a median, enough a quarter. */
    static Times quarters() {
        Random random = new Random(3);
        List<Dot> dots = new ArrayList<>();
        for (int i = 0; i < 36; i++) {
            dots.add(dot(AUGUST.minusMonths(i % 12).atDay(2 + i % 26), 40 * Math.exp(random.nextGaussian())));
        }
        YearMonth first = AUGUST.minusMonths(11);
        List<Middle> middles = new ArrayList<>();
        for (int quarter = 0; quarter < 4; quarter++) {
            YearMonth from = first.plusMonths(3L * quarter);
            middles.add(middle(from, from.plusMonths(2), dots));
        }
        return new Times(
                Measured.DETECT,
                first,
                AUGUST,
                dots,
                middles,
                middle(first, AUGUST, dots),
                0,
                "No detectable change; with 9 incidents a quarter only a change of 45 % or more would have shown.");
    }

    static Times times(Measured measure, YearMonth first, List<Dot> dots, int leftOut) {
        List<Middle> middles = new ArrayList<>();
        for (YearMonth month = first; !month.isAfter(AUGUST); month = month.plusMonths(1)) {
            Middle middle = middle(month, month, dots);
            if (middle != null) {
                middles.add(middle);
            }
        }
        return new Times(measure, first, AUGUST, dots, middles, middle(first, AUGUST, dots), leftOut, null);
    }

    static Dot dot(LocalDate date, double minutes) {
        return new Dot(date, Duration.ofMillis(Math.round(minutes * 60_000)), Ending.OVER);
    }

    /** Its interval is roughly right, which is enough to draw it. */
    private static @Nullable Middle middle(YearMonth first, YearMonth last, List<Dot> dots) {
        List<Duration> sorted = dots.stream()
                .filter(dot -> !YearMonth.from(dot.date()).isBefore(first)
                        && !YearMonth.from(dot.date()).isAfter(last))
                .map(Dot::duration)
                .sorted()
                .toList();
        int n = sorted.size();
        if (n < 6) {
            return null;
        }
        int rank = (int) Math.max(0, Math.floor(n / 2.0 - 0.98 * Math.sqrt(n)));
        return new Middle(first, last, n, sorted.get(n / 2), sorted.get(rank), sorted.get(n - 1 - rank));
    }

    static Counts counts(int months, double average, int beyond) {
        Random random = new Random(11);
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < months; i++) {
            numbers.add((int) Math.max(0, Math.round(average + Math.sqrt(average) * random.nextGaussian())));
        }
        if (beyond > 0) {
            numbers.set(months - 6, (int) Math.round(average + beyond));
        }
        double perDay = numbers.stream().mapToInt(Integer::intValue).sum() / (365.25 / 12 * months);
        List<Counts.Month> all = new ArrayList<>();
        for (int i = 0; i < months; i++) {
            YearMonth month = AUGUST.minusMonths(months - 1L - i);
            double expected = perDay * month.lengthOfMonth();
            double half = 3 * Math.sqrt(expected);
            all.add(new Counts.Month(
                    month, numbers.get(i), new Limits(expected, Math.max(0, expected - half), expected + half)));
        }
        return new Counts(all, beyond > 0 ? Counts.Spread.WIDER : Counts.Spread.CHANCE, null);
    }

    static TimesToDone done() {
        return new TimesToDone(
                List.of(
                        curve("P0", 9, 8, 11, 400),
                        curve("P1", 24, 19, 35, 400),
                        curve("P2", 40, 22, 120, 400),
                        curve("P3", 18, 4, 600, 400),
                        curve("P4", 3, 0, 600, 300),
                        curve("No priority", 12, 1, 600, 300)),
                4,
                null);
    }

    static TimesToDone doneOfOne() {
        return new TimesToDone(List.of(curve("All actions", 30, 20, 40, 180)), 0, null);
    }

    /** Curves that end at one height, and long names. */
    static TimesToDone doneTogether() {
        return new TimesToDone(
                List.of(
                        curve("Immediately, or the port closes", 8, 8, 3, 30),
                        curve("P1", 8, 8, 4, 30),
                        curve("P2", 8, 8, 5, 30),
                        curve("P3", 8, 8, 6, 30)),
                0,
                null);
    }

    private static Curve curve(String name, int n, int done, double typical, double longest) {
        Random random = new Random(name.hashCode());
        List<Step> steps = new ArrayList<>();
        double days = 0;
        for (int i = 1; i <= done; i++) {
            days = Math.min(longest, days + typical * 2 / n * (0.3 + 1.4 * random.nextDouble()));
            double share = (double) i / n;
            steps.add(new Step(days, share, Math.max(0, share - 0.15), Math.min(1, share + 0.12)));
        }
        List<Double> open = new ArrayList<>();
        double followed = days;
        for (int i = 0; i < n - done; i++) {
            open.add(Math.min(longest, days * random.nextDouble() * 1.3 + 5));
            followed = Math.max(followed, open.get(i));
        }
        TimesToDone.@Nullable Median median = steps.stream()
                .filter(step -> step.share() >= 0.5)
                .findFirst()
                .map(step -> new TimesToDone.Median(
                        step.days(), step.days() * 0.6, n > 20 ? (Double) (step.days() * 1.7) : null))
                .orElse(null);
        return new Curve(name, n, done, steps, open, followed, median);
    }

    static OpenActions open(int times) {
        Random random = new Random(5);
        List<OpenActions.Row> rows = new ArrayList<>();
        String[] names = {"P0", "P1", "P2", "P3", "No priority"};
        int[] numbers = {2, 9, 17, 11, 6};
        for (int i = 0; i < names.length; i++) {
            List<Age> ages = new ArrayList<>();
            for (int k = 0; k < numbers[i] * times; k++) {
                int days = (int) (45 * Math.exp(0.9 * random.nextGaussian()));
                Promise promise = i == 4 || k % 5 == 0 ? Promise.NONE : days > 50 ? Promise.LATE : Promise.AHEAD;
                ages.add(new Age(days, promise));
            }
            rows.add(new OpenActions.Row(names[i], ages));
        }
        return new OpenActions(LocalDate.of(2026, 9, 2), rows, 3, null);
    }

    static OpenActions openToday() {
        List<Age> ages = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            ages.add(new Age(0, Promise.AHEAD));
        }
        ages.add(new Age(4000, Promise.LATE));
        return new OpenActions(
                LocalDate.of(2026, 9, 2),
                List.of(new OpenActions.Row("The most urgent of all, drop everything else at once", ages)),
                0,
                null);
    }

    static Shares punctuality() {
        return new Shares(
                Shares.Asked.PUNCTUALITY,
                List.of(
                        new Row("Meeting within 5 business days", 18, 23, 0.58, 0.90),
                        new Row("Report finished within 10 business days", 7, 10, 0.397, 0.892),
                        new Row("Actions done by their due date", 31, 60, 0.39, 0.64),
                        new Row("Actions done 30 days later at the latest", 50, 60, 0.72, 0.91),
                        new Row(
                                "Reviewed by somebody who was not there when it happened, within a month",
                                0,
                                10,
                                0,
                                0.278),
                        new Row("SEV-1 meetings within 48 h", 2, 2, 0.34, 1)),
                null);
    }

    static Shares detection() {
        return new Shares(
                Shares.Asked.DETECTION,
                List.of(
                        new Row("Monitoring", 14, 20, 0.48, 0.85),
                        new Row("Colleagues", 1, 20, 0.01, 0.24),
                        new Row("Users", 5, 20, 0.11, 0.47)),
                null);
    }
}
