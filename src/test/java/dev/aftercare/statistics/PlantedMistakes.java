package dev.aftercare.statistics;

import dev.aftercare.postmortem.Severity;
import java.util.Random;

/** Breaks the rules of this package on purpose; the architecture tests must notice. */
class PlantedMistakes {

    /** An incident among the numbers. */
    Severity severity() {
        return Severity.values()[0];
    }

    /** A number that nobody can draw again. */
    double drawn() {
        return new Random().nextDouble();
    }
}
