/** A store in memory, test doubles and fixtures. For tests only. */
package io.mneme.memory.testkit;
