/** The door: {@link io.mneme.memory.Memory} and its errors. */
package io.mneme.memory;
