-- Numbers for the entries of the recall index, and for each owner's row what a process that keeps the owner's entries in
-- memory compares: last_entry says whether there are new ones, removals whether some are gone, and another identity that
-- nothing it knows counts any more.

create sequence "${schema}"."${prefix}recall_entry_numbers";

-- Writes the table anew, with numbers for what is there.
alter table "${schema}"."${prefix}recall_entries"
  add column entry bigint not null default nextval('"${schema}"."${prefix}recall_entry_numbers"');

-- An owner's entries beyond a number. The condition always holds; only statements that say it use this index.
create index "${prefix}recall_entries_by_number" on "${schema}"."${prefix}recall_entries" (resource_id, entry)
  where entry > 0;

alter table "${schema}"."${prefix}recall_owners"
  add column identity bigint not null default hashtextextended(gen_random_uuid()::text, 0),
  add column last_entry bigint not null default 0,
  add column removals bigint not null default 0;

update "${schema}"."${prefix}recall_owners" o set last_entry = n.last_entry
  from (select e.resource_id, max(e.entry) as last_entry from "${schema}"."${prefix}recall_entries" e
    group by e.resource_id) n
  where o.resource_id = n.resource_id;

-- As in migration 004; besides, each way of changing entries changes what the owner's row says. Entries that are given
-- to another owner keep numbers which that owner's readers may have passed already: both get another identity.
create or replace function "${schema}"."${prefix}count_recall_entries"() returns trigger
language plpgsql volatile security invoker as $count$
begin
  if tg_op = 'INSERT' then
    insert into "${schema}"."${prefix}recall_owners" as o (resource_id, entries, terms, last_entry)
      select a.resource_id, count(*), sum(a.length), max(a.entry) from added a
        group by a.resource_id order by a.resource_id
      on conflict (resource_id) do update set entries = o.entries + excluded.entries,
        terms = o.terms + excluded.terms, last_entry = greatest(o.last_entry, excluded.last_entry);
  elsif tg_op = 'DELETE' then
    insert into "${schema}"."${prefix}recall_owners" as o (resource_id, entries, terms, removals)
      select r.resource_id, -count(*), -sum(r.length), 1 from removed r group by r.resource_id order by r.resource_id
      on conflict (resource_id) do update set entries = o.entries + excluded.entries,
        terms = o.terms + excluded.terms, removals = o.removals + 1;
  else
    insert into "${schema}"."${prefix}recall_owners" as o (resource_id, entries, terms, last_entry)
      select b.resource_id, sum(b.entries), sum(b.terms), max(b.entry)
        from (select a.resource_id, 1 as entries, a.length as terms, a.entry from added a
          union all select r.resource_id, -1, -r.length, r.entry from removed r) b
        group by b.resource_id order by b.resource_id
      on conflict (resource_id) do update set entries = o.entries + excluded.entries,
        terms = o.terms + excluded.terms, last_entry = greatest(o.last_entry, excluded.last_entry),
        identity = excluded.identity;
  end if;
  return null;
end
$count$;

-- As in migration 005; besides, it takes the owner's row before it numbers entries, and finds each message by its place as
-- a range with an order, which only the primary key gives: else a planner that does not know how long the thread is may
-- read all of it, by the index of ids, for each message.
create or replace function "${schema}"."${prefix}index_messages"(
  resource text, thread text, thread_incarnation bigint, indexed bigint, up_to bigint,
  model_name text, model_dimensions integer, model_vectors text,
  sequences bigint[], chunks integer[], lengths integer[], entry_keys text[], entry_terms bytea[],
  vector_bytes bytea[], vector_starts integer[], vector_numbers real[]) returns text
language plpgsql volatile security invoker set plan_cache_mode = force_generic_plan set enable_seqscan = off as $index$
declare
  model "${schema}"."${prefix}recall_model";
begin
  -- Whoever changes the model waits for those who add, and they for him.
  perform pg_advisory_xact_lock_shared(hashtextextended('mneme recall index "${schema}"."${prefix}"', 0));
  select * into model from "${schema}"."${prefix}recall_model" m;
  if model.name <> model_name or model.dimensions <> model_dimensions then
    return 'model';
  elsif model.emptying then
    return 'emptying';
  elsif model.vectors <> model_vectors then
    return 'form';
  end if;
  perform from "${schema}"."${prefix}threads" t
    where t.resource_id = resource and t.thread_id = thread and t.deleted_at is null
      and t.incarnation = thread_incarnation and t.indexed_sequence = indexed and t.last_sequence >= up_to
    for no key update;
  if not found then
    return 'moved';
  end if;
  if model.name is null then
    insert into "${schema}"."${prefix}recall_model" (name, dimensions, vectors, emptying)
      values (model_name, model_dimensions, model_vectors, false)
      on conflict do nothing;
    select * into model from "${schema}"."${prefix}recall_model" m;
    if model.name <> model_name or model.dimensions <> model_dimensions then
      return 'model';
    elsif model.vectors <> model_vectors then
      return 'form';
    end if;
  end if;

  -- Whoever adds to an owner has the owner's row until the end, so that of one owner's entries, lower numbers are seen
  -- before higher ones. Who looks for the row in vain makes it, or waits for whoever does.
  while cardinality(sequences) > 0 loop
    perform from "${schema}"."${prefix}recall_owners" o where o.resource_id = resource for no key update;
    exit when found;
    insert into "${schema}"."${prefix}recall_owners" (resource_id, entries, terms) values (resource, 0, 0)
      on conflict do nothing;
  end loop;

  if model_vectors = 'halfvec' then
    insert into "${schema}"."${prefix}recall_entries" (resource_id, thread_id, sequence, chunk, length, created_at,
        role, speaker, metadata, keys, terms, embedding)
      select resource, thread, n.sequence, n.chunk, n.length, m.created_at, m.role, m.body -> 'speaker' ->> 'id',
          m.metadata, n.entry_keys::bigint[], n.terms,
          case when n.start > 0 then vector_numbers[n.start : n.start + model_dimensions - 1] end
        from unnest(sequences, chunks, lengths, entry_keys, entry_terms, vector_starts)
          n (sequence, chunk, length, entry_keys, terms, start)
        cross join lateral (select m.created_at, m.role, m.body, m.metadata from "${schema}"."${prefix}messages" m
          where m.resource_id = resource and m.thread_id = thread
            and m.sequence >= n.sequence and m.sequence <= n.sequence order by m.sequence limit 1) m;
  else
    insert into "${schema}"."${prefix}recall_entries" (resource_id, thread_id, sequence, chunk, length, created_at,
        role, speaker, metadata, keys, terms, vector)
      select resource, thread, n.sequence, n.chunk, n.length, m.created_at, m.role, m.body -> 'speaker' ->> 'id',
          m.metadata, n.entry_keys::bigint[], n.terms, n.vector
        from unnest(sequences, chunks, lengths, entry_keys, entry_terms, vector_bytes)
          n (sequence, chunk, length, entry_keys, terms, vector)
        cross join lateral (select m.created_at, m.role, m.body, m.metadata from "${schema}"."${prefix}messages" m
          where m.resource_id = resource and m.thread_id = thread
            and m.sequence >= n.sequence and m.sequence <= n.sequence order by m.sequence limit 1) m;
  end if;
  update "${schema}"."${prefix}threads" t set indexed_sequence = up_to
    where t.resource_id = resource and t.thread_id = thread;
  return 'added';
end
$index$;
