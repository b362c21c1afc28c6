package dev.aftercare.trend;

import dev.aftercare.digest.PlantedLoop;

/** A mistake for ArchitectureTests: work out must not know tell, and tell knows it in turn. */
public final class PlantedReader {

    PlantedLoop loop() {
        return new PlantedLoop();
    }
}
