package dev.aftercare.chart;

import static java.util.stream.Collectors.joining;

import dev.aftercare.chart.OpenActions.Age;
import dev.aftercare.chart.OpenActions.Promise;
import dev.aftercare.chart.OpenActions.Row;
import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.statistics.descriptive.Median;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;

/** A dot for each open action, in the row of its priority, by its age. */
final class OpenActionsChart {

    static final String NAME = "open-actions";

    private static final int[] ROW_HEIGHTS = {30, 40, 52};
    private static final double LARGE = 4;
    private static final double BOTTOM = 14;

    private final OpenActions actions;
    private final Words words;
    private final List<Row> rows;
    private final List<Age> all;

    OpenActionsChart(OpenActions actions, Words words) {
        this.actions = actions;
        this.words = words;
        this.rows = actions.rows().stream().filter(row -> !row.ages().isEmpty()).toList();
        this.all = rows.stream()
                .flatMap(row -> row.ages().stream())
                .sorted(Comparator.comparingInt(Age::days))
                .toList();
    }

    Chart chart() {
        String question = words.say("chart.open");
        if (all.size() < Charts.ENOUGH_VALUES) {
            return Chart.tooFew(NAME, question, fewWords());
        }
        return new Chart(
                NAME,
                question,
                actions.sentence() == null ? sentence() : actions.sentence(),
                words.say("chart.open.basis", all.size(), actions.leftOut()),
                words.say("chart.open.key"),
                drawing());
    }

    private String fewWords() {
        String asOf = words.date(actions.asOf());
        if (all.isEmpty()) {
            return words.say(actions.leftOut() == 0 ? "chart.open.none" : "chart.open.unknown", asOf);
        }
        String ages = all.stream().map(age -> words.days(age.days())).collect(joining(", "));
        return words.say("chart.open.few", all.size(), asOf, ages);
    }

    private String sentence() {
        long late = all.stream().filter(age -> age.promise() == Promise.LATE).count();
        return words.say(
                median(all) < 1 ? "chart.open.sentence.young" : "chart.open.sentence",
                words.days(median(all)),
                words.date(actions.asOf()),
                words.days(all.get(all.size() - 1).days()),
                late,
                all.size());
    }

    private static double median(List<Age> ages) {
        return Median.withDefaults()
                .evaluate(ages.stream().mapToDouble(Age::days).toArray());
    }

    private Drawing drawing() {
        List<Rows.Row> names = rows.stream().map(this::name).toList();
        DurationAxis axis = DurationAxis.forActions(
                words, all.get(0).days(), all.get(all.size() - 1).days());
        Rows up = new Rows(names);
        double left = Rows.width(names);
        int height = rowHeight(axis, left);
        Frame frame = new Frame((int) (height * rows.size() + BOTTOM), left, BOTTOM, 0);
        XYPlot plot = frame.plot(axis, up);
        plot.setRangeGridlinesVisible(false);
        for (int i = 0; i <= rows.size(); i++) {
            ValueMarker line = new ValueMarker(i, Ink.GRID.color(), new BasicStroke(Frame.HAIR));
            line.setAlpha(1);
            plot.addRangeMarker(line, Layer.BACKGROUND);
        }
        Dots renderer = dots(axis, swarm(axis, left, height), height);
        plot.setDataset(renderer.dataset());
        plot.setRenderer(renderer);
        drawMedians(axis, up, renderer);
        return frame.drawing(NAME, plot);
    }

    /** As low as may be where no dot needs to be small, higher where there are many. */
    private int rowHeight(DurationAxis axis, double left) {
        for (int height : ROW_HEIGHTS) {
            if (mayHold(height, left) && swarm(axis, left, height).smallest() >= LARGE) {
                return height;
            }
        }
        return ROW_HEIGHTS[ROW_HEIGHTS.length - 1];
    }

    /** Whether dots of that size could all find a place, wherever they want to be. */
    private boolean mayHold(int height, double left) {
        double places = (Math.floor(height / LARGE) + 1) * (Math.floor((Frame.WIDTH - left) / LARGE) + 1);
        return rows.stream().allMatch(row -> row.ages().size() <= 2 * places);
    }

    private Rows.Row name(Row row) {
        long late =
                row.ages().stream().filter(age -> age.promise() == Promise.LATE).count();
        return new Rows.Row(row.name(), words.say("chart.open.row", row.ages().size(), late));
    }

    private Swarm swarm(DurationAxis axis, double left, int height) {
        double wide = Math.log(axis.getUpperBound() / axis.getLowerBound());
        List<Swarm.Place> places = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            for (Age age : rows.get(i).ages()) {
                double along = Math.log(axis.positionOfDays(age.days())) / wide * (Frame.WIDTH - left);
                places.add(new Swarm.Place(along, (i + 0.5) * height, (double) i * height, (i + 1.0) * height));
            }
        }
        return Swarm.of(places);
    }

    /** The dots by what the actions were promised for. */
    private Dots dots(DurationAxis axis, Swarm swarm, int height) {
        Dots dots = new Dots(List.of(
                new Dots.Kind(Dots.Form.DIAMOND, Ink.LATE),
                new Dots.Kind(Dots.Form.RING, Ink.ACCENT),
                new Dots.Kind(Dots.Form.CROSS, Ink.MUTED)));
        int dot = 0;
        for (Row row : rows) {
            for (Age age : row.ages()) {
                double y = rows.size() - swarm.across(dot) / height;
                dots.add(age.promise().ordinal(), axis.positionOfDays(age.days()), y, swarm.size(dot++));
            }
        }
        return dots;
    }

    private void drawMedians(DurationAxis axis, Rows up, Dots renderer) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).ages().size() >= Charts.ENOUGH_VALUES) {
                double at = axis.positionOfDays(median(rows.get(i).ages()));
                BasicStroke bar = new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
                renderer.addAnnotation(
                        new XYLineAnnotation(at, up.middle(i) - 0.42, at, up.middle(i) + 0.42, bar, Ink.INK.color()),
                        Layer.BACKGROUND);
            }
        }
    }
}
