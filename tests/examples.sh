#!/usr/bin/env bash
# The examples hold: the generators give what is kept, every published figure is borne out by the
# command and by an evaluator that shares no code with it, and a changed judgement fails the claims
# that rest on it and no others.
set -euo pipefail

examples=$EMIC_ROOT/examples
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"

fail() {
    echo "tests/examples.sh: $*" >&2
    exit 1
}

# Ids of the claims that the command says do not hold, one a line.
failing() {
    python3 -c 'import csv, sys
rows = list(csv.DictReader(sys.stdin))
assert len(rows) > 10, "claims were checked"
for row in rows:
    if row["holds"] != "yes": print(row["id"])'
}

study() { # EXAMPLE TRANSCRIPTS CODEBOOK...
    local here=$examples/$1 transcripts=$2
    export EMIC_STUDY=$scratch/$1.emic
    shift 2
    emic --quiet init "$EMIC_STUDY"
    emic --quiet participant load "$here/participants.csv"
    emic --quiet import --pseudonymized "$here/$transcripts"
    [ ! -e "$here/documents.csv" ] || emic --quiet document load "$here/documents.csv"
    for codebook; do
        emic --quiet codebook load "$EMIC_ROOT/codebooks/$codebook.yaml"
    done
    emic --quiet coding load "$here/codings.csv"
    emic --quiet judgement load "$here/judgements.csv"
    emic --quiet claim load "$here/claims.csv"
    emic claim check --format csv >claims.csv || fail "claims of $here fail: $(failing <claims.csv)"
    emic check >/dev/null

    emic --quiet archive create "$scratch/first.zip" >/dev/null
    emic --quiet archive create "$scratch/second.zip" >/dev/null
    cmp first.zip second.zip
    emic archive reproduce first.zip >reproduced.txt || fail "$(cat reproduced.txt)"
    rm first.zip second.zip

    emic --quiet judgement load "$here/mutated/judgements.csv"
    emic claim check --format csv >mutated.csv && fail "the mutated study bears out every claim"
    failing <mutated.csv >failing.txt
    [ -s failing.txt ] || fail "no claim fails in the mutated study"
    diff "$here/mutated/expected.txt" failing.txt

    python3 "$here/generate.py" --check
    python3 "$examples/check_claims.py" "$here" >evaluated.txt || fail "$(cat evaluated.txt)"
    python3 "$examples/check_claims.py" "$here" --judgements "$here/mutated/judgements.csv" \
        --failed >failing.txt && fail "the evaluator finds nothing wrong with the mutated study"
    diff "$here/mutated/expected.txt" failing.txt
}

study raids-study transcripts raids-study
study policy-texts documents survivor-engagement policing-operations policy-recommendations \
    shared-statements

# All six codebooks live together in one study.
emic --quiet init all.emic
for codebook in "$EMIC_ROOT"/codebooks/*.yaml; do
    emic --quiet --study all.emic codebook load "$codebook"
done
emic --study all.emic codebook show --format csv >codes.csv
grep -q '^HARM/FEAR,' codes.csv || fail "codes are missing"
