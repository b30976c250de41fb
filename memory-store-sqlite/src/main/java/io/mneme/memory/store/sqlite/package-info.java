/** The embedded store: one SQLite file, no server. */
package io.mneme.memory.store.sqlite;
