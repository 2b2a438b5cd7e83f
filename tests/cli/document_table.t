Documents as tables: in which turns which code is, which codes each stretch has, and when they were
held.

  $ . "$EMIC_ROOT"/tests/fixtures/night_bus.sh

A code line is of one document.

  $ emic table codeline
  emic table codeline: a code line is of one document, and the study has 4: name one of them
  [2]
  $ emic table codeline --document D1
  Code line of D1
  
  Code           Turns  Only contradicting  Codings  First turn  Last turn
  ------------------------------------------------------------------------
  STRAIN/FEAR        1                   1        3           2          4
  STRAIN/ALONE       1                   0        3           2          2
  SUPPORT/PEERS      1                   0        1           4          4
  
  Unit: the 4 turns of D1, by 2 speakers.
  A turn has a code when a coding covers at least one character of it; a code is shown for itself,
    without those below it.
  Codings: 7 by any coder.
  1 coding contradicts the code.
  Not shown: 3 codes without a coding here.
  $ emic table codeline --document D1 --coders --code FEAR --format csv
  document,code,coder,turn,speaker,role,start,end,codings,contradicting
  D1,STRAIN/FEAR,A,2,D1,participant,45,127,1,0
  D1,STRAIN/FEAR,A,4,D1,participant,152,219,0,1
  D1,STRAIN/FEAR,B,2,D1,participant,45,127,1,0
  $ emic table codeline --document D1 --coder B --round 1 --format csv
  document,code,turn,speaker,role,start,end,codings,contradicting
  D1,STRAIN/FEAR,2,D1,participant,45,127,1,0
  D1,STRAIN/ALONE,2,D1,participant,45,127,1,0
  $ emic table codeline --document D3
  Code line of D3
  
  Code  Turns  Only contradicting  Codings  First turn  Last turn
  ---------------------------------------------------------------
  (none)
  
  Unit: the 2 turns of D3, by 2 speakers.
  A turn has a code when a coding covers at least one character of it; a code is shown for itself,
    without those below it.
  Codings: 0 by any coder.
  Not shown: 6 codes without a coding here.
  [1]

Portraits: the characters of documents.

  $ emic table portrait
  Portraits of documents
  
  Document  Characters  Coded     %  Stretches  Most of        Characters of it
  -----------------------------------------------------------------------------
  D1               220    100  45.5          4  STRAIN/FEAR                  53
  D2               110     42  38.2          2  SUPPORT/PEERS                22
  D3                76      0   0.0          0
  P1                82     28  34.1          2  STRAIN/TIRED                 14
  
  Unit: the characters of 4 documents.
  Codings by any coder that do not contradict; a code is shown for itself, without those below it.
  Not shown: 2 codes without a coding here.
  $ emic table portrait --document D2 --document D1 --format csv
  document,document_characters,start,end,characters,code
  D2,110,55,75,20,STRAIN/TIRED
  D2,110,86,108,22,SUPPORT/PEERS
  D1,220,49,71,22,STRAIN/ALONE
  D1,220,73,108,35,STRAIN/FEAR
  D1,220,108,126,18,STRAIN/FEAR
  D1,220,108,126,18,STRAIN/ALONE
  D1,220,160,185,25,SUPPORT/PEERS
  $ emic table portrait --group planner
  Portrait of P1
  
  Document  Characters  Coded     %  Stretches  Most of       Characters of it
  ----------------------------------------------------------------------------
  P1                82     28  34.1          2  STRAIN/TIRED                14
  
  Unit: the characters of 1 document.
  Base: only the words of participants with group = planner.
  Codings by any coder that do not contradict; a code is shown for itself, without those below it.
  Not shown: 3 documents of participants who declined or are not in the base.
  Not shown: 4 codes without a coding here.
  $ emic table portrait --document D1 --document D1
  emic table portrait: the document "D1" is asked for twice
  [2]

