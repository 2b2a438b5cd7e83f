Judgements one at a time: set, changed, taken away, derived from codings, added up.

  $ . "$EMIC_ROOT/tests/fixtures/night_bus.sh"
  $ export EMIC_CODER=A
  $ cat > codes.yaml << END
  > codebook: night-bus
  > codes:
  >   - {code: STRAIN, level: 3, rule: judged, derive: majority, brief: What the nights cost.}
  >   - {code: FOR, rule: judged, exclusive_set: stance}
  >   - {code: AGAINST, rule: judged, exclusive_set: stance}
  > END
  $ emic codebook load codes.yaml --apply --quiet
  What codes.yaml changes
  
  Change     Code        Field   Before         After
  ------------------------------------------------------
  redefined  (codebook)  title   The night bus
  redefined  STRAIN      rule    any            judged
  redefined  STRAIN      derive                 majority
  added      FOR
  added      AGAINST
  
  2 added, 2 redefined.

What waits: each participant and each code with the rule judged that nobody has decided.

  $ emic judgement list --undecided --code STRAIN --code STAYS
  Cases that nobody has judged
  
  Participant  Code           Codings  Derived by
  -----------------------------------------------
  D1           STRAIN               6  majority
  D2           STRAIN               1  majority
  D3           STRAIN               0  majority
  P1           STRAIN               2  majority
  P1           SUPPORT/STAYS        0
  
  5 cases open.
  $ emic judgement list --undecided --code STAYS --group driver --format csv
  participant,code,codings,derive
  [1]
  $ emic judgement list --undecided --coder A
  emic judgement list: --coder does not go with --undecided: nobody has judged these
  [2]
  $ emic judgement list --undecided --code FEAR
  emic judgement list: among the codes asked for is no code with the rule judged; emic codebook redefine --rule judged makes one
  [2]

A judgement, and its evidence: codings of the code or below it, in this participant's words.

  $ emic judgement set D1 STRAIN affirmed --evidence 1 --evidence 3 --memo 'a lot' --dry-run
  judged: D1, STRAIN is affirmed
  dry run: nothing was stored
  $ emic judgement set D1 STRAIN affirmed --evidence 1 --evidence 3 --memo 'a lot'
  judged: D1, STRAIN is affirmed
  $ emic judgement set D1 STRAIN affirmed
  as before: D1, STRAIN is affirmed
  $ emic judgement list --code STRAIN --format csv
  participant,code,value,coder,evidence,memo
  D1,STRAIN,affirmed,A,D1:49:71 D1:73:102,a lot
  $ emic judgement set D1 STRAIN affirmed --evidence none
  judged again: D1, STRAIN is affirmed
  no longer its evidence: 2 codings of before
  $ emic judgement set D1 STRAIN affirmed --evidence 1 --coder B
  judged again: D1, STRAIN is affirmed
  $ emic judgement set D1 STRAIN not-raised
  judged again: D1, STRAIN is not raised
  no longer its evidence: 1 coding of before
  $ emic undo --quiet
  $ emic judgement list --code STRAIN --format csv
  participant,code,value,coder,evidence,memo
  D1,STRAIN,affirmed,B,D1:49:71,a lot
  $ emic judgement set D1 FEAR affirmed --evidence 3
  judged: D1, STRAIN/FEAR is affirmed
  STRAIN/FEAR has the rule any: only its codings make it affirmed
  $ emic judgement remove D1 FEAR
  removed: D1, STRAIN/FEAR is not judged

What cannot be is refused, and nothing is stored.

  $ emic judgement set D2 STRAIN denyed
  emic judgement set: unknown value "denyed"; did you mean "denied"? known: affirmed, denied, not raised, not asked
  [2]
  $ emic judgement set D2 STRAIN unjudged
  emic judgement set: "unjudged" is not stored; emic judgement remove takes one away
  [2]
  $ emic judgement set D7 STRAIN denied
  emic judgement set: unknown participant "D7"; did you mean "D1"?
  [2]
  $ emic judgement set D2 STRIAN denied
  emic judgement set: unknown code "STRIAN"; did you mean "STRAIN"?
  [2]
  $ emic judgement set D2 STRAIN
  emic judgement set: VALUE is missing; usage: emic judgement set PARTICIPANT CODE VALUE
  [2]
  $ emic judgement set D2 STRAIN affirmed --evidence 1
  emic judgement set: coding 1 is no evidence: the words are not those of D2
  [2]
  $ emic judgement set D2 STRAIN affirmed --evidence 9
  emic judgement set: coding 9 is no evidence: it is coded SUPPORT/PEERS, not STRAIN or a code below it
  [2]
  $ emic judgement set D2 STRAIN affirmed --evidence 99
  emic judgement set: no coding 99; emic coding list shows the ids
  [2]
  $ emic judgement set D2 STRAIN affirmed --evidence first
  emic judgement set: "first" is no coding id; emic coding list shows them
  [2]
  $ EMIC_CODER= emic judgement set D2 STRAIN affirmed
  emic judgement set: who codes? say --coder NAME or set EMIC_CODER
  [2]
  $ emic judgement remove D2 STRAIN
  emic judgement remove: nobody has judged this; emic judgement list shows what was judged
  [2]
  $ emic judgement list --participant D2 --code STRAIN --quiet --format csv
  participant,code,value,coder,evidence,memo
  [1]

