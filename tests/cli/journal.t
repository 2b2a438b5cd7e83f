Every command that changes the study is an entry of its journal.

  $ . "$EMIC_ROOT/tests/fixtures/night_bus.sh"
  $ emic log --format csv | cut -d, -f 1,4,6-8
  entry,kind,taken_back,command,changes
  1,do,no,emic participant load participants.csv --quiet,"attribute +3
  2,do,no,emic import (its words are not kept),"document +4 ~8
  3,do,no,emic codebook load codebook.yaml --quiet,"codebook +1
  4,do,no,emic coding load codings.csv --quiet,"coder +2
  5,do,no,emic judgement load judgements.csv --quiet,judgement +3
  $ export EMIC_CODER=Ann
  $ emic coding add D2 --span 70:76 --code SLEEP --memo 'quiet; "so"'
  coding 12: D2 70:76 STRAIN/TIRED "wheel,"
  $ emic log --limit 1
  Journal
  
  Entry  Time (UTC)            Coder  State  Command                               Changes
  ----------------------------------------------------------------------------------------------------
      6  2026-03-01T12:00:00Z  Ann           emic coding add D2 --span 70:76       coder +1, coding +1
                                             --code SLEEP --memo 'quiet; "so"'
  
  5 earlier entries are not shown.
  Seal of entry 6: 73cd8274b642. It covers all before it: whoever noted it down can tell later that
    none was changed.
  $ emic log 6
  Changes of entry 6
  
  Table   Row  What   Column  Before  After
  -----------------------------------------
  coder   3    added
  coding  12   added
  $ emic log --as-of 2026-02-28
  Journal
  
  Entry  Time (UTC)  Coder  State  Command  Changes
  -------------------------------------------------
  (none)
  [1]
  $ emic log --as-of 2026-03-01 --limit 1 --format csv | tail -1 | cut -d, -f 1
  6

What looks is none, nor is a dry run, nor what was refused.

  $ emic coding list --document D2 --format csv | wc -l
  4
  $ emic coding add D2 --span 3:9 --code SLEEP --dry-run 2>/dev/null
  $ emic coding add D2 --span 3:9 --code nothing
  emic coding add: unknown code "nothing"; emic codebook show lists the codes
  [2]
  $ emic log --format csv | wc -l
  7

Undo takes back the last command, and the one before; redo does them again.

  $ emic undo
  took back entry 6 of 2026-03-01T12:00:00Z: emic coding add D2 --span 70:76 --code SLEEP --memo 'quiet; "so"' (coder +1, coding +1)
  $ emic undo
  took back entry 5 of 2026-03-01T12:00:00Z: emic judgement load judgements.csv --quiet (judgement +3)
  $ emic redo
  did again entry 5 of 2026-03-01T12:00:00Z: emic judgement load judgements.csv --quiet (judgement +3)
  $ emic redo
  did again entry 6 of 2026-03-01T12:00:00Z: emic coding add D2 --span 70:76 --code SLEEP --memo 'quiet; "so"' (coder +1, coding +1)
  $ emic redo
  emic redo: nothing to redo: that is possible right after an undo alone
  [2]
  $ emic log --limit 4 --format csv | cut -d, -f 1,4-8
  entry,kind,target,taken_back,command,changes
  7,undo,6,yes,emic undo,"coding -1
  8,undo,5,yes,emic undo,judgement -3
  9,redo,5,no,emic redo,judgement +3
  10,redo,6,no,emic redo,"coder +1

One entry alone goes where nothing rests on it.

  $ emic undo 1
  emic undo: entry 1 cannot be taken back alone: something that came later rests on it; emic log lists what came later
  [2]
  $ emic undo 99
  emic undo: the journal has no entry 99; emic log lists them
  [2]
  $ emic undo x
  emic undo: "x" is no number of a journal entry; emic log lists them
  [2]
  $ emic undo 6
  took back entry 6 of 2026-03-01T12:00:00Z: emic coding add D2 --span 70:76 --code SLEEP --memo 'quiet; "so"' (coder +1, coding +1)
  $ emic undo 6
  emic undo: entry 6 was taken back already
  [2]
  $ emic check | tail -1
  4 texts and 11 codings checked: all is well.

The study as it was:

  $ emic at 6 coding list --document D2 --format csv | wc -l
  4
  $ emic coding list --document D2 --format csv | wc -l
  3
  $ emic at 2026-03-01 document list --format csv | wc -l
  5
  $ emic at 2026-02-28 document list --format csv | wc -l
  1
  $ emic at 6 table frequency --save now
  emic table frequency: --save stores something, and emic at only looks
  [2]
  $ emic at 3 coding remove 1
  emic coding remove: emic at takes commands that only look, and coding remove stores something
  [2]
  $ emic at yesterday document list
  emic document list: "yesterday" is no time; write 2026-03-01, 2026-03-01T12:00:00Z (UTC), or the number of a journal entry
  [2]
  $ emic at 3 help
  emic help: emic at takes commands that look at a study
  [2]
  $ emic at
  emic at: say a time and a command, as in: emic at 2026-03-01 table frequency
  [2]

The journal itself is checked.

  $ sqlite3 study.emic "UPDATE journal SET command = 'nothing at all' WHERE sequence = 3"
  $ emic check --format csv
  thing,problem
  journal entry 3,"was changed, or one before it"
  [1]
