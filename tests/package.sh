#!/usr/bin/env bash
# The installed package, used as a stranger would: installs to a new prefix, then builds and runs a
# program through the CMake package (shared and static), one through pkg-config, and every public
# header by itself.
#
#   tests/package.sh [BUILD-FOLDER]     build/dev is the default
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
build=${1:-$root/build/dev}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
prefix=$work/prefix
# Nothing may come from the build, or from this shell, by accident.
unset CFLAGS CPPFLAGS LDFLAGS LD_LIBRARY_PATH PKG_CONFIG_PATH

quietly() { # COMMAND...; its output only when it fails
    "$@" >"$work/log" 2>&1 || {
        cat "$work/log"
        echo "FAILED: $*"
        exit 1
    }
}

check() { # WHAT GOT
    if [ "$2" != "$version" ]; then
        echo "FAILED: $1 says \"$2\", expected \"$version\""
        exit 1
    fi
    echo "- $1: $2"
}

quietly cmake --install "$build" --prefix "$prefix"
version=$(sed -n 's/^CMAKE_PROJECT_VERSION:STATIC=//p' "$build/CMakeCache.txt")
[ -n "$version" ]

mkdir "$work/consumer"
cat >"$work/consumer/main.c" <<'C'
#include <emic.h>
#include <stdio.h>

int main(void)
{
    return puts(emic_version()) < 0;
}
C
cat >"$work/consumer/CMakeLists.txt" <<'CMAKE'
cmake_minimum_required(VERSION 3.22)
project(consumer C)
find_package(emic 0.1 REQUIRED COMPONENTS static)
add_executable(with_shared main.c)
target_link_libraries(with_shared emic::emic)
add_executable(with_static main.c)
target_link_libraries(with_static emic::emic_static)
CMAKE

quietly cmake -S "$work/consumer" -B "$work/cmake" -G Ninja -DCMAKE_PREFIX_PATH="$prefix"
quietly cmake --build "$work/cmake"
check "CMake, shared" "$("$work/cmake/with_shared")"
check "CMake, static" "$("$work/cmake/with_static")"

PKG_CONFIG_PATH=$(dirname "$(find "$prefix" -name emic.pc)")
export PKG_CONFIG_PATH
check "emic.pc" "$(pkg-config --modversion emic)"
libraries=$(pkg-config --variable=libdir emic)
# Unquoted on purpose: several words.
cc -std=c17 $(pkg-config --cflags emic) "$work/consumer/main.c" $(pkg-config --libs emic) \
    -o "$work/with_pkg_config"
check "pkg-config, shared" "$(LD_LIBRARY_PATH=$libraries "$work/with_pkg_config")"
modules=$(pkg-config --print-requires-private emic)
[ -n "$modules" ]
cc -std=c17 $(pkg-config --cflags emic) "$work/consumer/main.c" "$libraries/libemic.a" \
    $(pkg-config --libs $modules) \
    $(sed -n 's/^Libs.private: //p' "$PKG_CONFIG_PATH/emic.pc") -o "$work/with_archive"
check "pkg-config, static" "$("$work/with_archive")"

# A public header needs no other before it, and none that was not installed.
headers=0
while read -r header; do
    printf '#include <%s>\nextern int not_empty;\n' "$header" | cc -std=c17 -Wall -Wextra -Wpedantic -Werror -fsyntax-only \
        -D_POSIX_C_SOURCE=200809L -I"$prefix/include/emic" -x c -
    headers=$((headers + 1))
done < <(cd "$prefix/include/emic" && find . -name '*.h' | sed 's|^\./||' | sort)
[ $headers -gt 10 ]
echo "- $headers public headers, each by itself"

"$prefix/bin/emic" --version | grep -qF "$version"
grep -q '^\.TH' "$prefix/share/man/man1/emic.1"
grep -q '^# ' "$prefix/share/doc/emic/queries.md"
bash -n "$prefix/share/bash-completion/completions/emic"
echo "- the installed command tells its version and has its man page and completion"
