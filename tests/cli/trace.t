The thread between principles and quotes, in the study of the night bus.

  $ . "$EMIC_ROOT/tests/fixtures/night_bus.sh"
  $ export EMIC_CODER=A
  $ emic proposition add COST --level 3 --subject STRAIN --text "The nights cost those who drive them" --quiet
  $ emic proposition add TOLD --level 2 --parent COST --subject ALONE --relation causal_condition --object FEAR --text "Who is told nothing is afraid" --quiet
  $ emic proposition evidence TOLD 1 3 --quiet
  $ emic proposition evidence TOLD 7 --polarity contradicts --quiet
  $ emic relation add ALONE causal_condition FEAR --quiet
  $ emic relation evidence 1 1 --quiet

Down from a principle, and from a proposition.

  $ emic trace STRAIN
  Down to the quotes
  
  Step                                           It says
  ----------------------------------------------------------------------------------------------------
  STRAIN (principle)                             What the nights cost.
    COST (principle)                             The nights cost those who drive them
    STRAIN/FEAR (theme)                          Fear on the road.
      D1 73:102 by A                             I was afraid of the last stop
      D1 73:126 by B                             I was afraid of the last stop, and nobody told me why
      D1 201:216 by A contradicts                I am not afraid
    STRAIN/TIRED (theme)                         Too little sleep.
      D2 55:75 by A                              I slept at the wheel
      P1 46:60 by A                              They are tired
    STRAIN/ALONE (theme)                         Nobody tells, nobody helps.
      TOLD (concept)                             Who is told nothing is afraid
        D1 49:71 by A supports                   Nobody told me the way
        D1 73:102 by A supports                  I was afraid of the last stop
        D1 201:216 by A contradicts              I am not afraid
      STRAIN/ALONE causal_condition STRAIN/FEAR
        D1 49:71 by A supports                   Nobody told me the way
      D1 49:71 by A                              Nobody told me the way
      D1 49:71 by B                              Nobody told me the way
      D1 108:126 by A                            nobody told me why
      P1 66:80 by B                              nobody told us
  
  20 steps, 13 of them codings.
  $ emic trace COST
  Down to the quotes
  
  Step                             It says
  ---------------------------------------------------------------------
  COST (principle)                 The nights cost those who drive them
    STRAIN (principle)             What the nights cost.
    TOLD (concept)                 Who is told nothing is afraid
      STRAIN/ALONE (theme)         Nobody tells, nobody helps.
      STRAIN/FEAR (theme)          Fear on the road.
      D1 49:71 by A supports       Nobody told me the way
      D1 73:102 by A supports      I was afraid of the last stop
      D1 201:216 by A contradicts  I am not afraid
  
  8 steps, 3 of them codings.
  $ emic trace ALONE --format csv
  depth,kind,id,name,level,polarity,evidence,detached,participant,coder,says
  0,code,4,STRAIN/ALONE,1,,no,no,,,"Nobody tells, nobody helps."
  1,proposition,2,TOLD,2,,no,no,,,Who is told nothing is afraid
  2,coding,1,D1 49:71,,supports,yes,no,D1,A,Nobody told me the way
  2,coding,3,D1 73:102,,supports,yes,no,D1,A,I was afraid of the last stop
  2,coding,7,D1 201:216,,contradicts,yes,no,D1,A,I am not afraid
  1,relation,1,STRAIN/ALONE causal_condition STRAIN/FEAR,,,no,no,,,
  2,coding,1,D1 49:71,,supports,yes,no,D1,A,Nobody told me the way
  1,coding,1,D1 49:71,,supports,no,no,D1,A,Nobody told me the way
  1,coding,2,D1 49:71,,supports,no,no,D1,B,Nobody told me the way
  1,coding,5,D1 108:126,,supports,no,no,D1,A,nobody told me why
  1,coding,11,P1 66:80,,supports,no,no,P1,B,nobody told us

Up from a quote.

  $ emic trace 1
  From a quote up
  
  Step                                                  It says
  ------------------------------------------------------------------------------------------
  D1 49:71 by A                                         Nobody told me the way
    STRAIN/ALONE (theme)                                Nobody tells, nobody helps.
      STRAIN (principle)                                What the nights cost.
    TOLD (concept) supports                             Who is told nothing is afraid
      COST (principle)                                  The nights cost those who drive them
    STRAIN/ALONE causal_condition STRAIN/FEAR supports
  
  6 steps, 1 of them codings.
  $ emic trace 1 --format json | python3 -c 'import json, sys; print([row["name"] for row in json.load(sys.stdin)["rows"]])'
  ['D1 49:71', 'STRAIN/ALONE', 'STRAIN', 'TOLD', 'COST', 'STRAIN/ALONE causal_condition STRAIN/FEAR']

A label goes before a code of that name, unless it is said what is meant.

  $ emic proposition add FEAR --level 1 --subject FEAR --text "Fear" --quiet
  $ emic trace FEAR --format csv | sed -n 2p
  0,proposition,3,FEAR,1,,no,no,,,Fear
  $ emic trace FEAR --as code --format csv | sed -n 2p
  0,code,2,STRAIN/FEAR,1,,no,no,,,Fear on the road.

Where the thread breaks.

  $ emic trace gaps
  Gaps between principles and quotes
  
  Gap                          Which          It says                               Codings
  -----------------------------------------------------------------------------------------
  code without quotes          SUPPORT/STAYS  Means to go on driving.
  proposition without support  COST           The nights cost those who drive them
  proposition without support  FEAR           Fear
  proposition uncontested      COST           The nights cost those who drive them
  proposition uncontested      FEAR           Fear
  
  5 gaps.
  No code is the core category (emic codebook core sets it), so none can be apart from it.
  $ emic proposition search FEAR --sought "calm" --found 0
  recorded: cases against FEAR were sought, 0 found
  $ emic trace gaps --format csv | grep FEAR
  proposition without support,FEAR,Fear,,3

What is wrong is told.

  $ emic trace
  emic trace: CODE|PROPOSITION|CODING is missing; usage: emic trace CODE|PROPOSITION|CODING
  [2]
  $ emic trace FEER
  emic trace: unknown code "FEER"; did you mean "STRAIN/FEAR"?
  [2]
  $ emic trace 99
  emic trace: no coding 99; emic coding list shows the ids
  [2]
  $ emic trace FEAR --as thing
  emic trace: unknown kind of thing "thing"; known: code, proposition, coding
  [2]
  $ emic trace FEAR --as coding
  emic trace: "FEAR" is no coding id; emic coding list shows them
  [2]
