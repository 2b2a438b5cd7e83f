Tables that are given away. What a profile hides is hidden in all kept tables together, because what one
hides another may tell; nothing is hidden until it is asked for.

  $ cat >participants.csv <<'CSV'
  > participant,group,shift
  > CSV
  $ for i in 1 2 3 4 5 6 7 8; do echo "D$i,driver,$([ $i -lt 5 ] && echo night || echo day)"; done >>participants.csv
  $ for i in 1 2 3 4 5 6 7; do echo "P$i,planner,day"; done >>participants.csv
  $ cat >codebook.yaml <<'YAML'
  > codebook: night-bus
  > codes:
  >   - code: FEAR
  >     rule: judged
  >   - code: TIRED
  >     rule: judged
  > YAML
  $ { echo participant,code,value,coder
  > for i in 1 2 3 4; do echo "D$i,FEAR,affirmed,A"; done
  > for i in 1; do echo "P$i,FEAR,affirmed,A"; done
  > for i in 1 2 3 4; do echo "D$i,TIRED,affirmed,A"; echo "P$i,TIRED,affirmed,A"; done
  > } >judgements.csv
  $ emic init study.emic --quiet && emic participant load participants.csv --quiet
  $ emic codebook load codebook.yaml --quiet && emic judgement load judgements.csv --quiet
  $ emic table frequency --save by-group -f csv | cut -d, -f2,4-7
  saved as the table by-group: archives will hold it
  group,code,n,N,of
  driver,FEAR,4,8,4 of 8
  planner,FEAR,1,7,1 of 7
  Total,FEAR,5,15,5 of 15
  driver,TIRED,4,8,4 of 8
  planner,TIRED,4,7,4 of 7
  Total,TIRED,8,15,8 of 15

The profiles that are built in, and one of this study's own.

  $ emic release list -f csv | cut -d, -f1-7
  name,threshold,zero,all,sizes,multiple,kept
  cms,10,told,told,hidden,,built in
  ons,9,told,hidden,hidden,,built in
  small-study,2,told,hidden,told,,built in
  ukllc,9,hidden,told,hidden,,built in
  $ emic release add board --threshold 2 --source "our ethics board"
  release profile board: counts of 1 to 2 are hidden, and those that 1 to 2 of the group are not in; and what these could be worked out from
  $ emic release add board --threshold 3
  emic release add: there is a profile board already; remove it or choose another name
  [2]
  $ emic release add low --threshold 1
  emic release add: threshold 1: it is at least 2; with 1, a cell that is hidden alone would be known to be 1
  [2]
  $ emic release add low
  emic release add: say with --threshold N up to which count cells are hidden
  [2]
  $ emic release add rounded --threshold 2 --hide-zero --hide-all --hide-sizes --multiple 5 --quiet
  $ emic release show rounded
  rounded (a rule of this study): counts of 0 to 2 are hidden, and those that 1 to 2 of the group are not in, and those of all of a group; the size of a group is a count like others; and what these could be worked out from; counts are rounded to multiples of 5.
  $ emic release show bord
  emic release show: unknown release profile "bord"; did you mean "board"? known: cms, ons, small-study, ukllc, board, rounded
  [2]

One of seven is hidden, and four of eight with it, from which and five of fifteen it would follow.

  $ emic table frequency --release board
  hidden as beside the tables that the study keeps (emic recipe list); one that is given away apart from them may tell what is hidden here
  Codes by group: participants
  
                      driver             planner             Total
                 -----------------  -----------------  ------------------
  Code   Rule    n of N       95 %  n of N       95 %   n of N       95 %
  -----------------------------------------------------------------------
  FEAR   judged       *                  *             5 of 15  0.15\xe2\x80\x930.58 (esc)
  TIRED  judged  4 of 8  0.22\xe2\x80\x930.78  4 of 7  0.25\xe2\x80\x930.84  8 of 15  0.30\xe2\x80\x930.75 (esc)
  
  Unit: participants.
  Base: all who took part: 15 participants.
  N: participants of the base, by group: driver 8, planner 7; total 15.
  Rule: any = a coding by any coder that does not contradict; judged = the judgement says affirmed. A
    code counts with all codes below it, each participant once. Not counted does not mean denied.
  Not judged for everybody in the base: FEAR, TIRED.
  Percentages from N = 20 on.
  Intervals: Wilson, 95 %; they describe this sample and are no population estimate.
  * Hidden by the release profile board (our ethics board): counts of 1 to 2 are hidden, and those
    that 1 to 2 of the group are not in; and what these could be worked out from.

The log says why. It is not for those who get the table.

  $ emic release check board -f csv
  row,base,by,group,code,count,reason,sake,possible,safe
  1,all,group,planner,FEAR,1 of 7,rule,,1 to 2,yes
  2,all,group,driver,FEAR,4 of 8,complementary,1,0 to 5,

