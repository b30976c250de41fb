/** How well and how fast recall finds what was said. */
package io.mneme.memory.bench.recall;
