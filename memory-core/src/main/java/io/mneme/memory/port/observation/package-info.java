/** Who watches memory being used. */
package io.mneme.memory.port.observation;
