package io.mneme.memory.it.architecture.planted;

/** Marks the package whose classes each break one rule of the house, to prove that the rule catches it. */
public final class PlantedViolations {

    private PlantedViolations() {}
}
