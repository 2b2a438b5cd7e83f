A sub-base is a name for some participants: those whom a condition fitted when it was made.

  $ . "$EMIC_ROOT/tests/fixtures/night_bus.sh"
  $ emic base list
  Sub-bases
  
  Base  Condition  n  Participants  As now
  ----------------------------------------
  (none)
  
  A base keeps the participants who fitted when it was made; "As now" says whether the condition would
    choose the same today.
  [1]
  $ emic base add young --where 'age < 40'
  base young: 2 participants
  $ emic base add afraid --where 'group = driver and code:FEAR'
  base afraid: 1 participant
  $ emic base add nobody --where 'age > 99'
  base nobody: 0 participants
  $ emic base list
  Sub-bases
  
  Base    Condition                     n  Participants  As now
  -------------------------------------------------------------
  young   age < 40                      2  D1, D2        yes
  afraid  group = driver and code:FEAR  1  D1            yes
  nobody  age > 99                      0                yes
  
  A base keeps the participants who fitted when it was made; "As now" says whether the condition would
    choose the same today.

Tables take it with --base, conditions with base:NAME.

  $ emic table frequency --base young --code STRAIN --unit documents | grep -E '^(STRAIN|Base)'
  STRAIN   2 of 2   0 of 0  2 of 2
  Base: young (frozen; age < 40): 2 participants: D1, D2.
  $ emic participant list --where 'not base:young' --format csv | cut -d, -f1
  participant
  D3
  P1
  $ emic base add both --where 'base:young and base:afraid'
  base both: 1 participant

A base stays as it was made, whatever changes; the list says so.

  $ printf 'participant,age\nD3,29\n' | emic participant load -
  participants: 1 changed
  $ emic base list --format csv
  base,condition,n,participants,as_now
  young,age < 40,2,"D1, D2",no
  afraid,group = driver and code:FEAR,1,D1,yes
  nobody,age > 99,0,,yes
  both,base:young and base:afraid,1,D1,yes
  $ emic table frequency --base young --code STRAIN --unit documents | grep '^Base'
  Base: young (frozen; age < 40): 2 participants: D1, D2.

Names are taken once. A condition must be one.

  $ emic base add young --where 'age < 20'
  emic base add: there is a sub-base "young" already; remove it or choose another name
  [2]
  $ emic base add odd
  emic base add: say with --where CONDITION who belongs to it
  [2]
  $ emic base add odd --where 'aeg < 20'
  emic base add: condition `aeg < 20`, character 1: unknown attribute "aeg"; emic participant list shows them
  [2]
  $ emic base add odd --where 'age <'
  emic base add: condition `age <`, character 6: a value is missing here
  [2]
  $ emic base add odd --where '(age < 20'
  emic base add: condition `(age < 20`, character 1: this parenthesis is never closed
  [2]
  $ emic base add odd --where 'code:FAER'
  emic base add: condition `code:FAER`, character 1: unknown code "FAER"; did you mean "STRAIN/FEAR"?
  [2]
  $ emic base add odd --where 'base:yuong'
  emic base add: condition `base:yuong`, character 1: no sub-base "yuong"; did you mean "young"?
  [2]
  $ emic base add odd --where 'group = "driver'
  emic base add: condition `group = "driver`, character 9: this quote is never closed
  [2]
  $ emic base add odd --where 'age < 20' --dry-run
  base odd: 0 participants
  dry run: nothing was stored
  $ emic base add '' --where 'age < 20'
  emic base add: a sub-base needs a name
  [2]

From a file, a row a member.

  $ printf 'base,condition,participant\nkept,age = 52,P1\nkept,age = 52,D1\n' > bases.csv
  $ emic base load bases.csv
  bases: 1 added
  $ emic base load bases.csv
  emic base load: bases.csv:2:1: there is a sub-base "kept" already; remove it or choose another name
  [2]
  $ emic base list --format csv | grep kept
  kept,age = 52,2,"D1, P1",no

And gone.

  $ emic base remove kept --dry-run
  removed the base kept
  dry run: nothing was stored
  $ emic base remove kept
  removed the base kept
  $ emic base remove kept
  emic base remove: unknown base "kept"; known: young, afraid, nobody, both
  [2]
  $ emic base list --format csv | cut -d, -f1
  base
  young
  afraid
  nobody
  both
