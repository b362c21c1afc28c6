package dev.aftercare.chart;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Dots of some kinds, each kind with a shape and a color of its own, each dot with its size. */
@SuppressWarnings("serial") // nobody serializes a chart
final class Dots extends XYLineAndShapeRenderer {

    private final List<Kind> kinds;
    private final List<XYSeries> series = new ArrayList<>();
    private final List<List<Double>> sizes = new ArrayList<>();

    Dots(List<Kind> kinds) {
        super(false, true);
        this.kinds = kinds;
        for (int i = 0; i < kinds.size(); i++) {
            series.add(new XYSeries(i, false, true));
            sizes.add(new ArrayList<>());
            setSeriesPaint(i, kinds.get(i).ink().color());
            setSeriesShapesFilled(i, kinds.get(i).form().filled);
        }
    }

    /** The shapes of dots. */
    enum Form {
        RING(false),
        DISC(true),
        TRIANGLE(false),
        DIAMOND(true),
        CROSS(false);

        private final boolean filled;

        Form(boolean filled) {
            this.filled = filled;
        }

        /** Around the origin, about as wide as this. */
        Shape shape(double size) {
            return AffineTransform.getScaleInstance(size, size).createTransformedShape(shape());
        }

        private Shape shape() {
            return switch (this) {
                case RING -> new Ellipse2D.Double(-0.42, -0.42, 0.84, 0.84);
                case DISC -> new Ellipse2D.Double(-0.5, -0.5, 1, 1);
                case TRIANGLE -> polygon(0, -0.62, 0.62, 0.5, -0.62, 0.5);
                case DIAMOND -> polygon(0, -0.6, 0.6, 0, 0, 0.6, -0.6, 0);
                case CROSS -> cross();
            };
        }

        private static Shape polygon(double... points) {
            Path2D path = new Path2D.Double();
            path.moveTo(points[0], points[1]);
            for (int i = 2; i < points.length; i += 2) {
                path.lineTo(points[i], points[i + 1]);
            }
            path.closePath();
            return path;
        }

        private static Shape cross() {
            Path2D path = new Path2D.Double();
            path.moveTo(-0.4, -0.4);
            path.lineTo(0.4, 0.4);
            path.moveTo(-0.4, 0.4);
            path.lineTo(0.4, -0.4);
            return path;
        }
    }

    /** A kind of dots. */
    record Kind(Form form, Ink ink) {}

    /** Adds a dot. */
    void add(int kind, double x, double y, double size) {
        series.get(kind).add(x, y);
        sizes.get(kind).add(size);
    }

    /** The dots by kind. */
    XYSeriesCollection dataset() {
        XYSeriesCollection all = new XYSeriesCollection();
        series.forEach(all::addSeries);
        return all;
    }

    @Override
    public Shape getItemShape(int kind, int dot) {
        double size = sizes.get(kind).get(dot);
        return kinds.get(kind).form().shape(size);
    }

    @Override
    public Stroke getItemStroke(int kind, int dot) {
        return new BasicStroke((float) Math.min(1, sizes.get(kind).get(dot) / 4));
    }

    @Override
    public Stroke getItemOutlineStroke(int kind, int dot) {
        return getItemStroke(kind, dot);
    }
}
