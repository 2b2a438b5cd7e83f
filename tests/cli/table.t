How many of each group: codes down, groups across. Under the table stands what was counted.

  $ . "$EMIC_ROOT/tests/fixtures/night_bus.sh"
  $ emic table frequency
  Codes by group: participants
  
                        driver             planner             Total
                   -----------------  -----------------  -----------------
  Code     Rule    n of N       95 %  n of N       95 %  n of N       95 %
  ------------------------------------------------------------------------
  STRAIN   any     2 of 3  0.21–0.94  1 of 1  0.21–1.00  3 of 4  0.30–0.95
    FEAR   any     1 of 3  0.06–0.79  0 of 1  0.00–0.79  1 of 4  0.05–0.70
    TIRED  any     1 of 3  0.06–0.79  1 of 1  0.21–1.00  2 of 4  0.15–0.85
    ALONE  any     1 of 3  0.06–0.79  1 of 1  0.21–1.00  2 of 4  0.15–0.85
  SUPPORT  any     2 of 3  0.21–0.94  0 of 1  0.00–0.79  2 of 4  0.15–0.85
    PEERS  any     2 of 3  0.21–0.94  0 of 1  0.00–0.79  2 of 4  0.15–0.85
    STAYS  judged  1 of 3  0.06–0.79  0 of 1  0.00–0.79  1 of 4  0.05–0.70
  
  Unit: participants.
  Base: all 4 participants who took part.
  N: participants of the base, by group: driver 3, planner 1; total 4.
  Rule: any = a coding by any coder that does not contradict; judged = the judgement says affirmed. A
    code counts with all codes below it, each participant once. Not counted does not mean denied.
  Not judged for everybody in the base: STAYS (3 of 4).
  Percentages from N = 20 on.
  Intervals: Wilson, 95 %; they describe this sample and are no population estimate.

FEAR holds for D1, although one passage speaks against it. STAYS is judged, and D3 and P1 are not.
Other units count texts, and only codings.

  $ emic table frequency --unit documents
  Codes by group: documents
  
           driver  planner  Total
           ------  -------  ------
  Code     n of N   n of N  n of N
  --------------------------------
  STRAIN   2 of 3   1 of 1  3 of 4
    FEAR   1 of 3   0 of 1  1 of 4
    TIRED  1 of 3   1 of 1  2 of 4
    ALONE  1 of 3   1 of 1  2 of 4
  SUPPORT  2 of 3   0 of 1  2 of 4
    PEERS  2 of 3   0 of 1  2 of 4
    STAYS  0 of 3   0 of 1  0 of 4
  
  Unit: documents.
  Base: all 4 participants who took part.
  N: documents of the base, by group: driver 3, planner 1; total 4.
  Rule: codings by any coder that do not contradict; a code counts with all codes below it, each unit
    once.
  Percentages from N = 20 on.
  $ emic table frequency --unit segments
  Codes by group: segments
  
           driver  planner  Total
           ------  -------  ------
  Code     n of N   n of N  n of N
  --------------------------------
  STRAIN   5 of 7   2 of 2  7 of 9
    FEAR   2 of 7   0 of 2  2 of 9
    TIRED  1 of 7   1 of 2  2 of 9
    ALONE  2 of 7   1 of 2  3 of 9
  SUPPORT  2 of 7   0 of 2  2 of 9
    PEERS  2 of 7   0 of 2  2 of 9
    STAYS  0 of 7   0 of 2  0 of 9
  
  Unit: segments.
  Base: all 4 participants who took part.
  N: different coded segments of the base, by group: driver 7, planner 2; total 9.
  Rule: codings by any coder that do not contradict; a code counts with all codes below it, each unit
    once.
  Percentages from N = 20 on.
  $ emic table frequency --unit turns --code STRAIN
  Codes by group: turns
  
           driver  planner  Total
           ------  -------  ------
  Code     n of N   n of N  n of N
  --------------------------------
  STRAIN   2 of 4   1 of 1  3 of 5
    FEAR   1 of 4   0 of 1  1 of 5
    TIRED  1 of 4   1 of 1  2 of 5
    ALONE  1 of 4   1 of 1  2 of 5
  
  Unit: turns.
  Base: all 4 participants who took part.
  N: turns spoken by participants of the base, by group: driver 4, planner 1; total 5.
  Rule: codings by any coder that do not contradict; a code counts with all codes below it, each unit
    once.
  Percentages from N = 20 on.
  $ emic table frequency --unit characters --code STRAIN
  Codes by group: characters
  
              driver        planner         Total
           -------------  ------------  --------------
  Code        n of N   %    n of N   %      n of N   %
  ----------------------------------------------------
  STRAIN   95 of 406  23  28 of 82  34  123 of 488  25
    FEAR   53 of 406  13   0 of 82   0   53 of 488  11
    TIRED  20 of 406   5  14 of 82  17   34 of 488   7
    ALONE  40 of 406  10  14 of 82  17   54 of 488  11
  
  Unit: characters.
  Base: all 4 participants who took part.
  N: characters of the whole documents of the base, by group: driver 406, planner 82; total 488.
  Rule: codings by any coder that do not contradict; a code counts with all codes below it, each unit
    once.
  Percentages from N = 20 on.

