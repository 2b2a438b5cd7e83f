The report of the study of the night bus.

  $ . "$EMIC_ROOT/tests/fixtures/night_bus.sh"
  $ export EMIC_CODER=A
  $ emic report --output report.html
  the report is in report.html
  $ xmllint --noout report.html
  $ emic report --output report.html
  emic report: report.html: exists already; --force replaces it
  [2]
  $ emic report --output report.html --force --title "Nights & days" --quiet
  $ grep -c '<h1>Nights &amp; days</h1>' report.html
  1

As text, from the findings on to the audit.

  $ emic report --format text > report.txt
  $ sed -n '/^4\. Findings/,/^4\.1\.2/p' report.txt
  4. Findings
  ===========
  
  Counted are the participants for whom a code holds, each once, of all 4 who took part: by a coding
  that does not contradict it, or, for codes that are judged, because the judgement says so. A code
  counts with those below it. Not counted does not mean denied.
  
  Percentages from N = 20 on. Intervals are Wilson's at 95 %: they describe these participants and are
  no estimate for others.
  
  Quotes: up to 1 of each group for a code, as many against it, one of each participant. The first of
  these decides: a typical example of the codebook; evidence of a judgement; evidence of a relation or
  proposition; more coders who coded just this passage; a higher weight; 40 to 400 characters; a
  participant quoted less so far; the order of participants, documents and places. Passages of more
  than 700 characters are shortened at […]. Quoted are 3 of 4 participants.
  
  4.1 STRAIN
  ----------
  
  What the nights cost.
  
  Group    n of N  In words          95 %
  ---------------------------------------
  driver   2 of 3  all but one  0.21–0.94
  planner  1 of 1  all          0.21–1.00
  Total    3 of 4  all but one  0.30–0.95
  
  [Figure: STRAIN and the codes right below it.]
  
  4.1.1 FEAR
  ----------
  
  Fear on the road.
  
  Group    n of N  In words       95 %
  ------------------------------------
  driver   1 of 3            0.06–0.79
  planner  0 of 1  none      0.00–0.79
  Total    1 of 4            0.05–0.70
  
  "I was afraid of the last stop, and nobody told me why" D1 (driver), turn 2
  "I am not afraid" [contradicts] D1 (driver), turn 4
  
  4.1.2 TIRED
  $ sed -n '/^4\.2 SUPPORT/,/^5\. /p' report.txt
  4.2 SUPPORT
  -----------
  
  What makes the nights bearable.
  
  Group    n of N  In words          95 %
  ---------------------------------------
  driver   2 of 3  all but one  0.21–0.94
  planner  0 of 1  none         0.00–0.79
  Total    2 of 4  half         0.15–0.85
  
  [Figure: SUPPORT and the codes right below it.]
  
  4.2.1 PEERS
  -----------
  
  Colleagues and friends.
  
  Group    n of N  In words          95 %
  ---------------------------------------
  driver   2 of 3  all but one  0.21–0.94
  planner  0 of 1  none         0.00–0.79
  Total    2 of 4  half         0.15–0.85
  
  "A friend drove me home" D2 (driver), turn 2
  
  4.2.2 STAYS
  -----------
  
  Means to go on driving.
  
  Group    n of N  In words       95 %  The others
  --------------------------------------------------------------------------
  driver   1 of 3            0.06–0.79  denied 1, not raised 1
  planner  0 of 1  none      0.00–0.79  not judged 1
  Total    1 of 4            0.05–0.70  denied 1, not raised 1, not judged 1
  
  5. Tables and claims
  $ sed -n '/^6\. /,/^8\. /p' report.txt
  6. Agreement
  ============
  
  Not computed: the study keeps no figures on the agreement of its coders. Several people coded; how
  they came to agree needs the author.
  
  7. Audit
  ========
  
  Every command that changed the study is in its journal, an entry each, sealed by a digest over all
  before it.
  
  Entries: 5
  First and last: 2026-03-01, 2026-03-01
  By whom: nobody gave a name
  Taken back: nothing
  Seals: good: each entry and all before it are as they were written
  Whole file: not checked for this report (emic check, or emic report --verify)
  Stale codings: 0 codings under a definition that their code no longer has
  Detached codings: 0 codings, in no count here
  
  8. Checklists

Nobody's words leave with --without-quotes; what counts stays.

  $ emic report --format text --without-quotes > quiet.txt
  $ grep -c 'Nobody told me the way' report.txt quiet.txt
  report.txt:1
  quiet.txt:0
  $ grep -c '3 of 4' report.txt quiet.txt
  report.txt:4
  quiet.txt:3
  $ emic report --without-quotes --quotes 2
  emic report: --quotes and --without-quotes exclude each other
  [2]

More quotes, other groups, other formats.

  $ emic report --format text --quotes 2 | grep -c 'Nobody told me\|told us'
  2
  $ emic report --format text --by nights | sed -n '/^4\.1\.2 TIRED/,/^4\.1\.3/p'
  4.1.2 TIRED
  -----------
  
  Too little sleep.
  
  Group        n of N  In words       95 %
  ----------------------------------------
  yes          0 of 2  none      0.00–0.66
  no           1 of 1  all       0.21–1.00
  (not known)  1 of 1  all       0.21–1.00
  Total        2 of 4  half      0.15–0.85
  
  "I slept at the wheel" D2 (no), turn 2
  "They are tired" P1 (not known), turn 2
  
  4.1.3 ALONE
  $ emic report --format json | python3 -c 'import json, sys
  > print(*(section["title"] for section in json.load(sys.stdin)["sections"]), sep=", ")'
  The study, Method, Codebook, Findings, Tables and claims, Agreement, Audit, Checklists
  $ emic report --format csv
  emic report: a report is written as html (default), text or json
  [2]
  $ emic report --by night
  emic report: unknown attribute "night"; did you mean "nights"?
  [2]

