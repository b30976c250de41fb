# shellcheck shell=bash
# Which processes are ours: found by a recorded pid that still has its recorded start, and by what they are
# (a postgres or pgbouncer that works in our server's folder, our FerretDB with our state). Never by name alone.
# Servers: the clusters "postgresql", "postgresql-tls" and "documentdb", "pgbouncer" before the first of them, and
# FerretDB on the last as "mongodb" and "mongodb-tls".

# When a process started, with the machine's boot: together with the pid, one process and no other.
start_of() {
  local line fields boot
  line=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
  boot=$(cat /proc/sys/kernel/random/boot_id)
  read -ra fields <<<"${line##*) }"
  [[ ${fields[0]} != Z ]] || return 1 # dead already, only not collected by its parent
  printf '%s/%s\n' "${fields[19]}" "$boot"
}

remember() { printf '%s %s\n' "$2" "$(start_of "$2")" >"$DB_STATE/$1.pid"; }

recorded_pid() {
  local pid start
  read -r pid start 2>/dev/null <"$DB_STATE/$1.pid" || return 1
  [[ $(start_of "$pid" || true) == "${start:-none}" ]] && printf '%s\n' "$pid"
}

# The pids whose /proc/PID/LINK is the file or folder given (compared by device and inode, so mounts do not matter).
pids_at() {
  local link=$1 file=$2 id
  id=$(stat -L -c %d:%i -- "$file" 2>/dev/null) || return 0
  { stat -L -c '%d:%i %n' /proc/[0-9]*/"$link" 2>/dev/null || true; } | awk -v id="$id" '$1 == id { split($2, part, "/"); print part[3] }'
}

# All processes of a server, its main one first.
members() {
  local name=$1 main pid
  main=$(main_pid "$name" || true)
  [[ -z $main ]] || printf '%s\n' "$main"
  for pid in $(candidates "$name"); do
    [[ $pid == "$main" ]] || ! start_of "$pid" >/dev/null || printf '%s\n' "$pid"
  done
}

candidates() {
  local pid
  if [[ $1 == mongodb* ]]; then
    for pid in $(pids_at exe "$FERRETDB_BINARY"); do
      ! has_setting "$pid" "FERRETDB_STATE_DIR=$(ferretdb_state "$1")" || printf '%s\n' "$pid"
    done
    return
  fi
  for pid in $(pids_at cwd "$DB_DATA/$1"); do
    [[ $(cat "/proc/$pid/comm" 2>/dev/null) != @(postgres|pgbouncer) ]] || printf '%s\n' "$pid"
  done
}

# Was the process started with this NAME=VALUE in its environment?
has_setting() { { tr '\0' '\n' <"/proc/$1/environ"; } 2>/dev/null | grep -xF -- "$2" >/dev/null; }

main_pid() {
  local name=$1 pid
  recorded_pid "$name" && return
  if [[ $name == mongodb* || $name == pgbouncer ]]; then
    pid=$(candidates "$name" | head -n 1)
  else
    pid=$(postmaster_line "$name" 1)
    candidates "$name" | grep -x -- "${pid:-none}" >/dev/null || pid=
  fi
  [[ -n $pid ]] && start_of "$pid" >/dev/null && printf '%s\n' "$pid"
}

is_running() { [[ -n $(main_pid "$1" || true) ]]; }

# PostgreSQL's own note of its running server: line 1 the pid, line 8 "ready" when it takes connections.
postmaster_line() { sed -n "$2{s/ *\$//;p}" "$DB_DATA/$1/postmaster.pid" 2>/dev/null || true; }

# Starts a server in the Debian folder, detached from the calling shell: launch NAME COMMAND...
launch() {
  local name=$1 pid='' tries
  shift
  rotate "$DB_LOGS/$name.log"
  DB_LOG_FROM=$(stat -c %s -- "$DB_LOGS/$name.log" 2>/dev/null || echo 0)
  rm -f -- "$DB_STATE/$name.pid" "$DB_STATE/$name.launched"
  setsid nohup unshare --mount bash "$DB_LIB/enter" "$DB_ROOT" "$DB_DATA" postgres "$DB_STATE/$name.launched" "$@" \
    </dev/null >>"$DB_LOGS/$name.log" 2>&1 9>&- &
  disown
  for ((tries = 0; tries < 100; tries++)); do
    pid=$(cat "$DB_STATE/$name.launched" 2>/dev/null || true)
    [[ -z $pid ]] || break
    sleep 0.05
  done
  rm -f -- "$DB_STATE/$name.launched"
  [[ -n $pid ]] || server_failed "$name" 'did not start'
  remember "$name" "$pid"
}

# Waits until READY (a function of the server's name) says yes, for as long as the server lives.
await_ready() {
  local name=$1 ready=$2 until=$((SECONDS + 180))
  until "$ready" "$name"; do
    is_running "$name" || server_failed "$name" 'ended while it started'
    ((SECONDS < until)) || server_failed "$name" 'is not ready after 180 seconds'
    sleep 0.1
  done
}

server_failed() {
  say "$1 $2. The end of $DB_LOGS/$1.log:"
  tail -c "+$((${DB_LOG_FROM:-0} + 1))" -- "$DB_LOGS/$1.log" | tail -n 25 | sed 's/^/  | /' >&2
  exit 1
}

# Ends a server: asks with SIGNAL, waits SECONDS for all its processes to go, then forces.
end_server() {
  local name=$1 signal=$2 until=$((SECONDS + $3)) main
  main=$(main_pid "$name" || true)
  [[ -z $main ]] || kill "-$signal" "$main" 2>/dev/null || true
  while is_running "$name" && ((SECONDS < until)); do sleep 0.1; done
  kill_at_once "$name"
}

# kill -9 for every process of the servers named, main processes first, until none is left.
kill_at_once() {
  local name pids
  while :; do
    pids=()
    for name in "$@"; do mapfile -t -O "${#pids[@]}" pids < <(members "$name"); done
    ((${#pids[@]})) || break
    kill -KILL "${pids[@]}" 2>/dev/null || true
    sleep 0.05
  done
  for name in "$@"; do rm -f -- "$DB_STATE/$name.pid"; done
}
