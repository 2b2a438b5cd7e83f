Changing a codebook while coding with it.

  $ . "$EMIC_ROOT"/tests/fixtures/night_bus.sh
  $ export EMIC_CODER=A

New codes, at the top or below a code; one named in a participant's own words.

  $ emic codebook add STRAIN/COLD --brief 'The heating is off.' --example 'I could see my breath.'
  added STRAIN/COLD (theme)
  $ emic codebook add NIGHTS --level concept --mnemonic NN
  added NIGHTS (concept)
  $ emic codebook add NIGHTS/first --words-of 1
  emic codebook add: "first" does not stand in the words "Nobody told me the way": an in-vivo code is named in the participant's own words
  [2]
  $ emic codebook add 'NIGHTS/told me the way' --words-of 1 --status provisional
  added NIGHTS/told me the way (theme)
  $ emic codebook show 'told me the way'
  NIGHTS/told me the way
  
  Level          theme
  In vivo        yes, in a participant's words
  Rule           any: a participant has it when any passage is coded with it, or
                 with a code below it
  Status         provisional
  $ emic codebook add STRAIN/COLD
  emic codebook add: there is a code "COLD" below the same code already
  [2]
  $ emic codebook add WEATHER/COLD
  emic codebook add: unknown code "WEATHER"; emic codebook show lists the codes
  [2]
  $ emic codebook add STRAIN/COLD/FEET --level theme
  emic codebook add: the level of "FEET" (1, theme) must lie below that of "COLD" (1, theme)
  [2]
  $ emic codebook add STRAIN/FEET --level high
  emic codebook add: level: "high" is not a level: 0 segment, 1 theme, 2 concept, 3 principle
  [2]
  $ emic codebook add STRAIN/FEET --colour red
  emic codebook add: colour: "red" is not a colour such as "#b03a2e"
  [2]

A version is kept with who says why. Nothing changed, no version.

  $ emic codebook diff
  The codebook from version 1 to the working codebook
  
  Change  Code                    Field  Before  After
  ----------------------------------------------------
  added   STRAIN/COLD
  added   NIGHTS
  added   NIGHTS/told me the way
  
  3 added.
  $ emic codebook commit --reason 'words of the first night'
  codebook version 2
  $ emic codebook commit --reason again
  emic codebook commit: nothing changed since version 2
  [2]
  $ emic codebook commit
  emic codebook commit: say why, as in --reason "FEAR was two things"
  [2]
  $ emic codebook diff
  The codebook from version 2 to the working codebook
  
  Change  Code  Field  Before  After
  ----------------------------------
  (none)
  
  Nothing changed.
  [1]
  $ env -u EMIC_CODER emic codebook commit --reason x
  emic codebook commit: who codes? say --coder NAME or set EMIC_CODER
  [2]

Renamed, moved, recoloured: codings stay, and none is stale.

  $ emic codebook rename FEAR DREAD
  STRAIN/FEAR is STRAIN/DREAD now
  $ emic codebook rename DREAD TIRED
  emic codebook rename: there is a code "TIRED" below the same code already
  [2]
  $ emic codebook rename DREAD
  emic codebook rename: NAME is missing; usage: emic codebook rename CODE NAME
  [2]
  $ emic codebook move COLD --position 1
  moved STRAIN/COLD
  $ emic codebook move NIGHTS --under STRAIN
  NIGHTS is STRAIN/NIGHTS now
  $ emic codebook move STRAIN --under NIGHTS
  emic codebook move: "STRAIN" cannot go below a code that lies below it
  [2]
  $ emic codebook move NIGHTS
  emic codebook move: say where: --under CODE, --top or --position N
  [2]
  $ emic codebook recolour DREAD '#803030'
  changed STRAIN/DREAD
  $ emic codebook stale
  Stale codings
  
  Code  Id  Document  Coder  Made under  Definition  Words
  --------------------------------------------------------
  (none)
  
  0 codings made under another definition than the code has now.
  [1]
  $ emic codebook diff
  The codebook from version 2 to the working codebook
  
  Change      Code           Field   Before  After
  --------------------------------------------------
  reordered   STRAIN
  renamed     STRAIN/DREAD           FEAR    DREAD
  recoloured  STRAIN/DREAD   colour          #803030
  moved       STRAIN/NIGHTS          (top)   STRAIN
  
  1 renamed, 1 moved, 1 reordered, 1 recoloured.
  $ emic codebook show
  The night bus
  
  Code                 Level      Rule    Status       Definition
  ------------------------------------------------------------------------------------
  STRAIN               principle  any     focused      What the nights cost.
    COLD               theme      any     focused      The heating is off.
    DREAD              theme      any     focused      Fear on the road.
    TIRED              theme      any     focused      Too little sleep.
    ALONE              theme      any     focused      Nobody tells, nobody helps.
    NIGHTS             concept    any     focused
      told me the way  theme      any     provisional
  SUPPORT              principle  any     focused      What makes the nights bearable.
    PEERS              theme      any     focused      Colleagues and friends.
    STAYS              theme      judged  focused      Means to go on driving.
  
  10 codes; version 2 and changes since (emic codebook diff).
  $ emic coding list --code DREAD --format csv | cut -d, -f1,6
  id,code
  3,STRAIN/DREAD
  4,STRAIN/DREAD
  7,STRAIN/DREAD

