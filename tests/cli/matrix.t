Who has which code, what is known of everybody, and what was judged: tables for other programs and for
a description of the sample.

  $ . "$EMIC_ROOT/tests/fixtures/night_bus.sh"
  $ emic codebook show | head -20
  The night bus
  
  Code     Level      Rule    Definition
  -----------------------------------------------------------
  STRAIN   principle  any     What the nights cost.
    FEAR   theme      any     Fear on the road.
    TIRED  theme      any     Too little sleep.
    ALONE  theme      any     Nobody tells, nobody helps.
  SUPPORT  principle  any     What makes the nights bearable.
    PEERS  theme      any     Colleagues and friends.
    STAYS  theme      judged  Means to go on driving.
  
  7 codes; version 1.
  $ emic table matrix --format csv
  participant,group,STRAIN,STRAIN_FEAR,SLEEP,STRAIN_ALONE,SUPPORT,SUPPORT_PEERS,SUPPORT_STAYS
  D1,driver,1,1,0,1,1,1,1
  D2,driver,1,0,1,0,1,1,0
  D3,driver,0,0,0,0,0,0,0
  P1,planner,1,0,1,1,0,0,
  $ emic table matrix --cells count --where 'group = driver' --format csv
  participant,group,STRAIN,STRAIN_FEAR,SLEEP,STRAIN_ALONE,SUPPORT,SUPPORT_PEERS,SUPPORT_STAYS
  D1,driver,4,2,0,2,1,1,0
  D2,driver,1,0,1,0,1,1,0
  D3,driver,0,0,0,0,0,0,0
  $ emic table matrix --of documents --cells count --code STRAIN
  Codes by document
  
  document  group    STRAIN  STRAIN/FEAR  STRAIN/TIRED  STRAIN/ALONE
  ------------------------------------------------------------------
  D1        driver        4            2             0             2
  D2        driver        1            0             1             0
  D3        driver        0            0             0             0
  P1        planner       2            0             1             1
  
  Cells: different segments coded so. A code counts with all codes below it.
  Base: all 4 participants who took part.
  $ emic table matrix --of documents --format csv
  document,group,STRAIN,STRAIN_FEAR,SLEEP,STRAIN_ALONE,SUPPORT,SUPPORT_PEERS,SUPPORT_STAYS
  D1,driver,1,1,0,1,1,1,0
  D2,driver,1,0,1,0,1,1,0
  D3,driver,0,0,0,0,0,0,0
  P1,planner,1,0,1,1,0,0,0
  $ emic table matrix --cells state --code STRAIN --group planner
  Codes by participant
  
  participant  group    STRAIN    STRAIN/FEAR  STRAIN/TIRED  STRAIN/ALONE
  -----------------------------------------------------------------------
  P1           planner  affirmed  unjudged     affirmed      affirmed
  
  Cells: what is known of the participant and the code. A code counts with all codes below it.
  Base: group = planner: 1 participant: P1.
  $ emic table matrix --format json --code STRAIN | grep title
   "title": "Codes by participant",
     "title": "participant"
     "title": "group"
     "title": "STRAIN"
     "title": "STRAIN/FEAR"
     "title": "STRAIN/TIRED"
     "title": "STRAIN/ALONE"

Documents have no answers, and what is misspelled is told.

  $ emic table matrix --of documents --cells state
  emic table matrix: states are those of participants: a document has codings, no answers
  [2]
  $ emic table matrix --of turns
  emic table matrix: --of takes participants or documents, not 'turns'
  [2]
  $ emic table matrix --cells counts
  emic table matrix: unknown cells "counts"; did you mean "count"? known: presence, count, state
  [2]

Everybody's attributes, the groups across. What is not known is counted as such.

  $ emic table attributes
  Participants by group
  
  Attribute  Value                          driver        planner          Total
  ------------------------------------------------------------------------------
  age        (known)                        3 of 3         1 of 1         4 of 4
             median (least to most)  31 (24 to 45)  52 (52 to 52)  38 (24 to 52)
  nights     yes                            2 of 3         0 of 1         2 of 4
             no                             1 of 3         0 of 1         1 of 4
             (not known)                    0 of 3         1 of 1         1 of 4
  
  Unit: participants.
  Base: all 4 participants who took part.
  $ emic table attributes --attribute age --group driver --format csv
  table,attribute,type,value,group,base,n,N,of,words,pct,minimum,median,mean,maximum
  attributes,age,number,(known),driver,group = driver,3,3,3 of 3,all,,24.000000,31.000000,33.333333,45.000000
  attributes,age,number,(known),planner,group = driver,0,0,0 of 0,,,,,,
  attributes,age,number,(known),Total,group = driver,3,3,3 of 3,all,,24.000000,31.000000,33.333333,45.000000
  $ emic table attributes --attribute aeg
  emic table attributes: unknown attribute "aeg"; emic participant list shows them
  [2]
  $ emic table attributes --attribute nights --by nights
  Participants by nights
  
  Attribute  Value           yes      no  (not known)   Total
  -----------------------------------------------------------
  nights     yes          2 of 2  0 of 1       0 of 1  2 of 4
             no           0 of 2  1 of 1       0 of 1  1 of 4
             (not known)  0 of 2  0 of 1       1 of 1  1 of 4
  
  Unit: participants.
  Base: all 4 participants who took part.