By another attribute; who has no value of it makes a group.

  $ emic table frequency --by nights --code STRAIN
  Codes by nights: participants
  
                        yes                no             (not known)           Total
                 -----------------  -----------------  -----------------  -----------------
  Code     Rule  n of N       95 %  n of N       95 %  n of N       95 %  n of N       95 %
  -----------------------------------------------------------------------------------------
  STRAIN   any   1 of 2  0.09–0.91  1 of 1  0.21–1.00  1 of 1  0.21–1.00  3 of 4  0.30–0.95
    FEAR   any   1 of 2  0.09–0.91  0 of 1  0.00–0.79  0 of 1  0.00–0.79  1 of 4  0.05–0.70
    TIRED  any   0 of 2  0.00–0.66  1 of 1  0.21–1.00  1 of 1  0.21–1.00  2 of 4  0.15–0.85
    ALONE  any   1 of 2  0.09–0.91  0 of 1  0.00–0.79  1 of 1  0.21–1.00  2 of 4  0.15–0.85
  
  Unit: participants.
  Base: all 4 participants who took part.
  N: participants of the base, by nights: yes 2, no 1, (not known) 1; total 4.
  Rule: any = a coding by any coder that does not contradict; judged = the judgement says affirmed. A
    code counts with all codes below it, each participant once. Not counted does not mean denied.
  Percentages from N = 20 on.
  Intervals: Wilson, 95 %; they describe this sample and are no population estimate.

