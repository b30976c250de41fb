package io.mneme.memory.store.pg;

/** The contract behind PgBouncer in transaction mode: each transaction may run on another connection of the server. */
class PgBouncerIT extends PgContract {
    PgBouncerIT() {
        super(TestDatabase.optionsOn(VariantServer.url(VariantServer.BOUNCER)));
    }
}
