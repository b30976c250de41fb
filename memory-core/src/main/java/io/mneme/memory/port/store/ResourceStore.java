package io.mneme.memory.port.store;

import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.ResourceQuery;
import io.mneme.memory.thread.ResourceSummary;

/** The owners of a store. Only the admin door reads it, and audits each use. Thread-safe. */
public interface ResourceStore {

    /** One page of the owners that have a thread, in order of their ids (by code point). */
    Page<ResourceSummary> list(ResourceQuery query);
}
