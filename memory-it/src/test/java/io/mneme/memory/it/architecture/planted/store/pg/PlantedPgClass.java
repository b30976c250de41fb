package io.mneme.memory.it.architecture.planted.store.pg;

/** What another adapter must not see. */
public final class PlantedPgClass {}
