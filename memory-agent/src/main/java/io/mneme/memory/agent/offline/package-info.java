/** A model without a model: it answers from memory only, so that everything runs without a key. */
package io.mneme.memory.agent.offline;
