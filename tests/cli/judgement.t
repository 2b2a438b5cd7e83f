What an interview as a whole says about a code is judged by a person: affirmed, denied, not raised or
not asked. That nobody coded a passage is not a denial.

  $ . "$EMIC_ROOT/tests/fixtures/night_bus.sh"
  $ emic judgement list
  Judgements
  
  Participant  Code           Value       Coder  Evidence  Memo
  ----------------------------------------------------------------------
  D1           SUPPORT/STAYS  affirmed    A
  D2           SUPPORT/STAYS  denied      A                said so twice
  D3           SUPPORT/STAYS  not raised  A
  
  3 judgements.

Evidence are codings of the code, by place. A judgement that is there gets the file's value.

  $ cat > more.csv << END
  > participant,code,value,coder,evidence,memo
  > D2,STAYS,not asked,B,,
  > D1,FEAR,affirmed,B,D1:73:102 D1:73:126,
  > P1,STAYS,not asked,A,,"planner, not driver"
  > END
  $ emic judgement load more.csv --dry-run
  judgements: 2 added, 1 changed
  dry run: nothing was stored
  $ emic judgement load more.csv
  judgements: 2 added, 1 changed
  $ emic judgement load more.csv
  judgements: 3 as before
  $ emic judgement list
  Judgements
  
  Participant  Code           Value       Coder  Evidence             Memo
  ---------------------------------------------------------------------------------------
  D1           STRAIN/FEAR    affirmed    B      D1:73:102 D1:73:126
  D1           SUPPORT/STAYS  affirmed    A
  D2           SUPPORT/STAYS  not asked   B                           said so twice
  D3           SUPPORT/STAYS  not raised  A
  P1           SUPPORT/STAYS  not asked   A                           planner, not driver
  
  5 judgements.

Filters.

  $ emic judgement list --code STRAIN --format csv
  participant,code,value,coder,evidence,memo
  D1,STRAIN/FEAR,affirmed,B,D1:73:102 D1:73:126,
  $ emic judgement list --coder A --format csv
  participant,code,value,coder,evidence,memo
  D1,SUPPORT/STAYS,affirmed,A,,
  D3,SUPPORT/STAYS,not raised,A,,
  P1,SUPPORT/STAYS,not asked,A,,"planner, not driver"
  $ emic judgement list --participant D3 --format csv
  participant,code,value,coder,evidence,memo
  D3,SUPPORT/STAYS,not raised,A,,
  $ emic judgement list --group planner --format csv
  participant,code,value,coder,evidence,memo
  P1,SUPPORT/STAYS,not asked,A,,"planner, not driver"
  $ emic judgement list --where 'nights = yes' --format csv
  participant,code,value,coder,evidence,memo
  D1,STRAIN/FEAR,affirmed,B,D1:73:102 D1:73:126,
  D1,SUPPORT/STAYS,affirmed,A,,
  D3,SUPPORT/STAYS,not raised,A,,
  $ emic judgement list --coder A --participant D2
  Judgements
  
  Participant  Code  Value  Coder  Evidence  Memo
  -----------------------------------------------
  (none)
  
  0 judgements.
  [1]

A coding that a judgement rests on cannot be removed.

  $ emic coding remove 3
  emic coding remove: coding 3 is the evidence of a judgement: D1, FEAR
  [2]

What cannot be is refused: two of a set of which only one can hold, evidence that is no coding, a value
that is none of the four, and the same judgement twice.

  $ printf 'codebook: stance\ncodes:\n' > stance.yaml
  $ printf '  - code: %s\n    rule: judged\n    exclusive_set: stance\n' FOR AGAINST >> stance.yaml
  $ emic codebook load stance.yaml --quiet
  $ load() { printf "participant,code,value,coder,evidence\n$1\n" | emic judgement load -; }
  $ load 'D1,FOR,affirmed,A,\nD1,AGAINST,affirmed,A,'
  emic judgement load: standard input: "D1" has FOR and AGAINST affirmed, but of the set "stance" one at most can hold
  [2]
  $ load 'D1,FOR,affirmed,A,D1:73:102'
  emic judgement load: standard input:2:19: no coding of this code at "D1:73:102"
  [2]
  $ load 'D1,FOR,affirmed,A,here'
  emic judgement load: standard input:2:19: "here" is not DOCUMENT:START:END
  [2]
  $ load 'D1,FOR,yes,A,'
  emic judgement load: standard input:2:8: unknown value "yes"; it is affirmed, denied, not raised or not asked
  [2]
  $ load 'D1,FOR,affirmed,A,\nD1,FOR,denied,A,'
  emic judgement load: standard input:3:1: "D1" and "FOR" stand twice in this file
  [2]
  $ load 'D7,FOR,affirmed,A,'
  emic judgement load: standard input:2:1: unknown participant "D7"; did you mean "D1"?
  [2]
  $ load 'D1,FOUR,affirmed,A,'
  emic judgement load: standard input:2:4: unknown code "FOUR"; did you mean "FOR"?
  [2]
  $ load 'D1,FOR,affirmed,,'
  emic judgement load: standard input:2:17: the coder's name is empty
  [2]
  $ emic judgement list | tail -1
  5 judgements.
