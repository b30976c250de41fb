# shellcheck shell=bash
# Sourced: finds a JDK.

# Prints the Java version of the JDK in folder $1, 0 where there is none.
jdk_version() {
    local version=
    if [ -x "$1/bin/javac" ]; then
        # The release file spares a start of the JVM.
        version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null) || true
        [ -n "$version" ] || version=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
    fi
    echo "${version:-0}"
}

# Prints the folders where a JDK may be, the default one first.
jdk_folders() {
    local javac
    if javac=$(command -v javac); then
        dirname "$(dirname "$(readlink -f "$javac")")"
    fi
    if [ -x /usr/libexec/java_home ]; then
        /usr/libexec/java_home -v 17+ 2>/dev/null || true
    fi
    printf '%s\n' /usr/lib/jvm/*/
}

# Prints the first JDK whose version is from $1 to $2; fails where there is none.
find_jdk() {
    local home version
    while IFS= read -r home; do
        version=$(jdk_version "${home%/}")
        if [ "$version" -ge "$1" ] && [ "$version" -le "$2" ]; then
            printf '%s\n' "${home%/}"
            return
        fi
    done < <(jdk_folders)
    return 1
}
