# shellcheck shell=bash
# Places, messages, steps, the lock and the ports: what every part of scripts/databases uses.
# shellcheck disable=SC2034 # the other files use these
{
  DB_HOME=${MNEME_DATABASES_HOME:-${XDG_CACHE_HOME:-${HOME:-~}/.cache}/mneme/databases}
  DB_HOME=$(realpath -m -- "$DB_HOME")
  DB_ROOT=$DB_HOME/root   # Debian forky with the servers
  DB_DATA=$DB_HOME/data   # clusters, FerretDB, sockets; the servers see it as $DB_INNER
  DB_STATE=$DB_HOME/state # ports and pids
  DB_LOGS=$DB_HOME/logs
  DB_LOG=$DB_LOGS/setup.log
  DB_MARK=$DB_HOME/.mneme-databases
  DB_INNER=/srv/mneme
  DB_STEP_PID=
}

say() { printf 'databases: %s\n' "$*" >&2; }

die() {
  local line
  for line in "$@"; do say "$line"; done
  exit 1
}

# This kind of machine only; anywhere else, say what to do instead.
require_machine() {
  local reason='' refusal
  if [[ $(uname -s) != Linux || ! -e /etc/debian_version ]] || ! command -v apt-get >/dev/null; then
    reason='this is neither Debian nor Ubuntu'
  elif ((EUID != 0)); then
    reason='it must run as root (it makes and enters a Debian folder)'
  elif ! refusal=$(unshare --mount true 2>&1); then
    reason="this machine does not allow mounts (in a container: start it with --privileged): $refusal"
  fi
  [[ -z $reason ]] || die "cannot bring servers here: $reason." \
    'Instead, start PostgreSQL 18 with pgvector and MongoDB with Docker, or use servers that you have, and set' \
    '  MEMORY_IT_POSTGRESQL_URL=postgresql://USER:PASSWORD@HOST:PORT/DATABASE and MEMORY_IT_MONGODB_URL=mongodb://HOST:PORT/'
}

# Never work in (and later remove) a folder that is somebody else's.
require_own_home() {
  [[ $DB_HOME =~ ^/[A-Za-z0-9._/+@-]+$ ]] ||
    die "the folder's name may hold letters, digits and ._/+@- only: $DB_HOME (set MNEME_DATABASES_HOME)"
  [[ ! -e $DB_HOME || -e $DB_MARK ]] || [[ -d $DB_HOME && -z $(ls -A -- "$DB_HOME") ]] ||
    die "$DB_HOME exists and was not made by this script; set MNEME_DATABASES_HOME to another folder"
}

make_home() {
  mkdir -p -- "$DB_HOME" "$DB_STATE" "$DB_LOGS" "$DB_DATA"
  printf 'Made by scripts/databases of Mneme. "scripts/databases down --purge" removes this folder.\n' >"$DB_MARK"
  rotate "$DB_LOG"
}

# One run at a time. Install steps inherit the lock, so nobody starts over beside one that outlived its script.
lock_home() {
  require_own_home
  while :; do
    mkdir -p -- "$DB_HOME"
    [[ -e $DB_MARK ]] || : >"$DB_MARK"
    exec 9>>"$DB_MARK"
    if ! flock -n 9; then
      say 'another run is at work here; waiting for it'
      flock 9
    fi
    [[ $DB_MARK -ef /proc/self/fd/9 ]] && return # else a purge took the folder away meanwhile
  done
}

# Keeps a log from growing without end: a full one becomes FILE.1.
rotate() {
  local size
  size=$(stat -c %s -- "$1" 2>/dev/null || echo 0)
  ((size < 20000000)) || mv -f -- "$1" "$1.1"
}

# step TEXT COMMAND...: says TEXT, runs COMMAND with its output in the log; ends the script with the log's tail if it fails.
step() {
  local text=$1 from code=0
  shift
  from=$(stat -c %s -- "$DB_LOG" 2>/dev/null || echo 0)
  printf '== %(%F %T)T %s\n' -1 "$text" >>"$DB_LOG"
  [[ -t 2 ]] || say "$text"
  set -m # a process group of its own, so that an interrupt can end all of it
  "$@" >>"$DB_LOG" 2>&1 </dev/null &
  DB_STEP_PID=$!
  set +m
  [[ ! -t 2 ]] || count_seconds "$text"
  wait "$DB_STEP_PID" || code=$?
  DB_STEP_PID=
  ((code == 0)) || {
    say "failed: $text. The end of $DB_LOG:"
    tail -c "+$((from + 1))" -- "$DB_LOG" | tail -n 25 | sed 's/^/  | /' >&2
    exit 1
  }
}

count_seconds() {
  local started=$SECONDS
  while kill -0 "$DB_STEP_PID" 2>/dev/null; do
    printf '\rdatabases: %s ... %d s' "$1" "$((SECONDS - started))" >&2
    sleep 0.2
  done
  printf '\n' >&2
}

interrupted() {
  [[ -z $DB_STEP_PID ]] || kill -KILL -- "-$DB_STEP_PID" 2>/dev/null || true
  die 'interrupted; run it again to go on'
}

# Runs a command in the Debian folder: in_root USER COMMAND...
in_root() {
  local user=$1
  shift
  unshare --mount bash "$DB_LIB/enter" "$DB_ROOT" "$DB_DATA" "$user" - "$@"
}

# --- ports: chosen once, remembered in a file ---

port_of() { sed -n "s/^$1=//p" "$DB_STATE/ports" 2>/dev/null || true; }

# Does anything listen on this port, on any address?
port_taken() {
  local hex
  printf -v hex '%04X' "$1"
  cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | awk -v port=":$hex" '$4 == "0A" && substr($2, length($2) - 4) == port { found = 1 } END { exit !found }'
}

# Sets the port of a server that is about to start: the remembered one, or the first free one from FIRST on.
settle_port() {
  local name=$1 port=$2 old
  old=$(port_of "$name")
  if [[ -n $old ]] && ! port_taken "$old"; then return; fi
  while port_taken "$port" || grep -q "=$port\$" "$DB_STATE/ports" 2>/dev/null; do ((++port)); done
  [[ -z $old ]] || say "port $old of $name is taken by another program; it is $port from now on"
  { grep -v "^$name=" "$DB_STATE/ports" 2>/dev/null || true; printf '%s=%s\n' "$name" "$port"; } >"$DB_STATE/ports.new"
  mv -f -- "$DB_STATE/ports.new" "$DB_STATE/ports"
}
