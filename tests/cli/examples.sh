#!/usr/bin/env bash
# The example on the help page of every command works where its files are, and does what the command
# is for: what writes changes the study, but not in a dry run; what reads changes nothing.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cp -r "$EMIC_ROOT"/examples/raids-study/{participants,codings,judgements,claims}.csv .
cp -r "$EMIC_ROOT"/examples/raids-study/transcripts "$EMIC_ROOT"/codebooks .
printf 'document,participant,place,held\nTP01,TP01,office,2007-05-31\n' >documents.csv
printf 'title: Interviews about raids\nsynthetic: yes\nkeyword: [raids, interviews]\n' >description.yaml
printf 'base,condition,participant\nfirst,year = 2007,TP01\n' >bases.csv
sed 's/Nobody on their side keeps a list of [^.]*\./Somebody should write that down./' \
    transcripts/SP03.txt >SP03-corrected.txt
(umask 077 && echo 'seven old lanterns drift' >key.txt && echo 'nine grey herons wait' >new-key.txt)

printf 'OTHER: Then came Marlene Okafor.\n' >transcripts/late.txt
mkdir raw
printf 'TP01: I told Okka Behrends, who lives in Jever.\n' >raw/talk.txt
printf 'real_name,role\nOkka Behrends,neighbour\n' >roster.csv
export EMIC_KEY_FILE=key.txt
export EDITOR="sed -i '/^ *6 |/a @ HARM/FEAR'" TMPDIR=$folder

# What the others need comes first, what takes the vault away last; the rest goes as the help page
# lists it.
first=$'init\nparticipant load\nimport\ndocument load\ncodebook load\ncoding load\njudgement load\nbase add\nproperty add\nvault create'
last=$'vault rekey\nvault destroy\nload'
emic help --man | sed -n 's/^\.SS "emic \(.*\)"$/\1/p' >listed
grep -vxF "$first"$'\n'"$last" listed >rest || true
printf '%s\n' "$first" "$(cat rest)" "$last" >commands
[ "$(wc -l <listed)" -gt 20 ]
diff <(sort listed) <(sort commands) # nothing is missing, nothing made up

contents() {
    if [ -e study.emic ]; then sqlite3 study.emic .dump | sha256sum; else echo none; fi
    if [ -e study.vault ]; then sha256sum study.vault; fi
    if [ -e again.emic ]; then echo loaded; fi
}
fail() { echo "$command: $*" >&2; exit 1; }

# A review in a spreadsheet: everything is kept.
fill_review() {
    emic privacy review --export review.csv 2>/dev/null
    python3 - <<'PYTHON'
import csv
with open('review.csv', newline='', encoding='utf-8-sig') as file:
    rows = list(csv.DictReader(file))
for row in rows:
    row['decision'] = 'keep'
with open('review.csv', 'w', newline='', encoding='utf-8') as file:
    writer = csv.DictWriter(file, rows[0])
    writer.writeheader()
    writer.writerows(rows)
PYTHON
}

written=0
while read -r command; do
    page=$(emic help $command)
    example=$(sed -n '/^Example:/{n;s/^ *//p;}' <<<"$page")
    [[ $example == "emic $command"* ]] || fail "the example is of another command: $example"
    [ "$command" != 'privacy review' ] || fill_review
    [ "$command" != 'property remove' ] || emic property add HARM place 2>/dev/null
    [ "$command" != 'judgement derive' ] ||
        emic codebook redefine LOCAL_ID --derive majority 2>/dev/null
    [ "$command" != run ] || emic recipe show >recipe.yaml
    [ "$command" != 'archive diff' ] || { cp raids.zip before.zip && cp raids.zip after.zip; }
    before=$(contents)
    if [ "$command" = judge ]; then # stores what is pressed in a terminal: judge_terminal.py does
        bash -c "$example" >out 2>&1 || fail "the example fails: $(tail -1 out)"
        [ "$(contents)" = "$before" ] || fail 'stores something that nobody pressed'
        continue
    fi
    keep=''
    # Opening the vault for a search takes a second, and is tested elsewhere.
    [[ $example != *--output* ]] || ! grep -q -- --unchecked <<<"$page" || keep=' --unchecked'
    if grep -q -- '-n, --dry-run' <<<"$page"; then
        grep -q -- '--save NAME' <<<"$page" && keep+=' --save kept'
        [[ $keep$example != *--save*--output* ]] || keep+=' --force' # the dry run writes it, too
        bash -c "$example $keep --dry-run" >out 2>&1 || fail "a dry run fails: $(tail -1 out)"
        grep -q '^dry run: nothing was stored$' out || fail 'a dry run does not say so'
        [ "$(contents)" = "$before" ] || fail 'a dry run stores something'
        bash -c "$example $keep" >out 2>&1 || fail "the example fails: $(tail -1 out)"
        [ "$(contents)" != "$before" ] || fail "stores nothing: $example"
        written=$((written + 1))
    else
        bash -c "$example $keep" >out 2>&1 || fail "the example fails: $(tail -1 out)"
        [ "$(contents)" = "$before" ] || fail "changes the study: $example"
        [ -s out ] || fail "says nothing: $example"
    fi
done <commands
[ "$written" -gt 10 ] || fail "only $written commands write"
echo "$(wc -l <commands) examples work, $written of them write"
