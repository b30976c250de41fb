# shellcheck shell=bash
# The server that speaks MongoDB's protocol: FerretDB, with its documents in the cluster "documentdb".

start_mongodb() {
  start_cluster documentdb 25532
  ferretdb_is_current || {
    end_server mongodb TERM 15
    settle_port mongodb 27117
    prepare_data
    step "starting mongodb (FerretDB) on 127.0.0.1:$(port_of mongodb)" run_ferretdb
  }
  await_ready mongodb ferretdb_ready
}

# Running, and on the port that its cluster has now.
ferretdb_is_current() {
  local pid
  pid=$(main_pid mongodb) && tr '\0' '\n' <"/proc/$pid/environ" | grep -F "@127.0.0.1:$(port_of documentdb)/" >/dev/null
}

run_ferretdb() {
  launch mongodb env FERRETDB_LISTEN_ADDR="127.0.0.1:$(port_of mongodb)" FERRETDB_STATE_DIR="$DB_INNER/ferretdb" \
    FERRETDB_POSTGRESQL_URL="postgres://mneme:mneme@127.0.0.1:$(port_of documentdb)/postgres" \
    FERRETDB_AUTH=false FERRETDB_TELEMETRY=disable FERRETDB_DEBUG_ADDR=- FERRETDB_LOG_LEVEL=warn \
    "$DB_INNER/bin/${FERRETDB_BINARY##*/}"
  await_ready mongodb ferretdb_ready
}

ferretdb_ready() { [[ -n $(ferretdb_version) ]]; }

# Asks over the wire: {buildInfo: 1, $db: "admin"} as one OP_MSG; the answer's printable strings name the versions.
ferretdb_version() {
  local port
  port=$(port_of mongodb)
  {
    exec 8<>"/dev/tcp/127.0.0.1/$port" || return 0
    # shellcheck disable=SC2016 # a dollar of the protocol
    printf '\x38\0\0\0\x01\0\0\0\0\0\0\0\xdd\x07\0\0\0\0\0\0\0\x23\0\0\0\x10buildInfo\0\x01\0\0\0\x02$db\0\x06\0\0\0admin\0\0' >&8
    timeout 5 dd bs=65536 count=1 <&8 | LC_ALL=C tr -c '[:print:]' '\n' |
      awk 'found && NF { names = names (names == "" ? "MongoDB " : ", FerretDB ") $0; found = 0 } $0 == "version" { found = 1 } END { print names }'
    exec 8>&-
  } 2>/dev/null
}
