# shellcheck shell=bash
# The servers that speak MongoDB's protocol: FerretDB on the cluster "documentdb", as "mongodb" for everybody on this
# machine, and as "mongodb-tls" over TLS for who has a password.

start_mongodb() {
  start_cluster documentdb 25532
  start_ferretdb mongodb 27117
}

start_ferretdb() {
  local name=$1
  ferretdb_is_current "$name" || {
    end_server "$name" TERM 15
    settle_port "$name" "$2"
    prepare_data
    step "starting $name (FerretDB) on 127.0.0.1:$(port_of "$name")" run_ferretdb "$name"
  }
  await_ready "$name" ferretdb_ready
}

# Running, and on the port that its cluster has now.
ferretdb_is_current() {
  local pid
  pid=$(main_pid "$1") && has_setting "$pid" "$(ferretdb_cluster)"
}

ferretdb_cluster() { echo "FERRETDB_POSTGRESQL_URL=postgres://mneme:mneme@127.0.0.1:$(port_of documentdb)/postgres"; }

ferretdb_state() { if [[ $1 == mongodb ]]; then echo "$DB_INNER/ferretdb"; else echo "$DB_INNER/ferretdb-tls"; fi; }

run_ferretdb() {
  local name=$1 door=(FERRETDB_AUTH=false "FERRETDB_LISTEN_ADDR=127.0.0.1:$(port_of "$1")")
  [[ $name == mongodb ]] || door=(FERRETDB_AUTH=true FERRETDB_LISTEN_ADDR= "FERRETDB_LISTEN_TLS=127.0.0.1:$(port_of "$name")"
    "FERRETDB_LISTEN_TLS_CERT_FILE=$DB_INNER/tls/server.crt" "FERRETDB_LISTEN_TLS_KEY_FILE=$DB_INNER/tls/server.key")
  launch "$name" env "${door[@]}" FERRETDB_STATE_DIR="$(ferretdb_state "$name")" "$(ferretdb_cluster)" \
    FERRETDB_TELEMETRY=disable FERRETDB_DEBUG_ADDR=- FERRETDB_LOG_LEVEL=warn "$DB_INNER/bin/${FERRETDB_BINARY##*/}"
  await_ready "$name" ferretdb_ready
}

ferretdb_ready() { [[ -n $(ferretdb_version "$1") ]]; }

# Asks over the wire: {buildInfo: 1, $db: "admin"} as one OP_MSG; the answer's printable strings name the versions.
ferretdb_version() {
  # shellcheck disable=SC2016 # a dollar of the protocol
  printf '\x38\0\0\0\x01\0\0\0\0\0\0\0\xdd\x07\0\0\0\0\0\0\0\x23\0\0\0\x10buildInfo\0\x01\0\0\0\x02$db\0\x06\0\0\0admin\0\0' |
    "exchange_with_${1//-/_}" 2>/dev/null | LC_ALL=C tr -c '[:print:]' '\n' |
    awk 'found && NF { names = names (names == "" ? "MongoDB " : ", FerretDB ") $0; found = 0 } $0 == "version" { found = 1 } END { print names }'
}

exchange_with_mongodb() {
  exec 8<>"/dev/tcp/127.0.0.1/$(port_of mongodb)" || return 0
  cat >&8
  timeout 5 dd bs=65536 count=1 <&8 || true
}

# The certificate is checked too.
exchange_with_mongodb_tls() {
  { cat; sleep 0.5; } | in_root postgres timeout 5 openssl s_client -quiet -no_ign_eof -verify_return_error \
    -CAfile "$DB_INNER/tls/ca.crt" -connect "127.0.0.1:$(port_of mongodb-tls)" || true
}
