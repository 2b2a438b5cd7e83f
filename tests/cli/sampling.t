Why cases were sought, in the study of the night bus.

  $ . "$EMIC_ROOT/tests/fixtures/night_bus.sh"
  $ export EMIC_CODER=A

  $ emic sampling list
  Sampling decisions
  
  Id  Day  Gap  Sought  Became  By
  --------------------------------
  (none)
  
  0 decisions. 4 of 4 participants without a recorded reason; emic sampling gaps lists them.
  [1]
  $ emic sampling add --gap STAYS --sought "a driver who left" --date 2026-02-03
  sampling decision 1
  $ emic sampling add --sought "somebody who plans" --participant P1
  sampling decision 2
  $ emic sampling resolve 1 --participant D2
  D2 came of sampling decision 1
  $ emic sampling list
  Sampling decisions
  
  Id  Day         Gap            Sought              Became  By
  -------------------------------------------------------------
   1  2026-02-03  SUPPORT/STAYS  a driver who left   D2      A
   2  2026-03-01                 somebody who plans  P1      A
  
  2 decisions. 2 of 4 participants without a recorded reason; emic sampling gaps lists them.
  $ emic sampling list --format csv
  id,date,gap,sought,participant,coder
  1,2026-02-03,SUPPORT/STAYS,a driver who left,D2,A
  2,2026-03-01,,somebody who plans,P1,A
  $ emic sampling gaps
  Cases without a recorded reason
  
  Participant  Documents
  ----------------------
  D1                   1
  D3                   1
  
  2 of 4 participants.

What is wrong is told.

  $ emic sampling add --gap STAYS
  emic sampling add: say with --sought what kind of case is sought
  [2]
  $ emic sampling add --sought x --gap STAY
  emic sampling add: unknown code "STAY"; did you mean "SUPPORT/STAYS"?
  [2]
  $ emic sampling add --sought x --date 3.2.2026
  emic sampling add: "3.2.2026" is no day: write it as 2026-03-01
  [2]
  $ emic sampling add --sought x --participant D9
  emic sampling add: unknown participant "D9"; did you mean "D1"?
  [2]
  $ emic sampling resolve 1
  emic sampling resolve: who came of it? say --participant LABEL
  [2]
  $ emic sampling resolve 1 --participant D3
  emic sampling resolve: D2 came of decision 1 already
  [2]
  $ emic sampling resolve 9 --participant D3
  emic sampling resolve: no sampling decision 9; emic sampling list shows the ids
  [2]
  $ emic sampling resolve first --participant D3
  emic sampling resolve: "first" is no sampling decision id; emic sampling list shows them
  [2]
