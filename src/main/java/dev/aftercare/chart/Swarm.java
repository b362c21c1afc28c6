package dev.aftercare.chart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Pushes dots aside that would hide one another, and makes them smaller where there are too many. Each keeps its value
 * along the axis; across it, it keeps within its lane.
 */
final class Swarm {

    /** Diameters in points, the best first. */
    private static final double[] SIZES = {5, 4, 3, 2.2};

    private final List<Double> sizes;
    private final List<Double> across;

    private Swarm(List<Double> sizes, List<Double> across) {
        this.sizes = sizes;
        this.across = across;
    }

    /**
     * A dot before it is pushed.
     *
     * @param along where it is along the axis, in points
     * @param across where it wants to be across the axis, in points
     * @param from where its lane begins
     * @param to where its lane ends
     */
    record Place(double along, double across, double from, double to) {}

    /** Places dots, each as near as possible to where it wants to be; those of a crowded lane are smaller. */
    static Swarm of(List<Place> places) {
        List<Double> sizes = new ArrayList<>(Collections.nCopies(places.size(), 0.0));
        List<Double> across = new ArrayList<>(Collections.nCopies(places.size(), 0.0));
        Map<Double, List<Integer>> lanes = IntStream.range(0, places.size())
                .boxed()
                .collect(Collectors.groupingBy(dot -> places.get(dot).from()));
        Map<Double, Placing> placed = new HashMap<>();
        lanes.forEach((from, lane) ->
                placed.put(from, placed(lane.stream().map(places::get).toList(), SIZES[0])));
        double usual = usual(placed.values());
        for (List<Integer> lane : lanes.values()) {
            Placing placing =
                    Objects.requireNonNull(placed.get(places.get(lane.get(0)).from()));
            if (placing.size > usual) {
                placing = placed(lane.stream().map(places::get).toList(), usual);
            }
            for (int i = 0; i < lane.size(); i++) {
                sizes.set(lane.get(i), placing.size);
                across.set(lane.get(i), placing.across.get(i));
            }
        }
        return new Swarm(sizes, across);
    }

    /** The size that all lanes share but the crowded ones: sizes that differ would seem to mean something. */
    private static double usual(Collection<Placing> lanes) {
        double[] sizes = lanes.stream().mapToDouble(lane -> lane.size).sorted().toArray();
        return sizes.length == 0 ? SIZES[0] : sizes[sizes.length / 4];
    }

    private static Placing placed(List<Place> lane, double most) {
        Placing placing = new Placing(most, lane);
        for (double size : SIZES) {
            if (placing.hidden > 0 && size < placing.size) {
                placing = new Placing(size, lane);
            }
        }
        return placing;
    }

    /** The diameter of a dot, in points. */
    double size(int dot) {
        return sizes.get(dot);
    }

    /** The smallest diameter of all. */
    double smallest() {
        return sizes.stream().mapToDouble(Double::doubleValue).min().orElse(SIZES[0]);
    }

    /** Where a dot ended up across the axis, in points. */
    double across(int dot) {
        return across.get(dot);
    }

    /** The dots of one lane, all of one size. */
    private static final class Placing {

        private final double size;
        private final Map<Cell, double[]> near = new HashMap<>();
        private final List<Double> across;
        private int hidden;

        Placing(double size, List<Place> lane) {
            this.size = size;
            this.across = new ArrayList<>(Collections.nCopies(lane.size(), 0.0));
            IntStream.range(0, lane.size())
                    .boxed()
                    .sorted(Comparator.comparing((Integer dot) -> lane.get(dot).along())
                            .thenComparing(dot -> lane.get(dot).across()))
                    .forEach(dot -> across.set(dot, place(lane.get(dot))));
        }

        private double place(Place place) {
            double gap = size * 1.08;
            double from = place.from() + size / 2 + 0.4;
            double to = place.to() - size / 2 - 0.4;
            double wanted = Math.max(from, Math.min(to, place.across()));
            if (hidden > 0 && size > SIZES[SIZES.length - 1]) {
                return wanted;
            }
            for (int push = 0; push * gap / 2 <= to - from; push++) {
                for (double candidate : new double[] {wanted + push * gap / 2, wanted - push * gap / 2}) {
                    if (candidate >= from && candidate <= to && isFree(place.along(), candidate, gap)) {
                        near.put(cell(place.along(), candidate), new double[] {place.along(), candidate});
                        return candidate;
                    }
                }
            }
            hidden++;
            return wanted;
        }

        /** A cell is so small that there is room for one dot in it. */
        private Cell cell(double along, double across) {
            return new Cell((long) Math.floor(along / size * 1.5), (long) Math.floor(across / size * 1.5));
        }

        private boolean isFree(double along, double across, double gap) {
            Cell cell = cell(along, across);
            for (long row = cell.row() - 2; row <= cell.row() + 2; row++) {
                for (long column = cell.column() - 2; column <= cell.column() + 2; column++) {
                    double[] other = near.get(new Cell(row, column));
                    if (other != null && square(other[0] - along) + square(other[1] - across) < square(gap - 1e-9)) {
                        return false;
                    }
                }
            }
            return true;
        }
    }

    private static double square(double number) {
        return number * number;
    }

    private record Cell(long row, long column) {}
}
