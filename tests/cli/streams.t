Results that cannot be handed over are an error, and then nothing is stored.

  $ . "$EMIC_ROOT/tests/fixtures/night_bus.sh"
  $ emic coding list > /dev/full
  emic coding list: cannot write to standard output: the disk is full
  [2]
  $ emic coding list >&-
  emic coding list: cannot write to standard output: it is closed
  [2]
  $ emic document show D1 > /dev/full
  emic document show: cannot write to standard output: the disk is full
  [2]
  $ emic coding list --output /dev/full
  emic coding list: /dev/full: cannot be written: the disk is full
  [2]
  $ emic coding list --output nowhere/list.csv
  emic coding list: nowhere/list.csv: cannot be written: there is no such file or folder
  [2]
  $ emic coding list --output .
  emic coding list: .: cannot be written: it is a folder
  [2]
  $ emic table frequency --save kept > /dev/full
  emic table frequency: cannot write to standard output: the disk is full
  [2]
  $ emic archive create out.zip > /dev/full 2>&1
  [2]
  $ sqlite3 study.emic 'SELECT count(*) FROM saved_table'
  0

A reader that stops reading is told nothing: it knows.

  $ for i in $(seq 20000); do printf 'D3: Good.\n\n'; done > many.txt
  $ emic import --pseudonymized many.txt --quiet
  $ emic document show many | head -1; echo "${PIPESTATUS[0]}"
  many · participant D3 · 220000 characters · 20000 turns · 0 codings
  2

Without standard input there is nothing to read; with a closed standard error the work is still done.

  $ emic participant load - <&-
  emic participant load: standard input: cannot be read: it is closed
  [2]
  $ emic participant load - < /dev/null
  emic participant load: standard input:1:1: the file is empty; its first line must name the columns
  [2]
  $ printf 'participant\nD4\n' | emic participant load - 2>&-
  $ emic participant list --participant D4 --format csv | tail -1
  D4,,,,0
  $ printf 'participant\nD5\n' | emic participant load - >&- 2>&-
  $ emic participant list --participant D5 --format csv | tail -1
  D5,,,,0

--output - is standard output.

  $ emic coding list --document P1 --format csv --output - | wc -l
  3
