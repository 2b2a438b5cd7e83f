Candidates are decided in a spreadsheet: the list goes out and comes back.

  $ umask 022
  $ (umask 077; echo 'seven old lanterns drift' > key.txt)
  $ export EMIC_KEY_FILE=key.txt
  $ "$EMIC_BUILD/tests/privacy_vault" study.vault key.txt 20
  $ emic privacy review --export review.csv --coder Ann
  warning: review.csv identifies people; keep it off shared and cloud folders, and delete it when the review is done
  $ stat -c '%a %n' review.csv
  600 review.csv
  $ head -c 3 review.csv | od -An -tx1
   ef bb bf
  $ sed -n '1p;2p;5,7p;9p;13,14p' review.csv | tail -c +4 | cut -c -100
  id,words,kind,count,documents,suggested,why,context,decision,entity,pseudonym,role,grade
  1,Johana,person,12,12,TP07,one letter off,TP01:1: and then >Johana< came in / TP02:1: and then >Joha
  [0-9]+,Mirelke,name,8,2,,,TP04:4: so I asked >Mirelke< about it .* (re)
  [0-9]+,'0171 5550143,phone,.* (re)
  [0-9]+,'12 May 2019,date,.* (re)
  [0-9]+,"'=HYPERLINK\(""x""\)",name,.* (re)
  [0-9]+,Jos.*,name,.* (re)
  13,Anna Marike,name,3,1,,,TP13:13: it was >Anna Marike< again,,,,,

A file that is there is not replaced unasked; one that others can read is closed to them first.

  $ chmod 644 review.csv
  $ emic privacy review --export review.csv
  emic privacy review: review.csv: exists already; --force replaces it
  [2]
  $ emic privacy review --export review.csv --force --quiet
  $ stat -c '%a' review.csv
  600
  $ emic privacy review --export - 2> warning | cmp - review.csv
  $ cat warning
  warning: this identifies people; keep it off shared and cloud folders, and delete it when the review is done

What was decided is stored and told; a dry run only tells.

  $ cat > decided.csv <<'END'
  > id,words,decision,entity,pseudonym,role,grade
  > 1,Johana,replace,TP07,,,
  > 2,Oldersum,replace,,,home town,
  > 3,Hafenhilfe Nord,replace,SHELTER,Anker,,
  > 4,Mirelke,keep,,,,
  > 5,'0171 5550143,replace,,,,
  > 6,12 May 2019,generalise,,,,year
  > 8,"'=HYPERLINK(""x"")",not a name,,,,
  > 13,Anna Marike,,,,,
  > END
  $ sha256sum study.vault > before
  $ emic privacy review --import decided.csv --dry-run
  dry run: nothing was stored
  7 decided (replace 4, generalise 1, keep 1, not a name 1); 13 to go
  $ sha256sum --quiet -c before
  $ emic privacy review --import decided.csv --coder Ann
  7 decided (replace 4, generalise 1, keep 1, not a name 1); 13 to go
  $ emic privacy review --import decided.csv
  0 decided, 7 as before; 13 to go
  $ emic privacy review --export - --quiet | sed -n '2,9p' | cut -d, -f2,9-
  Johana,replace,TP07,Vida,,
  Oldersum,replace,HOME-TOWN1,,home town,
  Hafenhilfe Nord,replace,SHELTER,Anker,,
  Mirelke,keep,,,,
  '0171 5550143,replace,,,,
  '12 May 2019,generalise,,,,year
  '43,,,,,
  "'=HYPERLINK(""x"")",not a name,,,,

The log says that it was done, and holds no name.

  $ emic vault export-log study.vault --format csv | tail -n +2 | cut -d, -f1,3-
  1,,vault create,
  2,Ann,privacy review,"7 decided (replace 4, generalise 1, keep 1, not a name 1), from a file"

A file that does not fit is refused as a whole, with the place.

  $ sha256sum study.vault > before
  $ printf 'id,words,decision\n13,Anna Marike,keep\n7,43,erase\n' > wrong.csv
  $ emic privacy review --import wrong.csv
  emic privacy review: wrong.csv:3:6: unknown decision "erase"; it is replace, generalise, keep or not a name
  [2]
  $ printf 'id,words,decision\n13,Anna Marike,keep\n7,44,keep\n' | emic privacy review --import -
  emic privacy review: standard input:3:3: item 7 has other words in this vault; words must stay as they were exported
  [2]
  $ printf 'id;words;decision\n13;Anna Marike;never\n' > wrong.csv
  $ emic privacy review --import wrong.csv
  emic privacy review: wrong.csv:2:16: unknown decision "never"; it is replace, generalise, keep or not a name
  [2]
  $ printf 'id,words,verdict\n13,Anna Marike,keep\n' > wrong.csv
  $ emic privacy review --import wrong.csv 2>&1 | cut -c -60
  emic privacy review: wrong.csv:1:10: unknown column "verdict
  $ emic privacy review --import nowhere.csv
  emic privacy review: nowhere.csv: cannot be read: there is no such file or folder
  [2]
  $ sha256sum --quiet -c before

A file in a spreadsheet's own encoding is read when that is named.

  $ printf 'id,words,decision\n13,Anna Marike,keep\n2,Oldersum,keep\n3,Hafenhilfe Nord,replace\n' > plain.csv
  $ sed '2s/$/\r/;s/Anna/"Anna/;s/ike/ike"/' plain.csv | iconv -t utf-16 > wide.csv
  $ emic privacy review --import wide.csv
  2 decided (keep 2), 1 as before; 12 to go

What waits is listed, with a warning.

  $ emic privacy review --list 2> warning | tr -s ' -' | head -6
  Candidates to decide
  
  Id Words Kind Count Documents Suggested Why
  -
   7 43 age 2 1
   9 Ev\xef\xbf\xbd[2Jil name 4 1 (esc)
  $ cut -c -24 warning
  warning: this identifies
  $ emic privacy review --list --format csv --quiet | head -3
  id,words,kind,count,documents,suggested,why
  7,43,age,2,1,,
  9,Ev\xef\xbf\xbd[2Jil,name,4,1,, (esc)

The ways exclude each other, and options go with theirs.

  $ emic privacy review --list --export x.csv
  emic privacy review: --export, --import and --list exclude each other
  [2]
  $ emic privacy review --dry-run
  emic privacy review: --dry-run goes with --import
  [2]
  $ emic privacy review --export x.csv --format csv
  emic privacy review: --format goes with --list
  [2]

Without a terminal there is no other way.

  $ setsid emic privacy review < key.txt
  emic privacy review: there is no terminal to review in; --export makes a file for a spreadsheet
  [2]

Nothing is left behind.

  $ ls -A
  before
  decided.csv
  key.txt
  plain.csv
  review.csv
  study.vault
  warning
  wide.csv
  wrong.csv
