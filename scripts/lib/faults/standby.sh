# shellcheck shell=bash
# A second PostgreSQL that follows the first, with synchronous replication: what is acknowledged is on both.

settings_of_standby() {
  echo 'wal_keep_size = 1GB'
  echo "wal_retrieve_retry_interval = '200ms'" # until it looks again for its primary, or sees that it is promoted
}

settings_of_postgresql() { settings_of_standby; } # each may be either

# clone FROM TO: makes TO a standby of FROM from nothing; ends when FROM waits for it at each commit.
clone() {
  local from=$1 to=$2
  kill_at_once "$to"
  rm -rf --one-file-system -- "${DB_DATA:?}/$to"
  settle_port "$to" 28432
  step "copying $from to $to" in_root postgres pg_basebackup --pgdata="$DB_INNER/$to" --write-recovery-conf \
    --no-sync --checkpoint=fast --wal-method=stream --host="$DB_INNER/sockets" --port="$(port_of "$from")" --username=postgres
  write_settings "$to"
  remove_stale_notes "$to"
  step "starting $to as a standby" run_standby "$to"
  sql "$from" postgres --command="alter system set synchronous_standby_names = '*'" --command='select pg_reload_conf()' >>"$DB_LOG"
  await_ready "$from" replicates
}

run_standby() {
  launch "$1" postgres -D "$DB_INNER/$1"
  await_ready "$1" cluster_ready # to reads, until it is promoted
}

replicates() {
  [[ $(sql "$1" postgres --command="select count(*) from pg_stat_replication where state = 'streaming' and sync_state = 'sync'") == 1 ]]
}

# The standby takes writes, and waits for nobody.
promote() {
  sql "$1" postgres --command='alter system reset synchronous_standby_names' --command='select pg_reload_conf()' \
    --command='select pg_promote()' >>"$DB_LOG"
  await_ready "$1" cluster_ready
}

# A standby that was killed follows its primary again, if there is one.
follow() {
  remove_stale_notes "$1"
  step "starting $1 as a standby again" run_standby "$1"
}
