#!/usr/bin/env bash
# The raids study from transcripts to archive, in one go.
#
#   examples/raids-study/run.sh [FOLDER]      results go there; else to build/raids-study
#
# Set-up and build come first and do nothing when they are done already.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
emic=$("$root/examples/build.sh")
folder=${1:-$root/build/raids-study}

mkdir -p "$folder"
cd "$folder"
rm -f study.emic mutated.emic raids-study.zip raids-study-without-text.zip
export EMIC_STUDY=study.emic
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-1767225600} # dates the archive: the same bytes each time

study() {
    "$emic" init study.emic
    "$emic" participant load "$here/participants.csv"
    "$emic" import --pseudonymized "$here/transcripts"
    "$emic" codebook load "$root/codebooks/raids-study.yaml"
    "$emic" coding load "$here/codings.csv"
    "$emic" judgement load "$here/judgements.csv"
    "$emic" base add local-raid --where 'group = TP and local_raid = yes'
    "$emic" base add federal-raid --where 'group = TP and fed_raid = yes'
    "$emic" claim load "$here/claims.csv"

    "$emic" table frequency --by group --save themes
    "$emic" table frequency --by group --unit segments --save segments --code HARM
    "$emic" table frequency --by group --unit characters --save characters -f csv >/dev/null
    "$emic" table frequency --by group --base local-raid --code IDENTIFICATION --save local-raid
    "$emic" claim check
    "$emic" archive create raids-study.zip
}

TIMEFORMAT="The study took %R s."
time study

"$emic" check >/dev/null
echo
"$emic" archive verify raids-study.zip
echo
"$emic" archive reproduce raids-study.zip
"$emic" --quiet archive create raids-study-without-text.zip --without-text >/dev/null
"$emic" archive reproduce raids-study-without-text.zip >/dev/null

# One judgement flipped: exactly the claims that rest on it must fail.
cp study.emic mutated.emic
"$emic" --quiet judgement load --study mutated.emic "$here/mutated/judgements.csv"
"$emic" claim check --study mutated.emic -f csv >mutated.csv && {
    echo "the mutated study bears out every claim: that cannot be" >&2
    exit 1
}
python3 -c 'import csv, sys
for row in csv.DictReader(sys.stdin):
    if row["holds"] != "yes": print(row["id"])' <mutated.csv >mutated-failed.txt
diff "$here/mutated/expected.txt" mutated-failed.txt
echo
echo "With one judgement flipped, just these claims fail: $(tr '\n' ' ' <mutated-failed.txt)"
echo "Study and archive are in $folder"
