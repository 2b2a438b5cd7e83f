What rests on codings holds when texts and codes change, in the study of the night bus.

  $ . "$EMIC_ROOT/tests/fixtures/night_bus.sh"
  $ export EMIC_CODER=A
  $ emic proposition add TOLD --level 2 --subject ALONE --text "Who is told nothing is afraid" --quiet
  $ emic proposition evidence TOLD 1 3
  evidence of TOLD: 2 codings (supports)
  $ emic proposition evidence TOLD 7 --polarity contradicts
  evidence of TOLD: 1 coding (contradicts)
  $ emic memo add --kind code --coding 3 --text "The stop, not the road"
  memo 1: code, about 1 thing

Each step can be taken back and done again.

  $ emic undo --quiet
  $ emic memo list --format csv | wc -l
  1
  $ emic redo --quiet
  $ emic memo list --format csv | wc -l
  2

A coding that something rests on is not removed.

  $ emic coding remove 3
  emic coding remove: coding 3 is the evidence of proposition TOLD; has memo 1
  [2]

A text that loses the words leaves them as evidence, marked, and out of the counts.

  $ sed 's/I was afraid of the last stop, and/I drove to the end, and/' D1.txt > D1_new.txt
  $ emic document revise D1 D1_new.txt --pseudonymized --lost detach --edited detach > /dev/null
  * (glob)
  $ emic proposition list --format csv
  label,level,claim,text,parent,supports,contradicts,qualifies,detached,searches,found,flags,coder
  TOLD,2,STRAIN/ALONE,Who is told nothing is afraid,,1,1,0,1,0,0,,A
  $ emic trace TOLD
  Down to the quotes
  
  Step                                  It says
  -------------------------------------------------------------------
  TOLD (concept)                        Who is told nothing is afraid
    STRAIN/ALONE (theme)                Nobody tells, nobody helps.
    D1 49:71 by A supports              Nobody told me the way
    D1 73:102 by A supports (detached)  I was afraid of the last stop
    D1 190:205 by A contradicts         I am not afraid
  
  5 steps, 3 of them codings.
  $ emic trace 3 --format csv
  depth,kind,id,name,level,polarity,evidence,detached,participant,coder,says
  0,coding,3,D1 73:102,,supports,no,yes,D1,A,I was afraid of the last stop
  1,code,2,STRAIN/FEAR,1,,no,no,,,Fear on the road.
  2,code,1,STRAIN,3,,no,no,,,What the nights cost.
  1,proposition,1,TOLD,2,supports,yes,no,,,Who is told nothing is afraid
  $ emic memo show 1 --format csv
  field,value
  kind,code
  text,"The stop, not the road"
  coder,A
  added,2026-03-01T12:00:00Z
  coding,D1 73:102 STRAIN/FEAR (detached): I was afraid of the last stop
  $ emic compare list FEAR --format csv
  earlier,earlier_words,later,later_words,verdict,definition,stale,coder,memo
  [1]

What was read is carried along.

  $ emic unit visit D2 --all --quiet
  $ sed 's/Long\./It was long./' D2.txt > D2_new.txt
  $ emic document revise D2 D2_new.txt --pseudonymized --quiet > /dev/null
  $ emic unit list --document D2 --format csv
  document,turns,visited,coded,unread
  D2,2,2,1,0

A code that is defined anew has its verdicts out of date.

  $ emic compare ALONE --record 1:5:same --quiet
  $ emic compare gaps --format csv | grep ALONE
  [1]
  $ emic codebook redefine ALONE --brief "Nobody tells."
  changed STRAIN/ALONE
  4 codings made under another definition: emic codebook stale lists them, emic coding recheck says that they hold
  $ emic compare gaps --format csv | grep ALONE
  STRAIN/ALONE,definition changed since,3,1,1,2

With a core category, what is apart from it is known.

  $ emic codebook core STRAIN
  STRAIN is the core category
  $ emic trace gaps --format csv | grep core
  code apart from the core,SUPPORT,What makes the nights bearable.,,5
  code apart from the core,SUPPORT/PEERS,Colleagues and friends.,2,6
  code apart from the core,SUPPORT/STAYS,Means to go on driving.,,7
  $ emic relation add PEERS context FEAR --quiet
  $ emic trace gaps --format csv | grep core
  [1]
