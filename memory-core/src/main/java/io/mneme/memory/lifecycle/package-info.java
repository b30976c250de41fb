/** Export, and later archive, retention and erasure. */
package io.mneme.memory.lifecycle;
