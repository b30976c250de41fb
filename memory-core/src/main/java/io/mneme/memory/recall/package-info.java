/** Recall: finding what was said long ago by meaning and by words. */
package io.mneme.memory.recall;
