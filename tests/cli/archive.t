The archive of a small study, from its making to what a student does with it.

  $ cat > participants.csv <<'END'
  > participant,group,region
  > TP01,TP,north
  > TP02,TP,south
  > SP01,SP,north
  > END
  $ mkdir transcripts
  $ printf 'INTERVIEWER: What came then?\n\nTP01: I was afraid of them.\n' > transcripts/TP01.txt
  $ printf 'TP02: They told me nothing.\n' > transcripts/TP02.txt
  $ printf 'SP01: Some were afraid, yes.\n' > transcripts/SP01.txt
  $ cat > book.yaml <<'END'
  > codebook: small
  > codes:
  >   - {code: FEAR, level: 1, brief: Being afraid}
  >   - {code: SILENCE, level: 1, rule: judged, brief: Nobody told them}
  > END
  $ cat > codings.csv <<'END'
  > document,start,end,code,coder,memo
  > TP01,36,48,FEAR,A,said twice
  > SP01,6,22,FEAR,A,
  > TP02,6,26,SILENCE,A,
  > END
  $ cat > judgements.csv <<'END'
  > participant,code,value,coder,evidence
  > TP02,SILENCE,affirmed,A,TP02:6:26
  > TP01,SILENCE,denied,A,
  > END
  $ cat > claims.csv <<'END'
  > id,statement,where,query,relation,expected,source,note
  > F1,One of two was afraid,group = TP,count(code:FEAR),=,1 of 2,made up,
  > F2,Nobody was told,group = TP,count(code:SILENCE),>=,1,made up,
  > END

A study without people or codes has nothing to archive.

  $ export EMIC_STUDY=study.emic
  $ emic --quiet init study.emic
  $ emic archive create early.zip
  emic archive create: nothing to archive: the study has no participants; emic participant load first
  [2]
  $ test -e early.zip
  [1]

  $ emic --quiet participant load participants.csv
  $ emic --quiet import --pseudonymized transcripts
  $ emic --quiet codebook load book.yaml
  $ emic --quiet coding load codings.csv
  $ emic --quiet judgement load judgements.csv
  $ emic --quiet base add northern --where 'region = north'
  $ emic --quiet claim load claims.csv
  $ emic --quiet table frequency --save people > people.txt
  $ emic --quiet table frequency --save north --base northern --unit segments > north.txt

Made twice, the bytes are the same; on standard output, too.

  $ emic archive create study.zip
  study.zip: 31 files, * bytes, 2 tables (glob)
  claims: 2 of 2 hold
  content sha256 * (glob)
  $ emic archive create again.zip > again.txt 2>&1
  $ cmp study.zip again.zip
  $ emic archive create - > out.zip
  archive: 31 files, * bytes, 2 tables (glob)
  claims: 2 of 2 hold
  content sha256 * (glob)
  $ cmp study.zip out.zip

A file that is there is not replaced, unless it is asked for.

  $ emic archive create study.zip
  emic archive create: study.zip: exists already; --force replaces it
  [2]
  $ echo old > again.zip
  $ emic --quiet archive create again.zip --force > again.txt
  $ cmp study.zip again.zip

