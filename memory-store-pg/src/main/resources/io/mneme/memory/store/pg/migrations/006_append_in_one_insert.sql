-- The append of 002, faster: a batch whose messages are all new, as nearly every one, is one insert. Only where some are
-- there already is it done one by one.
create or replace function "${schema}"."${prefix}append"(
  resource text, thread text, appended_at timestamptz, expected_last bigint, expected_incarnation bigint,
  ids text[], roles text[], times text[], metadatas text[], bodies text[],
  out outcome text, out thread_incarnation bigint, out thread_last bigint,
  out known_ids text[], out known_sequences bigint[])
language plpgsql volatile security invoker set plan_cache_mode = force_generic_plan set enable_seqscan = off as $append$
declare
  was_deleted boolean;
  may_add boolean;
  added bigint := 0;
  known_sequence bigint;
begin
  loop
    select t.incarnation, t.last_sequence, t.deleted_at is not null
      into thread_incarnation, thread_last, was_deleted
      from "${schema}"."${prefix}threads" t
      where t.resource_id = resource and t.thread_id = thread
      for no key update;
    exit when found;
    if expected_incarnation is not null then
      outcome := 'absent';
      return;
    elsif expected_last > 0 then
      outcome := 'moved';
      thread_last := 0;
      return;
    end if;
    insert into "${schema}"."${prefix}threads"
      (resource_id, thread_id, incarnation, last_sequence, created_at, updated_at, metadata)
      values (resource, thread, 1, 0, appended_at, appended_at, '{}')
      on conflict do nothing;
  end loop;

  outcome := case
    when was_deleted or expected_incarnation <> thread_incarnation then 'deleted'
    when expected_last <> thread_last then 'moved'
    else 'appended' end;
  may_add := outcome = 'appended';

  if may_add then
    -- All or none: nobody else writes to the thread while its row is locked, so that what is not there now is new. An id is
    -- looked up as a range with an order, which only the index of ids gives: else the planner might read the whole thread.
    insert into "${schema}"."${prefix}messages"
      (resource_id, thread_id, sequence, created_at, message_id, role, metadata, body)
      select resource, thread, thread_last + i, times[i]::timestamptz, ids[i], roles[i],
        metadatas[i]::jsonb, bodies[i]::jsonb
      from generate_series(1, cardinality(ids)) i
      where not exists (select from unnest(ids) wanted cross join lateral (
        select from "${schema}"."${prefix}messages" m
          where m.resource_id = resource and m.thread_id = thread
            and m.message_id >= wanted and m.message_id <= wanted
          order by m.message_id limit 1) known);
    if found then
      thread_last := thread_last + cardinality(ids);
      update "${schema}"."${prefix}threads" t
        set last_sequence = thread_last, updated_at = greatest(t.updated_at, appended_at)
        where t.resource_id = resource and t.thread_id = thread;
      return;
    end if;
  end if;

  -- One by one, so that a message that is there already takes no number.
  for i in 1 .. cardinality(ids) loop
    if may_add then
      insert into "${schema}"."${prefix}messages"
        (resource_id, thread_id, sequence, created_at, message_id, role, metadata, body)
        values (resource, thread, thread_last + added + 1, times[i]::timestamptz, ids[i], roles[i],
          metadatas[i]::jsonb, bodies[i]::jsonb)
        on conflict (resource_id, thread_id, message_id) do nothing;
      if found then
        added := added + 1;
        continue;
      end if;
    end if;
    select m.sequence into known_sequence
      from "${schema}"."${prefix}messages" m
      where m.resource_id = resource and m.thread_id = thread and m.message_id >= ids[i] and m.message_id <= ids[i]
      order by m.message_id limit 1;
    if found then
      known_ids := known_ids || ids[i];
      known_sequences := known_sequences || known_sequence;
    elsif not may_add then
      return;
    end if;
  end loop;
  -- All were there: a retry succeeds, whatever the condition says.
  outcome := 'appended';

  if added > 0 then
    thread_last := thread_last + added;
    update "${schema}"."${prefix}threads" t
      set last_sequence = thread_last, updated_at = greatest(t.updated_at, appended_at)
      where t.resource_id = resource and t.thread_id = thread;
  end if;
end
$append$;