A timeline needs dates. There are none, and none are made up.

  $ emic table timeline
  emic table timeline: no dates: the documents have no attributes; load documents.csv with a column of dates such as 2007-05-31
  [2]
  $ cat > documents.csv <<'EOF'
  > document,place,held,typed
  > D1,depot,2007-05-31,2007-06-02
  > D2,depot,,2007-06-02
  > P1,office,2007-05-03,
  > EOF
  $ cut -d, -f1,2 documents.csv > places.csv
  $ emic document load places.csv --quiet
  $ emic table timeline
  emic table timeline: no dates: the documents have no attribute that is a date; they have place (text)
  [2]
  $ emic document load documents.csv --quiet
  $ emic table timeline
  emic table timeline: the documents have 2 attributes that are dates: held, typed; name one of them
  [2]
  $ emic table timeline --date place
  emic table timeline: the documents have no date "place"; their attributes are place (text), held (date), typed (date)
  [2]
  $ emic table timeline --date held
  Interviews over time
  
  Document  Date        Participants  group
  -------------------------------------------
  P1        2007-05-03  P1            planner
  D1        2007-05-31  D1            driver
  
  Unit: documents; 2 of 4 shown.
  Dates: the documents' attribute held.
  Not shown, without a date: 2 documents (D2, D3).
  $ emic table timeline --date typed --where 'age < 30' --format csv
  document,date,participants,group
  D2,2007-06-02,D2,driver
  $ emic table timeline --order added --by nights
  Interviews in the order of analysis
  
  Document  n  Participants  nights
  --------------------------------------
  D1        1  D1            yes
  D2        2  D2            no
  P1        3  P1            (not known)
  
  Unit: documents; 3 of 4 shown.
  Order: as the documents were first coded, not when the interviews were held.
  3 documents were first coded in the same second as another, as in one file: among them the order is
    that of the file.
  Not shown, without a coding: 1 document (D3).
  $ emic table timeline --order name
  emic table timeline: --order: names are no order in time; it is added (as first coded) or a list of documents, without --order that of their dates
  [2]
  $ printf 'document\nP1\nD1\n' > order.csv
  $ emic table timeline --order order.csv --format csv
  document,n,participants,group
  P1,1,P1,planner
  D1,2,D1,driver

They can be kept and run again.

  $ emic table timeline --date held --save when --quiet > first
  $ emic table portrait --document D2 --document D1 --code FEAR --save strips --quiet >> first
  $ wc -l < first
  20
  $ emic recipe show > recipe.yaml
  $ cat recipe.yaml
  format: 2
  steps:
    - table: portrait
      name: strips
      document:
        - D2
        - D1
      code:
        - FEAR
    - table: timeline
      name: when
      date: held
  $ emic run recipe.yaml --output made --quiet
  Made
  
  Step          Result  File
  -------------------------------------
  table strips  1 row   made/strips.csv
  table when    2 rows  made/when.csv
  $ ls made
  strips.csv
  when.csv
  $ cat made/when.csv
  document,date,participants,group
  P1,2007-05-03,P1,planner
  D1,2007-05-31,D1,driver

Pictures are kept, too, and an archive makes all of it again.

  $ emic plot portrait --document D1 --save portrait --quiet > picture.svg
  $ emic plot codeline --document D1 --coders --save line --quiet > picture.svg
  $ emic archive create study.zip --quiet > /dev/null
  $ emic archive reproduce study.zip | grep -E 'data/(plots|tables)/|well'
  data/plots/line.csv      same     byte for byte
  data/plots/line.svg      same     byte for byte
  data/plots/portrait.csv  same     byte for byte
  data/plots/portrait.svg  same     byte for byte
  data/tables/strips.csv   same     byte for byte
  data/tables/when.csv     same     byte for byte
  All is well.

An archive has no times of codings: what is asked for as first coded is a list in it. Here P1 was
coded before D2, and D1 last.

  $ export EMIC_STUDY=later.emic
  $ emic init later.emic --quiet
  $ emic participant load participants.csv --quiet
  $ emic import --pseudonymized D1.txt D2.txt P1.vtt --quiet
  $ emic codebook load codebook.yaml --quiet
  $ for document in P1 D2 D1; do
  >   grep -E "^(document|$document)," codings.csv > some.csv
  >   emic coding load some.csv --quiet
  > done
  $ emic table timeline --order added --save analysis --quiet > first
  $ emic table saturation --save curve --quiet > first
  $ emic archive create later.zip --quiet > /dev/null
  $ unzip -p later.zip data/recipe.json | tr -d '\n ' | grep -o '"order":[^]]*]'
  "order":["P1","D2","D1"]
  "order":["P1","D2","D1"]
  $ unzip -p later.zip data/tables/analysis.csv
  document,n,participants,group
  P1,1,P1,planner
  D2,2,D2,driver
  D1,3,D1,driver
  $ emic archive reproduce later.zip | grep -E 'data/tables/|well'
  data/tables/analysis.csv  same     byte for byte
  data/tables/curve.csv     same     byte for byte
  All is well.
