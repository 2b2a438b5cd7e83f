#!/usr/bin/env bash
# The commands that the guide to coding types work one after the other, are fewer than fifteen, and
# code the interview: every passage that the study's first coder found is found, too.
set -euo pipefail
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
guide=$EMIC_ROOT/examples/coding
fail() { echo "$*" >&2; exit 1; }

count=$(sed -n '/^```sh$/,/^```$/p' "$guide/README.md" | grep -c '^emic ')
[ "$count" -gt 10 ] && [ "$count" -lt 15 ] || fail "the guide types $count commands"

EMIC=$(command -v emic) bash "$guide/run.sh" "$scratch/coding" >"$scratch/said" 2>&1 ||
    fail "$(tail -5 "$scratch/said")"
cd "$scratch/coding"
emic coding list --format json >mine
python3 - "$EMIC_ROOT/examples/raids-study/codings.csv" <<'PYTHON'
import csv, json, sys
with open("mine") as file:
    mine = json.load(file)["rows"]
with open(sys.argv[1], newline="") as file:
    theirs = [row for row in csv.DictReader(file) if row["document"] == "TP12" and row["coder"] == "A"]
assert len(mine) > 20 and len(theirs) > 20, (len(mine), len(theirs))
for row in theirs:
    found = any(coding["code"].split("/")[-1] == row["code"].split("/")[-1]
                and coding["start"] < int(row["end"]) and coding["end"] > int(row["start"])
                for coding in mine)
    assert found, row
assert any(coding["values"] == "strength=strong" for coding in mine)
assert any(coding["polarity"] == "contradicts" for coding in mine)
assert any(coding["code"] == "HARM/stay small" for coding in mine)
PYTHON
emic check >/dev/null || fail 'the study is not in order'
for gone in commands margin editor edited; do
    [ ! -e "$gone" ] || fail "is still there: $gone"
done
