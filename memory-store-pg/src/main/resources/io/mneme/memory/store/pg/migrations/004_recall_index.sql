-- The recall index. It needs no extension; where pgvector is, a start adds a column for vectors of its type.

-- The outbox: how far a thread is in the index. What was there before this migration is pending.
alter table "${schema}"."${prefix}threads" add column indexed_sequence bigint not null default 0;

-- Pending threads, the one that waits longest first. A deleted thread has last_sequence 0.
create index "${prefix}threads_pending" on "${schema}"."${prefix}threads" (updated_at)
  where last_sequence > indexed_sequence;

-- What fills the index, and how it keeps vectors: 'halfvec' (column embedding, pgvector) or 'bytes' (column vector).
-- While it is being emptied for another model, nobody may add.
create table "${schema}"."${prefix}recall_model" (
  only_row boolean primary key default true check (only_row),
  name text not null,
  dimensions integer not null,
  vectors text not null check (vectors in ('halfvec', 'bytes')),
  emptying boolean not null
);

-- A message, or a chunk of a long one. created_at, role, speaker and metadata are the message's, which never change, so
-- that a search reads one table. keys: one for each term, made of owner and term, so that no list of the index below
-- holds somebody else's entries. terms: for each term another hash and how often it is there; PackedTerms says how.
create table "${schema}"."${prefix}recall_entries" (
  resource_id text collate "C" not null,
  thread_id text collate "C" not null,
  sequence bigint not null,
  chunk integer not null,
  length integer not null,
  created_at timestamptz not null,
  role text not null,
  speaker text,
  metadata jsonb,
  keys bigint[] not null,
  terms bytea not null,
  vector bytea,
  -- The owner last: a search by words must not find this index cheaper than the one of keys. Nothing else uses it.
  constraint "${prefix}recall_entries_pkey" primary key (thread_id, sequence, chunk, resource_id)
) ${partitioning};

-- Entries with a term. Without a list of pending insertions, which every owner's searches would read.
create index "${prefix}recall_entries_by_key" on "${schema}"."${prefix}recall_entries" using gin (keys)
  with (fastupdate = off);

-- All entries of an owner or of a thread. The condition always holds; only statements that say it use this index.
create index "${prefix}recall_entries_by_owner" on "${schema}"."${prefix}recall_entries"
  (resource_id, thread_id, sequence, chunk) where chunk >= 0;

-- How much each owner has, kept by the triggers below.
create table "${schema}"."${prefix}recall_owners" (
  resource_id text collate "C" not null,
  entries bigint not null,
  terms bigint not null,
  constraint "${prefix}recall_owners_pkey" primary key (resource_id)
) ${partitioning};

-- An entry with a vector of up to 4,000 dimensions stays in one row of up to 8,160 bytes: to fetch each vector from
-- elsewhere would cost a search more than all else.
do $partitions$
begin
  if ${partitions} = 0 then
    alter table "${schema}"."${prefix}recall_entries" set (toast_tuple_target = 8160);
  end if;
  for number in 0 .. ${partitions} - 1 loop
    execute format('create table %I.%I partition of %I.%I for values with (modulus ${partitions}, remainder %s)'
      || ' with (toast_tuple_target = 8160)',
      '${schema}', '${prefix}recall_entries_' || number, '${schema}', '${prefix}recall_entries', number);
    execute format('create table %I.%I partition of %I.%I for values with (modulus ${partitions}, remainder %s)',
      '${schema}', '${prefix}recall_owners_' || number, '${schema}', '${prefix}recall_owners', number);
  end loop;
end
$partitions$;

-- In order of the owners: two transfers the other way round must not wait for each other.
create function "${schema}"."${prefix}count_recall_entries"() returns trigger
language plpgsql volatile security invoker as $count$
begin
  if tg_op = 'INSERT' then
    insert into "${schema}"."${prefix}recall_owners" as o (resource_id, entries, terms)
      select a.resource_id, count(*), sum(a.length) from added a group by a.resource_id order by a.resource_id
      on conflict (resource_id) do update set entries = o.entries + excluded.entries, terms = o.terms + excluded.terms;
  elsif tg_op = 'DELETE' then
    insert into "${schema}"."${prefix}recall_owners" as o (resource_id, entries, terms)
      select r.resource_id, -count(*), -sum(r.length) from removed r group by r.resource_id order by r.resource_id
      on conflict (resource_id) do update set entries = o.entries + excluded.entries, terms = o.terms + excluded.terms;
  else
    insert into "${schema}"."${prefix}recall_owners" as o (resource_id, entries, terms)
      select b.resource_id, sum(b.entries), sum(b.terms)
        from (select a.resource_id, 1 as entries, a.length as terms from added a
          union all select r.resource_id, -1, -r.length from removed r) b
        group by b.resource_id having sum(b.entries) <> 0 order by b.resource_id
      on conflict (resource_id) do update set entries = o.entries + excluded.entries, terms = o.terms + excluded.terms;
  end if;
  return null;
end
$count$;

create trigger "${prefix}recall_entries_added" after insert on "${schema}"."${prefix}recall_entries"
  referencing new table as added
  for each statement execute function "${schema}"."${prefix}count_recall_entries"();
create trigger "${prefix}recall_entries_removed" after delete on "${schema}"."${prefix}recall_entries"
  referencing old table as removed
  for each statement execute function "${schema}"."${prefix}count_recall_entries"();
create trigger "${prefix}recall_entries_moved" after update on "${schema}"."${prefix}recall_entries"
  referencing old table as removed new table as added
  for each statement execute function "${schema}"."${prefix}count_recall_entries"();
