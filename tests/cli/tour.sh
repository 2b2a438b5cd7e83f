#!/usr/bin/env bash
# The tour in the README works as it is typed there. What asks at a terminal is left out.
set -euo pipefail
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cp -r "$EMIC_ROOT/codebooks" "$EMIC_ROOT/examples" "$EMIC_ROOT/README.md" "$scratch"
cd "$scratch"

sed -n '/^## A tour/,/^## Where/p' README.md | sed -n '/^```$/,/^```$/{/^```$/d;p}' |
    grep -vxF 'emic privacy review' >typed
[ "$(grep -c '^emic ' typed)" -gt 15 ] || {
    echo 'the README types too few commands' >&2
    exit 1
}
(umask 077 && echo 'seven old lanterns drift past' >passphrase)
export EMIC_KEY_FILE=$scratch/passphrase
bash -euo pipefail typed >said 2>&1 || {
    tail -3 said >&2
    exit 1
}
grep -q '^All is well' said || { echo 'the archive was not reproduced' >&2; exit 1; }
