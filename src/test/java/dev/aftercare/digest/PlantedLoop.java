package dev.aftercare.digest;

import dev.aftercare.trend.PlantedReader;

/** The other half of a mistake for ArchitectureTests. */
public final class PlantedLoop {

    PlantedReader loop() {
        return new PlantedReader();
    }
}