Filters change the counts.

  $ counts() { emic table frequency --unit segments --format csv "$@" | cut -d, -f2,4-7 | grep Total; }
  $ counts --code STRAIN
  Total,STRAIN,7,9,7 of 9
  Total,STRAIN/FEAR,2,9,2 of 9
  Total,STRAIN/TIRED,2,9,2 of 9
  Total,STRAIN/ALONE,3,9,3 of 9
  $ counts --code FEAR --code PEERS
  Total,STRAIN/FEAR,2,9,2 of 9
  Total,SUPPORT/PEERS,2,9,2 of 9
  $ counts --code STRAIN --coder A
  Total,STRAIN,5,7,5 of 7
  Total,STRAIN/FEAR,1,7,1 of 7
  Total,STRAIN/TIRED,2,7,2 of 7
  Total,STRAIN/ALONE,2,7,2 of 7
  $ counts --code STRAIN --coder B
  Total,STRAIN,3,3,3 of 3
  Total,STRAIN/FEAR,1,3,1 of 3
  Total,STRAIN/TIRED,0,3,0 of 3
  Total,STRAIN/ALONE,2,3,2 of 3
  $ counts --code SUPPORT
  Total,SUPPORT,2,9,2 of 9
  Total,SUPPORT/PEERS,2,9,2 of 9
  Total,SUPPORT/STAYS,0,9,0 of 9
  $ counts --code SUPPORT --round 2
  Total,SUPPORT,1,1,1 of 1
  Total,SUPPORT/PEERS,1,1,1 of 1
  Total,SUPPORT/STAYS,0,1,0 of 1
  $ counts --code STRAIN --group driver
  Total,STRAIN,5,7,5 of 7
  Total,STRAIN/FEAR,2,7,2 of 7
  Total,STRAIN/TIRED,1,7,1 of 7
  Total,STRAIN/ALONE,2,7,2 of 7
  $ counts --code STRAIN --where 'age < 30'
  Total,STRAIN,1,2,1 of 2
  Total,STRAIN/FEAR,0,2,0 of 2
  Total,STRAIN/TIRED,1,2,1 of 2
  Total,STRAIN/ALONE,0,2,0 of 2
  $ counts --code STRAIN --group driver --where 'age < 30 or age > 40'
  Total,STRAIN,1,2,1 of 2
  Total,STRAIN/FEAR,0,2,0 of 2
  Total,STRAIN/TIRED,1,2,1 of 2
  Total,STRAIN/ALONE,0,2,0 of 2
  $ emic base add young --where 'age < 40' --quiet
  $ counts --code STRAIN --base young
  Total,STRAIN,5,7,5 of 7
  Total,STRAIN/FEAR,2,7,2 of 7
  Total,STRAIN/TIRED,1,7,1 of 7
  Total,STRAIN/ALONE,2,7,2 of 7
  $ emic table frequency --group driver --where 'age < 30 or age > 40' --code PEERS | grep ^Base
  Base: group = driver and (age < 30 or age > 40): 2 participants: D2, D3.

Percentages are for bases of 20 and more, unless they are asked for.

  $ emic table frequency --code TIRED --percent
  Codes by group: participants
  
                      driver                 planner                  Total
               ---------------------  ----------------------  ---------------------
  Code   Rule  n of N   %       95 %  n of N    %       95 %  n of N   %       95 %
  ---------------------------------------------------------------------------------
  TIRED  any   1 of 3  33  0.06–0.79  1 of 1  100  0.21–1.00  2 of 4  50  0.15–0.85
  
  Unit: participants.
  Base: all 4 participants who took part.
  N: participants of the base, by group: driver 3, planner 1; total 4.
  Rule: any = a coding by any coder that does not contradict; judged = the judgement says affirmed. A
    code counts with all codes below it, each participant once. Not counted does not mean denied.
  Percentages for every N, as asked; under N = 20 they rest on few.
  Intervals: Wilson, 95 %; they describe this sample and are no population estimate.

