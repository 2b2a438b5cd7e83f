Changing codings, saying where they lie on a property, and what rests on them.

  $ . "$EMIC_ROOT/tests/fixtures/night_bus.sh"
  $ export EMIC_CODER=A
  $ show() { emic coding list --format csv "$@" | python3 -c 'import csv, sys
  > for row in csv.reader(sys.stdin): print(",".join(row[:2] + row[3:9] + row[10:]))'; }

What is not said stays.

  $ emic coding set 6 --weight 40
  changed 1 coding
  $ emic coding set 6 --code FEAR --span 166:172 --polarity qualifies
  changed 1 coding
  $ show --document D1 --code FEAR | grep ^6,
  6,D1,166,172,STRAIN/FEAR,A,1,qualifies,the voice on the radio,40,,,
  $ emic coding set 6 7 --memo '' --no-weight
  changed 2 codings
  $ show --document D1 --code FEAR | grep -E '^[67],'
  6,D1,166,172,STRAIN/FEAR,A,1,qualifies,,,,,
  7,D1,201,216,STRAIN/FEAR,A,1,contradicts,,,,,
  $ emic check > checked

What cannot be is refused, and nothing of the command is stored.

  $ emic coding set 6 99 --weight 1
  emic coding set: no coding 99; emic coding list shows the ids
  [2]
  $ emic coding set 6
  emic coding set: say what to change: --code, --span, --polarity, --weight, --no-weight or --memo
  [2]
  $ emic coding set six --weight 1
  emic coding set: "six" is no coding id; emic coding list shows them
  [2]
  $ emic coding set 6 --code SUPPORT
  emic coding set: "SUPPORT" only groups other codes; code one of those below it
  [2]
  $ emic coding set 6 --span 1:999
  emic coding set: span 1:999 passes the end of the text at 220
  [2]
  $ emic coding set 3 --span 201:216
  emic coding set: this coder has coded 201:216 with "STRAIN/FEAR" already
  [2]
  $ emic coding set 6 --weight 5 --no-weight
  emic coding set: say either --weight N or --no-weight
  [2]
  $ show --document D1 --code FEAR | grep ^6,
  6,D1,166,172,STRAIN/FEAR,A,1,qualifies,,,,,

A code has properties with scales, or numbers; a coding lies somewhere on those of its code and of
the codes above.

  $ emic property list
  Properties of codes
  
  Code  Property  Scale  Codings
  ------------------------------
  (none)
  [1]
  $ emic property add STRAIN intensity --scale ' none, some ,strong'
  STRAIN: intensity
  $ emic property add FEAR minutes
  FEAR: minutes
  $ emic coding value 3 intensity=strong minutes=2.5
  coding 3: 2 values set
  $ emic coding value 7 intensity=none
  coding 7: 1 value set
  $ emic coding value 7 intensity=some
  coding 7: 1 value set
  $ emic property list
  Properties of codes
  
  Code         Property   Scale             Codings
  -------------------------------------------------
  STRAIN       intensity  none,some,strong        2
  STRAIN/FEAR  minutes    a number                1
  $ show --code FEAR --document D1
  id,document,start,end,code,coder,round,polarity,memo,weight,stale,rule,values
  3,D1,73,102,STRAIN/FEAR,A,1,supports,,,,,intensity=strong; minutes=2.5
  4,D1,73,126,STRAIN/FEAR,B,1,supports,,,,,
  6,D1,166,172,STRAIN/FEAR,A,1,qualifies,,,,,
  7,D1,201,216,STRAIN/FEAR,A,1,contradicts,,,,,intensity=some
  $ emic coding value 3 intensity=loud
  emic coding value: "loud" is not on the scale of "intensity": none,some,strong
  [2]
  $ emic coding value 3 minutes=few
  emic coding value: "few" is no number; "minutes" has no scale of words
  [2]
  $ emic coding value 3 intensty=some
  emic coding value: unknown property "intensty"; did you mean "intensity"? known: minutes, intensity
  [2]
  $ emic coding value 5 minutes=3
  emic coding value: unknown property "minutes"; known: intensity
  [2]
  $ emic coding value 99 minutes=3
  emic coding value: no coding 99; emic coding list shows the ids
  [2]
  $ emic coding value 3 minutes
  emic coding value: "minutes": write PROPERTY=VALUE
  [2]
  $ emic property add FEAR minutes
  emic property add: the code has a property "minutes" already
  [2]
  $ emic property add FEAR how --scale 'one'
  emic property add: the scale "one" has one value; two or more, parted by commas, make one, as in "none,some,strong"
  [2]
  $ emic property add FEAR how --scale 'a,,b'
  emic property add: the scale "a,,b" has an empty value
  [2]
  $ emic property add FEAR how --scale 'a,b,a'
  emic property add: the scale "a,b,a" has "a" twice
  [2]
  $ emic property add FEAR a=b
  emic property add: "a=b" is no name for a property: it is empty or has a "=" in it
  [2]
  $ emic property remove FEAR minutes
  emic property remove: 1 coding has a value of "minutes"
  [2]
  $ emic coding value 3 minutes=
  coding 3: 1 value set
  $ emic property remove FEAR minutes
  $ emic property remove FEAR minutes
  emic property remove: the code has no properties; emic property add gives it one
  [2]

A coding on which something rests is not removed, and the message says what it is. Values go with
it.

  $ cat > evidence.csv << 'END'
  > participant,code,value,coder,evidence
  > D1,ALONE,affirmed,A,D1:49:71
  > END
  $ emic judgement load evidence.csv --quiet
  $ emic coding remove 1
  emic coding remove: coding 1 is the evidence of a judgement: D1, ALONE
  [2]
  $ sqlite3 study.emic "INSERT INTO memo(uuid, kind, text, coder, added) VALUES (randomblob(16), 'code', 'x', 1, '');
  > INSERT INTO memo_link(memo, coding) VALUES (1, 5);
  > INSERT INTO relation(uuid, source, type, target, coder, added) VALUES (randomblob(16), 2, 1, 3, 1, '');
  > INSERT INTO relation_evidence(relation, coding) VALUES (1, 8);
  > INSERT INTO proposition(uuid, label, level, subject, text, coder, added) VALUES (randomblob(16), 'P1', 1, 2, 'x', 1, '');
  > INSERT INTO proposition_evidence(proposition, coding) VALUES (1, 9)"
  $ for id in 5 8 9; do emic coding remove $id; done
  emic coding remove: coding 5 has memo 1
  emic coding remove: coding 8 is the evidence of a relation: FEAR causal_condition TIRED
  emic coding remove: coding 9 is the evidence of proposition P1
  [2]
  $ emic coding remove 3
  removed 1 coding
  $ sqlite3 study.emic "SELECT count(*) FROM coding_value WHERE coding = 3"
  0

Rounds have names, and every command takes the one or the other.

  $ emic round list
  Rounds of coding
  
  Round  Name  Codings  Documents  Coders  Note
  ---------------------------------------------
      1              9          3       2
      2              1          1       1
  $ emic round add 2 focused --note 'only what the nights cost'
  round 2: focused
  $ emic round add 3 last
  round 3: last
  $ emic round list --format csv
  round,name,codings,documents,coders,note
  1,,9,3,2,
  2,focused,1,1,1,only what the nights cost
  3,last,0,0,0,
  $ emic coding add D3 --quote Good --code PEERS --round focused
  coding 12: D3 49:53 SUPPORT/PEERS "Good"
  $ show --round focused
  id,document,start,end,code,coder,round,polarity,memo,weight,stale,rule,values
  9,D2,86,108,SUPPORT/PEERS,A,2,supports,,,,,
  12,D3,49,53,SUPPORT/PEERS,A,2,supports,,,,,
  $ emic table frequency --round focused --format csv | cmp - <(emic table frequency --round 2 --format csv)
  $ emic coding list --round focussed
  emic coding list: unknown round "focussed"; did you mean "focused"?
  [2]
  $ emic round add 2 again
  emic round add: round 2 is "focused" already
  [2]
  $ emic round add 4 focused
  emic round add: "focused" is round 2 already
  [2]
  $ emic round add 4 4
  emic round add: "4" is a number and no name for a round
  [2]
  $ emic round add four 4
  emic round add: "four" is no number: emic round add NUMBER NAME
  [2]
  $ emic round add 0 none
  emic round add: "0" is no round: rounds count from 1
  [2]

Coders can be renamed, not joined.

  $ emic coder list
  Coders
  
  Coder  Codings  Documents
  -------------------------
  A            8          4
  B            3          2
  $ emic coder rename B Bo
  coder B is Bo now
  $ emic coder list --format csv
  coder,codings,documents
  A,8,4
  Bo,3,2
  $ emic coder rename Bo A
  emic coder rename: there is a coder "A" already; coders are not joined
  [2]
  $ emic coder rename C D
  emic coder rename: unknown coder "C"; known: A, Bo
  [2]
  $ emic coder rename A ' '
  emic coder rename: the coder's name is empty
  [2]
