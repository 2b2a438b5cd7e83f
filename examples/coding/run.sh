#!/usr/bin/env bash
# Runs every command that the guide beside this file types, in the order in which it types them.
#
#   examples/coding/run.sh [FOLDER]      results go there; else to build/coding
#
# EMIC names a command that is built. The editor is a program that writes what the guide writes.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
emic=${EMIC:-$("$root/examples/build.sh")}
folder=${1:-$root/build/coding}

rm -rf "$folder"
mkdir -p "$folder"
cp "$root"/examples/raids-study/{transcripts/TP12.txt,participants.csv} \
    "$root/codebooks/raids-study.yaml" "$here/passages.txt" "$folder"
cd "$folder"
emic() { "$emic" "$@"; }

# Below each line of the text that the guide shows go the codings that it shows there.
sed -n '/^```margin$/,/^```$/{/^```/d;p}' "$here/README.md" >margin
cat >editor <<'END'
awk 'FNR == NR { if ($1 == "@") below[line] = below[line] $0 "\n"; else line = $1; next }
     { print } $2 == "|" && $1 in below { printf "%s", below[$1] }' margin "$1" >edited
cp edited "$1"
END
export VISUAL='sh ./editor'

# The blocks of the guide that are marked sh.
sed -n '/^```sh$/,/^```$/{/^```/d;p}' "$here/README.md" >commands
[ "$(grep -c '^emic ' commands)" -gt 10 ] && [ "$(grep -c '@' margin)" -gt 10 ] || {
    echo "the guide types too few commands" >&2
    exit 1
}
source ./commands
rm commands margin editor edited