The tables are those that were saved.

  $ unzip -Z1 study.zip
  bag-info.txt
  bagit.txt
  data/README.txt
  data/bases.csv
  data/cases.csv
  data/claims-checked.csv
  data/claims.csv
  data/codebook.csv
  data/codebook.json
  data/codings.csv
  data/data-list.csv
  data/datapackage.json
  data/ddi-codebook.xml
  data/description.json
  data/documents.csv
  data/judgements.csv
  data/recipe.json
  data/ro-crate-metadata.json
  data/tables.html
  data/tables/north.csv
  data/tables/people.csv
  data/transcripts.csv
  data/transcripts/SP01.txt
  data/transcripts/TP01.txt
  data/transcripts/TP02.txt
  data/units.csv
  environment.txt
  manifest-sha256.txt
  manifest-sha512.txt
  tagmanifest-sha256.txt
  tagmanifest-sha512.txt
  $ unzip -p study.zip data/tables/people.csv
  table,group,base,code,n,N,of,words,pct,wilson_lo,wilson_hi,unit,rule,suppressed
  people,TP,all,FEAR,1,2,1 of 2,half,,0.094531,0.905469,participants,any,no
  people,SP,all,FEAR,1,1,1 of 1,all,,0.206549,1.000000,participants,any,no
  people,Total,all,FEAR,2,3,2 of 3,all but one,,0.207660,0.938508,participants,any,no
  people,TP,all,SILENCE,1,2,1 of 2,half,,0.094531,0.905469,participants,judged,no
  people,SP,all,SILENCE,0,1,0 of 1,none,,0.000000,0.793451,participants,judged,no
  people,Total,all,SILENCE,1,3,1 of 3,,,0.061492,0.792340,participants,judged,no
  $ unzip -p study.zip data/claims-checked.csv
  id,statement,relation,expected,found,holds,source
  F1,One of two was afraid,=,1 of 2,1 of 2,yes,made up
  F2,Nobody was told,>=,1,1 of 2,yes,made up
  $ unzip -p study.zip bag-info.txt | sed 's/emic [0-9.]*/emic VERSION/'
  Bag-Software-Agent: emic VERSION
  Bagging-Date: 2026-03-01
  Payload-Oxum: *.24 (glob)
  Emic-Content-SHA256: * (glob)
  $ unzip -p study.zip data/tables.html | xmllint --noout -

The digests are right, and everything can be made again without the study.

  $ unset EMIC_STUDY
  $ top=$PWD
  $ mkdir student && mv study.zip student && cd student
  $ emic archive verify study.zip
  Archive
  
  Item     Result  Detail
  --------------------------------
  digests  ok      all of 31 files
  
  Content sha256 * (glob)
  All is well.
  $ emic archive reproduce study.zip
  Reproduction
  
  Item                     Result   Detail
  --------------------------------------------------------
  digests                  ok       all of 31 files
  study                    rebuilt  from the archive alone
  data/claims-checked.csv  same     byte for byte
  data/tables/north.csv    same     byte for byte
  data/tables/people.csv   same     byte for byte
  other files              same     21, byte for byte
  claims                   hold     all of 2
  
  Content sha256 * (glob)
  All is well.
  $ emic archive reproduce - --format csv < study.zip | grep people
  data/tables/people.csv,same,byte for byte

Following the recipe by hand leads to the same files.

  $ unzip -q study.zip && sha512sum --quiet -c manifest-sha512.txt && cd data
  $ python3 -c 'import json; print(*(s["command"] for s in json.load(open("recipe.json"))["steps"]), sep="\n")' > commands.sh
  $ cat commands.sh
  emic init study.emic
  emic participant load cases.csv
  emic import --pseudonymized transcripts
  emic document load documents.csv
  emic codebook load codebook.json
  emic coding load codings.csv
  emic judgement load judgements.csv
  emic base load bases.csv
  emic claim load claims.csv
  emic describe load description.json
  emic table frequency --unit=segments --base=northern --save=north --format=csv
  emic table frequency --save=people --format=csv
  emic claim check --format=csv
  $ bash -e commands.sh > hand.txt 2>&1
  $ emic table frequency --save=people --format=csv 2>&1 >people.csv | cat && cmp people.csv tables/people.csv
  saved as the table people: archives will hold it
  $ emic claim check --format=csv | cmp - claims-checked.csv
  $ emic --quiet archive create ../hand.zip > hand.txt
  $ cut -d ' ' -f 3 hand.txt | grep -c -f - ../bag-info.txt
  1
  $ cd "$top"

Without text there are no words in it, and every number can still be made again.

  $ emic archive create --study study.emic closed.zip --without-text
  closed.zip: 28 files, * bytes, 2 tables (glob)
  claims: 2 of 2 hold
  content sha256 * (glob)
  $ unzip -Z1 closed.zip | grep transcripts
  data/transcripts.csv
  $ unzip -p closed.zip | grep -c 'afraid of them\|said twice'
  0
  [1]
  $ emic archive reproduce closed.zip | head -n 5
  Reproduction
  
  Item                     Result   Detail
  --------------------------------------------------------
  digests                  ok       all of 28 files

