-- The ids of deleted threads, of all owners, in order: for copies to another store. With the time, so that the primary key,
-- which has the living threads too, does not have the same order.
create index "${prefix}threads_deleted" on "${schema}"."${prefix}threads" (resource_id, thread_id, deleted_at)
  where deleted_at is not null;
