# shellcheck shell=bash
# Sourced: a Docker engine of our own where none answers, and an image of real servers where none can be pulled.

docker_answers() {
    command -v docker >/dev/null && docker version --format '{{.Server.Version}}' >/dev/null 2>&1
}

# start_docker FOLDER LOGS: starts an engine whose data is in FOLDER, and points DOCKER_HOST to it. Installs it by apt.
start_docker() {
    local folder=$1 logs=$2 tries
    if ! command -v docker >/dev/null || ! command -v dockerd >/dev/null || ! command -v iptables >/dev/null; then
        { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends docker.io iptables; } \
            >"$logs/docker-install.log" 2>&1 </dev/null || return 1
    fi
    export DOCKER_HOST=unix://$folder/docker.sock
    # A session of its own: an interrupt is for the caller, who then stops it.
    setsid dockerd --host="$DOCKER_HOST" --data-root="$folder/data" --exec-root="$folder/exec" \
        --pidfile="$folder/docker.pid" >"$logs/dockerd.log" 2>&1 </dev/null &
    docker_pid=$!
    for ((tries = 0; tries < 300; tries++)); do
        ! docker_answers || return 0
        kill -0 "$docker_pid" 2>/dev/null || return 1
        sleep 0.1
    done
    return 1
}

# Stops the engine that start_docker started, if it did, and removes its data.
stop_docker() {
    [ -n "${docker_pid:-}" ] || return 0
    kill "$docker_pid" 2>/dev/null || true
    wait "$docker_pid" 2>/dev/null || true
    docker_pid=
    rm -rf --one-file-system -- "${DOCKER_HOST#unix://}" "$(dirname "${DOCKER_HOST#unix://}")"/{data,exec,docker.pid}
    unset DOCKER_HOST
}

# make_image NAME: an image of what scripts/databases installed; it starts as the official "postgres" and "mongo" do.
make_image() {
    local image=$1 home ferretdb scripts
    scripts=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/databases
    # shellcheck source=scripts/lib/databases/common.sh
    home=$(source "$scripts/common.sh" && printf '%s' "$DB_HOME")
    ferretdb=$(cd "$home/data/bin" && printf '%s\n' ferretdb-* | sort -V | tail -n 1) || return 1
    tar --one-file-system --exclude='./var/cache/*' --exclude='./tmp/*' --transform="s,^$ferretdb\$,ferretdb," \
        -c -C "$home/root" . -C "$home/data/bin" "$ferretdb" -C "$scripts" image-entry |
        docker import --change 'ENTRYPOINT ["/bin/sh", "/image-entry"]' --change 'CMD ["mongod"]' - "$image"
}
