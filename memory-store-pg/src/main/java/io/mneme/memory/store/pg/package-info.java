/** Memory on PostgreSQL: one object per database, any number of processes on it. */
package io.mneme.memory.store.pg;
