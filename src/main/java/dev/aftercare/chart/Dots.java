package dev.aftercare.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.entity.EntityCollection;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYDataset;
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

    /** Draws all dots of a kind at once: a path for each size, because ten thousand of their own make a page heavy and slow. */
    @Override
    protected void drawSecondaryPass(
            Graphics2D graphics,
            XYPlot plot,
            XYDataset dataset,
            int pass,
            int kind,
            int dot,
            ValueAxis across,
            Rectangle2D area,
            ValueAxis up,
            CrosshairState crosshair,
            EntityCollection entities) {
        if (dot > 0) {
            return;
        }
        Form form = kinds.get(kind).form();
        graphics.setPaint(kinds.get(kind).ink().color());
        paths(dataset, kind, new Axes(plot, across, up, area)).forEach((size, path) -> {
            graphics.setStroke(new BasicStroke((float) Math.min(1, size / 4)));
            if (form.filled) {
                graphics.fill(path);
            }
            graphics.draw(path);
        });
    }

    private Map<Double, Path2D> paths(XYDataset dataset, int kind, Axes axes) {
        Map<Double, Path2D> paths = new LinkedHashMap<>();
        for (int dot = 0; dot < dataset.getItemCount(kind); dot++) {
            double size = sizes.get(kind).get(dot);
            AffineTransform place = AffineTransform.getTranslateInstance(
                    axes.x(dataset.getXValue(kind, dot)), axes.y(dataset.getYValue(kind, dot)));
            place.scale(size, size);
            paths.computeIfAbsent(size, one -> new Path2D.Double())
                    .append(kinds.get(kind).form().shape().getPathIterator(place), false);
        }
        return paths;
    }

    /** Where values are on the paper. */
    private record Axes(XYPlot plot, ValueAxis across, ValueAxis up, Rectangle2D area) {

        double x(double value) {
            return across.valueToJava2D(value, area, plot.getDomainAxisEdge());
        }

        double y(double value) {
            return up.valueToJava2D(value, area, plot.getRangeAxisEdge());
        }
    }
}
