package io.mneme.memory.it.architecture.planted.port.store;

/** Breaks: ports are interfaces. */
public class PlantedStore {}
