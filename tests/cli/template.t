A logic structure that repeats from level to level, in the study of the night bus.

  $ . "$EMIC_ROOT/tests/fixtures/night_bus.sh"
  $ export EMIC_CODER=A

  $ emic template list
  Templates
  
  Template  Poles  Relation  Instances
  ------------------------------------
  (none)
  [1]
  $ emic template check
  Instances of templates
  
  Template  Instance  Repeats  Pole  Code  Wider code  Rolls up
  -------------------------------------------------------------
  (none)
  
  0 instances: 0 codes not at or below the wider instance's.
  [1]
  $ emic template add load --pole "what weighs" --pole "what carries" --relation "is borne by"
  template load: 2 poles
  $ emic template fill load nights --pole STRAIN --pole SUPPORT
  nights fills load
  $ emic template fill load road --pole FEAR --pole PEERS --parent nights
  road fills load
  $ emic template list
  Templates
  
  Template  Poles                      Relation     Instances
  -----------------------------------------------------------
  load      what weighs; what carries  is borne by          2
  $ emic template check
  Instances of templates
  
  Template  Instance  Repeats  Pole          Code           Wider code  Rolls up
  ------------------------------------------------------------------------------
  load      nights             what weighs   STRAIN
  load      nights             what carries  SUPPORT
  load      road      nights   what weighs   STRAIN/FEAR    STRAIN      yes
  load      road      nights   what carries  SUPPORT/PEERS  SUPPORT     yes
  
  2 instances: 0 codes not at or below the wider instance's.
  $ emic template fill load crossed --pole PEERS --pole SUPPORT --parent nights
  crossed fills load
  $ emic template check --format csv
  template,instance,parent,pole,code,parent_code,rolls_up
  load,nights,,what weighs,STRAIN,,
  load,nights,,what carries,SUPPORT,,
  load,road,nights,what weighs,STRAIN/FEAR,STRAIN,yes
  load,road,nights,what carries,SUPPORT/PEERS,SUPPORT,yes
  load,crossed,nights,what weighs,SUPPORT/PEERS,STRAIN,no
  load,crossed,nights,what carries,SUPPORT,SUPPORT,yes
  [1]

What is wrong is told.

  $ emic template add load --pole a --pole b
  emic template add: there is a template "load" already
  [2]
  $ emic template add single --pole a
  emic template add: a template has 2 to 9 poles, not 1
  [2]
  $ emic template add many --pole 1 --pole 2 --pole 3 --pole 4 --pole 5 --pole 6 --pole 7 --pole 8 --pole 9 --pole 10
  emic template add: a template has 9 poles at most
  [2]
  $ emic template fill load
  emic template fill: LABEL is missing; usage: emic template fill NAME LABEL
  [2]
  $ emic template fill lode x --pole FEAR --pole PEERS
  emic template fill: unknown template "lode"; known: load
  [2]
  $ emic template fill load x --pole FEAR
  emic template fill: the template has 2 poles, and 1 codes are given
  [2]
  $ emic template fill load x --pole FEER --pole PEERS
  emic template fill: unknown code "FEER"; did you mean "STRAIN/FEAR"?
  [2]
  $ emic template fill load road --pole FEAR --pole PEERS
  emic template fill: there is an instance "road" already
  [2]
  $ emic template fill load x --pole FEAR --pole PEERS --parent night
  emic template fill: unknown instance "night"; did you mean "nights"?
  [2]

The example's template, with the study of raids.

  $ mkdir raids && cd raids && unset EMIC_STUDY
  $ emic init --quiet raids.emic && emic codebook load --quiet "$EMIC_ROOT/codebooks/raids-study.yaml"
  $ sh "$EMIC_ROOT/examples/raids-study/template.sh"
  template power: 2 poles
  raids fills power
  questioning fills power
  entering fills power
  armed fills power
  Instances of templates
  
  Template  Instance     Repeats   Pole                            Code                           Wider code                     Rolls up
  ---------------------------------------------------------------------------------------------------------------------------------------
  power     raids                  what the actor with power owes  ACCOUNTABILITY
  power     raids                  what the person bears           HARM
  power     questioning  raids     what the actor with power owes  ACCOUNTABILITY/NO_COUNSEL      ACCOUNTABILITY                 yes
  power     questioning  raids     what the person bears           HARM/FEAR                      HARM                           yes
  power     entering     raids     what the actor with power owes  ACCOUNTABILITY/PRIVATE_RAIDER  ACCOUNTABILITY                 yes
  power     entering     raids     what the person bears           HARM/FORCE_USED                HARM                           yes
  power     armed        entering  what the actor with power owes  ACCOUNTABILITY/PRIVATE_RAIDER  ACCOUNTABILITY/PRIVATE_RAIDER  yes
  power     armed        entering  what the person bears           HARM/FORCE_USED/STRUCK_ARMED   HARM/FORCE_USED                yes
  
  4 instances: 0 codes not at or below the wider instance's.
