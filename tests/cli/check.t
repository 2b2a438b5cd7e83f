A study that is as it was stored.

  $ . "$EMIC_ROOT/tests/fixtures/night_bus.sh"
  $ emic check
  Check of study.emic
  
  Thing  Problem
  --------------
  (none)
  
  4 texts and 11 codings checked: all is well.
  $ emic check --format csv
  thing,problem

The check reports and never repairs: a changed text, a coding that was moved off its words, an index that
does not fit. Only somebody with another program can do that.

  $ cp study.emic sound.emic
  $ damage() { cp sound.emic hurt.emic; sqlite3 hurt.emic "$1"; emic check --study hurt.emic; }
  $ damage "UPDATE revision SET text = replace(text, 'afraid', 'AFRAID') WHERE id = 1"
  Check of hurt.emic
  
  Thing                    Problem
  -------------------------------------------------------------------------------------
  document D1, revision 1  the text is not the one that was stored (its digest differs)
  coding 3                 does not cover the words that were coded
  coding 4                 does not cover the words that were coded
  coding 7                 does not cover the words that were coded
  
  4 texts and 11 codings checked: nothing was changed; restore a copy or ask for help.
  [1]
  $ damage "UPDATE coding SET start = start + 1 WHERE id = 6"
  Check of hurt.emic
  
  Thing     Problem
  --------------------------------------------------
  coding 6  does not cover the words that were coded
  
  4 texts and 11 codings checked: nothing was changed; restore a copy or ask for help.
  [1]
  $ damage "UPDATE coding SET stop = 9999 WHERE id = 6"
  Check of hurt.emic
  
  Thing     Problem
  --------------------------------------------------
  coding 6  span 160:9999 passes the end of D1
  coding 6  does not cover the words that were coded
  
  4 texts and 11 codings checked: nothing was changed; restore a copy or ask for help.
  [1]
  $ damage "UPDATE turn SET start = 0, words_start = 0 WHERE revision = 1 AND ordinal = 2"
  Check of hurt.emic
  
  Thing         Problem
  -----------------------------------------
  turn 2 of D1  overlaps the turn before it
  
  4 texts and 11 codings checked: nothing was changed; restore a copy or ask for help.
  [1]
  $ damage "INSERT INTO revision_words(revision_words) VALUES ('delete-all')"
  Check of hurt.emic
  
  Thing         Problem
  ------------------------------------
  search index  does not fit the texts
  
  4 texts and 11 codings checked: nothing was changed; restore a copy or ask for help.
  [1]
  $ damage "UPDATE code SET exclusive_set = 'one' WHERE name IN ('STAYS', 'PEERS');
  >         INSERT INTO judgement(uuid, participant, code, value, coder, added)
  >         SELECT randomblob(16), 1, id, 'affirmed', 1, '' FROM code WHERE name = 'PEERS'"
  Check of hurt.emic
  
  Thing           Problem
  ---------------------------------------------------------
  participant D1  has several codes of the set one affirmed
  
  4 texts and 11 codings checked: nothing was changed; restore a copy or ask for help.
  [1]
  $ damage "PRAGMA foreign_keys = OFF; DELETE FROM coder WHERE name = 'B'" | head -6
  Check of hurt.emic
  
  Thing  Problem
  --------------------------------------------
  file   a row of coding names a missing coder
  file   a row of coding names a missing coder
  $ damage "DELETE FROM document WHERE name = 'D3'" | sed -n 5,7p | sort
  file   a row of revision names a missing document
  file   a row of speaker names a missing document
  file   a row of speaker names a missing document

Looking changes nothing, and a study that cannot be written can be looked at.

  $ sha256sum study.emic hurt.emic > before
  $ emic check --study hurt.emic > /dev/null
  [1]
  $ emic check --study study.emic > /dev/null
  $ sha256sum --quiet -c before
  $ ls *.emic-* 2> /dev/null
  [2]
  $ emic check --study hurt.emic --format json | python3 -m json.tool | grep -c '"problem"'
  4

A file in pieces is not a study to be checked.

  $ head -c 50000 sound.emic > hurt.emic
  $ emic check --study hurt.emic
  emic check: hurt.emic: the file is damaged (database disk image is malformed); restore a copy of it
  [2]

A list that stops says so.

  $ mkdir many && cd many && unset EMIC_STUDY
  $ emic --quiet init many.emic
  $ printf 'TP01: %0.sword ' {1..1300} | emic --quiet import --pseudonymized --name TP01 -
  $ printf 'codebook: x\ncodes:\n  - code: A\n' | emic --quiet codebook load -
  $ for i in {10..1110}; do echo "TP01,$i,$((i + 3)),A,me"; done > rows
  $ (echo document,start,end,code,coder; cat rows) | emic --quiet coding load -
  $ sqlite3 many.emic 'UPDATE coding SET words_sha256 = zeroblob(32)'
  $ emic check | tail -2
  1 text and 1101 codings checked: nothing was changed; restore a copy or ask for help.
  There may be more: the first 1000 problems are listed.
