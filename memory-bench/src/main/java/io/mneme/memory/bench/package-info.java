/** Benchmarks that anybody can run; every number in the documents comes from here. */
package io.mneme.memory.bench;