One coding under another code: the digests tell, and so do the numbers.

  $ python3 - <<'END'
  > import zipfile
  > with zipfile.ZipFile("student/study.zip") as old, zipfile.ZipFile("changed.zip", "w") as new:
  >     for name in old.namelist():
  >         new.writestr(name, old.read(name).replace(b"TP01,36,48,FEAR", b"TP01,36,48,SILENCE"))
  > END
  $ emic archive verify changed.zip
  Archive
  
  Item              Result     Detail
  -------------------------------------------------------------------------------------
  data/codings.csv  DIFFERENT  not the file of manifest-sha256.txt, manifest-sha512.txt
  bag-info.txt      WRONG      Payload-Oxum is *.24, but it says *.24 (glob)
  
  Content sha256 * (glob)
  Wrong: 2.
  [1]
  $ emic archive reproduce changed.zip --format csv > found.csv
  [1]
  $ cut -d , -f 1,2 found.csv
  item,result
  data/codings.csv,DIFFERENT
  bag-info.txt,WRONG
  study,rebuilt
  data/claims-checked.csv,DIFFERENT
  data/tables.html,DIFFERENT
  data/tables/north.csv,DIFFERENT
  data/tables/people.csv,DIFFERENT
  other files,same
  claims,FAIL
  $ grep claims-checked.csv,D found.csv
  data/claims-checked.csv,DIFFERENT,"line 2: archived `F1,One of two was afraid,=,1 of 2,1 of 2,yes,made up`, now `F1,One of two was afraid,=,1 of 2,0 of 2,NO,made up`"
  $ grep FAIL found.csv
  claims,FAIL,1 of 2 hold; these do not: F1

What is no archive is an error, not a finding.

  $ emic archive verify participants.csv
  emic archive verify: participants.csv: not a ZIP archive, or one cut short
  [2]
  $ head -c 2000 student/study.zip > cut.zip
  $ emic archive verify cut.zip
  emic archive verify: cut.zip: not a ZIP archive, or one cut short
  [2]
  $ emic archive reproduce nowhere.zip
  emic archive reproduce: nowhere.zip: cannot be read: there is no such file or folder
  [2]

A name that ends in .tar.gz makes a tar; its bytes, too, depend on the study alone.

  $ emic archive create --study study.emic study.tar.gz
  study.tar.gz: 31 files, * bytes, 2 tables (glob)
  claims: 2 of 2 hold
  tar sha256 * (glob)
  content sha256 * (glob)
  $ TZ=Asia/Kathmandu emic archive create --study study.emic again.tgz 2>&1 | grep 'sha256' > digests.txt
  $ cmp study.tar.gz again.tgz
  $ gzip -t study.tar.gz
  $ gzip -dc study.tar.gz | sha256sum | cut -d ' ' -f 1 | grep -c -f - digests.txt
  1
  $ tail -n 1 digests.txt | cut -d ' ' -f 3 | grep -c -f - <(unzip -p student/study.zip bag-info.txt)
  1
  $ mkdir untarred && tar xzf study.tar.gz -C untarred
  $ (cd untarred && sha512sum --quiet -c manifest-sha512.txt tagmanifest-sha512.txt)
  $ TZ=UTC tar tvzf study.tar.gz | head -n 2
  -rw-r--r-- 0/0 * 2026-03-01 12:00 bag-info.txt (glob)
  -rw-r--r-- 0/0 * 2026-03-01 12:00 bagit.txt (glob)
  $ emic archive verify study.tar.gz | grep digests
  digests  ok      all of 31 files
  $ emic archive reproduce study.tar.gz | tail -n 3
  
  Content sha256 * (glob)
  All is well.

Packed again by another program, it is as good; a link in it is not.

  $ tar czf other.tar.gz -C untarred .
  $ emic archive reproduce other.tar.gz | tail -n 1
  All is well.
  $ ln -s /etc/passwd untarred/data/transcripts/link
  $ tar czf other.tar.gz -C untarred .
  $ emic archive verify other.tar.gz
  emic archive verify: other.tar.gz: the entry "data/transcripts/link" is a link, a device or another thing than a file
  [2]
  $ head -c 3000 study.tar.gz > cut.tar.gz
  $ emic archive verify cut.tar.gz
  emic archive verify: cut.tar.gz: not a gzip file, or one that is damaged or cut short
  [2]
