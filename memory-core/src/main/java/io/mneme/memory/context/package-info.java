/** What the model sees. */
package io.mneme.memory.context;