A new definition makes codings stale, until somebody looks at them again.

  $ emic codebook redefine DREAD --brief 'Fear, told as felt.' --not-when 'Somebody else is afraid.'
  changed STRAIN/DREAD
  3 codings made under another definition: emic codebook stale lists them, emic coding recheck says that they hold
  $ emic codebook redefine DREAD --brief 'Fear, told as felt.'
  STRAIN/DREAD is so already
  $ emic codebook stale
  Stale codings
  
  Code          Id  Document  Coder  Made under  Definition  Words
  ----------------------------------------------------------------------------------------------------
  STRAIN/DREAD   3  D1        A               1           2  I was afraid of the last stop
  STRAIN/DREAD   4  D1        B               1           2  I was afraid of the last stop, and nobody
                                                             told me why
  STRAIN/DREAD   7  D1        A               1           2  I am not afraid
  
  3 codings made under another definition than the code has now.
  $ emic coding recheck 3
  1 stale coding rechecked
  $ emic coding recheck --code DREAD
  2 stale codings rechecked
  $ emic coding recheck --code DREAD
  0 stale codings rechecked
  [1]
  $ emic coding recheck seven
  emic coding recheck: "seven" is no coding id; emic codebook stale shows them
  [2]
  $ emic codebook redefine DREAD
  emic codebook redefine: say what changes, as in --brief "TEXT"
  [2]

A coding points at the codebook that it was made under.

  $ emic coding add D3 --quote 'The street is yours' --code PEERS --quiet
  $ emic codebook log
  Versions of the codebook
  
  Version  Added                 Coder  Codings  Reason
  ----------------------------------------------------------------------------------------------------
        3  2026-03-01T12:00:00Z               1  1 renamed, 1 moved, 1 reordered, 1 redefined, 1
                                                 recoloured
        2  2026-03-01T12:00:00Z  A            0  words of the first night
        1  2026-03-01T12:00:00Z              11  loaded night-bus
  
  Codings counts those made under the version.

A code that is two, and two that are one.

  $ emic codebook split ALONE --into UNTOLD --codings 1,5 --brief 'Nobody says a word.'
  What is STRAIN/UNTOLD now
  
  Id  Document  Coder  Words
  -------------------------------------------
   1  D1        A      Nobody told me the way
   5  D1        A      nobody told me why
  
  2 codings.
  $ emic codebook split ALONE --into UNTOLD --codings 1,5
  emic codebook split: there is a code "UNTOLD" below the same code already
  [2]
  $ emic codebook split ALONE --into OTHER --codings 3
  emic codebook split: coding 3 is not one of this code's
  [2]
  $ emic codebook split ALONE --into OTHER
  emic codebook split: say which codings go: either --codings IDS, or filters such as --coder or --document
  [2]
  $ emic codebook split ALONE --into OTHER --document D2
  emic codebook split: "STRAIN/ALONE" has no such codings
  [2]
  $ emic codebook merge UNTOLD ALONE
  emic codebook merge: say with --into CODE where they go
  [2]
  $ emic codebook merge UNTOLD --into UNTOLD
  emic codebook merge: "STRAIN/UNTOLD" cannot be merged into itself
  [2]
  $ emic codebook merge UNTOLD SLEEP --into ALONE
  STRAIN/UNTOLD went over to STRAIN/ALONE: 2 codings
  STRAIN/TIRED went over to STRAIN/ALONE: 2 codings
  emic codebook stale lists them: nobody has looked at them under the other definition yet
  $ emic codebook diff
  The codebook from version 3 to the working codebook
  
  Change  Code           Field  Before        After
  --------------------------------------------------------
  merged  STRAIN/TIRED                        STRAIN/ALONE
  split   STRAIN/UNTOLD         STRAIN/ALONE
  
  1 split, 1 merged.
  $ emic codebook show UNTOLD
  STRAIN/UNTOLD
  Nobody says a word.
  
  Level          theme
  Rule           any: a participant has it when any passage is coded with it, or
                 with a code below it
  Status         retired
  Merged into    STRAIN/ALONE
  Split from     STRAIN/ALONE
  $ emic coding add D3 --quote Good --code UNTOLD
  emic coding add: D3: "STRAIN/UNTOLD" is retired and takes no new codings
  [2]
  $ emic table frequency --code ALONE --format csv | head -3
  table,group,base,code,n,N,of,words,pct,wilson_lo,wilson_hi,unit,rule,suppressed
  frequency,driver,all,STRAIN/ALONE,2,3,2 of 3,all but one,,0.207660,0.938508,participants,any,no
  frequency,planner,all,STRAIN/ALONE,1,1,1 of 1,all,,0.206549,1.000000,participants,any,no

