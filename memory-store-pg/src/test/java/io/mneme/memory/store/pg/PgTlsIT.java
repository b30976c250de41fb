package io.mneme.memory.store.pg;

/** The contract over TLS with a checked certificate and a SCRAM password, on a server that takes nothing else. */
class PgTlsIT extends PgContract {
    PgTlsIT() {
        super(TestDatabase.optionsOn(VariantServer.url(VariantServer.TLS)));
    }
}
