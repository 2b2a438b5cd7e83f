#!/usr/bin/env bash
# Runs every command that the guide beside this file types, in the order in which it types them.
#
#   examples/pseudonymize/run.sh [FOLDER]      results go there; else to build/pseudonymize
#
# EMIC names a command that is built. Passphrases come from files, because nobody sits at a terminal.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
emic=${EMIC:-$("$root/examples/build.sh")}
folder=${1:-$root/build/pseudonymize}

rm -rf "$folder"
mkdir -p "$folder"
cp -r "$here"/raw "$here"/*.csv "$root/examples/decide.py" "$root/codebooks/raids-study.yaml" "$folder"
cd "$folder"
emic() { "$emic" "$@"; }

(umask 077 && echo 'seven old lanterns drift past' >passphrase && echo 'nine grey herons wait' >next)
export EMIC_KEY_FILE=passphrase

# The blocks of the guide that are marked sh.
sed -n '/^```sh$/,/^```$/{/^```/d;p}' "$here/README.md" >commands
[ "$(grep -c '^emic ' commands)" -gt 15 ] || {
    echo "the guide types too few commands" >&2
    exit 1
}
source ./commands
rm commands passphrase next
