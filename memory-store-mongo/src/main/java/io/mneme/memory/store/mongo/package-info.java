/** Memory kept in MongoDB: on a standalone server, a replica set or a sharded cluster. */
package io.mneme.memory.store.mongo;
