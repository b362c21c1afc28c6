package dev.aftercare.trend;

import java.sql.Driver;
import java.sql.DriverManager;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A mistake for ArchitectureTests: a store that everybody may use, that looks for a database of its own, and that leaves
 * connections open.
 */
public final class JdbcPlantedMistake {

    Stream<Driver> drivers() {
        return DriverManager.drivers();
    }

    Stream<String> names(JdbcClient jdbc) {
        return jdbc.sql("SELECT name").query(String.class).stream();
    }
}
