Files that are no study, or none for this emic.

  $ emic init study.emic --quiet
  $ export EMIC_STUDY=bad
  $ printf 'hello\n' > bad
  $ emic participant list
  emic participant list: bad: not an emic study
  [2]
  $ emic check
  emic check: bad: not an emic study
  [2]
  $ : > bad
  $ emic participant list
  emic participant list: bad: not an emic study
  [2]
  $ sqlite3 bad 'CREATE TABLE t(x)'
  $ emic participant list
  emic participant list: bad: not an emic study
  [2]
  $ emic import --pseudonymized bad
  emic import: bad: not an emic study
  [2]
  $ rm bad && mkdir bad
  $ emic participant list
  emic participant list: bad: a folder, not an emic study
  [2]
  $ rmdir bad
  $ emic participant list
  emic participant list: bad: no such file; emic init makes a new study
  [2]
  $ ls bad
  ls: cannot access 'bad': No such file or directory
  [2]

One that a newer emic wrote: both versions are named, and nothing is touched.

  $ cp study.emic bad
  $ sqlite3 bad "PRAGMA user_version = 99; UPDATE setting SET value = '9.9.9' WHERE name = 'emic'"
  $ sha256sum bad > before
  $ emic participant list
  emic participant list: bad: this study has format 99, written by emic 9.9.9; emic 0.1.0 reads formats up to 4; install a newer emic
  [2]
  $ printf 'participant\nD1\n' | emic participant load -
  emic participant load: bad: this study has format 99, written by emic 9.9.9; emic 0.1.0 reads formats up to 4; install a newer emic
  [2]
  $ emic check
  emic check: bad: this study has format 99, written by emic 9.9.9; emic 0.1.0 reads formats up to 4; install a newer emic
  [2]
  $ sha256sum --quiet -c before
  $ ls
  bad
  before
  study.emic

A damaged one is told as such, by whatever meets the damage.

  $ printf 'participant,group\nD1,driver\n' | emic --study study.emic participant load - --quiet
  $ head -c 20000 study.emic > bad
  $ emic participant list
  emic participant list: bad: the file is damaged (database disk image is malformed); restore a copy of it
  [2]
  $ emic table frequency
  emic table frequency: bad: the file is damaged (database disk image is malformed); restore a copy of it
  [2]

While another program writes, a reader is served and a writer waits; then it gives up.

  $ unset EMIC_STUDY; rm bad before
  $ coproc sqlite3 study.emic
  $ echo "BEGIN IMMEDIATE; SELECT 'begun';" >&${COPROC[1]}; read -ru ${COPROC[0]} line; echo $line
  begun
  $ emic participant list --format csv
  participant,group,documents
  D1,driver,0
  $ printf 'participant\nD2\n' | emic participant load -
  emic participant load: study.emic: another program is writing to it; try again when it is done; the file is as it was before
  [2]
  $ echo "COMMIT;" >&${COPROC[1]}; exec {COPROC[1]}>&-; wait $COPROC_PID
  $ printf 'participant\nD2\n' | emic participant load -
  participants: 1 added
