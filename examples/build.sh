#!/usr/bin/env bash
# Installs what is missing and builds the command, or finds both done. Prints where it is.
set -euo pipefail
cd "$(dirname "$0")/.."

tests/setup.sh build >&2
cmake --preset release >/dev/null
cmake --build build/release --target emic_cli >build/release/build.log 2>&1 || {
    cat build/release/build.log >&2
    exit 2
}
echo "$PWD/build/release/cli/emic"
