package dev.aftercare.trend;

/** A mistake for ArchitectureTests: a store that everybody may use. */
public final class JdbcPlantedMistake {}
