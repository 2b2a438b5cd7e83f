#!/usr/bin/env bash
# Installs what a build needs, and only what is missing.
#
#   tests/setup.sh [build|test|ci]      test is the default; each includes those before it
#
# Debian, Ubuntu: apt-get. Fedora: dnf. macOS: Homebrew. As root or with a sudo that asks nothing it
# installs; without rights it prints the command that would and exits 2. Never asks.
set -euo pipefail

level=${1:-test}

# What is needed: how to tell that it is there (a command, pkg:MODULE of pkg-config, header:FILE of
# the compiler, or clang's sanitizers), and the packages that bring it for apt, dnf and brew; "-" where there is none.
needs() {
    cat <<'TABLE'
build cc                gcc,libc6-dev     gcc                      -
build cmake             cmake             cmake                    cmake
build ninja             ninja-build       ninja-build              ninja
build pkg-config        pkg-config        pkgconf-pkg-config       pkgconf
build pkg:libutf8proc   libutf8proc-dev   utf8proc-devel           utf8proc
build pkg:sqlite3       libsqlite3-dev    sqlite-devel             sqlite
build pkg:libzip        libzip-dev        libzip-devel             libzip
build pkg:zlib          zlib1g-dev        zlib-devel               zlib
build pkg:yaml-0.1      libyaml-dev       libyaml-devel            libyaml
build pkg:libsodium     libsodium-dev     libsodium-devel          libsodium
build pkg:libpcre2-8    libpcre2-dev      pcre2-devel              pcre2
build pkg:xlsxwriter    libxlsxwriter-dev libxlsxwriter-devel      libxlsxwriter
build header:libstemmer.h libstemmer-dev   libstemmer-devel         snowball
build python3           python3           python3                  python3
test  pkg:cmocka        libcmocka-dev     libcmocka-devel          cmocka
test  cram3|cram        python3-cram      -                        -
test  xmllint           libxml2-utils     libxml2                  libxml2
test  unzip             unzip             unzip                    -
test  7z                p7zip-full        p7zip,p7zip-plugins      p7zip
test  bsdtar            libarchive-tools  bsdtar                   libarchive
test  rsvg-convert      librsvg2-bin      librsvg2-tools           librsvg
test  sqlite3           sqlite3           sqlite                   sqlite
ci    gcc               gcc,libc6-dev     gcc                      gcc
ci    clang             clang             clang                    llvm
ci    sanitizers        libclang-rt-dev   compiler-rt              llvm
ci    llvm-symbolizer   llvm              llvm                     llvm
ci    valgrind          valgrind          valgrind                 -
TABLE
}

is_there() {
    local name
    case $1 in
    pkg:*) pkg-config --exists "${1#pkg:}" 2>/dev/null ;;
    header:*)
        # Homebrew's folder is none that every compiler looks in.
        cc -I/opt/homebrew/include -I/usr/local/include -x c -fsyntax-only - \
            <<<"#include <${1#header:}>" 2>/dev/null
        ;;
    sanitizers)
        echo 'int main(void) { return 0; }' |
            clang -fsanitize=address,undefined -x c -o /dev/null - 2>/dev/null
        ;;
    *)
        for name in ${1//|/ }; do
            command -v "$name" >/dev/null && return
        done
        return 1
        ;;
    esac
}

# Prints "PROBE PACKAGES" for each need of this level that is not met.
missing() {
    local of probe apt dnf brew
    needs | while read -r of probe apt dnf brew; do
        case "$level $of" in
        "build test" | "build ci" | "test ci") continue ;;
        esac
        is_there "$probe" && continue
        echo "$probe ${!1//,/ }"
    done
}

case $level in
build | test | ci) ;;
*)
    echo "usage: tests/setup.sh [build|test|ci]" >&2
    exit 2
    ;;
esac

if command -v apt-get >/dev/null; then
    manager=apt
    install="apt-get install -y --no-install-recommends"
elif command -v dnf >/dev/null; then
    manager=dnf
    install="dnf install -y"
elif command -v brew >/dev/null; then
    manager=brew
    install="brew install"
else
    manager=apt
    install=""
fi

lacking=$(missing $manager)
[ -n "$lacking" ] || exit 0
packages=$(cut -d' ' -f2- <<<"$lacking" | tr ' ' '\n' | grep -vx -e - | sort -u || true)

for probe in $(grep -e ' -$' <<<"$lacking" | cut -d' ' -f1); do
    case $probe in
    cram*) echo "setup: cram is missing; install it with: python3 -m pip install --user cram" ;;
    cc) echo "setup: a C compiler is missing; install it with: xcode-select --install" ;;
    *) echo "setup: $probe is missing, and no package is known for it here" ;;
    esac
done >&2

if [ -n "$packages" ] && [ -z "$install" ]; then
    echo "setup: no apt-get, dnf or brew here; install what these Debian packages hold:" $packages >&2
    exit 2
fi

if [ -n "$packages" ]; then
    sudo=""
    if [ $manager != brew ] && [ "$(id -u)" != 0 ]; then
        sudo="sudo -n"
        if ! $sudo true 2>/dev/null; then
            echo "setup: packages are missing and only root can install them; run:" >&2
            [ $manager != apt ] || echo "    sudo apt-get update" >&2
            echo "    sudo $install" $packages >&2
            exit 2
        fi
    fi
    echo "setup: installing" $packages
    export DEBIAN_FRONTEND=noninteractive
    if [ $manager = apt ]; then
        $sudo apt-get update -q </dev/null
        # Some releases have the sanitizers in clang itself, and no package of that name.
        packages=$(for package in $packages; do
            [ "$package" != libclang-rt-dev ] || apt-cache show "$package" >/dev/null 2>&1 || continue
            echo "$package"
        done)
    fi
    $sudo $install $packages </dev/null
fi

left=$(missing $manager | cut -d' ' -f1)
if [ -n "$left" ]; then
    echo "setup: still missing:" $left >&2
    exit 2
fi