Claims, bases and tables name codes in words: what does not follow is told.

  $ cat > claims.csv << END
  > id,statement,where,query,relation,expected
  > C1,One driver is afraid.,,count(code:DREAD),=,1
  > END
  $ emic claim load claims.csv
  claims: 1 added
  $ emic base add afraid --where 'code:STRAIN/DREAD'
  base afraid: 1 participant
  $ emic codebook rename DREAD FRIGHT
  STRAIN/DREAD is STRAIN/FRIGHT now
  still named DREAD in: claim C1, base afraid; these do not follow by themselves
  $ emic codebook move FRIGHT --position 1
  moved STRAIN/FRIGHT
  $ emic claim check
  emic claim check: claim C1: condition `code:DREAD`, character 1: unknown code "DREAD"; emic codebook show lists the codes
  [2]
  $ emic codebook rename FRIGHT DREAD
  STRAIN/FRIGHT is STRAIN/DREAD now

Out of use and back.

  $ emic codebook retire SUPPORT
  emic codebook retire: "SUPPORT/PEERS" below "SUPPORT" is in use: retire it, too, or move it first
  [2]
  $ emic codebook retire STAYS PEERS
  retired 2 codes
  $ emic codebook restore STAYS
  SUPPORT/STAYS is in use again
  $ emic codebook restore UNTOLD
  STRAIN/UNTOLD is in use again; its codings stay where they were merged
  $ emic codebook core STRAIN
  STRAIN is the core category
  $ emic codebook show STRAIN | grep Core
  Core           the core category of the theory
  $ emic codebook core --none
  there is no core category
  $ emic codebook core
  emic codebook core: say either a code or --none
  [2]

Older versions can be looked at.

  $ emic codebook show --version 1 --format csv | cut -d, -f1,7
  code,status
  STRAIN,focused
  STRAIN/FEAR,focused
  STRAIN/TIRED,focused
  STRAIN/ALONE,focused
  SUPPORT,focused
  SUPPORT/PEERS,focused
  SUPPORT/STAYS,focused
  $ emic codebook show FEAR --version 1 | head -2
  STRAIN/FEAR
  Fear on the road.
  $ emic codebook show --version 9
  emic codebook show: no version 9 of the codebook: the newest is 3
  [2]
  $ emic codebook diff 1 2
  The codebook from version 1 to version 2
  
  Change  Code                    Field  Before  After
  ----------------------------------------------------
  added   STRAIN/COLD
  added   NIGHTS
  added   NIGHTS/told me the way
  
  3 added.
  $ emic codebook diff two
  emic codebook diff: "two" is no version of the codebook; emic codebook log lists them
  [2]
  $ emic check | tail -1
  4 texts and 12 codings checked: all is well.

What is worth a look.

  $ emic codebook lint
  Worth a look in the codebook
  
  Check        Code                           What
  ----------------------------------------------------------------------------------------------------
  definition   STRAIN/NIGHTS                  has no definition
  definition   STRAIN/NIGHTS/told me the way  has no definition
  level        STRAIN                         is a principle, and 4 of the codes right below it are
                                              two levels lower or more
  level        SUPPORT                        is a principle, and 1 of the codes right below it is two
                                              levels lower or more
  unused       STRAIN                         has no codings
  unused       STRAIN/COLD                    has no codings
  unused       STRAIN/NIGHTS                  has no codings
  unused       STRAIN/NIGHTS/told me the way  has no codings
  unused       STRAIN/UNTOLD                  has no codings
  overused     STRAIN/ALONE                   has 6 codings, where there are 10 turns
  compared     (codebook)                     no coding was compared with another yet (2 codes have
                                              two or more)
  provisional  STRAIN/NIGHTS/told me the way  is still provisional
  
  12 remarks.
  [1]
  $ emic codebook lint --check exclusive
  Worth a look in the codebook
  
  Check  Code  What
  -----------------
  (none)
  
  0 remarks.
  $ emic codebook lint --check unsued
  emic codebook lint: unknown check "unsued"; did you mean "unused"? known: definition, name, level, orphan, empty, unused, overused, compared, provisional, exclusive, in-vivo
  [2]
