package io.mneme.memory.it.faults;

import java.nio.file.Path;

/**
 * How a run goes. Immutable.
 *
 * @param seconds how long faults come
 * @param writers how many threads write at once
 * @param seed of the faults' order and times
 * @param project the project's folder
 * @param home an empty folder for servers and files, on a disk
 * @param output where logs and results go
 */
record RunSettings(int seconds, int writers, long seed, Path project, Path home, Path output) {}
