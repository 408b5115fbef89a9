# Sourced by mvnw and cobalt; POSIX sh. Finds a Java of at least a given version.

# The major version of the Java in folder $1, from its release file or, without one, by asking it.
java_major() {
    [ -x "$1/bin/java" ] || return 1
    java_major_=
    if [ -r "$1/release" ]; then
        java_major_=$(sed -n 's/^JAVA_VERSION="\(1\.\)\{0,1\}\([0-9][0-9]*\).*/\2/p' "$1/release")
    fi
    if [ -z "$java_major_" ]; then
        java_major_=$("$1/bin/java" -version 2>&1 |
            sed -n 's/.* version "\(1\.\)\{0,1\}\([0-9][0-9]*\).*/\2/p' | sed -n 1p)
    fi
    [ -n "$java_major_" ] && echo "$java_major_"
}

# The file behind a chain of symbolic links; "readlink -f" is not everywhere.
resolve_links() {
    resolved_=$1
    while [ -h "$resolved_" ]; do
        link_=$(readlink "$resolved_")
        case $link_ in
            /*) resolved_=$link_ ;;
            *) resolved_=$(dirname "$resolved_")/$link_ ;;
        esac
    done
    echo "$resolved_"
}

# Folders in which a Java may stand, one a line, the user's own choice first.
java_candidates() {
    [ -z "${JAVA_HOME:-}" ] || echo "$JAVA_HOME"
    if command -v java >/dev/null 2>&1; then
        dirname "$(dirname "$(resolve_links "$(command -v java)")")"
    fi
    for home_ in /usr/lib/jvm/* /opt/* /opt/*/jdk* /usr/local/lib/jvm/* \
        "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${HOME:-/nonexistent}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        [ ! -x "$home_/bin/java" ] || echo "$home_"
    done
}

# Sets java_home and java_version to the first Java of version $1 or newer; fails if there is none.
find_java() {
    java_home=
    java_version=
    java_found_=$(java_candidates | while IFS= read -r home_; do
        major_=$(java_major "$home_") || continue
        if [ "$major_" -ge "$1" ]; then
            echo "$major_ $home_"
            break
        fi
    done)
    [ -n "$java_found_" ] || return 1
    java_version=${java_found_%% *}
    java_home=${java_found_#* }
}
