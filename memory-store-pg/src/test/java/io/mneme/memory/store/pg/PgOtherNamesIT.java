package io.mneme.memory.store.pg;

/** The contract in another schema with a table prefix. */
class PgOtherNamesIT extends PgContract {
    PgOtherNamesIT() {
        super(TestDatabase.options().schema(TestDatabase.newSchema()).tablePrefix("select_"));
    }
}
