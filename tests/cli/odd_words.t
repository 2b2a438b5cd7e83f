Names with spaces, in any alphabet, with a leading dash, with quotes.

  $ emic init 'a study.emic' --quiet
  $ printf 'participant,group\n"Ann, the 1st",ü\nЖ,ü\n' | emic participant load -
  participants: 2 added
  $ printf 'Ж: Да.\n' > '-dash file.txt'
  $ printf 'Ж: Да.\n' > "it's \"one\" файл.txt"
  $ emic import --pseudonymized -- '-dash file.txt' "it's \"one\" файл.txt"
  imported 2 transcripts
  $ emic import --pseudonymized '-dash file.txt'
  emic import: unknown option -d; 'emic help import' lists them; the file goes behind --, as in -- -dash file.txt
  [2]
  $ emic document list --format csv
  document,participant,format,characters,turns,codings
  -dash file,Ж,plain,7,1,0
  "it's ""one"" файл",Ж,plain,7,1,0
  $ emic document show -- '-dash file'
  -dash file · participant Ж · 7 characters · 1 turn · 0 codings
  
  1  Ж  3  Да.
  $ emic document show "it's \"one\" файл" | head -1
  it's "one" файл · participant Ж · 7 characters · 1 turn · 0 codings
  $ printf 'codebook: "б"\ncodes:\n  - code: страх и риск\n' > б.yaml
  $ emic codebook load б.yaml
  codes: 1 added; codebook version 1
  $ emic coding add -- '-dash file' --quote Да --code риск --coder я
  emic coding add: '--quote' is one too many; usage: emic coding add [DOC]
  [2]
  $ emic coding add --quote Да --code 'страх и риск' --coder 'я и ты' -- '-dash file'
  coding 1: -dash file 3:5 страх и риск "Да"
  $ emic coding list --where 'code:"страх и риск"' --format csv
  id,document,participant,start,end,code,coder,round,polarity,words,memo,weight,stale,rule,values
  1,-dash file,Ж,3,5,страх и риск,я и ты,1,supports,Да,,,,,
  $ emic participant list --participant 'Ann, the 1st' --format csv
  participant,group,documents
  "Ann, the 1st",ü,0
  $ emic table frequency --group ü --format csv | cut -d, -f2,4-6
  group,code,n,N
  ü,страх и риск,1,2
  Total,страх и риск,1,2

A name in another normal form is another name.

  $ printf 'e\314\201: Oui.\n' > nfd.txt
  $ emic import --pseudonymized nfd.txt --quiet --name "$(printf 'Ze\314\201')"
  $ emic document show "$(printf 'Z\303\251')"
  emic document show: unknown document "Zé"; did you mean "Zé"?
  [2]

Words that are no UTF-8 are refused before anything is read.

  $ emic coding list --coder "$(printf 'Ren\351')"
  emic: word 4 of the command line is not valid UTF-8
  [2]
  $ emic import --pseudonymized "$(printf 'Ren\351.txt')"
  emic: word 3 of the command line is not valid UTF-8
  [2]

A long line, many lines, CRLF: all are read.

  $ { printf 'Ж: '; head -c 3000000 /dev/zero | tr '\0' 'x'; printf '\n'; } > long.txt
  $ { printf 'Ж: a\n\n%.0s' $(seq 20000); } > many.txt
  $ printf 'Ж: Да.\r\n\r\nINTERVIEWER: Да?\r\n' > crlf.txt
  $ emic import --pseudonymized long.txt many.txt crlf.txt
  imported 3 transcripts
  not yet tied to a participant: 1 transcript (emic participant load or emic document load does it)
  $ emic document list --format csv | tail -3
  "it's ""one"" файл",Ж,plain,7,1,0
  long,Ж,plain,3000004,1,0
  many,Ж,plain,120000,20000,0
  $ printf 'document,start,end,code,coder\r\ncrlf,3,5,страх и риск,я\r\n' > crlf.csv
  $ emic coding load crlf.csv
  codings: 1 added
  $ printf 'participant,note\nЖ,' > long.csv; head -c 1000000 /dev/zero | tr '\0' 'y' >> long.csv
  $ emic participant load long.csv
  participants: 1 changed
  $ emic participant list --participant Ж --format csv | wc -c
  1000042

Options: together, with and without =, and what is behind -- is none.

  $ emic coding list -dcrlf -fcsv | tail -1
  2,crlf,Ж,3,5,страх и риск,я,1,supports,Да,,,,,
  $ emic coding list -d crlf --format=csv | tail -1
  2,crlf,Ж,3,5,страх и риск,я,1,supports,Да,,,,,
  $ emic coding list --format=csv --document= | tail -1
  emic coding list: unknown document ""; known: -dash file, Zé, crlf, it's "one" файл, long, many
  $ emic document list --quiet=yes
  emic document list: option --quiet takes no value, but got 'yes'
  [2]
  $ emic document list -x
  emic document list: unknown option -x; 'emic help document list' lists them
  [2]
  $ emic document list -- --format csv
  emic document list: '--format' is one too many; usage: emic document list
  [2]
  $ emic document show -- --format
  emic document show: unknown document "--format"; known: -dash file, Zé, crlf, it's "one" файл, long, many
  [2]
  $ emic document show crlf crlf
  emic document show: 'crlf' is one too many; usage: emic document show DOC
  [2]
