package dev.aftercare.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Compares pictures with pictures that somebody has looked at, as an eye would from some distance: letters may be smoothed in
 * another way, but no mark may be elsewhere. Run the tests with {@code -Dgolden.update=true} to write the pictures anew, and
 * look at what changed.
 */
final class Pictures {

    private static final Path FOLDER = Path.of("src", "test", "resources", "dev", "aftercare", "chart");
    private static final int CELL = 4;
    private static final int MOST_IN_A_CELL = 36;

    private Pictures() {}

    static void assertSame(BufferedImage actual, String file) {
        Path golden = FOLDER.resolve(file);
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(FOLDER);
                ImageIO.write(actual, "png", golden.toFile());
            }
            BufferedImage expected = ImageIO.read(golden.toFile());
            assertThat(actual.getWidth()).isEqualTo(expected.getWidth());
            assertThat(actual.getHeight()).isEqualTo(expected.getHeight());
            assertThat(difference(actual, expected))
                    .as("the greatest difference to %s in any %d by %d dots", golden, CELL, CELL)
                    .isLessThan(MOST_IN_A_CELL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean areSame(BufferedImage one, BufferedImage other) {
        return difference(one, other) < MOST_IN_A_CELL;
    }

    /** The greatest difference of any color, from 0 to 255, between the means of cells. */
    private static double difference(BufferedImage one, BufferedImage other) {
        double most = 0;
        for (int y = 0; y + CELL <= one.getHeight(); y += CELL) {
            for (int x = 0; x + CELL <= one.getWidth(); x += CELL) {
                for (int shift : new int[] {0, 8, 16}) {
                    most = Math.max(most, Math.abs(mean(one, x, y, shift) - mean(other, x, y, shift)));
                }
            }
        }
        return most;
    }

    private static double mean(BufferedImage image, int left, int top, int shift) {
        double sum = 0;
        for (int y = top; y < top + CELL; y++) {
            for (int x = left; x < left + CELL; x++) {
                sum += image.getRGB(x, y) >> shift & 0xFF;
            }
        }
        return sum / (CELL * CELL);
    }
}
