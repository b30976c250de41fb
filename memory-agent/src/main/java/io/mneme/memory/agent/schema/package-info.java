/** JSON Schema for working memory, by a library that the core does not know. */
package io.mneme.memory.agent.schema;
