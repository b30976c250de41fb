/** Stores against the bare driver doing the same. */
package io.mneme.memory.bench.store;
