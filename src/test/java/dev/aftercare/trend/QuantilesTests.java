package dev.aftercare.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuantilesTests {

    /** The NIST handbook's example for percentiles. Its own definition, p(n + 1), gives 95.1981; type 7 gives 95.19568. */
    private static final double[] NIST = {
        95.1772, 95.1567, 95.1937, 95.1959, 95.1442, 95.0610, 95.1591, 95.1195, 95.1065, 95.0925, 95.1990, 95.1682
    };

    @Test
    void quantileWhenNistExampleIsThatOfType7() {
        assertThat(Quantiles.quantile(NIST, 0.9)).isEqualTo(95.19568, within(1e-9));
    }

    @Test
    void quantileWhenAskedLeavesTheValuesAsTheyWere() {
        double[] values = {3, 1, 2};

        Quantiles.quantile(values, 0.5);

        assertThat(values).containsExactly(3, 1, 2);
    }

    @Test
    void medianWhenNumberIsEvenIsTheMiddleAndNotTheLowerOfTheTwo() {
        assertThat(Quantiles.median(List.of(Duration.ofMinutes(1), Duration.ofMinutes(100))))
                .isEqualTo(Duration.ofMinutes(50).plusSeconds(30));
    }

    @Test
    void medianWhenNumberIsOddIsTheMiddleOne() {
        assertThat(Quantiles.median(List.of(Duration.ofHours(30), Duration.ofMinutes(1), Duration.ofMinutes(7))))
                .isEqualTo(Duration.ofMinutes(7));
    }

    @Test
    void medianWhenThereAreNoValuesIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Quantiles.median(List.of()));
    }
}