A table of another attribute shares the total with the first: both are looked at together.

  $ emic table frequency --by shift --save by-shift >/dev/null
  saved as the table by-shift: archives will hold it
  $ emic release check board -f csv
  row,base,by,group,code,count,reason,sake,possible,safe
  1,all,group,planner,FEAR,1 of 7,rule,,1 to 2,yes
  2,all,shift,day,FEAR,1 of 11,rule,,1 to 2,yes
  3,all,group,driver,FEAR,4 of 8,complementary,1,0 to 5,
  4,all,shift,night,FEAR,4 of 4,complementary,2,0 to 4,
  $ emic table crosstab --release board -f csv | cut -d, -f2,4-7,14,26
  hidden as beside the tables that the study keeps (emic recipe list); one that is given away apart from them may tell what is hidden here
  group,code,n,N,of,fisher_p,suppressed
  driver,FEAR,,8,,,yes
  planner,FEAR,,7,,,yes
  Total,FEAR,5,15,5 of 15,,no
  driver,TIRED,4,8,4 of 8,,no
  planner,TIRED,4,7,4 of 7,,no
  Total,TIRED,8,15,8 of 15,1.000000000000,no

What is no table of counts per group cannot be hidden cell by cell, and a base that codes have chosen tells
by its size for how many they hold.

  $ emic table frequency --where 'code:FEAR' --release board
  emic table frequency: no release of this table: its base is chosen by codes, so that how many are in it tells for how many a code holds
  [3]
  $ emic table saturation --save curve >/dev/null
  saved as the table curve: archives will hold it
  [1]
  $ emic release check board | grep "Not in the release"
  Not in the release: table curve, because it is no table of counts per group, in which single cells
  $ emic release remove board
  removed the release profile board
  $ emic undo --quiet && emic release show board
  board (our ethics board): counts of 1 to 2 are hidden, and those that 1 to 2 of the group are not in; and what these could be worked out from.
  $ emic release remove cms
  emic release remove: the profile cms is built in and stays
  [2]

A picture hides the same as its table, with what would tell it: bar, shade and size. Kept ones count
beside the tables.

  $ emic plot heatmap --release small-study | grep -o '>[0-9*]*/*[0-9]*</text>' | paste -sd ' '
  hidden as beside the tables that the study keeps (emic recipe list); one that is given away apart from them may tell what is hidden here
  >*</text> >*</text> >*</text> >5/15</text> >4/8</text> >4/7</text> >8/15</text>
  $ emic plot bars --release small-study --output bars.svg
  hidden as beside the tables that the study keeps (emic recipe list); one that is given away apart from them may tell what is hidden here
  wrote bars.svg, and what it draws to bars.csv
  $ cut -d, -f2,4-7,14 bars.csv
  group,code,n,N,of,suppressed
  driver,FEAR,,8,,yes
  planner,FEAR,,7,,yes
  Total,FEAR,5,15,5 of 15,no
  driver,TIRED,4,8,4 of 8,no
  planner,TIRED,4,7,4 of 7,no
  Total,TIRED,8,15,8 of 15,no
  $ emic plot bars --release rounded | grep -o -e '>[A-Za-z]* (N=[^<]*' -e '>[0-9*]* *o*f* *[0-9]*</text>' | paste -sd ' '
  hidden as beside the tables that the study keeps (emic recipe list); one that is given away apart from them may tell what is hidden here
  >driver (N=10) >planner (N=5) >Total (N=15) >*</text> >*</text> >*</text> >5 of 15</text> >5 of 10</text> >5 of 5</text> >10 of 15</text>
  $ emic plot tree --release cms --quiet | grep -c '>\*<'
  5
  $ emic plot heatmap --of participants --release small-study --quiet | grep -o -e '>A release[^<]*' -e '>D[0-9]'
  >A release shows nobody alone: not drawn. Unit: participants. Base: all who took part: 15 participants. N: participants of the base, by group: driver 8, planner 7; total 15. Rule: any = a coding by any coder that does not contradict; judged = the judgement says affirmed. A code counts with all codes below it, each participant once. Not counted does not mean denied. Not judged for everybody in the base: FEAR, TIRED. * Hidden by the release profile small-study (emic's own, for interviews of a few dozen people whose group sizes are told): counts of 1 to 2 are hidden, and those that 1 to 2 of the group are not in, and those of all of a group; and what these could be worked out from.
  >A release shows nobody alone: not drawn.
  $ emic plot cooccurrence --release small-study
  emic plot cooccurrence: unknown option --release; 'emic help plot cooccurrence' lists them
  [2]
  $ emic plot tree --save codes --quiet >codes.svg
  $ emic plot dendrogram --save alike --quiet >alike.svg
  [1]
  $ emic release check small-study | head -12
  Hidden by the release profile small-study
  
  Row  Base  By     Group    Code     Count  Reason         For row  Possible  Safe
  ---------------------------------------------------------------------------------
    1  all   group  planner  FEAR    1 of 7  rule                      1 to 2  yes
    2  all   shift  night    FEAR    4 of 4  rule                      1 to 4  yes
    3  all   shift  night    TIRED   4 of 4  rule                      1 to 4  yes
    4  all   shift  day      FEAR   1 of 11  rule                      1 to 2  yes
    5  all   group  driver   FEAR    4 of 8  complementary        1    0 to 5
    6  all   shift  day      TIRED  4 of 11  complementary        3    4 to 8
  
  Rule of small-study (emic's own, for interviews of a few dozen people whose group sizes are told):
