# shellcheck shell=bash disable=SC2154
# Sourced with $root set: builds a module when its sources are newer than its last build, then runs it.

# shellcheck source=scripts/lib/jdk.sh
source "$root/scripts/lib/jdk.sh"

die() {
    printf '%s: %s\n' "${0##*/}" "$1" >&2
    exit 1
}

# launch MODULE MAIN_CLASS [JVM_OPTION...] -- [ARGUMENT...]
launch() {
    local module=$1 main=$2 options=()
    shift 2
    while [ "$1" != -- ]; do
        options+=("$1")
        shift
    done
    shift
    choose_jdk
    # Each build is a folder of its own, so that a rebuild does not pull the jars from under a running one.
    apps=$root/$module/target/app
    if stale; then
        locked_build "$module"
    fi
    hold_app
    speak_utf8
    # Unquoted on purpose: several options in one variable.
    # shellcheck disable=SC2086
    exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 \
        -Dstderr.encoding=UTF-8 ${options[@]+"${options[@]}"} ${MNEME_JAVA_OPTS:-} -cp "$app/*" "$main" "$@"
}

choose_jdk() {
    if [ -z "${JAVA_HOME:-}" ]; then
        JAVA_HOME=$(find_jdk 17 999) || die "no JDK found: install a JDK 17 or newer, or set JAVA_HOME to one"
    elif [ "$(jdk_version "$JAVA_HOME")" -lt 17 ]; then
        die "JAVA_HOME ($JAVA_HOME) is not a JDK 17 or newer"
    fi
    export JAVA_HOME
}

# The file "built" of an app is as old as the start of its build; folders count too, for what was deleted.
stale() {
    [ ! -e "$apps/current/built" ] || [ -n "$(find "$root/pom.xml" "$root/.mvn" "$root"/memory-*/pom.xml \
        "$root"/memory-*/src/main -newer "$apps/current/built" -print -quit 2>/dev/null)" ]
}

# One build at a time in this tree; who had to wait may find the work done.
locked_build() {
    if command -v flock >/dev/null; then
        exec 8<"$root/pom.xml"
        if ! flock -n 8; then
            tell "waiting for another build"
            flock 8
        fi
    fi
    if stale; then
        build "$1"
    fi
    exec 8<&-
    tell ""
}

build() {
    local module=$1 log=$root/$1/target/build.log next
    mkdir -p "$apps"
    prune
    next=$apps/$(date +%s)-$$
    mkdir "$next"
    touch "$next/built"
    rm -rf "$root/$module/target/launch/lib" "$root/$module"/target/launch/*.jar
    if ! maven "$module" "$log"; then
        rm -rf "$next"
        explain "$log"
        exit 1
    fi
    cp "$root/$module"/target/launch/*.jar "$root/$module"/target/launch/lib/*.jar "$next"
    ln -sfn "${next##*/}" "$apps/current"
}

# Removes the apps that nothing runs any more.
prune() {
    local old
    command -v flock >/dev/null || return 0
    for old in "$apps"/*/built; do
        if [ -e "$old" ] && [ ! "$old" -ef "$apps/current/built" ]; then
            flock -n "$old" rm -rf "${old%/built}" || true
        fi
    done
}

maven() (
    local command=(./mvnw -B -Dfast -Dmaven.test.skip=true -Dbuild.dir=target/launch -pl "$1" -am package)
    cd "$root" || exit
    if [ -t 2 ]; then
        "${command[@]}" </dev/null 2>&1 | tee "$2" | progress
    else
        "${command[@]}" </dev/null >"$2" 2>&1
    fi
)

# Reads Maven's output; keeps one line on the terminal up to date.
progress() {
    local line='' what='starting' shown='' status
    while :; do
        status=0
        IFS= read -r -t 1 line || status=$?
        # Above 128 is the second that passed without a line; else the output has ended.
        [ "$status" -eq 0 ] || [ "$status" -gt 128 ] || break
        if [[ $line =~ Building\ (memory-[a-z0-9-]+).*\[([0-9]+)/([0-9]+)\] ]]; then
            what="building ${BASH_REMATCH[1]} (${BASH_REMATCH[2]} of ${BASH_REMATCH[3]})"
        fi
        # Maven's lines come by the hundred: only a change is worth a write.
        if [ "$shown" != "$what, $SECONDS s" ]; then
            shown="$what, $SECONDS s"
            tell "$shown"
        fi
    done
}

# Replaces the line on the terminal; says nothing where there is none.
tell() {
    if [ -t 2 ]; then
        printf '\r\033[K%s' "${1:+${0##*/}: $1}" >&2
    fi
}

explain() {
    tell ""
    printf '%s: the build failed\n' "${0##*/}" >&2
    # Maven's advice on how to run Maven says nothing about the cause.
    { grep -E '^\[ERROR\] +[^ ]' "$1" | grep -vE 'Help [0-9]|re-run Maven|Re-run|For more info|After correcting|mvn <args>' ||
        tail -n 20 "$1"; } | head -n 30 >&2
    if grep -qiE 'unknown ?host|name resolution|name or service|connection refused|unreachable|could not transfer|failed to fetch' "$1"; then
        printf 'The first build downloads its libraries: is there a network?\n' >&2
    fi
    printf 'The whole log: %s\n' "$1" >&2
}

# Sets $app, and holds a lock on it that the JVM inherits, so that no later build removes it.
hold_app() {
    while :; do
        app=$(readlink -f "$apps/current") || die "no build in $apps"
        exec 9<"$app/built" || continue
        command -v flock >/dev/null || return 0
        flock -s 9
        [ ! -e "$app/built" ] || return 0
    done
}

# Java reads the arguments in the locale's encoding, which in a bare container is ASCII.
speak_utf8() {
    [ "$(locale charmap 2>/dev/null)" = UTF-8 ] || export LC_ALL=C.UTF-8
}
