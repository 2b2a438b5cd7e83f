#!/usr/bin/env bash
# How long the work of a study takes, and how much memory: builds with the preset release, makes a
# synthetic corpus and prints a table. Not part of the tests: times say something of this machine only.
#
#   tests/bench/run.sh                       46 and 1,000 transcripts, 5 runs
#   tests/bench/run.sh --sizes 46 --runs 3
#   tests/bench/run.sh --emic /usr/bin/emic  another build; see --help for the rest
set -euo pipefail
cd "$(dirname "$0")/../.."
case " $* " in
*' --emic '* | *' --help '*) ;;
*)
    tests/setup.sh build
    cmake --preset release >/dev/null
    cmake --build build/release
    ;;
esac
exec python3 tests/bench/measure.py "$@"
