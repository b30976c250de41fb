/** Working memory: the small page about a user or a conversation that a model always sees. */
package io.mneme.memory.working;
