# shellcheck shell=bash
# The PostgreSQL clusters: "postgresql" for the plain store, "postgresql-tls", which takes connections over TLS only, and
# "documentdb" under FerretDB.

PROVISION_RECIPE=3 # raise it when the roles or databases change; "up" then makes them anew in clusters that exist

start_cluster() {
  local name=$1 first_port=$2
  if ! is_running "$name"; then
    kill_at_once "$name" # backends left over from a postmaster that was killed
    [[ -s $DB_DATA/$name/PG_VERSION ]] || step "making the cluster $name" make_cluster "$name"
    settle_port "$name" "$first_port"
    write_settings "$name"
    remove_stale_notes "$name"
    step "starting $name on 127.0.0.1:$(port_of "$name")" run_cluster "$name"
  fi
  await_ready "$name" cluster_ready
  [[ $(cat "$DB_DATA/$name/mneme.provisioned" 2>/dev/null) == "$PROVISION_RECIPE" ]] || step "setting up $name" provision "$name"
  [[ $name != documentdb ]] || update_jobs
}

run_cluster() {
  launch "$1" postgres -D "$DB_INNER/$1"
  await_ready "$1" cluster_ready
}

cluster_ready() {
  [[ $(postmaster_line "$1" 8) == ready && $(postmaster_line "$1" 1) == "$(main_pid "$1")" ]]
}

# A folder without PG_VERSION is no cluster: it is put aside, not removed.
make_cluster() {
  local name=$1
  prepare_data
  [[ ! -e $DB_DATA/$name ]] || mv -T -- "$DB_DATA/$name" "$DB_DATA/$name.broken-$(date +%s)"
  rm -rf --one-file-system -- "$DB_DATA/$name.making"
  in_root postgres initdb --pgdata="$DB_INNER/$name.making" --username=postgres --encoding=UTF8 --locale=C.UTF-8 \
    --auth-local=trust --auth-host=scram-sha-256 # "local" is a socket in a folder that only the servers' user can enter
  echo "include = 'mneme.conf'" >>"$DB_DATA/$name.making/postgresql.conf"
  mv -T -- "$DB_DATA/$name.making" "$DB_DATA/$name"
}

prepare_data() {
  local folder
  chown "$POSTGRES_ID:$POSTGRES_ID" "$DB_DATA"
  for folder in sockets ferretdb ferretdb-tls pgbouncer; do
    install -d -o "$POSTGRES_ID" -g "$POSTGRES_ID" -m 700 "$DB_DATA/$folder"
  done
}

write_settings() {
  local name=$1 file=$DB_DATA/$1/mneme.conf
  cat >"$file" <<SETTINGS
# Written by scripts/databases at each start. Durable: fsync, full_page_writes and synchronous_commit stay on.
listen_addresses = '127.0.0.1'
port = $(port_of "$name")
unix_socket_directories = '$DB_INNER/sockets'
max_connections = 200
max_prepared_transactions = 50
shared_buffers = 128MB
work_mem = 4MB
maintenance_work_mem = 64MB
max_wal_size = 512MB
min_wal_size = 64MB
wal_level = replica
fsync = on
full_page_writes = on
synchronous_commit = on
jit = off
cluster_name = 'mneme $name'
log_line_prefix = '%m [%p] %u@%d '
SETTINGS
  "settings_of_${name//-/_}" >>"$file"
}

settings_of_postgresql() { :; }

# Not the plain one: drivers turn to TLS by themselves where a server has it, and would be measured with it.
settings_of_postgresql_tls() {
  printf 'hostssl all all 127.0.0.1/32 scram-sha-256\nlocal all postgres trust\n' >"$DB_DATA/postgresql-tls/mneme.hba.conf"
  cat <<SETTINGS
shared_buffers = 32MB
hba_file = '$DB_INNER/postgresql-tls/mneme.hba.conf'
ssl = on
ssl_cert_file = '$DB_INNER/tls/server.crt'
ssl_key_file = '$DB_INNER/tls/server.key'
SETTINGS
}

settings_of_documentdb() {
  cat <<SETTINGS
shared_preload_libraries = 'pg_cron,pg_documentdb_core,pg_documentdb'
cron.database_name = 'postgres'
cron.host = '$DB_INNER/sockets'
documentdb.localhost_connection_string = 'host=$DB_INNER/sockets'
log_error_verbosity = terse
log_min_error_statement = panic
cron.log_run = off
cron.log_statement = off
SETTINGS
}

# A killed server leaves notes of its pid, and PostgreSQL refuses to start while that pid exists: as another program's, or
# as a dead process that nobody has collected yet (usual in a container). Only called when no process of the cluster lives.
remove_stale_notes() {
  local name=$1 pid
  rm -f -- "$DB_DATA/sockets/.s.PGSQL.$(port_of "$name")"{,.lock}
  pid=$(postmaster_line "$name" 1)
  if [[ -n $pid && -d /proc/$pid ]]; then rm -f -- "$DB_DATA/$name/postmaster.pid"; fi
}

# DocumentDB's jobs (TTL, index builds) connect to the port that was set when the extension was made: keep it true.
update_jobs() {
  sql documentdb 'dbname=postgres connect_timeout=10' --set=port="$(port_of documentdb)" <<<'update cron.job set nodeport = :port where nodeport <> :port;'
}

sql() {
  local name=$1 database=$2
  shift 2
  in_root postgres psql --no-psqlrc --quiet --no-align --tuples-only --set=ON_ERROR_STOP=1 \
    --host="$DB_INNER/sockets" --port="$(port_of "$name")" --username=postgres --dbname="$database" "$@"
}

provision() {
  "provision_${1//-/_}"
  echo "$PROVISION_RECIPE" >"$DB_DATA/$1/mneme.provisioned"
}

provision_postgresql() {
  make_owner postgresql mneme
  make_owner postgresql mneme_plain
  hide_extensions mneme_plain
}

provision_postgresql_tls() { make_owner postgresql-tls mneme; }

# An ordinary role that owns its database, as in production: row-level security applies to it, and it can make roles,
# databases and the extension "vector" (trusted in our Debian folder).
make_owner() {
  sql "$1" postgres --set=database="$2" <<'SQL'
select 'create role mneme' where not exists (select from pg_roles where rolname = 'mneme') \gexec
alter role mneme login createdb createrole password 'mneme';
grant pg_monitor, pg_signal_backend, pg_checkpoint to mneme;
select format('create database %I owner mneme', :'database')
  where not exists (select from pg_database where datname = :'database') \gexec
SQL
}

# As on a server without pgvector: the database finds no extension that is not in it already.
hide_extensions() { sql postgresql postgres --command="alter database $1 set extension_control_path = '/nowhere'"; }

provision_documentdb() {
  sql documentdb postgres <<'SQL'
create extension if not exists documentdb cascade;
select 'create role mneme' where not exists (select from pg_roles where rolname = 'mneme') \gexec
alter role mneme login superuser password 'mneme';
SQL
}

# What the server says of itself, with the EXTENSION it has; empty when it does not answer.
cluster_version() {
  sql "$1" 'dbname=postgres connect_timeout=3' --set=extension="$2" 2>/dev/null <<'SQL' || true
set statement_timeout = 3000;
select 'PostgreSQL ' || split_part(current_setting('server_version'), ' ', 1) ||
  coalesce((select ', ' || name || ' ' || coalesce(installed_version, default_version)
            from pg_available_extensions where name = :'extension'), '');
SQL
}
