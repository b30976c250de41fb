package io.mneme.memory.store.pg;

/** Behind PgBouncer with row-level security: the setting that names the owner must never reach another transaction. */
class PgBouncerSecuredIT extends PgContract {
    PgBouncerSecuredIT() {
        super(TestDatabase.optionsOn(VariantServer.url(VariantServer.BOUNCER)).rowLevelSecurity(true));
    }
}
