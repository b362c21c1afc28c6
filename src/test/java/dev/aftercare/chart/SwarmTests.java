package dev.aftercare.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SwarmTests {

    @Test
    void dotsWhenTheyWouldHideOneAnotherArePushedAside() {
        List<Swarm.Place> places = places(12, 30);

        Swarm swarm = Swarm.of(places);

        for (int i = 0; i < places.size(); i++) {
            assertThat(swarm.across(i)).as("within its lane").isBetween(swarm.size(i) / 2, 30 - swarm.size(i) / 2);
            for (int k = 0; k < i; k++) {
                double apart =
                        Math.hypot(places.get(i).along() - places.get(k).along(), swarm.across(i) - swarm.across(k));
                assertThat(apart).isGreaterThanOrEqualTo(swarm.size(i));
            }
        }
    }

    @Test
    void dotsWhenThereIsRoomStayWhereTheyWantToBe() {
        Swarm swarm = Swarm.of(List.of(new Swarm.Place(0, 12, 0, 30), new Swarm.Place(50, 12, 0, 30)));

        assertThat(swarm.across(0)).isEqualTo(12);
        assertThat(swarm.across(1)).isEqualTo(12);
        assertThat(swarm.smallest()).isEqualTo(5);
    }

    @Test
    void dotsWhenALaneIsCrowdedAreSmallerThereAndNowhereElse() {
        List<Swarm.Place> places = new ArrayList<>(places(400, 30));
        for (int lane = 1; lane < 12; lane++) {
            places.add(new Swarm.Place(50, 100 * lane + 15, 100 * lane, 100 * lane + 30));
        }

        Swarm swarm = Swarm.of(places);

        assertThat(swarm.size(0)).isLessThan(3);
        assertThat(swarm.size(places.size() - 1)).isEqualTo(5);
    }

    @Test
    void dotsWhenThereAreTenThousandsAreStillPlaced() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Swarm.of(places(20_000, 30)));
    }

    private static List<Swarm.Place> places(int dots, double lane) {
        Random random = new Random(1);
        List<Swarm.Place> places = new ArrayList<>();
        for (int i = 0; i < dots; i++) {
            places.add(new Swarm.Place(20 * random.nextDouble(), lane / 2, 0, lane));
        }
        return places;
    }
}
