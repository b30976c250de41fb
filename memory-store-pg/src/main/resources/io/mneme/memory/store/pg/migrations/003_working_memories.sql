-- Working memories with their newest versions. thread_id is empty for the owner's own: no thread has that id.
create table "${schema}"."${prefix}working_memories" (
  resource_id text collate "C" not null,
  thread_id text collate "C" not null,
  version bigint not null,
  written_at timestamptz not null,
  author text,
  turn text,
  content jsonb not null,
  -- The newest version, and the ones before it.
  constraint "${prefix}working_memories_pkey" primary key (resource_id, thread_id, version)
) ${partitioning};

-- The next owner after an id that has a working memory of its own.
create index "${prefix}working_memories_by_owner" on "${schema}"."${prefix}working_memories" (resource_id)
  where thread_id = '';

do $partitions$
begin
  for number in 0 .. ${partitions} - 1 loop
    execute format('create table %I.%I partition of %I.%I for values with (modulus ${partitions}, remainder %s)',
      '${schema}', '${prefix}working_memories_' || number, '${schema}', '${prefix}working_memories', number);
  end loop;
end
$partitions$;

-- Keeps everybody else from changing one working memory until the transaction ends: a thread's by the thread's row, the
-- owner's own by a lock of its own, since an owner need not have a row anywhere. Says 'absent', 'deleted' or 'locked'.
create function "${schema}"."${prefix}lock_working_memory"(resource text, thread text) returns text
language plpgsql volatile security invoker set plan_cache_mode = force_generic_plan set enable_seqscan = off as $lock$
declare
  was_deleted boolean;
begin
  if thread = '' then
    perform pg_advisory_xact_lock(
      hashtextextended('mneme working memory "${schema}"."${prefix}" ' || resource, 0));
    return 'locked';
  end if;
  select t.deleted_at is not null into was_deleted
    from "${schema}"."${prefix}threads" t
    where t.resource_id = resource and t.thread_id = thread
    for no key update;
  return case when was_deleted is null then 'absent' when was_deleted then 'deleted' else 'locked' end;
end
$lock$;

-- Writes a version in one round trip, if the newest one is the one before. outcome: 'written'; 'deleted' (the thread
-- was); 'moved' (another newest version, which is given back). Only 'written' may have changed something. Each statement
-- inside sees what was committed before it, so that whoever waited for the lock sees what its holder wrote.
create function "${schema}"."${prefix}write_working_memory"(
  resource text, thread text, next_version bigint, next_written_at timestamptz, next_author text, next_turn text,
  next_content text, keep bigint, out outcome text, out newest bigint)
language plpgsql volatile security invoker set plan_cache_mode = force_generic_plan set enable_seqscan = off as $write$
begin
  newest := 0;
  loop
    outcome := "${schema}"."${prefix}lock_working_memory"(resource, thread);
    exit when outcome = 'locked';
    if outcome = 'deleted' then
      return;
    elsif next_version > 1 then
      outcome := 'moved';
      return;
    end if;
    insert into "${schema}"."${prefix}threads"
      (resource_id, thread_id, incarnation, last_sequence, created_at, updated_at, metadata)
      values (resource, thread, 1, 0, next_written_at, next_written_at, '{}')
      on conflict do nothing;
  end loop;

  select w.version into newest
    from "${schema}"."${prefix}working_memories" w
    where w.resource_id = resource and w.thread_id = thread
    order by w.version desc limit 1;
  newest := coalesce(newest, 0);
  if newest <> next_version - 1 then
    outcome := 'moved';
    return;
  end if;
  insert into "${schema}"."${prefix}working_memories"
    (resource_id, thread_id, version, written_at, author, turn, content)
    values (resource, thread, next_version, next_written_at, next_author, next_turn, next_content::jsonb);
  delete from "${schema}"."${prefix}working_memories" w
    where w.resource_id = resource and w.thread_id = thread and w.version <= next_version - keep;
  outcome := 'written';
end
$write$;

-- Removes all versions; says whether there was any.
create function "${schema}"."${prefix}delete_working_memory"(resource text, thread text) returns boolean
language plpgsql volatile security invoker set plan_cache_mode = force_generic_plan set enable_seqscan = off as $delete$
begin
  perform "${schema}"."${prefix}lock_working_memory"(resource, thread);
  delete from "${schema}"."${prefix}working_memories" w where w.resource_id = resource and w.thread_id = thread;
  return found;
end
$delete$;
