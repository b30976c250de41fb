package io.mneme.memory.store.pg;

import io.mneme.memory.thread.ResourceId;

/**
 * Whose rows a call may see where row-level security is on.
 *
 * @param setting the transaction-local setting that the policies read
 * @param value what to set it to
 */
record PgScope(String setting, String value) {

    /** Everybody's, for the admin door and for migrations. */
    static final PgScope EVERYBODY = new PgScope("mneme.every_resource", "on");

    /** One owner's. */
    static PgScope of(ResourceId owner) {
        return new PgScope("mneme.resource", owner.value());
    }
}
