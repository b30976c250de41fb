/** How much of a prompt stays the same from turn to turn. */
package io.mneme.memory.bench.prompt;
