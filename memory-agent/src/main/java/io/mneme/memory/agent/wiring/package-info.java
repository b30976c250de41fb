/** Puts a store, a model, a memory and agents together. */
package io.mneme.memory.agent.wiring;
