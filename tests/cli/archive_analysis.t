Memos, relations, propositions and all the rest of an analysis in an archive, in the study of the
night bus: each in a file that programs read, and from which the archive is made again.

  $ . "$EMIC_ROOT/tests/fixtures/night_bus.sh"
  $ export EMIC_CODER=A
  $ run() { emic --quiet "$@" > out.txt 2>&1 || cat out.txt; }

A study without any has none of these files.

  $ run archive create bare.zip
  $ unzip -Z1 bare.zip | grep -c analysis
  0
  [1]

  $ run round add 2 "second look" --note "for what drives home"
  $ run property add STRAIN intensity --scale 'none, some, strong'
  $ run property add FEAR minutes
  $ run coding set 3 --weight 40
  $ run coding value 3 intensity=strong minutes=2.5
  $ run rule add told --words "nobody told, told" --code ALONE --scope sentence --fold
  $ run rule apply told
  $ run compare ALONE --record 1:5:same --record 1:11:differs --memo "who is not told"
  $ run relation type-add eases --inverse eased_by
  $ run relation add ALONE causal_condition FEAR --memo "nobody told them"
  $ run relation add PEERS eases FEAR
  $ run relation remove 1
  $ run relation add ALONE causal_condition FEAR --memo "nobody told them, \"they\" say"
  $ run relation evidence 3 1 3
  $ run relation evidence 3 7 --polarity contradicts
  $ run proposition add COST --level 3 --subject STRAIN --text "The nights cost those who drive them"
  $ run proposition add TOLD --level 2 --parent COST --subject ALONE --relation causal_condition --object FEAR --text "Who is told nothing is afraid"
  $ run proposition evidence TOLD 1 3
  $ run proposition evidence TOLD 7 --polarity contradicts
  $ run proposition search COST --sought "a night that cost nothing" --found 0 --coder C
  $ run sampling add --gap STAYS --sought "a driver who left" --date 2026-02-03
  $ run sampling add --sought "somebody who plans" --participant P1 --date 2026-02-01
  $ run template add load --pole "what weighs" --pole "what carries" --relation "is borne by"
  $ run template fill load nights --pole STRAIN --pole SUPPORT
  $ run template fill load road --pole FEAR --pole PEERS --parent nights
  $ run memo add --kind reflexive --text "I drove nights myself." --coder B
  $ printf 'Of the last stop:\nsee the words.\n' > memo.txt
  $ run memo add --kind code --code FEAR --coding 3 --title Road --text "Fear of the road or of the stop?"
  $ run memo revise 2 --text "Of the last stop: see the words."
  $ run memo add --kind theory --relation 3 --proposition TOLD --text "They go together"
  $ run memo add --kind case --participant D2 --document D2 --text "Tired"
  $ run unit visit D1 --turn 1-3
  $ run unit visit D3 --all --round 2

  $ run archive create study.zip
  $ emic archive reproduce study.zip | tail -n 1
  All is well.
  $ unzip -Z1 study.zip | grep analysis
  data/analysis/coding-values.csv
  data/analysis/coding-weights.csv
  data/analysis/comparisons.csv
  data/analysis/instance-poles.csv
  data/analysis/memo-links.csv
  data/analysis/memos.csv
  data/analysis/negative-searches.csv
  data/analysis/properties.csv
  data/analysis/proposition-evidence.csv
  data/analysis/propositions.csv
  data/analysis/relation-evidence.csv
  data/analysis/relation-types.csv
  data/analysis/relations.csv
  data/analysis/rounds.csv
  data/analysis/rule-codings.csv
  data/analysis/rules.csv
  data/analysis/sampling.csv
  data/analysis/template-instances.csv
  data/analysis/template-poles.csv
  data/analysis/templates.csv
  data/analysis/visits.csv

  $ mkdir bag && cd bag && unzip -q ../study.zip && cd data/analysis
  $ for file in *.csv; do echo "== $file"; cat $file; done
  == coding-values.csv
  document,start,end,code,coder,round,property_of,property,value
  D1,73,102,STRAIN/FEAR,A,1,STRAIN,intensity,strong
  D1,73,102,STRAIN/FEAR,A,1,STRAIN/FEAR,minutes,2.5
  == coding-weights.csv
  document,start,end,code,coder,round,weight
  D1,73,102,STRAIN/FEAR,A,1,40
  == comparisons.csv
  earlier_document,earlier_start,earlier_end,earlier_code,earlier_coder,earlier_round,later_document,later_start,later_end,later_code,later_coder,later_round,verdict,definition,coder,memo,added
  D1,49,71,STRAIN/ALONE,A,1,D1,108,126,STRAIN/ALONE,A,1,same,1,A,who is not told,2026-03-01T12:00:00Z
  D1,49,71,STRAIN/ALONE,A,1,P1,66,80,STRAIN/ALONE,B,1,differs,1,A,who is not told,2026-03-01T12:00:00Z
  == instance-poles.csv
  instance,ordinal,code
  nights,1,STRAIN
  nights,2,SUPPORT
  road,1,STRAIN/FEAR
  road,2,SUPPORT/PEERS
  == memo-links.csv
  memo,about,document,start,end,code,coder,round,participant,relation,proposition
  2,code,,,,STRAIN/FEAR,,,,,
  2,coding,D1,73,102,STRAIN/FEAR,A,1,,,
  3,code,,,,STRAIN/FEAR,,,,,
  3,coding,D1,73,102,STRAIN/FEAR,A,1,,,
  4,relation,,,,,,,,2,
  4,proposition,,,,,,,,,TOLD
  5,document,D2,,,,,,,,
  5,participant,,,,,,,D2,,
  == memos.csv
  memo,kind,title,text,coder,added,supersedes
  1,reflexive,,I drove nights myself.,B,2026-03-01T12:00:00Z,
  2,code,Road,Fear of the road or of the stop?,A,2026-03-01T12:00:00Z,
  3,code,Road,Of the last stop: see the words.,A,2026-03-01T12:00:00Z,2
  4,theory,,They go together,A,2026-03-01T12:00:00Z,
  5,case,,Tired,A,2026-03-01T12:00:00Z,
  == negative-searches.csv
  proposition,sought,found,coder,added
  COST,a night that cost nothing,0,C,2026-03-01T12:00:00Z
  == properties.csv
  code,property,scale
  STRAIN,intensity,"none,some,strong"
  STRAIN/FEAR,minutes,
  == proposition-evidence.csv
  proposition,polarity,document,start,end,code,coder,round
  TOLD,supports,D1,49,71,STRAIN/ALONE,A,1
  TOLD,supports,D1,73,102,STRAIN/FEAR,A,1
  TOLD,contradicts,D1,201,216,STRAIN/FEAR,A,1
  == propositions.csv
  proposition,level,subject,type,object,text,parent,coder,added
  COST,3,STRAIN,,,The nights cost those who drive them,,A,2026-03-01T12:00:00Z
  TOLD,2,STRAIN/ALONE,causal_condition,STRAIN/FEAR,Who is told nothing is afraid,COST,A,2026-03-01T12:00:00Z
  == relation-evidence.csv
  relation,polarity,document,start,end,code,coder,round
  2,supports,D1,49,71,STRAIN/ALONE,A,1
  2,supports,D1,73,102,STRAIN/FEAR,A,1
  2,contradicts,D1,201,216,STRAIN/FEAR,A,1
  == relation-types.csv
  type,inverse,symmetric,transitive
  eases,eased_by,no,no
  == relations.csv
  relation,source,type,target,coder,memo,added
  1,SUPPORT/PEERS,eases,STRAIN/FEAR,A,,2026-03-01T12:00:00Z
  2,STRAIN/ALONE,causal_condition,STRAIN/FEAR,A,"nobody told them, ""they"" say",2026-03-01T12:00:00Z
  == rounds.csv
  round,name,note
  2,second look,for what drives home
  == rule-codings.csv
  rule,document,start,end,code,coder,round
  told,D1,49,72,STRAIN/ALONE,A,1
  told,D1,73,127,STRAIN/ALONE,A,1
  told,P1,46,81,STRAIN/ALONE,A,1
  == rules.csv
  rule,kind,body,code,scope,role,fold,stem,language,added
  told,words,"nobody told
   told",STRAIN/ALONE,sentence,,yes,no,,2026-03-01T12:00:00Z
  == sampling.csv
  decided,gap,sought,participant,coder,added
  2026-02-03,SUPPORT/STAYS,a driver who left,,A,2026-03-01T12:00:00Z
  2026-02-01,,somebody who plans,P1,A,2026-03-01T12:00:00Z
  == template-instances.csv
  instance,template,parent,coder,added
  nights,load,,A,2026-03-01T12:00:00Z
  road,load,nights,A,2026-03-01T12:00:00Z
  == template-poles.csv
  template,ordinal,pole
  load,1,what weighs
  load,2,what carries
  == templates.csv
  template,relation
  load,is borne by
  == visits.csv
  document,start,end,coder,round,added
  D1,0,43,A,1,2026-03-01T12:00:00Z
  D1,45,127,A,1,2026-03-01T12:00:00Z
  D1,129,150,A,1,2026-03-01T12:00:00Z
  D3,0,76,A,2,2026-03-01T12:00:00Z
  $ cd ../../..

