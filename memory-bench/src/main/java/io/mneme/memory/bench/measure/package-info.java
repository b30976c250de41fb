/** How time is measured and told. */
package io.mneme.memory.bench.measure;