Judgements.

  $ cat >judgements.csv <<'CSV'
  > participant,code,value,coder
  > D1,STRAIN,affirmed,A
  > D2,STRAIN,denied,A
  > P1,STRAIN,not asked,A
  > CSV
  $ emic judgement load judgements.csv
  judgements: 3 added
  $ emic table judgements
  Judgements by group
  
  Code           group    Affirmed  Denied  Not raised  Not asked  Not judged  N
  ------------------------------------------------------------------------------
  STRAIN         driver          1       1           0          0           1  3
                 planner         0       0           0          1           0  1
                 Total           1       1           0          1           1  4
  SUPPORT/STAYS  driver          1       1           1          0           0  3
                 planner         0       0           0          0           1  1
                 Total           1       1           1          0           1  4
  
  Unit: participants. Codes that somebody judged, or that need it; what is said of a code is said of
    it alone, without those below it. Not judged does not mean denied.
  Base: all 4 participants who took part.
  $ emic table judgements --where 'age > 30' --format csv
  table,code,group,base,affirmed,denied,not_raised,not_asked,unjudged,N
  judgements,STRAIN,driver,age > 30,1,0,0,0,1,2
  judgements,STRAIN,planner,age > 30,0,0,0,1,0,1
  judgements,STRAIN,Total,age > 30,1,0,0,1,1,3
  judgements,SUPPORT/STAYS,driver,age > 30,1,0,1,0,0,2
  judgements,SUPPORT/STAYS,planner,age > 30,0,0,0,0,1,1
  judgements,SUPPORT/STAYS,Total,age > 30,1,0,1,0,1,3

Two attributes make the groups together.

  $ emic table frequency --split nights --code STRAIN
  Codes by group / nights: participants
  
                   driver / yes        driver / no        (not known)           Total
                 -----------------  -----------------  -----------------  -----------------
  Code     Rule  n of N       95 %  n of N       95 %  n of N       95 %  n of N       95 %
  -----------------------------------------------------------------------------------------
  STRAIN   any   1 of 2  0.09–0.91  1 of 1  0.21–1.00  1 of 1  0.21–1.00  3 of 4  0.30–0.95
    FEAR   any   1 of 2  0.09–0.91  0 of 1  0.00–0.79  0 of 1  0.00–0.79  1 of 4  0.05–0.70
    TIRED  any   0 of 2  0.00–0.66  1 of 1  0.21–1.00  1 of 1  0.21–1.00  2 of 4  0.15–0.85
    ALONE  any   1 of 2  0.09–0.91  0 of 1  0.00–0.79  1 of 1  0.21–1.00  2 of 4  0.15–0.85
  
  Unit: participants.
  Base: all 4 participants who took part.
  N: participants of the base, by group / nights: driver / yes 2, driver / no 1, (not known) 1; total
    4.
  Rule: any = a coding by any coder that does not contradict; judged = the judgement says affirmed. A
    code counts with all codes below it, each participant once. Not counted does not mean denied.
  Percentages from N = 20 on.
  Intervals: Wilson, 95 %; they describe this sample and are no population estimate.
  $ emic table crosstab --by nights --split group --code STRAIN --format csv | cut -d, -f1-7
  table,group,base,code,n,N,of
  crosstab,yes / driver,all,STRAIN,1,2,1 of 2
  crosstab,no / driver,all,STRAIN,1,1,1 of 1
  crosstab,(not known),all,STRAIN,1,1,1 of 1
  crosstab,Total,all,STRAIN,3,4,3 of 4
  crosstab,yes / driver,all,STRAIN/FEAR,1,2,1 of 2
  crosstab,no / driver,all,STRAIN/FEAR,0,1,0 of 1
  crosstab,(not known),all,STRAIN/FEAR,0,1,0 of 1
  crosstab,Total,all,STRAIN/FEAR,1,4,1 of 4
  crosstab,yes / driver,all,STRAIN/TIRED,0,2,0 of 2
  crosstab,no / driver,all,STRAIN/TIRED,1,1,1 of 1
  crosstab,(not known),all,STRAIN/TIRED,1,1,1 of 1
  crosstab,Total,all,STRAIN/TIRED,2,4,2 of 4
  crosstab,yes / driver,all,STRAIN/ALONE,1,2,1 of 2
  crosstab,no / driver,all,STRAIN/ALONE,0,1,0 of 1
  crosstab,(not known),all,STRAIN/ALONE,1,1,1 of 1
  crosstab,Total,all,STRAIN/ALONE,2,4,2 of 4
  $ emic table frequency --split nigths
  emic table frequency: unknown attribute "nigths"; did you mean "nights"?
  [2]

