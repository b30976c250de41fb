/** Messages and their parts. */
package io.mneme.memory.message;
