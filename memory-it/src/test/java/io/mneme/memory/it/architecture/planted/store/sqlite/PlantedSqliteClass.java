package io.mneme.memory.it.architecture.planted.store.sqlite;

import io.mneme.memory.it.architecture.planted.store.pg.PlantedPgClass;

/** Breaks: no adapter sees another. */
public final class PlantedSqliteClass {

    PlantedPgClass other;
}
