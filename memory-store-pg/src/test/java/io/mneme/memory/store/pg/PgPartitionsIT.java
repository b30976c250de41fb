package io.mneme.memory.store.pg;

/** The contract on partitioned tables. */
class PgPartitionsIT extends PgContract {
    PgPartitionsIT() {
        super(TestDatabase.options().partitions(3));
    }
}