What a judgement rests on stays with its code.

  $ emic coding remove 1
  emic coding remove: coding 1 is the evidence of a judgement: D1, STRAIN
  [2]
  $ emic coding set 1 --code PEERS
  emic coding set: coding 1 is the evidence of a judgement: D1, STRAIN, and would no longer be of that code or below it: give the judgement other evidence first (emic judgement set)
  [2]
  $ emic codebook move ALONE --under SUPPORT
  emic codebook move: coding 1 is the evidence of a judgement: D1, STRAIN, and would no longer be of that code or below it: give the judgement other evidence first (emic judgement set)
  [2]
  $ emic codebook merge ALONE --into PEERS
  emic codebook merge: coding 1 is the evidence of a judgement: D1, STRAIN, and would no longer be of that code or below it: give the judgement other evidence first (emic judgement set)
  [2]

Of an exclusive set one code holds, for everybody who was asked.

  $ emic judgement set D1 FOR affirmed --quiet
  $ emic judgement set D1 AGAINST affirmed
  emic judgement set: D1 has FOR affirmed, and of the set "stance" one code at most can hold: judge that one again first
  [2]
  $ emic judgement set P1 FOR not-asked --quiet
  $ emic judgement set P1 AGAINST not-asked --quiet
  $ emic judgement sums
  Exclusive sets of codes
  
  Set     Group    Affirmed           Sum  N  Sums  None affirmed  Several affirmed  Not asked
  --------------------------------------------------------------------------------------------
  stance  driver   FOR 1 + AGAINST 0    1  3  no    D2, D3                                   0
  stance  planner  FOR 0 + AGAINST 0    0  0  yes                                            1
  
  2 sums, 1 without exactly one code for each of N.
  [1]
  $ emic judgement set D2 AGAINST affirmed --quiet
  $ emic judgement set D3 AGAINST affirmed --quiet
  $ emic judgement sums --format csv
  set,group,affirmed,sum,asked,holds,missing,several,not_asked
  stance,driver,FOR 1 + AGAINST 2,3,3,yes,,,0
  stance,planner,FOR 0 + AGAINST 0,0,0,yes,,,1

Cases whose codings decide: more passages for than against. Nobody's silence is a denial.

  $ emic judgement derive --dry-run --quiet | tail -1
  2 judgements derived, 5 still open.
  $ emic judgement derive
  Judgements derived from codings
  
  Participant  Code    By        For  Against  Value     Evidence  Left open
  --------------------------------------------------------------------------
  D2           STRAIN  majority    1        0  affirmed         1
  P1           STRAIN  majority    2        0  affirmed         2
  
  2 judgements derived, 5 still open.
  $ emic judgement list --code STRAIN --format csv
  participant,code,value,coder,evidence,memo
  D1,STRAIN,affirmed,B,D1:49:71,a lot
  D2,STRAIN,affirmed,A,D2:55:75,derived: majority
  P1,STRAIN,affirmed,A,P1:46:60 P1:66:80,derived: majority
  $ emic judgement derive
  Judgements derived from codings
  
  Participant  Code  By  For  Against  Value  Evidence  Left open
  ---------------------------------------------------------------
  (none)
  
  0 judgements derived, 5 still open.
  [1]
  $ emic check | tail -1
  4 texts and 11 codings checked: all is well.

Without a terminal judging says what to use instead, and lists what waits.

  $ setsid -w emic judge --code STRAIN < /dev/null
  Cases that nobody has judged
  
  Participant  Code    Codings  Derived by
  ----------------------------------------
  D3           STRAIN        0  majority
  
  1 case open.
  there is no terminal to judge in; emic judgement set PARTICIPANT CODE VALUE judges a case, emic judgement load FILE many
  [1]
  $ setsid -w emic judge --participant D1 --code STRAIN < /dev/null
  nothing to judge: every case is judged
  $ setsid -w emic judge --code FEAR < /dev/null
  emic judge: among the codes asked for is no code with the rule judged; emic codebook redefine --rule judged makes one
  [2]
