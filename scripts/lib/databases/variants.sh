# shellcheck shell=bash
# What the tests of variants need beside the plain servers: certificates for TLS, PgBouncer, and the doors with TLS.

start_variants() {
  make_certificates
  start_cluster postgresql-tls 25432
  start_pgbouncer 26432
  start_ferretdb mongodb-tls 27117
}

# --- TLS: a CA that nobody else trusts, and a certificate of this machine's own address ---

make_certificates() {
  certificates_are_good || {
    end_server mongodb-tls TERM 15 # they have the old ones
    end_server postgresql-tls INT 60
    step 'making certificates for TLS' write_certificates
  }
}

certificates_are_good() {
  [[ -s $DB_DATA/tls/server.crt ]] &&
    in_root postgres openssl x509 -noout -checkend 2592000 -in "$DB_INNER/tls/server.crt" >/dev/null
}

# The CA's key is not kept: nobody can make another certificate that the tests would trust.
write_certificates() {
  local making=$DB_INNER/tls.making new=(-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650)
  prepare_data
  rm -rf --one-file-system -- "$DB_DATA/tls.making" "$DB_DATA/tls"
  install -d -o "$POSTGRES_ID" -g "$POSTGRES_ID" -m 700 "$DB_DATA/tls.making"
  in_root postgres openssl req -x509 "${new[@]}" -subj '/CN=CA of scripts-databases' -keyout "$making/ca.key" -out "$making/ca.crt"
  in_root postgres openssl req -x509 "${new[@]}" -subj '/CN=localhost' -CA "$making/ca.crt" -CAkey "$making/ca.key" \
    -addext subjectAltName=DNS:localhost,IP:127.0.0.1 -addext basicConstraints=critical,CA:FALSE \
    -keyout "$making/server.key" -out "$making/server.crt"
  rm -f -- "$DB_DATA/tls.making/ca.key"
  mv -T -- "$DB_DATA/tls.making" "$DB_DATA/tls"
}

# --- PgBouncer in transaction mode before the cluster "postgresql" ---

start_pgbouncer() {
  if is_running pgbouncer; then
    write_pgbouncer
    kill -HUP "$(main_pid pgbouncer)" # its cluster may have another port now
  else
    prepare_data
    settle_port pgbouncer "$1"
    write_pgbouncer
    step "starting pgbouncer on 127.0.0.1:$(port_of pgbouncer)" run_pgbouncer
  fi
  await_ready pgbouncer pgbouncer_ready
}

run_pgbouncer() {
  launch pgbouncer env --chdir="$DB_INNER/pgbouncer" pgbouncer --quiet "$DB_INNER/pgbouncer/pgbouncer.ini"
  await_ready pgbouncer pgbouncer_ready
}

write_pgbouncer() {
  cat >"$DB_DATA/pgbouncer/pgbouncer.ini" <<SETTINGS
; Written by scripts/databases at each start.
[databases]
mneme = host=127.0.0.1 port=$(port_of postgresql) dbname=mneme
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = $(port_of pgbouncer)
unix_socket_dir =
auth_type = scram-sha-256
auth_file = $DB_INNER/pgbouncer/users.txt
admin_users = mneme
pool_mode = transaction
default_pool_size = 20
max_client_conn = 500
max_prepared_statements = 200
log_connections = 0
log_disconnections = 0
SETTINGS
  printf '"mneme" "mneme"\n' >"$DB_DATA/pgbouncer/users.txt"
}

pgbouncer_ready() { [[ -n $(pgbouncer_version) ]]; }

pgbouncer_version() {
  in_root postgres psql --no-psqlrc --no-align --tuples-only --command='show version' \
    "postgresql://mneme:mneme@127.0.0.1:$(port_of pgbouncer)/pgbouncer?connect_timeout=3" 2>/dev/null || true
}

variant_urls() {
  [[ -n $(port_of mongodb-tls) ]] || return 0 # not since "up" brings them
  printf "export MEMORY_IT_SERVERS='scripts/databases'\n"
  printf "export MEMORY_IT_POSTGRESQL_PLAIN_URL='postgresql://mneme:mneme@127.0.0.1:%s/mneme_plain'\n" "$(port_of postgresql)"
  printf "export MEMORY_IT_PGBOUNCER_URL='postgresql://mneme:mneme@127.0.0.1:%s/mneme'\n" "$(port_of pgbouncer)"
  printf "export MEMORY_IT_POSTGRESQL_TLS_URL='postgresql://mneme:mneme@127.0.0.1:%s/mneme?sslmode=verify-full&sslrootcert=%s'\n" \
    "$(port_of postgresql-tls)" "$DB_DATA/tls/ca.crt"
  printf "export MEMORY_IT_MONGODB_TLS_URL='mongodb://mneme:mneme@127.0.0.1:%s/?tls=true'\n" "$(port_of mongodb-tls)"
  printf "export MEMORY_IT_MONGODB_TLS_CA='%s'\n" "$DB_DATA/tls/ca.crt"
}
