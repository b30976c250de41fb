/** Places that a benchmark makes for itself, and removes. */
package io.mneme.memory.bench.place;
