package io.mneme.memory.store.mongo;

/**
 * One step of the schema. Steps are numbered from 1 without gaps, never changed once released, and can be run twice: a
 * process may crash in the middle.
 */
interface Migration {

    /** Brings the schema from the version before to this one. */
    void run(StoreCollections collections);
}
