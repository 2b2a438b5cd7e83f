Whether codes differ by an attribute: a row a code and value, the tests in the row of the total.

  $ . "$EMIC_ROOT/tests/fixtures/night_bus.sh"
  $ emic table crosstab --code STRAIN
  Codes by group: participants, with tests
  
  Code     Rule  group    n of N       95 %  Residual  Fisher p  Holm p    χ²  df       p     V           OR
  ----------------------------------------------------------------------------------------------------------
  STRAIN   any   driver   2 of 3  0.21–0.94     -0.67
                 planner  1 of 1  0.21–1.00      0.67
                 Total    3 of 4  0.30–0.95              1.0000  1.0000  0.44   1  0.5050  0.33  0.56 (+0.5)
    FEAR   any   driver   1 of 3  0.06–0.79      0.67
                 planner  0 of 1  0.00–0.79     -0.67
                 Total    1 of 4  0.05–0.70              1.0000  1.0000  0.44   1  0.5050  0.33  1.80 (+0.5)
    TIRED  any   driver   1 of 3  0.06–0.79     -1.15
                 planner  1 of 1  0.21–1.00      1.15
                 Total    2 of 4  0.15–0.85              1.0000  1.0000  1.33   1  0.2482  0.58  0.20 (+0.5)
    ALONE  any   driver   1 of 3  0.06–0.79     -1.15
                 planner  1 of 1  0.21–1.00      1.15
                 Total    2 of 4  0.15–0.85              1.0000  1.0000  1.33   1  0.2482  0.58  0.20 (+0.5)
  
  Unit: participants.
  Base: all 4 participants who took part.
  N: participants of the base, by group: driver 3, planner 1; total 4.
  Rule: any = a coding by any coder that does not contradict; judged = the judgement says affirmed. A
    code counts with all codes below it, each participant once. Not counted does not mean denied.
  Percentages from N = 20 on.
  Intervals: Wilson, 95 %; they describe this sample and are no population estimate.
  Compared: participants for whom a code counts with all others, over driver, planner; 4 of the 4 in
    the base.
  Fisher p: exact, two-sided, over all tables with the same sums. χ²: Pearson's, without continuity
    correction; V: Cramér's.
  Residual: adjusted; beyond ±1.96 a group stands out by itself.
  Holm p: Fisher p adjusted for the 4 tests of this table.
  OR: sample odds ratio, driver to planner; (+0.5): a cell was 0, so 0.5 was added to each.
  Expected counts under 5, where only Fisher p is to be trusted: STRAIN, FEAR, TIRED, ALONE.
  Exploratory: a test takes participants as drawn by chance; in a purposive sample a p-value
    describes, it does not prove.

By an attribute that somebody has no value of: shown, not compared.

  $ emic table crosstab --by nights --code FEAR
  Codes by nights: participants, with tests
  
  Code  Rule  nights       n of N       95 %  Residual  Fisher p  Holm p    χ²  df       p     V           OR
  -----------------------------------------------------------------------------------------------------------
  FEAR  any   yes          1 of 2  0.09–0.91      0.87
              no           0 of 1  0.00–0.79     -0.87
              (not known)  0 of 1  0.00–0.79
              Total        1 of 4  0.05–0.70              1.0000  1.0000  0.75   1  0.3865  0.50  3.00 (+0.5)
  
  Unit: participants.
  Base: all 4 participants who took part.
  N: participants of the base, by nights: yes 2, no 1, (not known) 1; total 4.
  Rule: any = a coding by any coder that does not contradict; judged = the judgement says affirmed. A
    code counts with all codes below it, each participant once. Not counted does not mean denied.
  Percentages from N = 20 on.
  Intervals: Wilson, 95 %; they describe this sample and are no population estimate.
  Compared: participants for whom a code counts with all others, over yes, no; 3 of the 4 in the base.
  Fisher p: exact, two-sided, over all tables with the same sums. χ²: Pearson's, without continuity
    correction; V: Cramér's.
  Residual: adjusted; beyond ±1.96 a group stands out by itself.
  Holm p: Fisher p adjusted for the 1 test of this table.
  OR: sample odds ratio, yes to no; (+0.5): a cell was 0, so 0.5 was added to each.
  Expected counts under 5, where only Fisher p is to be trusted: FEAR.
  Exploratory: a test takes participants as drawn by chance; in a purposive sample a p-value
    describes, it does not prove.

csv and json have a row a code and value.

  $ emic table crosstab --code FEAR --format csv
  table,group,base,code,n,N,of,words,pct,wilson_lo,wilson_hi,expected,residual,fisher_p,holm_p,bh_p,chi_square,df,chi_square_p,small_cells,cramers_v,odds_ratio,odds_ratio_kind,unit,rule,suppressed
  crosstab,driver,all,STRAIN/FEAR,1,3,1 of 3,,,0.061492,0.792340,0.750000,0.666667,,,,,,,,,,,participants,any,no
  crosstab,planner,all,STRAIN/FEAR,0,1,0 of 1,none,,0.000000,0.793451,0.250000,-0.666667,,,,,,,,,,,participants,any,no
  crosstab,Total,all,STRAIN/FEAR,1,4,1 of 4,,,0.045587,0.699358,,,1.000000000000,1.000000000000,1.000000000000,0.444444,1,0.504985075094,4,0.333333,1.800000,plus 0.5,participants,any,no
  $ emic table crosstab --code FEAR --format json > table.json
  $ python3 -c 'import json; t = json.load(open("table.json")); print(len(t["rows"]), t["rows"][2]["fisher_p"], t["rows"][0]["fisher_p"])'
  3 1.0 None

Filters narrow who is compared; one group is no comparison.

  $ emic table crosstab --code TIRED --where 'age > 30' --format csv | cut -d, -f2,3,7,14,18
  group,base,of,fisher_p,df
  driver,age > 30,0 of 2,,
  planner,age > 30,1 of 1,,
  Total,age > 30,1 of 3,0.333333333333,1
  $ emic table crosstab --code TIRED --group driver | grep '^No test'
  No test, which takes two groups and a code that some have and some have not: TIRED.

Segments are not independent, and so they are not tested.

  $ emic table crosstab --code FEAR --unit participants > /dev/null
  $ emic table crosstab --code FEAR --unit segments
  emic table crosstab: no tests on segments: those of one participant are not independent of each other, and a test would take each for another witness; it takes participants (emic table frequency counts segments)
  [2]
  $ emic table crosstab --code FEAR --unit words
  emic table crosstab: unknown unit "words"; it is participants, documents, segments, turns or characters
  [2]
  $ emic table crosstab --code TRIED
  emic table crosstab: unknown code "TRIED"; did you mean "STRAIN/TIRED"?
  [2]
  $ emic table crosstab --by shift
  emic table crosstab: unknown attribute "shift"; emic participant list shows them
  [2]
  $ emic table crosstab --where 'age > 99' --code FEAR > /dev/null
  [1]
