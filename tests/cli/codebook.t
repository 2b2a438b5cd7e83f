A codebook is a tree of codes, written in YAML.

  $ emic init study.emic --quiet
  $ emic codebook show
  Codebook
  
  Code  Level  Rule  Definition
  -----------------------------
  (none)
  
  0 codes; version 0.
  [1]
  $ cat > codebook.yaml << END
  > codebook: night-bus
  > title: The night bus
  > codes:
  >   - code: STRAIN
  >     level: 3
  >     brief: What the nights cost.
  >     codes:
  >       - code: FEAR
  >         brief: Fear on the road.
  >         full: >-
  >           Fear of passengers, of the dark, of breaking down. Told as felt, whether or not
  >           anything happened.
  >         use_when: The speaker names fear or its signs.
  >         not_when: Somebody else's fear is reported.
  >         mnemonic: AFRAID
  >         in_vivo: true
  >         examples:
  >           typical: ["I kept the light on.", "At the depot I shook."]
  >           close_but_no: ["He looked frightened."]
  >       - code: TIRED
  >         brief: Too little sleep.
  >         status: provisional
  >   - code: SUPPORT
  >     level: 3
  >     codable: false
  >     brief: What makes the nights bearable.
  >     codes:
  >       - code: PEERS
  >         brief: Colleagues and friends.
  >       - code: STAYS
  >         brief: Means to go on driving.
  >         rule: judged
  >         exclusive_set: stance
  >       - code: LEAVES
  >         brief: Means to stop.
  >         rule: judged
  >         exclusive_set: stance
  > END
  $ emic codebook load codebook.yaml
  codes: 7 added; codebook version 1
  $ emic codebook show
  The night bus
  
  Code      Level      Rule    Status       Definition
  -------------------------------------------------------------------------
  STRAIN    principle  any     focused      What the nights cost.
    FEAR    theme      any     focused      Fear on the road.
    TIRED   theme      any     provisional  Too little sleep.
  SUPPORT   principle  any     focused      What makes the nights bearable.
    PEERS   theme      any     focused      Colleagues and friends.
    STAYS   theme      judged  focused      Means to go on driving.
    LEAVES  theme      judged  focused      Means to stop.
  
  7 codes; version 1.

All about one code: by its path, its name, or its mnemonic.

  $ emic codebook show STRAIN/FEAR
  STRAIN/FEAR
  Fear on the road.
  
  Fear of passengers, of the dark, of breaking down. Told as felt, whether or not
  anything happened.
  
  Use when       The speaker names fear or its signs.
  Not when       Somebody else's fear is reported.
  Typical        I kept the light on.
                 At the depot I shook.
  Close, but no  He looked frightened.
  Level          theme
  Mnemonic       AFRAID
  In vivo        yes, in a participant's words
  Rule           any: a participant has it when any passage is coded with it, or
                 with a code below it
  $ emic codebook show FEAR | head -1
  STRAIN/FEAR
  $ emic codebook show AFRAID | head -1
  STRAIN/FEAR
  $ emic codebook show STAYS
  SUPPORT/STAYS
  Means to go on driving.
  
  Level          theme
  Rule           judged: a participant has it when a judgement says so
  Only one of    stance
  $ emic codebook show SUPPORT
  SUPPORT
  What makes the nights bearable.
  
  Level          principle
  Rule           any: a participant has it when any passage is coded with it, or
                 with a code below it
  Codable        no: it only groups the codes below it
  Codes below    SUPPORT/PEERS
                 SUPPORT/STAYS
                 SUPPORT/LEAVES
  $ emic codebook show TIRED
  STRAIN/TIRED
  Too little sleep.
  
  Level          theme
  Rule           any: a participant has it when any passage is coded with it, or
                 with a code below it
  Status         provisional

As data it has a row a code, with every field; of one code, those below it too.

  $ emic codebook show --format csv
  code,mnemonic,level,codable,rule,exclusive_set,status,brief,full,use_when,not_when
  STRAIN,,principle,yes,any,,focused,What the nights cost.,,,
  STRAIN/FEAR,AFRAID,theme,yes,any,,focused,Fear on the road.,"Fear of passengers, of the dark, of breaking down. Told as felt, whether or not anything happened.",The speaker names fear or its signs.,Somebody else's fear is reported.
  STRAIN/TIRED,,theme,yes,any,,provisional,Too little sleep.,,,
  SUPPORT,,principle,no,any,,focused,What makes the nights bearable.,,,
  SUPPORT/PEERS,,theme,yes,any,,focused,Colleagues and friends.,,,
  SUPPORT/STAYS,,theme,yes,judged,stance,focused,Means to go on driving.,,,
  SUPPORT/LEAVES,,theme,yes,judged,stance,focused,Means to stop.,,,
  $ emic codebook show SUPPORT --format csv | cut -d, -f1,4
  code,codable
  SUPPORT,no
  SUPPORT/PEERS,yes
  SUPPORT/STAYS,yes
  SUPPORT/LEAVES,yes

Loading it again changes nothing; a changed file makes a new version, and removes no code.

  $ emic codebook load codebook.yaml
  codes: 7 as before; codebook version 1
  $ cat > second.yaml << END
  > codebook: night-bus
  > codes:
  >   - code: STRAIN
  >     level: 3
  >     brief: What driving at night costs.
  >     codes:
  >       - code: ALONE
  >         brief: Nobody tells, nobody helps.
  > END
  $ emic codebook load second.yaml
  What second.yaml changes
  
  Change     Code          Field  Before                 After
  -----------------------------------------------------------------------------------
  redefined  (codebook)    title  The night bus
  redefined  STRAIN        brief  What the nights cost.  What driving at night costs.
  added      STRAIN/ALONE
  
  1 added, 2 redefined.
  nothing was changed; --apply changes the codebook like this
  [1]
  $ emic codebook load second.yaml --apply --dry-run > /dev/null
  codes: 1 added, 1 changed; codebook version 2
  dry run: nothing was stored
  $ emic codebook load second.yaml --apply --quiet > /dev/null
  $ emic codebook show | tail -13
  
  Code      Level      Rule    Status       Definition
  -------------------------------------------------------------------------
  STRAIN    principle  any     focused      What driving at night costs.
    FEAR    theme      any     focused      Fear on the road.
    TIRED   theme      any     provisional  Too little sleep.
    ALONE   theme      any     focused      Nobody tells, nobody helps.
  SUPPORT   principle  any     focused      What makes the nights bearable.
    PEERS   theme      any     focused      Colleagues and friends.
    STAYS   theme      judged  focused      Means to go on driving.
    LEAVES  theme      judged  focused      Means to stop.
  
  8 codes; version 2.

A name that several codes have needs its path; the nearest name is suggested.

  $ printf 'codebook: more\ncodes:\n  - code: OTHER\n    codes:\n      - code: FEAR\n' > more.yaml
  $ emic codebook load more.yaml --quiet
  $ emic codebook show FEAR
  emic codebook show: the code "FEAR" could be STRAIN/FEAR, OTHER/FEAR; write the path
  [2]
  $ emic codebook show STRIAN
  emic codebook show: unknown code "STRIAN"; did you mean "STRAIN"?
  [2]
  $ emic codebook show WEATHER
  emic codebook show: unknown code "WEATHER"; emic codebook show lists the codes
  [2]
