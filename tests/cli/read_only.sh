#!/usr/bin/env bash
# A folder in which nothing can be written: what reads works, what writes is refused with the reason,
# and the study stays as it is. Root may write anywhere, so this needs a mount of its own (which
# containers may not allow) or another user.
set -euo pipefail
if [ "${1:-}" != inside ]; then
    unshare -rm mount -t tmpfs none /mnt 2>/dev/null || { echo 'no mounts here' && exit 77; }
    exec unshare -rm bash "$0" inside
fi

work=$(mktemp -d)
mkdir "$work/disk"
mount -t tmpfs -o size=4m none "$work/disk"
trap 'cd / && umount "$work/disk" && rm -rf "$work"' EXIT
cd "$work/disk"
. "$EMIC_ROOT/tests/fixtures/night_bus.sh"
mount -o remount,ro "$work/disk"
sha256sum -- * >../before

fail() { echo "$1: ${*:2}" >&2; exit 1; }

for command in 'participant list' 'document list' 'document show D1' 'codebook show' 'coding list' \
    'judgement list' 'table frequency' check "archive create $work/out.zip"; do
    emic $command >../out 2>../err || fail "$command" "$(cat ../err)"
    [ -s ../out ] || fail "$command" 'says nothing'
done
emic check | grep -q 'search index was not checked' || fail check 'does not say what it left out'

while read -r command; do
    code=0
    bash -c "emic $command" >../out 2>../err || code=$?
    [ "$code" = 2 ] || fail "$command" "exit code $code"
    grep -Eiq 'read-only' ../err || fail "$command" "says: $(cat ../err)"
    [ "$(wc -l <../err)" = 1 ] || fail "$command" "says too much: $(cat ../err)"
done <<'END'
participant load participants.csv
import --pseudonymized --name new D1.txt
codebook load codebook.yaml
coding load codings.csv
coding add D3 --quote Good --code PEERS --coder A
coding remove 1
judgement load judgements.csv
base add all --where 'age > 0'
table frequency --save kept
init other.emic
archive create out.zip
coding list --format csv --output list.csv
coding list --format csv --output codings.csv --force
END
sha256sum --quiet -c ../before
[ "$(ls | wc -l)" = "$(wc -l <../before)" ] || fail ls 'something new is there'
echo 'all that writes is refused'
