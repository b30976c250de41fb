# shellcheck shell=bash
# Brings the software: a Debian forky folder with the PostgreSQL packages, and FerretDB built from its Go module.
# Both are made beside their place and moved in at the end, so a half-made one is never taken for a whole one.

DEBIAN_SUITE=forky
DEBIAN_RECIPE=1 # raise it when the folder must be made anew
DEBIAN_PACKAGES=(postgresql-18 postgresql-18-pgvector postgresql-18-documentdb pgbouncer)
FERRETDB_VERSION=2.7.0
FERRETDB_GO=1.25 # the Go that this FerretDB needs
FERRETDB_BINARY=$DB_DATA/bin/ferretdb-$FERRETDB_VERSION
POSTGRES_ID=25432 # user and group of the servers and their data; fixed, so that a new Debian folder fits old data
SPACE_NEEDED_MB=2500

install_missing() {
  local need_root='' need_ferretdb=''
  root_is_whole || need_root=yes
  [[ -x $FERRETDB_BINARY ]] || need_ferretdb=yes
  [[ -n $need_root$need_ferretdb ]] || return 0
  announce "$need_root" "$need_ferretdb"
  rm -rf --one-file-system -- "$DB_HOME"/making.*
  if [[ -n $need_root ]]; then install_root; fi
  if [[ -n $need_ferretdb ]]; then install_ferretdb; fi
}

root_is_whole() {
  local file
  [[ $(cat "$DB_ROOT/.mneme-recipe" 2>/dev/null) == "$DEBIAN_RECIPE" ]] || return 1
  for file in lib/postgresql/18/bin/{postgres,initdb,psql} sbin/pgbouncer share/postgresql/18/extension/{vector,documentdb}.control; do
    [[ -s $DB_ROOT/usr/$file ]] || return 1
  done
}

announce() {
  local free
  say "this brings to $DB_HOME (scripts/databases down --purge removes it all):"
  if [[ -n $1 ]]; then
    say "  a Debian $DEBIAN_SUITE folder with ${DEBIAN_PACKAGES[*]} (170 MB to download, 600 MB on disk)"
    command -v debootstrap >/dev/null || say '  and, on this machine itself, by apt: debootstrap (0.3 MB)'
  fi
  [[ -z $2 ]] || say "  FerretDB $FERRETDB_VERSION, built from its Go module with $(go_to_use) (75 MB to download, 25 MB on disk)"
  free=$(df --output=avail -m -- "$DB_HOME" | tail -n 1)
  ((free >= SPACE_NEEDED_MB)) || die "only ${free} MB are free there; it takes $SPACE_NEEDED_MB MB while it installs"
}

# --- the Debian folder ---

install_root() {
  local making=$DB_HOME/making.root
  use_apt_proxies
  if ! command -v debootstrap >/dev/null || [[ ! -e /usr/share/keyrings/debian-archive-keyring.gpg ]]; then
    step 'installing debootstrap on this machine' host_install debootstrap debian-archive-keyring
  fi
  step "making a Debian $DEBIAN_SUITE folder" make_debian "$making"
  step "installing ${DEBIAN_PACKAGES[*]} in it" add_packages "$making"
  end_all_servers # they run on the old folder, if there is one
  step 'moving it in place' move_root "$making"
}

# The machine's own way to the network serves debootstrap too, which does not read apt's settings.
use_apt_proxies() {
  local kind value
  for kind in http https; do
    value=
    eval "$(apt-config shell value "Acquire::$kind::Proxy")"
    [[ -z $value || $value == DIRECT || -n $(printenv "${kind}_proxy" || true) ]] || export "${kind}_proxy=$value"
  done
}

host_install() {
  export DEBIAN_FRONTEND=noninteractive
  [[ -n $(apt-get indextargets 'Created-By: Packages') ]] || apt-get update
  apt-get install -y --no-install-recommends "$@" || {
    apt-get update
    apt-get install -y --no-install-recommends "$@"
  }
}

# The first of the machine's own package mirrors that has the release; nothing if none has (debootstrap then uses its default).
debian_mirror() {
  local mirror probe=$1
  [[ -z ${MNEME_DEBIAN_MIRROR:-} ]] || { printf '%s\n' "$MNEME_DEBIAN_MIRROR"; return; }
  # shellcheck disable=SC2016 # apt's own placeholder
  for mirror in $(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | sort -u); do
    [[ $mirror =~ ^(https?|file): ]] || continue
    /usr/lib/apt/apt-helper download-file "${mirror%/}/dists/$DEBIAN_SUITE/InRelease" "$probe" >&2 || continue
    printf '%s\n' "${mirror%/}"
    return
  done
}

make_debian() {
  local folder=$1 mirror
  [[ -n $(apt-get indextargets 'Created-By: Packages') ]] || apt-get update
  mirror=$(debian_mirror "$DB_HOME/making.probe")
  echo "mirror: ${mirror:-the default of debootstrap}"
  # "sid" is the recipe for every recent release; an older debootstrap does not know this one's name.
  contained debootstrap --variant=minbase --include=ca-certificates --force-check-gpg \
    --keyring=/usr/share/keyrings/debian-archive-keyring.gpg \
    "$DEBIAN_SUITE" "$folder" "$mirror" /usr/share/debootstrap/scripts/sid
}

# Runs a command with process numbers and mounts of its own: whatever it leaves behind ends with it.
contained() { unshare --mount --pid --fork --kill-child --mount-proc "$@"; }

