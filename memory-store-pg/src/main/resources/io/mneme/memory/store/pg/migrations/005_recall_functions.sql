-- What changes the recall index, each in one round trip. Each statement inside sees what was committed before it.

-- Adds the next part of a thread: 'added'; 'moved' (the thread is another one, gone, or indexed up to another place);
-- 'model' (another one fills the index); 'emptying'; 'form' (vectors are kept in another form than the caller's). Only
-- 'added' may have changed something. The arrays have one element for each entry; a vector's numbers start at
-- vector_starts in vector_numbers (pgvector) or are in vector_bytes (without); entries without vector have neither.
create function "${schema}"."${prefix}index_messages"(
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

  if model_vectors = 'halfvec' then
    insert into "${schema}"."${prefix}recall_entries" (resource_id, thread_id, sequence, chunk, length, created_at,
        role, speaker, metadata, keys, terms, embedding)
      select resource, thread, n.sequence, n.chunk, n.length, m.created_at, m.role, m.body -> 'speaker' ->> 'id',
          m.metadata, n.entry_keys::bigint[], n.terms,
          case when n.start > 0 then vector_numbers[n.start : n.start + model_dimensions - 1] end
        from unnest(sequences, chunks, lengths, entry_keys, entry_terms, vector_starts)
          n (sequence, chunk, length, entry_keys, terms, start)
        join "${schema}"."${prefix}messages" m
          on m.resource_id = resource and m.thread_id = thread and m.sequence = n.sequence;
  else
    insert into "${schema}"."${prefix}recall_entries" (resource_id, thread_id, sequence, chunk, length, created_at,
        role, speaker, metadata, keys, terms, vector)
      select resource, thread, n.sequence, n.chunk, n.length, m.created_at, m.role, m.body -> 'speaker' ->> 'id',
          m.metadata, n.entry_keys::bigint[], n.terms, n.vector
        from unnest(sequences, chunks, lengths, entry_keys, entry_terms, vector_bytes)
          n (sequence, chunk, length, entry_keys, terms, vector)
        join "${schema}"."${prefix}messages" m
          on m.resource_id = resource and m.thread_id = thread and m.sequence = n.sequence;
  end if;
  update "${schema}"."${prefix}threads" t set indexed_sequence = up_to
    where t.resource_id = resource and t.thread_id = thread;
  return 'added';
end
$index$;

-- Removes messages with their entries; all of the thread's if ids is null. Returns how many messages. The thread's lock
-- keeps an indexer from adding entries of what is being removed.
create function "${schema}"."${prefix}delete_messages"(resource text, thread text, ids text[]) returns bigint
language plpgsql volatile security invoker set plan_cache_mode = force_generic_plan set enable_seqscan = off as $delete$
declare
  removed bigint[];
  deleted bigint;
begin
  perform from "${schema}"."${prefix}threads" t where t.resource_id = resource and t.thread_id = thread for share;
  if ids is null then
    delete from "${schema}"."${prefix}recall_entries" e where e.resource_id = resource and e.thread_id = thread and e.chunk >= 0;
    delete from "${schema}"."${prefix}messages" m where m.resource_id = resource and m.thread_id = thread;
    get diagnostics deleted = row_count;
    return deleted;
  end if;
  with gone as (
    delete from "${schema}"."${prefix}messages" m
      using (select resource as resource_id, thread as thread_id, unnest(ids) as message_id offset 0) w
      where m.resource_id = w.resource_id and m.thread_id = w.thread_id and m.message_id = w.message_id
      returning m.sequence)
  select array_agg(g.sequence) into removed from gone g;
  if removed is not null then
    delete from "${schema}"."${prefix}recall_entries" e
      where e.resource_id = resource and e.thread_id = thread and e.chunk >= 0 and e.sequence = any (removed);
  end if;
  return coalesce(cardinality(removed), 0);
end
$delete$;

-- The first step of a reset: from now on the index belongs to the new model, and nobody adds until it is empty.
create function "${schema}"."${prefix}start_recall_reset"(model_name text, model_dimensions integer, model_vectors text)
returns void language plpgsql volatile security invoker as $start$
begin
  perform pg_advisory_xact_lock(hashtextextended('mneme recall index "${schema}"."${prefix}"', 0));
  insert into "${schema}"."${prefix}recall_model" as m (name, dimensions, vectors, emptying)
    values (model_name, model_dimensions, model_vectors, true)
    on conflict (only_row) do update
      set name = excluded.name, dimensions = excluded.dimensions, vectors = excluded.vectors, emptying = true;
end
$start$;

-- Empties the index for some threads after the given one, in order of their keys; returns the last one, null at the end.
create function "${schema}"."${prefix}empty_recall_index"(
  after_resource text, after_thread text, out last_resource text, out last_thread text, out emptied bigint)
language plpgsql volatile security invoker set plan_cache_mode = force_generic_plan set enable_seqscan = off as $empty$
declare
  resources text[];
  threads text[];
begin
  -- First all threads, then what they have: everybody locks in that order.
  with locked as (
    select t.resource_id, t.thread_id
      from "${schema}"."${prefix}threads" t
      where (t.resource_id, t.thread_id) > (after_resource, after_thread)
      order by t.resource_id, t.thread_id limit 500
      for no key update)
  select array_agg(l.resource_id), array_agg(l.thread_id) into resources, threads from locked l;
  last_resource := resources[cardinality(resources)];
  last_thread := threads[cardinality(threads)];
  delete from "${schema}"."${prefix}recall_entries" e
    using unnest(resources, threads) l (resource_id, thread_id)
    where e.resource_id = l.resource_id and e.thread_id = l.thread_id and e.chunk >= 0;
  update "${schema}"."${prefix}threads" t set indexed_sequence = 0
    from unnest(resources, threads) l (resource_id, thread_id)
    where t.resource_id = l.resource_id and t.thread_id = l.thread_id and t.indexed_sequence > 0;
  get diagnostics emptied = row_count;
end
$empty$;

-- The last step of a reset.
create function "${schema}"."${prefix}end_recall_reset"() returns void
language sql volatile security invoker as $end$
  update "${schema}"."${prefix}recall_model" set emptying = false
$end$;