Saved tables and claims are made again.

  $ emic table frequency --code STRAIN --save strain > /dev/null
  saved as the table strain: archives will hold it
  $ printf 'id,statement,where,query,relation,expected,source,note\nX,Two are afraid,,count(code:FEAR),=,2 of 4,r,\n' > claims.csv
  $ emic claim load claims.csv --quiet
  $ emic report --format text | sed -n '/^5\. /,/^6\. /p'
  5. Tables and claims
  ====================
  
  5.1 Tables
  ----------
  
  Codes by group: participants — strain
  
                      driver             planner             Total
                 -----------------  -----------------  -----------------
  Code     Rule  n of N       95 %  n of N       95 %  n of N       95 %
  ----------------------------------------------------------------------
  STRAIN   any   2 of 3  0.21–0.94  1 of 1  0.21–1.00  3 of 4  0.30–0.95
    FEAR   any   1 of 3  0.06–0.79  0 of 1  0.00–0.79  1 of 4  0.05–0.70
    TIRED  any   1 of 3  0.06–0.79  1 of 1  0.21–1.00  2 of 4  0.15–0.85
    ALONE  any   1 of 3  0.06–0.79  1 of 1  0.21–1.00  2 of 4  0.15–0.85
  
  Unit: participants.
  Base: all 4 participants who took part.
  N: participants of the base, by group: driver 3, planner 1; total 4.
  Rule: any = a coding by any coder that does not contradict; judged = the judgement says affirmed. A
    code counts with all codes below it, each participant once. Not counted does not mean denied.
  Percentages from N = 20 on.
  Intervals: Wilson, 95 %; they describe this sample and are no population estimate.
  
  5.2 Pictures
  ------------
  
  [Figure: The darker, the more of the group.]
  
  5.3 Statements and whether they hold
  ------------------------------------
  
  Claims
  
  Claim  Statement       Relation  Expected  Found   Holds
  --------------------------------------------------------
  X      Two are afraid  =         2 of 4    1 of 4  NO
  
  0 of 1 claims hold.
  
  6. Agreement

The checklists alone, in every format.

  $ emic report checklist coreq --format csv | head -15
  item,topic,asks,found,state,needs_author,source
  1,Team,who did the interviews,,needs author,who did the interviews,
  2,Team,their degrees,,needs author,their degrees,
  3,Team,their work at the time,,needs author,their work at the time,
  4,Team,their gender,,needs author,their gender,
  5,Team,their experience and training,,needs author,their experience and training,
  6,Team,how they knew the participants before,,needs author,how they knew the participants before,
  7,Team,what participants knew of them,,needs author,what participants knew of them,
  8,Team,their assumptions and interests,,needs author,their assumptions and interests,
  9,Design,the methodology behind the study,,needs author,the methodology behind the study,
  10,Design,how participants were chosen,,needs author,how participants were chosen,
  11,Design,how they were approached,,needs author,how they were approached,
  12,Design,how many took part,"4 (driver 3, planner 1)",found,,emic table frequency
  13,Design,"how many did not, and why",,needs author,"how many did not, and why",
  14,Design,where the interviews were held,,needs author,where the interviews were held,
  $ emic report checklist srqr --format csv | wc -l
  22
  $ emic report checklist coreq --format markdown | sed -n '/^| 2[4-6] /p'
  | 24   | how many people coded                    | 2: A, B                                  | emic coder list                     |
  | 25   | the tree of codes                        | 7 codes: 2 principles, 0 concepts, 5 themes, 0 details | emic codebook tree                  |
  | 26   | themes found in the data or set before   | 1 version of the codebook; 0 codes in vivo; 0 still provisional. Needs author: how the themes came about, told in words. | emic codebook log                   |
  $ emic report checklist prisma
  emic report checklist: unknown checklist 'prisma'; known are coreq and srqr
  [2]

Nothing is in a new study, and that is said.

  $ emic init empty.emic --quiet
  $ emic --study empty.emic report --format text | sed -n '/^4\. /,/^5\. /p'
  4. Findings
  ===========
  
  Counted are the participants for whom a code holds, each once, of all 0 who took part: by a coding
  that does not contradict it, or, for codes that are judged, because the judgement says so. A code
  counts with those below it. Not counted does not mean denied.
  
  Percentages from N = 20 on. Intervals are Wilson's at 95 %: they describe these participants and are
  no estimate for others.
  
  Quotes: up to 1 of each group for a code, as many against it, one of each participant. The first of
  these decides: a typical example of the codebook; evidence of a judgement; evidence of a relation or
  proposition; more coders who coded just this passage; a higher weight; 40 to 400 characters; a
  participant quoted less so far; the order of participants, documents and places. Passages of more
  than 700 characters are shortened at […]. Quoted are 0 of 0 participants.
  
  The study has no codes.
  
  5. Tables and claims