setup_in() {
  local folder=$1
  shift
  mkdir -p "$DB_HOME/making.data"
  contained bash "$DB_LIB/enter" "$folder" "$DB_HOME/making.data" setup - "$@"
}

add_packages() {
  local folder=$1
  printf '#!/bin/sh\nexit 101\n' >"$folder/usr/sbin/policy-rc.d" # start no service
  chmod 755 "$folder/usr/sbin/policy-rc.d"
  mkdir -p "$folder/etc/postgresql-common/createcluster.d" # nor make a cluster: this script makes its own
  echo 'create_main_cluster = false' >"$folder/etc/postgresql-common/createcluster.d/mneme.conf"
  printf 'path-exclude=/usr/share/%s\n' 'man/*' 'locale/*' 'doc/*' >"$folder/etc/dpkg/dpkg.cfg.d/mneme"
  printf 'path-include=/usr/share/doc/*/copyright\n' >>"$folder/etc/dpkg/dpkg.cfg.d/mneme"
  setup_in "$folder" groupadd --gid "$POSTGRES_ID" postgres
  setup_in "$folder" useradd --uid "$POSTGRES_ID" --gid postgres --home-dir /var/lib/postgresql --shell /bin/bash postgres
  apt_in "$folder" update
  apt_in "$folder" install "${DEBIAN_PACKAGES[@]}"
  apt_in "$folder" clean
  rm -rf -- "$folder"/var/lib/apt/lists/*
  # As hosted PostgreSQL services have it: a database's owner may create the extension without being superuser.
  echo 'trusted = true' >>"$folder/usr/share/postgresql/18/extension/vector.control"
  echo "$DEBIAN_RECIPE" >"$folder/.mneme-recipe"
}

# Like debootstrap, this takes a mirror that stands still (a snapshot), whose signed list is past its date.
apt_in() {
  local folder=$1
  shift
  setup_in "$folder" env DEBIAN_FRONTEND=noninteractive apt-get -y --no-install-recommends \
    -o Dpkg::Options::=--force-unsafe-io -o Dpkg::Options::=--force-confold -o Acquire::Check-Valid-Until=false "$@"
}

move_root() {
  sync -f "$1"
  rm -rf --one-file-system -- "$DB_ROOT"
  mv -T -- "$1" "$DB_ROOT"
  rm -rf --one-file-system -- "$DB_HOME"/making.*
}

# --- programs in Go ---

host_go_is_enough() {
  local version
  version=$(GOTOOLCHAIN=local go env GOVERSION 2>/dev/null) || return 1
  version=${version#go}
  [[ $(printf '%s\n' "$FERRETDB_GO" "${version%% *}" | sort -V | head -n 1) == "$FERRETDB_GO" ]]
}

go_to_use() {
  if host_go_is_enough; then echo "this machine's Go"; else echo "Debian $DEBIAN_SUITE's Go, in the folder only"; fi
}

install_ferretdb() {
  mkdir -p "$DB_DATA/bin"
  install_go_program "FerretDB $FERRETDB_VERSION" "github.com/FerretDB/FerretDB/v2/cmd/ferretdb@v$FERRETDB_VERSION" "$FERRETDB_BINARY"
}

# install_go_program NAME MODULE@VERSION FILE: builds FILE from a Go module.
install_go_program() {
  local making=$DB_HOME/making.go program=${2%@*}
  mkdir -p "$making"
  if host_go_is_enough; then
    step "building $1 with this machine's Go" build_with_host "$making" "$2"
  else
    use_apt_proxies
    step "building $1 with Debian $DEBIAN_SUITE's Go" build_in_root "$making" "$2"
  fi
  mv -T -- "$making/${program##*/}" "$3"
  rm -rf --one-file-system -- "$DB_HOME"/making.*
}

# Takes what the machine's own module cache has, but adds nothing to it.
build_with_host() {
  local own
  own=file://$(go env GOMODCACHE)/cache/download
  env -u GOOS -u GOARCH GOPROXY="$own,$(go env GOPROXY)" GOFLAGS="$(go env GOFLAGS) -modcacherw" GOTOOLCHAIN=local CGO_ENABLED=0 \
    GOPATH="$1/path" GOMODCACHE="$1/modules" GOCACHE="$1/cache" GOBIN="$1" nice go install -ldflags='-s -w' "$2"
}

# Debian's own Go can be far too old, so it comes from the new release, into the folder, and leaves again.
build_in_root() {
  local folder=$DB_ROOT work=$DB_ROOT/tmp/mneme-go program name value settings=()
  for name in GOPROXY GOSUMDB GONOSUMDB GOPRIVATE GONOPROXY GOINSECURE GOFLAGS; do
    value=$(go env "$name" 2>/dev/null || printenv "$name" || true)
    [[ -z $value ]] || settings+=("$name=$value")
  done
  rm -rf --one-file-system -- "$work"
  setup_in "$folder" dpkg --configure -a
  apt_in "$folder" update
  apt_in "$folder" install golang-go
  setup_in "$folder" env "${settings[@]}" GOTOOLCHAIN=local CGO_ENABLED=0 GOPATH=/tmp/mneme-go/path GOBIN=/tmp/mneme-go \
    GOCACHE=/tmp/mneme-go/cache nice go install -modcacherw -ldflags='-s -w' "$2"
  program=${2%@*} program=${program##*/}
  mv -T -- "$work/$program" "$1/$program"
  rm -rf --one-file-system -- "$work"
  apt_in "$folder" purge --autoremove golang-go
  apt_in "$folder" clean
  rm -rf -- "$folder"/var/lib/apt/lists/*
}
