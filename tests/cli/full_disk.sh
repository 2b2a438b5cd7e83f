#!/usr/bin/env bash
# A disk that fills up in mid-work: whatever room there was, a command stores all of its work or
# none of it, says so, and leaves no half-made file. Needs a mount of its own, which containers may
# not allow; the same with a limit on file sizes is in file_limit.t.
set -euo pipefail
if [ "${1:-}" != inside ]; then
    unshare -rm mount -t tmpfs none /mnt 2>/dev/null || { echo 'no mounts here' && exit 77; }
    exec unshare -rm bash "$0" inside
fi

work=$(mktemp -d)
cd "$work"
. "$EMIC_ROOT/tests/fixtures/night_bus.sh"
mkdir disk
mount -t tmpfs -o size=2m none disk
trap 'cd / && umount "$work/disk" && rm -rf "$work"' EXIT

# Much to store: 90 KB of text, 3,000 codings.
for _ in {1..5000}; do printf 'D1: The last bus.\n\n'; done >long.txt
{
    echo document,start,end,code,coder
    for i in {1..100}; do for j in {1..30}; do echo "D1,$i,$((i + j)),ALONE,A"; done; done
} >many.csv

fail() { echo "$name with $room KB of room: $*" >&2; exit 1; }
contents() { sqlite3 "disk/$1" .dump | sha256sum; }

# Fills the disk but for `room` KB.
fill() {
    rm -f disk/filler
    local free
    free=$(df -k --output=avail disk | tail -1)
    [ "$free" -le "$room" ] || dd if=/dev/zero of=disk/filler bs=1k count=$((free - room)) status=none
}

# Runs "$@" with more and more room, until it succeeds. `made` is a file that it makes, if any.
try() {
    name=$1 made=$2
    shift 2
    local refused=0 code
    for room in 0 4 8 16 32 64 96 128 192 256 384 512 700 900; do
        rm -rf disk/*
        cp study.emic disk/study.emic
        fill
        before=$(contents study.emic)
        code=0
        "$@" >out 2>err || code=$?
        [ "$code" != 0 ] || break
        refused=$((refused + 1))
        [ "$code" = 2 ] || fail "exit code $code: $(cat err)"
        grep -q 'the disk is full' err || fail "says: $(cat err)"
        [ "$(wc -l <err)" = 1 ] || fail "says too much: $(cat err)"
        [ "$(contents study.emic)" = "$before" ] || fail 'the study changed'
        [ "$(cd disk && echo *)" = 'filler study.emic' ] || [ "$(cd disk && echo *)" = study.emic ] ||
            fail "left behind: $(ls disk)"
    done
    [ "$code" = 0 ] || fail "never succeeds: $(cat err)"
    [ "$refused" -ge 1 ] || fail 'was never refused: this tests nothing'
    if [ -n "$made" ]; then
        [ -s "$made" ] || fail "made no $made"
    else
        [ "$(contents study.emic)" != "$before" ] || fail 'stored nothing'
    fi
    emic check --study disk/study.emic >/dev/null || fail 'the study is damaged'
    echo "$name: refused $refused times, then done with $room KB of room"
}

export EMIC_STUDY=disk/study.emic
try import '' emic import --pseudonymized long.txt
try 'coding load' '' emic coding load many.csv
try 'coding add' '' emic coding add D3 --quote Good --code PEERS --coder A
try init disk/new.emic emic init disk/new.emic
try 'table frequency --save' '' emic table frequency --save kept
try 'coding list --output' disk/list.csv emic coding list --format csv --output disk/list.csv
try 'archive create' disk/out.zip emic archive create disk/out.zip
