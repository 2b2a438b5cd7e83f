What differs between two archives of the night bus, table by table and row by row.

  $ . "$EMIC_ROOT/tests/fixtures/night_bus.sh"
  $ export EMIC_CODER=A
  $ emic --quiet table frequency --save people --by group > people.txt
  $ printf 'id,statement,where,query,relation,expected,source,note\nF1,Two were afraid or alone,,count(code:FEAR or code:ALONE),=,2,made up,\n' > claims.csv
  $ emic --quiet claim load claims.csv
  $ emic --quiet archive create before.zip > digest.txt
  $ emic --quiet archive create before.tar.gz > digest.txt

The same study, however it is packed, is the same.

  $ emic archive diff before.zip before.tar.gz
  Differences
  
  Part  Item  Change  What  Before  After
  ---------------------------------------
  (none)
  
  Both hold the same.
  $ emic archive diff before.zip before.zip --format csv
  part,item,change,what,before,after

A coding more, one less, a judgement and a participant changed, a memo: what that does to the table
is told as n of N.

  $ printf 'document,start,end,code,coder\nD3,59,75,FEAR,A\n' > more.csv
  $ emic --quiet coding load more.csv
  $ emic --quiet coding remove 8
  $ emic --quiet judgement set D3 STAYS denied
  $ sed 's/^D2,driver,24/D2,driver,25/' participants.csv > older.csv
  $ emic --quiet participant load older.csv
  $ emic --quiet memo add --kind theory --text "Fear comes late"
  $ emic --quiet archive create after.zip > digest.txt
  $ emic archive diff before.zip after.zip --format csv
  part,item,change,what,before,after
  files,data/analysis/memos.csv,added,,,
  analysis/memos.csv,1,added,,,
  participants,D2,changed,age:number,24,25
  claims checked,F1,changed,found,2 of 4,3 of 4
  claims checked,F1,changed,holds,yes,NO
  codings,"D2, 55, 75, STRAIN/TIRED, A, 1",removed,,,
  codings,"D3, 59, 75, STRAIN/FEAR, A, 1",added,,,
  judgements,"D3, SUPPORT/STAYS",changed,value,not raised,denied
  table people,"people, Total, all, STRAIN/FEAR",changed,n of N,1 of 4,2 of 4
  table people,"people, Total, all, STRAIN/TIRED",changed,n of N,2 of 4,1 of 4
  table people,"people, driver, all, STRAIN/FEAR",changed,n of N,1 of 3,2 of 3
  table people,"people, driver, all, STRAIN/TIRED",changed,n of N,1 of 3,0 of 3
  [1]
  $ emic archive diff after.zip before.zip --format csv | grep -c ,
  13
  $ emic archive diff before.zip after.zip | head -n 8
  Differences
  
  Part                Item                               Change   What        Before      After
  ----------------------------------------------------------------------------------------------
  files               data/analysis/memos.csv            added
  analysis/memos.csv  1                                  added
  participants        D2                                 changed  age:number  24          25
  claims checked      F1                                 changed  found       2 of 4      3 of 4

Encrypted ones are opened; what is none is refused.

  $ (umask 077; echo 'seven old lanterns drift by' > key.txt)
  $ emic --quiet archive create locked.zip --encrypt --new-key-file key.txt > digest.txt
  $ emic archive diff locked.zip after.zip --key-file key.txt | tail -n 1
  Both hold the same.
  $ emic archive diff before.zip participants.csv
  emic archive diff: participants.csv: not a ZIP archive, or one cut short
  [2]
  $ python3 -c 'import zipfile; zipfile.ZipFile("other.zip", "w").writestr("a", "b")'
  $ emic archive diff other.zip before.zip
  emic archive diff: other.zip: not an emic archive: there is no bagit.txt in it
  [2]
  $ emic archive diff before.zip
  emic archive diff: AFTER is missing; usage: emic archive diff BEFORE AFTER
  [2]