Rows that name what is not there are told, with their place.

  $ python3 - <<'END'
  > import zipfile
  > with zipfile.ZipFile("study.zip") as old, zipfile.ZipFile("changed.zip", "w") as new:
  >     for name in old.namelist():
  >         new.writestr(name, old.read(name).replace(b"2,supports,D1,49,71,", b"2,supports,D1,49,99,"))
  > END
  $ emic archive reproduce changed.zip --format csv | grep BROKEN
  data/analysis/relation-evidence.csv,BROKEN,line 2: this is not allowed: a value is missing (relation_evidence.coding)

Without text there are no memos, and no notes of relations and comparisons; the rest is there.

  $ run archive create closed.zip --without-text
  $ emic archive reproduce closed.zip | tail -n 1
  All is well.
  $ unzip -Z1 closed.zip | grep -c 'analysis/memo'
  0
  [1]
  $ unzip -p closed.zip | grep -c 'drove nights myself\|see the words\|nobody told them, \|who is not told'
  0
  [1]
  $ unzip -p closed.zip data/analysis/relations.csv | tail -n 1
  2,STRAIN/ALONE,causal_condition,STRAIN/FEAR,A,,2026-03-01T12:00:00Z

A coding that a new text left behind is in none of the files, and what rests on others is.

  $ sed 's/I was afraid of the last stop, and/I drove to the end, and/' D1.txt > D1_new.txt
  $ emic --quiet document revise D1 D1_new.txt --pseudonymized --lost detach --edited detach > out.txt
  $ emic archive create later.zip 2>&1 | grep detached
  not in it: 3 detached codings; emic document detached lists them
  $ emic archive reproduce later.zip | tail -n 1
  All is well.
  $ unzip -p later.zip data/analysis/relation-evidence.csv
  relation,polarity,document,start,end,code,coder,round
  2,supports,D1,49,71,STRAIN/ALONE,A,1
  2,contradicts,D1,190,205,STRAIN/FEAR,A,1
  $ unzip -p later.zip data/analysis/memo-links.csv | grep -c coding
  0
  [1]
