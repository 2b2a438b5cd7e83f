#!/usr/bin/env bash
# Installs what is missing, builds, and runs the tests.
#
#   tests/run.sh                        the whole suite (preset dev)
#   tests/run.sh --preset asan          the whole suite with clang and its sanitizers
#   tests/run.sh --preset fuzz          each fuzz target for 10 s (EMIC_FUZZ_SECONDS)
#   tests/run.sh --valgrind             the unit tests under valgrind
#   tests/run.sh -R csv                 anything else goes to ctest: here the tests named *csv*
set -euo pipefail
cd "$(dirname "$0")/.."

preset=dev
select=()
while [ $# -gt 0 ]; do
    case $1 in
    --preset)
        preset=${2:?--preset needs a name: dev, asan or fuzz}
        shift 2
        ;;
    --valgrind)
        select=(-C valgrind -L '^valgrind$')
        shift
        ;;
    *) break ;;
    esac
done

level=test
if [ "$preset" != dev ] || [ ${#select[@]} -gt 0 ]; then
    level=ci
fi
tests/setup.sh $level

settings=()
if [ -n "${EMIC_FUZZ_SECONDS:-}" ]; then
    settings=(-DEMIC_FUZZ_SECONDS="$EMIC_FUZZ_SECONDS")
fi
cores=$(getconf _NPROCESSORS_ONLN)
cmake --preset "$preset" ${settings[@]+"${settings[@]}"} >/dev/null
cmake --build "build/$preset" -- -k 0 # tell every error at once
exec ctest --test-dir "build/$preset" --output-on-failure --no-tests=error -j "$cores" \
    ${select[@]+"${select[@]}"} "$@"
