/** Text analysis: from a text to the terms that are indexed and looked for, the same for every store. */
package io.mneme.memory.recall.analysis;
