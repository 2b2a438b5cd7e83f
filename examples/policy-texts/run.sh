#!/usr/bin/env bash
# The figures of the related policy texts, from documents to archive.
#
#   examples/policy-texts/run.sh [FOLDER]     results go there; else to build/policy-texts
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
emic=$("$root/examples/build.sh")
folder=${1:-$root/build/policy-texts}

mkdir -p "$folder"
cd "$folder"
rm -f study.emic policy-texts.zip
export EMIC_STUDY=study.emic
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-1767225600}

"$emic" init study.emic
"$emic" participant load "$here/participants.csv"
"$emic" import --pseudonymized "$here/documents"
"$emic" document load "$here/documents.csv"
for codebook in survivor-engagement policing-operations policy-recommendations shared-statements; do
    "$emic" codebook load "$root/codebooks/$codebook.yaml"
done
"$emic" coding load "$here/codings.csv"
"$emic" judgement load "$here/judgements.csv"
"$emic" claim load "$here/claims.csv"
"$emic" table frequency --by group --save themes -f csv >/dev/null
"$emic" claim check
"$emic" check >/dev/null
"$emic" archive create policy-texts.zip
echo
"$emic" archive reproduce policy-texts.zip
echo "Study and archive are in $folder"