Every format. csv and json have a row a code and group.

  $ emic table frequency --code TIRED --format csv
  table,group,base,code,n,N,of,words,pct,wilson_lo,wilson_hi,unit,rule,suppressed
  frequency,driver,all,STRAIN/TIRED,1,3,1 of 3,,,0.061492,0.792340,participants,any,no
  frequency,planner,all,STRAIN/TIRED,1,1,1 of 1,all,,0.206549,1.000000,participants,any,no
  frequency,Total,all,STRAIN/TIRED,2,4,2 of 4,half,,0.150039,0.849961,participants,any,no
  $ emic table frequency --code TIRED --format json > table.json
  $ python3 -c 'import json; t = json.load(open("table.json")); print(t["version"], t["rows"][0])'
  1 {'table': 'frequency', 'group': 'driver', 'base': 'all', 'code': 'STRAIN/TIRED', 'n': 1, 'N': 3, 'of': '1 of 3', 'words': '', 'pct': None, 'wilson_lo': 0.061492, 'wilson_hi': 0.79234, 'unit': 'participants', 'rule': 'any', 'suppressed': 'no'}
  $ emic table frequency --code TIRED --format markdown
  **Codes by group: participants**
  
  | Code  | Rule | driver: n of N | driver: 95 % | planner: n of N | planner: 95 % | Total: n of N | Total: 95 % |
  | ----- | ---- | -------------: | -----------: | --------------: | ------------: | ------------: | ----------: |
  | TIRED | any  |         1 of 3 |    0.06–0.79 |          1 of 1 |     0.21–1.00 |        2 of 4 |   0.15–0.85 |
  
  - Unit: participants.
  - Base: all 4 participants who took part.
  - N: participants of the base, by group: driver 3, planner 1; total 4.
  - Rule: any = a coding by any coder that does not contradict; judged = the judgement says affirmed. A code counts with all codes below it, each participant once. Not counted does not mean denied.
  - Percentages from N = 20 on.
  - Intervals: Wilson, 95 %; they describe this sample and are no population estimate.
  $ emic table frequency --code TIRED --format html --output table.html
  $ grep -c '<table' table.html
  1
  $ emic table frequency --code TIRED --format html --output table.html
  emic table frequency: table.html: exists already; --force replaces it
  [2]
  $ emic table frequency --code TIRED --format html --output table.html --force

A table can be kept among the findings of the study, for its archive.

  $ emic table frequency --code TIRED --save tired --dry-run > /dev/null
  dry run: nothing was stored
  $ emic table frequency --code TIRED --save tired > out
  saved as the table tired: archives will hold it
  $ head -1 out
  Codes by group: participants — tired
  $ emic table frequency --code TIRED --save 'so tired'
  emic table frequency: table name "so tired": up to 64 letters, digits, - and _ are allowed
  [2]
  $ emic table frequency --code TIRED --save other > /dev/full
  emic table frequency: cannot write to standard output: the disk is full
  [2]
  $ emic table frequency --dry-run
  emic table frequency: --dry-run goes with --save: else nothing is stored
  [2]
  $ emic archive create out.zip > /dev/null 2>&1; unzip -Z1 out.zip | grep 'tables/.*csv'
  data/tables/tired.csv

Nobody in the base is a negative answer; what is not known is an error.

  $ emic table frequency --where 'age > 99' --code TIRED > /dev/null
  [1]
  $ emic table frequency --group drivers
  emic table frequency: unknown group "drivers"; did you mean "driver"? known: driver, planner
  [2]
  $ emic table frequency --by nigths
  emic table frequency: unknown attribute "nigths"; did you mean "nights"?
  [2]
  $ emic table frequency --by shift
  emic table frequency: unknown attribute "shift"; emic participant list shows them
  [2]
  $ emic table frequency --unit words
  emic table frequency: unknown unit "words"; it is participants, documents, segments, turns or characters
  [2]
  $ emic table frequency --code TRIED
  emic table frequency: unknown code "TRIED"; did you mean "STRAIN/TIRED"?
  [2]
  $ emic table frequency --base old
  emic table frequency: no sub-base "old"; emic base list shows them
  [2]
  $ emic table frequency --coder Z
  emic table frequency: unknown coder "Z"; known: A, B
  [2]
  $ emic table frequency --round one
  emic table frequency: unknown round "one": the study has no rounds yet
  [2]
  $ emic table frequency --where 'age ='
  emic table frequency: condition `age =`, character 6: a value is missing here
  [2]
  $ emic table frequency --format pdf
  emic table frequency: unknown format 'pdf'; known are text, csv, tsv, json, markdown, html, latex, xlsx
  [2]
  $ emic table pivot 2>&1 | sed 's/comes .*/comes …/'
  emic: unknown command 'table pivot'; after 'table' comes …

Without participants there is nothing to count by.

  $ emic init empty.emic --quiet
  $ emic table frequency --study empty.emic
  emic table frequency: no attribute to group by: load participants with a column "group", or say --by ATTRIBUTE
  [2]
