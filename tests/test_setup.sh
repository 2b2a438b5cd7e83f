#!/usr/bin/env bash
# The set-up script, on a machine made of stubs: what it would install, when it stops, and that it
# leaves a complete machine alone.
set -euo pipefail

setup=$(cd "$(dirname "$0")" && pwd)/setup.sh
bash=$(command -v bash)
machine=$(mktemp -d)
trap 'rm -rf "$machine"' EXIT

stub() { # NAME BODY
    printf '#!%s\n%s\n' "$bash" "$2" >"$machine/bin/$1"
    chmod +x "$machine/bin/$1"
}

# A bare machine with a package manager whose every call is logged; installing brings everything.
new_machine() { # USER-ID PACKAGE-MANAGER...
    rm -rf "$machine/bin" "$machine/log"
    mkdir "$machine/bin"
    : >"$machine/log"
    local name user=$1
    shift
    for name in bash cat cut grep sort tr chmod; do
        ln -s "$(command -v $name)" "$machine/bin/$name"
    done
    stub id "echo $user"
    stub apt-cache "exit 0"
    for name; do
        stub "$name" "echo $name \"\$@\" >>$machine/log
            case \" \$* \" in *' install '*)
                for tool in cc gcc cmake ninja python3 cram3 xmllint unzip 7z bsdtar rsvg-convert sqlite3 pkg-config; do
                    printf '#!$bash\n' >$machine/bin/\$tool
                    chmod +x $machine/bin/\$tool
                done ;;
            esac"
    done
}

run() { # EXPECTED-EXIT ARGUMENT...
    local expected=$1 status=0
    shift
    PATH=$machine/bin "$bash" "$setup" "$@" >"$machine/out" 2>&1 </dev/null || status=$?
    [ $status = "$expected" ] || fail "exit $status, expected $expected"
}

expect() { # FILE WORDS
    grep -qF -e "$2" "$machine/$1" || fail "no \"$2\" in $1"
}

fail() {
    echo "FAILED: $1"
    cat "$machine/out" "$machine/log"
    exit 1
}

echo "- root on Debian: it installs, once"
new_machine 0 apt-get
run 0
expect log "apt-get update -q"
expect log "apt-get install -y --no-install-recommends cmake gcc "
expect log " python3-cram "
: >"$machine/log"
run 0
[ ! -s "$machine/log" ] || fail "a complete machine was not left alone"
[ ! -s "$machine/out" ] || fail "a complete machine is no news"

echo "- root on Debian, only building: no test packages"
new_machine 0 apt-get
run 0 build
expect log "libsqlite3-dev"
! grep -q cmocka "$machine/log" || fail "a build needs no cmocka"

echo "- no rights: the exact command, exit 2, nothing installed"
new_machine 1000 apt-get
run 2
expect out "sudo apt-get install -y --no-install-recommends cmake gcc "
[ ! -s "$machine/log" ] || fail "it called the package manager"

echo "- a sudo that asks nothing"
new_machine 1000 apt-get
stub sudo 'shift; exec "$@"'
stub true ''
run 0
expect log "apt-get install"

echo "- Fedora"
new_machine 0 dnf
run 0
expect log "dnf install -y bsdtar cmake gcc libcmocka-devel"
expect out "cram is missing; install it with: python3 -m pip install"

echo "- macOS"
new_machine 501 brew
run 0
expect log "brew install cmake cmocka"
expect out "xcode-select --install"

echo "- no package manager at all"
new_machine 0
run 2
expect out "install what these Debian packages hold: cmake gcc"

echo "- packages that do not bring what they should"
new_machine 0 apt-get
stub apt-get 'exit 0'
run 2
expect out "still missing: cc cmake"

echo "- an unknown level"
run 2 everything
expect out "usage:"
echo "all as expected"
