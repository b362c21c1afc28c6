package dev.aftercare.trend;

/** A mistake for ArchitectureTests: a name that says nothing. */
final class PlantedManager {}
