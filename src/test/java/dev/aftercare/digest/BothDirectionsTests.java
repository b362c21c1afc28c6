package dev.aftercare.digest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BothDirectionsTests {

    @ParameterizedTest
    @CsvSource({
        "Two ferries, Two ferries",
        "Η βάρδια (δύο), Η βάρδια (δύο)",
        "אבג דהו, והד גבא",
        "Incident 7 אבג 12 דהו down, Incident 7 והד 12 גבא down",
        "אבג (דהו), (והד) גבא",
        "אבג 😀, 😀 גבא"
    })
    void asSeenWhenLettersRunFromRightToLeftTurnsThemAround(String line, String seen) {
        assertThat(BothDirections.asSeen(line)).isEqualTo(seen);
    }
}
