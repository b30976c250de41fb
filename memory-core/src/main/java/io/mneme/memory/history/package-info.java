/** Which messages go into the prompt. */
package io.mneme.memory.history;
