A limit on the size of files stops a command in mid-work. It stores nothing then, and says why.

  $ . "$EMIC_ROOT/tests/fixtures/night_bus.sh"
  $ for i in $(seq 20000); do printf 'D1: The last bus.\n\n'; done > long.txt
  $ { echo document,start,end,code,coder
  >   for i in $(seq 60); do for j in $(seq 60); do echo "D1,$i,$((i + j)),ALONE,A"; done; done
  > } > many.csv
  $ sqlite3 study.emic .dump | sha256sum > before
  $ limited() { (ulimit -f 300; "$@"); code=$?
  >             sqlite3 study.emic .dump | sha256sum | cmp - before; return $code; }

  $ limited emic import --pseudonymized long.txt
  emic import: study.emic: it could not be written (is there a limit on the size of files?); the file is as it was before
  [2]
  $ limited emic coding load many.csv
  emic coding load: study.emic: it could not be written (is there a limit on the size of files?); the file is as it was before
  [2]
  $ limited emic document show D1 --output page.txt && cat page.txt | head -1
  D1 · participant D1 · 220 characters · 4 turns · 7 codings
  $ ls
  D1.txt
  D2.txt
  D3.txt
  P1.vtt
  before
  codebook.yaml
  codings.csv
  judgements.csv
  long.txt
  many.csv
  page.txt
  participants.csv
  study.emic
  $ emic check | tail -1
  4 texts and 11 codings checked: all is well.

Without the limit the same is done.

  $ emic import --pseudonymized long.txt
  imported 1 transcript
  $ emic coding load many.csv
  codings: 3599 added, 1 as before
  $ (ulimit -f 100; emic coding list --format csv --output list.csv)
  emic coding list: list.csv: cannot be written: it would pass the limit on file sizes (see ulimit -f)
  [2]
  $ ls list.csv*
  ls: cannot access 'list.csv*': No such file or directory
  [2]
