-- Threads and messages. Every key starts with the owner, so that the tables can be partitioned by it; ids are ordered
-- by code point, which is the byte order of UTF-8.

-- Also keeps one row for each deleted thread (deleted_at is set, its content is gone), so that a late write cannot
-- bring it back.
create table "${schema}"."${prefix}threads" (
  resource_id text collate "C" not null,
  thread_id text collate "C" not null,
  incarnation bigint not null,
  last_sequence bigint not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  deleted_at timestamptz,
  title text,
  metadata jsonb not null,
  constraint "${prefix}threads_pkey" primary key (resource_id, thread_id)
) ${partitioning};

-- An owner's threads by creation, both ways.
create index "${prefix}threads_by_creation" on "${schema}"."${prefix}threads" (resource_id, created_at, thread_id)
  where deleted_at is null;

-- An owner's threads by last change, both ways; the next owner after an id; an owner's number of threads and last change.
create index "${prefix}threads_by_change" on "${schema}"."${prefix}threads" (resource_id, updated_at, thread_id)
  where deleted_at is null;

-- No foreign key to threads: a deleted thread keeps its row, so it could neither cascade nor fail, and it would cost
-- every message a look-up. Whoever writes messages holds the thread's row lock.
create table "${schema}"."${prefix}messages" (
  resource_id text collate "C" not null,
  thread_id text collate "C" not null,
  sequence bigint not null,
  created_at timestamptz not null,
  message_id text collate "C" not null,
  role text not null,
  metadata jsonb,
  body jsonb not null
) ${partitioning};

-- A thread's messages in order, both ways.
alter table "${schema}"."${prefix}messages"
  add constraint "${prefix}messages_pkey" primary key (resource_id, thread_id, sequence);

-- A message by its id. After the primary key: where the planner takes threads for small, both cost it the same, and it
-- uses the newer one.
create unique index "${prefix}messages_by_id" on "${schema}"."${prefix}messages" (resource_id, thread_id, message_id);

do $partitions$
begin
  for number in 0 .. ${partitions} - 1 loop
    execute format('create table %I.%I partition of %I.%I for values with (modulus ${partitions}, remainder %s)',
      '${schema}', '${prefix}threads_' || number, '${schema}', '${prefix}threads', number);
    execute format('create table %I.%I partition of %I.%I for values with (modulus ${partitions}, remainder %s)',
      '${schema}', '${prefix}messages_' || number, '${schema}', '${prefix}messages', number);
  end loop;
end
$partitions$;
