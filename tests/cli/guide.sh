#!/usr/bin/env bash
# The commands that the guide to pseudonymization types work one after the other, and leave nothing
# of its raw transcripts behind.
set -euo pipefail
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
guide=$EMIC_ROOT/examples/pseudonymize
fail() { echo "$*" >&2; exit 1; }

names='Annike|Solvarsen|Ragnvald|Marchenwald|Lantern|Grimsholm|Quenneveux|Aubracq|Etcheverrano'
names+='|Hollenrath|Marisol|tjorven|Tallow|7714|555-01[0-9]+|mail\.example|first woman'
for name in ${names//|/ }; do
    [ "$name" = woman ] || grep -rqE "$name" "$guide/raw" || fail "not in the raw files: $name"
done

EMIC=$(command -v emic) bash "$guide/run.sh" "$scratch/pilot" >"$scratch/said" 2>&1 ||
    fail "$(tail -5 "$scratch/said")"
cd "$scratch/pilot"
for gone in study.vault raw roster.csv review.csv back-to-P2.txt commands; do
    [ ! -e "$gone" ] || fail "is still there: $gone"
done

# Every text of the study, the older revisions and the index too.
sqlite3 study.emic .dump >dump
grep -q 'one of few women in her trade' dump || fail 'the study holds no text'
grep -qE '\[FRIEND1\]' dump || fail 'the name in small letters was not replaced'
found=$(grep -oiwE "$names" dump | sort -u) && fail "in the study: $found"
python3 -c 'import sys, zipfile
archive = zipfile.ZipFile("pilot.zip")
for name in archive.namelist(): sys.stdout.buffer.write(archive.read(name))' >members
grep -q 'one of few women in her trade' members || fail 'the archive holds no text'
found=$(grep -aoiwE "$names" members | sort -u) && fail "in the archive: $found"
[ -s risk.html ] || fail 'there is no report of risks'
found=$(grep -oiwE "$names" risk.html | sort -u) && fail "in the report: $found"
[ "$(sed -n '/^```sh$/,/^```$/p' "$guide/README.md" | grep -c '^emic ')" -gt 20 ] ||
    fail 'the guide types hardly a command'
