package io.mneme.memory.it.architecture.planted.agent;

import io.mneme.memory.it.architecture.planted.store.pg.PlantedPgClass;

/** Breaks: the agent sees no store. */
public final class PlantedAgentClass {

    PlantedPgClass store;
}
