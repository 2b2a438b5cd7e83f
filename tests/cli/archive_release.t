An archive that may be given away: tables with what a profile hides, and nothing on single people. All of
this is made up.

  $ { echo participant,group,shift
  > for i in 1 2 3 4 5 6 7 8 9 10 11 12; do echo "DRV$i,driver,$([ $i -lt 7 ] && echo night || echo day)"; done
  > for i in 1 2 3 4 5 6 7 8 9 10 11; do echo "PLN$i,planner,day"; done
  > } >participants.csv
  $ mkdir texts
  $ echo 'DRV1: I was afraid of the last stop.' >texts/DRV1.txt
  $ echo 'PLN1: Fridays are worst.' >texts/friday_talk.txt
  $ cat >codebook.yaml <<'END'
  > codebook: night-bus
  > codes:
  >   - {code: FEAR, rule: judged, brief: Being afraid, examples: {typical: ["the last stop"]}}
  >   - {code: TIRED, rule: judged, brief: Being tired}
  > END
  $ { echo participant,code,value,coder
  > for i in 1 2 3 4 5 6 7; do echo "DRV$i,FEAR,affirmed,Ada"; done
  > echo PLN1,FEAR,affirmed,Ada
  > for i in 1 2 3 4 5; do echo "DRV$i,TIRED,affirmed,Ada"; done
  > for i in 1 2 3 4; do echo "PLN$i,TIRED,affirmed,Ada"; done
  > } >judgements.csv
  $ emic --quiet init study.emic && emic --quiet participant load participants.csv
  $ emic --quiet import --pseudonymized texts
  $ emic --quiet codebook load codebook.yaml && emic --quiet judgement load judgements.csv

Without a kept table it holds how many participants have each code.

  $ emic archive create first.zip --release small-study
  first.zip: 17 files, * bytes, 1 table (glob)
  content sha256 * (glob)
  $ emic archive reproduce first.zip -f csv
  item,result,detail
  digests,ok,all of 17 files
  data/tables/frequency-participants.csv,follows,from the 4 of 6 counts that it shows
  other files,same,"8, byte for byte"
  "pictures, tables.html",given,their digests are right; to make them again takes the study

What cannot be in it is named.

  $ emic --quiet table frequency --save by-group >/dev/null
  $ emic --quiet table frequency --by shift --save by-shift >/dev/null
  $ emic --quiet plot bars --save bars >/dev/null
  $ emic --quiet table saturation --save curve >/dev/null
  [1]
  $ printf 'id,statement,query,relation,expected\nfew,DRV7 too,count(code:FEAR),=,8 of 23\n' >claims.csv
  $ emic --quiet claim load claims.csv
  $ emic archive create study.zip --release small-study
  study.zip: 20 files, * bytes, 2 tables, 1 picture (glob)
  left out: curve (it is no table of counts per group, in which single cells can be hidden)
  content sha256 * (glob)
  $ mkdir x && unzip -q study.zip -d x && ls x/data x/data/tables x/data/plots
  x/data:
  README.txt
  codebook.csv
  codebook.json
  datapackage.json
  description.json
  plots
  recipe.json
  release-log.csv
  ro-crate-metadata.json
  tables
  tables.html
  
  x/data/plots:
  bars.csv
  bars.svg
  
  x/data/tables:
  by-group.csv
  by-shift.csv
  $ cut -d, -f2,4-7,14 x/data/tables/by-group.csv
  group,code,n,N,of,suppressed
  driver,FEAR,,12,,yes
  planner,FEAR,,11,,yes
  Total,FEAR,,23,,yes
  driver,TIRED,5,12,5 of 12,no
  planner,TIRED,4,11,4 of 11,no
  Total,TIRED,9,23,9 of 23,no
  $ cat x/data/release-log.csv
  file,group,base,code,hidden
  plots/bars.csv,driver,all,FEAR,count
  plots/bars.csv,planner,all,FEAR,count
  plots/bars.csv,Total,all,FEAR,count
  tables/by-group.csv,driver,all,FEAR,count
  tables/by-group.csv,planner,all,FEAR,count
  tables/by-group.csv,Total,all,FEAR,count
  tables/by-shift.csv,night,all,FEAR,count
  tables/by-shift.csv,day,all,FEAR,count
  tables/by-shift.csv,Total,all,FEAR,count
  tables/by-shift.csv,night,all,TIRED,count
  tables/by-shift.csv,day,all,TIRED,count
  $ grep -A1 'Left out' x/data/README.txt
  Left out, because single counts cannot be hidden there:
    curve: it is no table of counts per group, in which single cells can be hidden

