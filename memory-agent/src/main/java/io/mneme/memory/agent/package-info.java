/** The agent: one object that answers many people, each from their own memory. */
package io.mneme.memory.agent;
