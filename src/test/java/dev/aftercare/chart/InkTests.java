package dev.aftercare.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InkTests {

    /** How people without one kind of cones see linear red, green and blue (Viénot, Brettel and Mollon 1999). */
    private static final double[][] NO_RED = {
        {0.11238, 0.88762, 0}, {0.11238, 0.88762, 0}, {0.00401, -0.00401, 1},
    };

    private static final double[][] NO_GREEN = {
        {0.29275, 0.70725, 0}, {0.29275, 0.70725, 0}, {-0.02234, 0.02234, 1},
    };

    @Test
    void curvesWhenPrintedInGreyDifferInLightness() {
        assertStepsOfLightness(Ink.CURVES, 10);
    }

    @Test
    void marksOfOnePictureWhenPrintedInGreyDifferInLightness() {
        assertStepsOfLightness(List.of(Ink.BAND, Ink.INTERVAL, Ink.MUTED), 6);
        assertStepsOfLightness(List.of(Ink.INK, Ink.INTERVAL), 60);
        assertStepsOfLightness(List.of(Ink.ACCENT, Ink.INTERVAL), 40);
    }

    @Test
    void curvesWhenSeenWithoutRedOrGreenConesDifferInLightness() {
        for (double[][] cones : List.of(NO_RED, NO_GREEN)) {
            List<Double> lightness = new ArrayList<>();
            for (Ink ink : Ink.CURVES) {
                lightness.add(lightness(seen(ink.color(), cones)));
            }
            assertThat(leastStep(lightness)).isGreaterThan(7);
        }
    }

    @Test
    void whatMustBeReadWhenOnWhiteHasEnoughContrast() {
        for (Ink ink : List.of(Ink.INK, Ink.ACCENT, Ink.THIRD, Ink.FOURTH, Ink.LATE)) {
            assertThat(contrastToWhite(ink)).as("%s as a mark", ink).isGreaterThanOrEqualTo(3);
        }
        for (Ink ink : List.of(Ink.INK, Ink.MUTED)) {
            assertThat(contrastToWhite(ink)).as("%s as text", ink).isGreaterThanOrEqualTo(4.5);
        }
    }

    @Test
    void inksWhenReplacedByThoseOfThePageAreEachTheirOwn() {
        assertThat(Ink.values()).extracting(Ink::rgb).doesNotHaveDuplicates();
    }

    private static void assertStepsOfLightness(List<Ink> inks, double least) {
        assertThat(leastStep(
                        inks.stream().map(ink -> lightness(linear(ink.color()))).toList()))
                .as("between %s", inks)
                .isGreaterThan(least);
    }

    private static double leastStep(List<Double> lightness) {
        List<Double> sorted = lightness.stream().sorted().toList();
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < sorted.size(); i++) {
            least = Math.min(least, sorted.get(i) - sorted.get(i - 1));
        }
        return least;
    }

    private static double[] seen(Color color, double[][] cones) {
        double[] linear = linear(color);
        double[] seen = new double[3];
        for (int i = 0; i < 3; i++) {
            for (int k = 0; k < 3; k++) {
                seen[i] += cones[i][k] * linear[k];
            }
        }
        return seen;
    }

    private static double[] linear(Color color) {
        double[] linear = new double[3];
        float[] rgb = color.getRGBColorComponents(null);
        for (int i = 0; i < 3; i++) {
            linear[i] = rgb[i] <= 0.04045 ? rgb[i] / 12.92 : Math.pow((rgb[i] + 0.055) / 1.055, 2.4);
        }
        return linear;
    }

    private static double luminance(double[] linear) {
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }

    /** L* of CIELAB: 0 is black, 100 is white, and steps of one size look alike. */
    private static double lightness(double[] linear) {
        double luminance = luminance(linear);
        return luminance > 0.008856 ? 116 * Math.cbrt(luminance) - 16 : 903.3 * luminance;
    }

    private static double contrastToWhite(Ink ink) {
        return 1.05 / (luminance(linear(ink.color())) + 0.05);
    }
}