Nobody is in it, no transcript, no words, and no hidden count; the study's own archive has them all.

  $ emic --quiet archive create all.zip >all.txt && mkdir all && unzip -q all.zip -d all
  $ for word in DRV PLN friday 'last stop' ',7,12,' '7 of 12' ',1,11,' '1 of 11'; do
  >   echo "$word: $(grep -rl -e "$word" all | wc -l | tr -d ' ' | sed 's/[1-9][0-9]*/some/'), $(grep -rl -e "$word" x | wc -l | tr -d ' ')"
  > done
  DRV: some, 0
  PLN: some, 0
  friday: some, 0
  last stop: some, 0
  ,7,12,: some, 0
  7 of 12: some, 0
  ,1,11,: some, 0
  1 of 11: some, 0

Who has the archive alone computes again what follows from what it shows; who has the study makes it again.

  $ emic archive verify study.zip | tail -1
  All is well.
  $ emic archive reproduce study.zip -f csv
  item,result,detail
  digests,ok,all of 20 files
  data/plots/bars.csv,follows,from the 3 of 6 counts that it shows
  data/tables/by-group.csv,follows,from the 3 of 6 counts that it shows
  data/tables/by-shift.csv,follows,from the 1 of 6 counts that it shows
  other files,same,"8, byte for byte"
  "pictures, tables.html",given,their digests are right; to make them again takes the study
  $ emic archive reproduce study.zip --study study.emic -f csv | tail -4
  data/plots/bars.csv,same,byte for byte
  data/plots/bars.svg,same,byte for byte
  data/tables/by-group.csv,same,byte for byte
  data/tables/by-shift.csv,same,byte for byte

A count that somebody changed is found out; and a study that has changed since.

  $ sed 's/TIRED,5,12,5 of 12/TIRED,6,12,6 of 12/' x/data/tables/by-group.csv >changed && mv changed x/data/tables/by-group.csv
  $ rm -rf y && cp -r x y && (cd y && zip -q -r ../changed.zip .)
  $ emic archive reproduce changed.zip | grep by-group
  data/tables/by-group.csv  DIFFERENT  not the file of manifest-sha256.txt, manifest-sha512.txt
  data/tables/by-group.csv  WRONG      line 5: words is , but half follows from n and N
  $ emic archive reproduce changed.zip >/dev/null
  [1]
  $ printf 'participant,code,value,coder\nDRV6,TIRED,affirmed,Ada\n' >more.csv
  $ emic --quiet judgement load more.csv
  $ emic archive reproduce study.zip --study study.emic -f csv | cut -d, -f1,2 | grep DIFFERENT
  data/plots/bars.csv,DIFFERENT
  data/plots/bars.svg,DIFFERENT
  data/tables.html,DIFFERENT
  data/tables/by-group.csv,DIFFERENT
  data/tables/by-shift.csv,DIFFERENT
  $ emic archive reproduce study.zip --study study.emic >/dev/null
  [1]
  $ emic archive reproduce study.zip >/dev/null

It is refused where it would name somebody. A study is for releases alone.

  $ emic --quiet describe set title 'Of DRV3 and others'
  $ emic archive create named.zip --release small-study
  emic archive create: no release: data/description.json would name the participant DRV3; rename what is named there, or the participant
  [3]
  $ emic archive create named.zip --release small-study --deposit ukda
  emic archive create: --release goes without --deposit and --profile: no text is in it
  [2]
  $ emic archive create named.zip --release smal-study
  emic archive create: unknown release profile "smal-study"; did you mean "small-study"? known: cms, ons, small-study, ukllc
  [2]
  $ test -e named.zip
  [1]
  $ emic archive reproduce all.zip --study study.emic | grep "NOT USED"
  study                     NOT USED  no release: it is made again from itself alone
