package dev.aftercare.chart;

import dev.aftercare.chart.Labels.Label;
import dev.aftercare.chart.Times.Dot;
import dev.aftercare.chart.Times.Ending;
import dev.aftercare.chart.Times.Middle;
import java.awt.BasicStroke;
import java.time.Duration;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.annotations.XYBoxAnnotation;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;

/** A dot for each incident by its day and its duration, and medians with their intervals. */
final class TimesChart {

    private static final int HEIGHT = 154;
    private static final double MARGIN = 0.1;

    private final Times times;
    private final Words words;
    private final String name;
    private final List<Dot> dots;
    private final DurationAxis durations;
    private final List<Label> labels;
    private final Frame frame;
    private final MonthAxis months;

    TimesChart(Times times, Words words) {
        this.times = times;
        this.words = words;
        this.name = times.measure().name().toLowerCase(Locale.ROOT);
        this.dots = times.dots().stream()
                .sorted(Comparator.comparing(Dot::date)
                        .thenComparing(Dot::duration)
                        .thenComparing(Dot::ending))
                .toList();
        this.durations = DurationAxis.forIncidents(
                words,
                dots.stream().mapToDouble(dot -> minutes(dot.duration())).min().orElse(1),
                dots.stream().mapToDouble(dot -> minutes(dot.duration())).max().orElse(1));
        this.labels = labels();
        this.frame =
                new Frame(HEIGHT, durations.widestLabel() + 6, MonthAxis.HEIGHT, Math.max(8, Labels.width(labels)));
        this.months = new MonthAxis(words, times.first(), times.month(), frame, numbers());
    }

    Chart chart() {
        String question = words.say("chart." + name);
        if (dots.size() < Charts.ENOUGH_VALUES) {
            String few = words.say("chart." + name + ".few", monthsBehind(), words.month(times.month()), dots.size());
            return Chart.tooFew(name, question, few);
        }
        String key = words.say("chart.times.key", words.month(times.month()));
        if (dots.stream().anyMatch(dot -> dot.ending() == Ending.GOING_ON)) {
            key += " " + words.say("chart.times.key.going-on");
        }
        return new Chart(
                name,
                question,
                sentence(),
                words.say("chart.times.basis", dots.size(), times.leftOut()),
                key,
                frame.drawing(name, plot()));
    }

    private String sentence() {
        if (times.sentence() != null) {
            return times.sentence();
        }
        Middle whole = times.whole();
        return whole == null
                ? words.say("chart.times.unknown", monthsBehind(), words.month(times.month()))
                : words.say(
                        "chart." + name + ".sentence",
                        monthsBehind(),
                        words.month(times.month()),
                        words.duration(whole.median()),
                        words.duration(whole.lower()),
                        words.duration(whole.upper()));
    }

    private int monthsBehind() {
        return (int) times.first().until(times.month(), ChronoUnit.MONTHS) + 1;
    }

    private List<Integer> numbers() {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < monthsBehind(); i++) {
            YearMonth month = times.first().plusMonths(i);
            numbers.add((int) dots.stream()
                    .filter(dot -> YearMonth.from(dot.date()).equals(month))
                    .count());
        }
        return numbers;
    }

    private List<Label> labels() {
        List<Label> all = new ArrayList<>();
        times.middles().stream()
                .filter(middle -> middle.last().equals(times.month()))
                .findFirst()
                .ifPresent(middle -> all.add(label(middle, span(middle))));
        if (times.whole() != null) {
            all.add(label(times.whole(), words.say("chart.times.whole", monthsBehind())));
        }
        return all;
    }

    private String span(Middle middle) {
        return middle.first().equals(middle.last())
                ? words.month(middle.last())
                : words.say("chart.times.span", (int) middle.first().until(middle.last(), ChronoUnit.MONTHS) + 1);
    }

    private Label label(Middle middle, String of) {
        return new Label(
                durations.position(minutes(middle.median())),
                words.say("chart.times.median", of, words.duration(middle.median())),
                words.say(
                        "chart.times.interval",
                        words.duration(middle.lower()),
                        words.duration(middle.upper()),
                        middle.n()),
                null);
    }

    private XYPlot plot() {
        XYPlot plot = frame.plot(months, durations);
        months.rule(plot);
        months.shadeLast(plot);
        Dots renderer = dots();
        plot.setDataset(renderer.dataset());
        plot.setRenderer(renderer);
        times.middles().forEach(middle -> draw(middle, renderer));
        if (times.whole() != null) {
            double at = durations.position(minutes(times.whole().median()));
            BasicStroke dashes =
                    new BasicStroke(0.9f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {4, 3}, 0);
            renderer.addAnnotation(
                    new XYLineAnnotation(0, at, months.months(), at, dashes, Ink.INK.color()), Layer.BACKGROUND);
        }
        plot.addAnnotation(new Labels(months.months(), labels));
        return plot;
    }

    private void draw(Middle middle, Dots renderer) {
        double from = months.start(middle.first()) + MARGIN;
        double to = months.start(middle.last()) + 1 - MARGIN;
        renderer.addAnnotation(
                new XYBoxAnnotation(
                        from,
                        durations.position(minutes(middle.lower())),
                        to,
                        durations.position(minutes(middle.upper())),
                        null,
                        null,
                        Ink.INTERVAL.color()),
                Layer.BACKGROUND);
        double median = durations.position(minutes(middle.median()));
        BasicStroke bar = new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
        renderer.addAnnotation(new XYLineAnnotation(from, median, to, median, bar, Ink.INK.color()), Layer.BACKGROUND);
    }

    private Swarm swarm() {
        double perMonth = months.columnWidth();
        double high = Math.log(durations.getUpperBound() / durations.getLowerBound());
        List<Swarm.Place> places = new ArrayList<>();
        for (Dot dot : dots) {
            double start = months.start(YearMonth.from(dot.date()));
            double along = Math.log(durations.position(minutes(dot.duration()))) / high * frame.plotHeight();
            places.add(new Swarm.Place(
                    along, months.position(dot.date()) * perMonth, start * perMonth, (start + 1) * perMonth));
        }
        return Swarm.of(places);
    }

    private Dots dots() {
        Dots marks = new Dots(List.of(
                new Dots.Kind(Dots.Form.RING, Ink.MUTED),
                new Dots.Kind(Dots.Form.DISC, Ink.ACCENT),
                new Dots.Kind(Dots.Form.TRIANGLE, Ink.LATE)));
        Swarm swarm = swarm();
        for (int i = 0; i < dots.size(); i++) {
            Dot dot = dots.get(i);
            int kind = dot.ending() == Ending.GOING_ON
                    ? 2
                    : YearMonth.from(dot.date()).equals(times.month()) ? 1 : 0;
            double y = durations.position(minutes(dot.duration()));
            marks.add(kind, swarm.across(i) / months.columnWidth(), y, swarm.size(i));
        }
        return marks;
    }

    private static double minutes(Duration duration) {
        return duration.toMillis() / 60_000.0;
    }
}
