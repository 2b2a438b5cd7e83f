Constant comparison without a terminal, in the study of the night bus.

  $ . "$EMIC_ROOT/tests/fixtures/night_bus.sh"
  $ export EMIC_CODER=A

A passage that two people coded is one segment; each is set against those coded before it.

  $ emic compare list ALONE
  Segments against those coded before
  
  Before  It says                 Now  It says             Verdict  Out of date  Memo
  -----------------------------------------------------------------------------------
       1  Nobody told me the way    5  nobody told me why  open
       1  Nobody told me the way   11  nobody told us      open
       5  nobody told me why       11  nobody told us      open
  
  3 pairs of 3 segments: 3 open, 0 decided under an older definition of the code.
  $ emic compare ALONE --record 1:5:same --record 1:11:differs --memo "who is not told"
  recorded 2 comparisons
  $ emic compare list ALONE --format csv
  earlier,earlier_words,later,later_words,verdict,definition,stale,coder,memo
  1,Nobody told me the way,5,nobody told me why,same,1,no,A,who is not told
  1,Nobody told me the way,11,nobody told us,differs,1,no,A,who is not told
  5,nobody told me why,11,nobody told us,open,,,,
  $ emic compare list ALONE --open --format csv | cut -d, -f1,3,5
  earlier,later,verdict
  5,11,open
  $ emic compare list STRAIN --against 1 --open --format csv | wc -l
  8
  $ emic compare list STRAIN --against 1 --earliest --open --format csv | cut -d, -f1,3 | head -3
  earlier,later
  1,3
  1,4
  $ emic compare ALONE --record 5:11:same --dry-run
  recorded 1 comparison
  dry run: nothing was stored
  $ emic compare gaps
  Codes that were not compared
  
  Code           Gap             Segments  Compared  Under definition  Definition now
  -----------------------------------------------------------------------------------
  STRAIN/FEAR    never compared         3         0                                 1
  STRAIN/TIRED   never compared         2         0                                 1
  SUPPORT/PEERS  never compared         2         0                                 1
  
  3 gaps. A code with one segment has nothing to compare.

A code that is defined anew has its verdicts out of date. (The definition's number is set by hand here.)

  $ sqlite3 study.emic "UPDATE code SET definition = 2 WHERE name = 'ALONE'"
  $ emic compare list ALONE --format csv | cut -d, -f1,3,5,6,7
  earlier,later,verdict,definition,stale
  1,5,same,1,yes
  1,11,differs,1,yes
  5,11,open,,
  $ emic compare gaps --format csv | grep ALONE
  STRAIN/ALONE,definition changed since,3,2,1,2
  $ emic compare ALONE --record 1:5:same
  recorded 1 comparison
  $ emic compare gaps --format csv | grep ALONE
  [1]

What is wrong is told.

  $ emic compare
  emic compare: CODE is missing; usage: emic compare CODE
  [2]
  $ emic compare ALONG
  emic compare: unknown code "ALONG"; did you mean "STRAIN/ALONE"?
  [2]
  $ emic compare ALONE --record 1:5
  emic compare: --record "1:5": write two codings and a verdict, such as 3:17:same
  [2]
  $ emic compare ALONE --record 1:5:alike
  emic compare: unknown verdict "alike"; it is same or differs
  [2]
  $ emic compare ALONE --record 1:2:same
  emic compare: codings 1 and 2 cover the same words: there is nothing to compare
  [2]
  $ emic compare ALONE --record 1:1:same
  emic compare: codings 1 and 1 cover the same words: there is nothing to compare
  [2]
  $ emic compare ALONE --record 1:3:same
  emic compare: coding 3 is not coded with ALONE
  [2]
  $ emic compare ALONE --record 1:99:same
  emic compare: no coding 99; emic coding list shows the ids
  [2]
  $ emic compare list ALONE --against 0
  emic compare list: option --against takes a whole number from 1 to 100, not '0'
  [2]
  $ emic compare list STAYS
  Segments against those coded before
  
  Before  It says  Now  It says  Verdict  Out of date  Memo
  ---------------------------------------------------------
  (none)
  
  0 pairs of 0 segments: 0 open, 0 decided under an older definition of the code.
  [1]
  $ setsid -w emic compare ALONE < /dev/null
  emic compare: there is no terminal to compare in; emic compare list shows the pairs, and --record EARLIER:LATER:VERDICT stores what you decide
  [2]
