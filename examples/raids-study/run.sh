#!/usr/bin/env bash
# The raids study from raw transcripts to archive, in one go.
#
#   examples/raids-study/run.sh [FOLDER]      results go there; else to build/raids-study
#
# Set-up and build come first and do nothing when they are done already; EMIC names a command that
# is built. A vault is made slow to open, so that its passphrase cannot be guessed: each of the
# sixteen commands here that open it takes up to a second and 256 MB of memory.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
emic=${EMIC:-$("$root/examples/build.sh")}
folder=${1:-$root/build/raids-study}

mkdir -p "$folder"
cd "$folder"
rm -f study.emic study.vault vault.key review.csv decided.csv mutated.emic mutated.csv risk.html \
    harm.svg harm.csv report.html raids-study.zip raids-study-without-text.zip
export EMIC_STUDY=study.emic EMIC_VAULT=study.vault EMIC_KEY_FILE=vault.key
# Dates the archive: the same bytes each time.
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-1767225600}

# Who is behind a name goes into the vault, and what the review decided. A real passphrase lies in
# no file beside the vault, and a real review is no table from another day.
review() {
    (umask 077 && head -c 24 /dev/urandom | base64 >vault.key)
    "$emic" vault create study.vault --key-file vault.key
    "$emic" roster load "$here/roster.csv"
    "$emic" privacy profile use interview
    "$emic" privacy scan "$here/raw"
    "$emic" privacy scan --encoding windows-1252 "$here/raw/windows-1252" >/dev/null
    "$emic" privacy review --export review.csv
    python3 "$root/examples/decide.py" "$here/decisions.csv" review.csv decided.csv
    "$emic" privacy review --import decided.csv
    rm review.csv decided.csv
}

import() {
    "$emic" init study.emic
    "$emic" participant load "$here/participants.csv"
    "$emic" import "$here/raw"
    "$emic" import --encoding windows-1252 "$here/raw/windows-1252"
}

analysis() {
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
    "$emic" plot heatmap --by group --code HARM --output harm.svg --save harm
    "$emic" claim check
}

# One judgement flipped, in a copy: exactly the claims that rest on it must fail. The copy goes, for
# it is older than the late find.
flip() {
    cp study.emic mutated.emic
    "$emic" --quiet judgement load --study mutated.emic "$here/mutated/judgements.csv"
    "$emic" claim check --study mutated.emic -f csv >mutated.csv && {
        echo "the mutated study bears out every claim: that cannot be" >&2
        exit 1
    }
    rm mutated.emic
    python3 -c 'import csv, sys
for row in csv.DictReader(sys.stdin):
    if row["holds"] != "yes": print(row["id"])' <mutated.csv >mutated-failed.txt
    diff "$here/mutated/expected.txt" mutated-failed.txt
    echo
    echo "With one judgement flipped, just these claims fail: $(tr '\n' ' ' <mutated-failed.txt)"
    echo
}

# A woman's nickname, which the review took for a song, is recognised while her interview is coded.
late_find() {
    "$emic" privacy add Pipirella --same-as TP13
    "$emic" privacy apply
    "$emic" --quiet claim check >/dev/null
}

TIMEFORMAT="The review took %R s."
time review
TIMEFORMAT="The import took %R s."
time import
TIMEFORMAT="The study took %R s."
time analysis
flip
TIMEFORMAT="The late find took %R s."
time late_find

"$emic" privacy risk --format html --output risk.html
"$emic" report --output report.html
"$emic" check >/dev/null
"$emic" archive create raids-study.zip
echo
"$emic" archive verify raids-study.zip
echo
"$emic" archive reproduce raids-study.zip
"$emic" --quiet archive create raids-study-without-text.zip --without-text >/dev/null
"$emic" archive reproduce raids-study-without-text.zip >/dev/null
echo
"$emic" privacy check study.emic raids-study.zip raids-study-without-text.zip
echo "Study, vault and archive are in $folder"
