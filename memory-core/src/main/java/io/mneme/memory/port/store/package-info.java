/** Where memory is kept. */
package io.mneme.memory.port.store;
