-- Lists the ids of deleted threads, of all owners: for copies to another store.
CREATE INDEX threads_deleted ON threads (resource_id, thread_id) WHERE deleted_at IS NOT NULL;
