Propositions about the night bus.

  $ . "$EMIC_ROOT/tests/fixtures/night_bus.sh"
  $ export EMIC_CODER=A

One level at a time, from a principle down.

  $ emic proposition add COST --level 3 --subject STRAIN --text "The nights cost those who drive them"
  proposition COST added
  $ emic proposition add TOLD --level 2 --parent COST --subject ALONE --relation causal_condition --object FEAR --text "Who is told nothing is afraid"
  proposition TOLD added
  $ emic proposition add STAY --level 2 --subject STAYS --text "Drivers stay"
  proposition STAY added
  $ emic proposition add LOW --level 0 --parent COST --subject FEAR --text "too low"
  emic proposition add: a proposition of level 0 stands under one of level 1, and this one is of level 3
  [2]
  $ emic proposition list
  Propositions
  
  Label  Level  About             Text              Under  For  Against  Partly  Searched  Flags
  ---------------------------------------------------------------------------------------------------------
  COST       3  STRAIN            The nights cost            0        0       0         0  unsupported,
                                  those who drive                                          uncontested
                                  them
  STAY       2  SUPPORT/STAYS     Drivers stay               0        0       0         0  unsupported,
                                                                                           uncontested
  TOLD       2  STRAIN/ALONE      Who is told       COST     0        0       0         0  unsupported,
                causal_condition  nothing is                                               uncontested
                STRAIN/FEAR       afraid
  
  3 propositions: 3 unsupported (no coding supports it), 3 uncontested (nobody looked for cases
    against it, and none is known).

Codings speak for and against; a search that found nothing is recorded, too.

  $ emic proposition evidence TOLD 1 3
  evidence of TOLD: 2 codings (supports)
  $ emic proposition evidence TOLD 7 --polarity contradicts
  evidence of TOLD: 1 coding (contradicts)
  $ emic proposition search COST --sought "a night that cost nothing" --found 0
  recorded: cases against COST were sought, 0 found
  $ emic proposition list --format csv | cut -d, -f1,6-12
  label,supports,contradicts,qualifies,detached,searches,found,flags
  COST,0,0,0,0,1,0,unsupported
  STAY,0,0,0,0,0,0,"unsupported
  TOLD,2,1,0,0,0,0,
  $ emic proposition negative
  Negative cases
  
  Proposition  How          Participant  Coding  Where                   Words
  --------------------------------------------------------------------------------------
  STAY         denies       D2                   SUPPORT/STAYS           said so twice
  TOLD         contradicts  D1                7  D1 201:216 STRAIN/FEAR  I am not afraid
  
  Codings that contradict or qualify a proposition, and participants whose judgement denies the code
    it is about.
  $ emic proposition negative STAY --format csv
  proposition,how,participant,coding,place,words
  STAY,denies,D2,,SUPPORT/STAYS,said so twice
  $ emic proposition negative COST
  Negative cases
  
  Proposition  How  Participant  Coding  Where  Words
  ---------------------------------------------------
  (none)
  
  Codings that contradict or qualify a proposition, and participants whose judgement denies the code
    it is about.
  [1]
  $ emic proposition list --code SUPPORT --format csv | wc -l
  2

  $ emic proposition remove COST
  emic proposition remove: COST: the proposition "TOLD" stands under it
  [2]
  $ emic proposition remove TOLD
  removed 1 proposition
  $ emic proposition remove COST STAY
  removed 2 propositions
  $ emic proposition list
  Propositions
  
  Label  Level  About  Text  Under  For  Against  Partly  Searched  Flags
  -----------------------------------------------------------------------
  (none)
  
  0 propositions: 0 unsupported (no coding supports it), 0 uncontested (nobody looked for cases
    against it, and none is known).
  [1]

What is wrong is told.

  $ emic proposition add P --level 4 --subject FEAR --text x
  emic proposition add: option --level takes a whole number from 0 to 3, not '4'
  [2]
  $ emic proposition add P --level 1 --text x
  emic proposition add: what is it about? say --subject CODE
  [2]
  $ emic proposition add P --subject FEAR
  emic proposition add: say --level 0 to 3 (segment, theme, concept, principle) and --text
  [2]
  $ emic proposition add P --level 1 --subject FEAR --text x --object ALONE
  emic proposition add: a relation has an object, and an object a relation: say both or none
  [2]
  $ emic proposition add P --level 1 --subject FEAR --text x --relation caused_by --object ALONE
  emic proposition add: --relation caused_by: that is how a type reads from its other end; exchange subject and object
  [2]
  $ emic proposition add "" --level 1 --subject FEAR --text x
  emic proposition add: the label of a proposition is empty
  [2]
  $ emic proposition add P --level 1 --subject FEAR --text x
  proposition P added
  $ emic proposition add P --level 1 --subject FEAR --text x
  emic proposition add: there is a proposition "P" already
  [2]
  $ emic proposition search P --sought x
  emic proposition search: say with --sought what was looked for, and with --found how many cases against it there were (0 is an answer)
  [2]
  $ emic proposition search P --sought x --found -1
  emic proposition search: option --found takes a whole number from 0 to 2147483647, not '-1'
  [2]
  $ emic proposition evidence P 99
  emic proposition evidence: no coding 99; emic coding list shows the ids
  [2]
  $ emic proposition evidence Q 1
  emic proposition evidence: unknown proposition "Q"; known: P
  [2]
