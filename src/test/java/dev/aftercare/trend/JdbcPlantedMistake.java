package dev.aftercare.trend;

import java.sql.Driver;
import java.sql.DriverManager;
import java.util.stream.Stream;

/** A mistake for ArchitectureTests: a store that everybody may use, and that looks for a database of its own. */
public final class JdbcPlantedMistake {

    Stream<Driver> drivers() {
        return DriverManager.drivers();
    }
}
