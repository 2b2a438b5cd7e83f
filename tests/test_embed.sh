#!/usr/bin/env bash
# The schema's SQL arrives in the C file byte for byte, whatever it holds, and in the right order.
set -euo pipefail

embed=$(cd "$(dirname "$0")/.." && pwd)/lib/study/schema/embed.cmake
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/sql"

generate() {
    cmake -DFOLDER="$work/sql" -DOUTPUT="$work/schema.c" -P "$embed" 2>"$work/errors"
}

refused() {
    if generate; then
        echo "FAILED: it was taken"
        exit 1
    fi
}

# Quotes, escapes, a trigraph, list separators, brackets, CMake's own signs, tabs, UTF-8, no final
# newline, and a text far past the 4,095 characters that C promises.
printf '%s' "SELECT '\"', '\\n', '??/', ';a;;b', '[x]', ']]', '\${FOLDER}', '@A@', '%s', 'é😀'; -- 1	2
-- \\" >"$work/sql/001_first.sql"
for line in $(seq 2000); do
    echo "CREATE TABLE t$line (a TEXT); -- $line"
done >"$work/sql/002_second.sql"

echo "- generated, compiled without a warning, and read back"
generate
cat >"$work/main.c" <<'C'
#include <stdio.h>
#include <stdlib.h>
extern const char *const emic_schema[];
extern const int emic_schema_count;
int main(int count, char **words)
{
    if (count < 2)
        return printf("%d\n", emic_schema_count) < 0;
    return fputs(emic_schema[atoi(words[1])], stdout) < 0;
}
C
cc -std=c17 -Wall -Wextra -Wpedantic -Werror -Wno-overlength-strings \
    "$work/schema.c" "$work/main.c" -o "$work/show"
[ "$("$work/show")" = 2 ]
"$work/show" 0 | cmp - "$work/sql/001_first.sql"
"$work/show" 1 | cmp - "$work/sql/002_second.sql"

echo "- a missing number is refused"
mv "$work/sql/002_second.sql" "$work/sql/003_second.sql"
refused
grep -q "003_second.sql: the next schema file must begin with 002_" <(tr -s '\n ' ' ' <"$work/errors")

echo "- a number given twice is refused"
mv "$work/sql/003_second.sql" "$work/sql/001_second.sql"
refused

echo "- no schema at all is a count of 0"
rm "$work"/sql/*
generate
cc -std=c17 -Wall -Wextra -Wpedantic -Werror "$work/schema.c" "$work/main.c" -o "$work/show"
[ "$("$work/show")" = 0 ]