Shares as they stand in a sentence.

  $ emic table frequency --phrases --code STRAIN | sed -n 3,10p
                             driver                       planner                      Total
                 -------------------------------  -----------------------  ------------------------------
  Code     Rule                n of N       95 %        n of N       95 %               n of N       95 %
  -------------------------------------------------------------------------------------------------------
  STRAIN   any   all but one of three  0.21–0.94  the only one  0.21–1.00  all but one of four  0.30–0.95
    FEAR   any           one of three  0.06–0.79   none of one  0.00–0.79          one of four  0.05–0.70
    TIRED  any           one of three  0.06–0.79  the only one  0.21–1.00    half, two of four  0.15–0.85
    ALONE  any           one of three  0.06–0.79  the only one  0.21–1.00    half, two of four  0.15–0.85

Passages to quote, by a rule. An archive without texts holds none.

  $ emic table exemplars --code ALONE --save told
  Passages to quote — told
  
  Code          group    Polarity  Participant  Document  Turn  Words
  ------------------------------------------------------------------------------------
  STRAIN/ALONE  driver   supports  D1           D1           2  Nobody told me the way
  STRAIN/ALONE  planner  supports  P1           P1           2  nobody told us
  
  The first of these decides: a typical example of the codebook; evidence of a judgement; evidence of
    a relation or proposition; more coders who coded just this passage; a higher weight; 40 to 400
    characters; a participant quoted less so far; the order of participants, documents and places.
  Base: all 4 participants who took part.
  saved as the table told: archives will hold it
  $ emic table exemplars --code FEAR --quotes 2 --format csv
  table,code,group,polarity,participant,document,turn,start,end,words
  exemplars,STRAIN/FEAR,driver,supports,D1,D1,2,73,126,"I was afraid of the last stop, and nobody told me why"
  exemplars,STRAIN/FEAR,driver,contradicts,D1,D1,4,201,216,I am not afraid
  $ emic table exemplars --quotes 0
  emic table exemplars: option --quotes takes a whole number from 1 to 20, not '0'
  [2]
  $ emic archive create open.zip 2>/dev/null >/dev/null; unzip -p open.zip data/tables/told.csv | tail -1
  told,STRAIN/ALONE,planner,supports,P1,P1,2,66,80,nobody told us
  $ emic archive create closed.zip --without-text 2>/dev/null >/dev/null; unzip -l closed.zip | grep -c told
  0
  [1]
  $ emic archive reproduce open.zip >/dev/null && emic archive reproduce closed.zip >/dev/null; echo $?
  0

Long or wide, in any format.

  $ emic table frequency --wide --format csv --code STRAIN
  code,rule,driver of,driver interval,planner of,planner interval,Total of,Total interval,path
  STRAIN,any,2 of 3,0.21–0.94,1 of 1,0.21–1.00,3 of 4,0.30–0.95,STRAIN
  FEAR,any,1 of 3,0.06–0.79,0 of 1,0.00–0.79,1 of 4,0.05–0.70,STRAIN/FEAR
  TIRED,any,1 of 3,0.06–0.79,1 of 1,0.21–1.00,2 of 4,0.15–0.85,STRAIN/TIRED
  ALONE,any,1 of 3,0.06–0.79,1 of 1,0.21–1.00,2 of 4,0.15–0.85,STRAIN/ALONE
  $ emic table frequency --long --format markdown --code FEAR | sed -n 1,6p
  **frequency**
  
  | table     | group   | base | code        | n   | N   | of     | words | pct | wilson_lo | wilson_hi | unit         | rule | suppressed |
  | --------- | ------- | ---- | ----------- | --- | --- | ------ | ----- | --- | --------- | --------- | ------------ | ---- | ---------- |
  | frequency | driver  | all  | STRAIN/FEAR | 1   | 3   | 1 of 3 |       |     | 0.061492  | 0.792340  | participants | any  | no         |
  | frequency | planner | all  | STRAIN/FEAR | 0   | 1   | 0 of 1 | none  |     | 0.000000  | 0.793451  | participants | any  | no         |
  $ emic table frequency --long --wide
  emic table frequency: --long and --wide contradict each other
  [2]
