Names that are found late, and names on their way out. All people here are invented; the key of this
vault costs nothing.

  $ umask 077
  $ echo 'seven old lanterns drift' > key.txt
  $ export EMIC_CODER=Ann
  $ "$EMIC_BUILD"/tests/privacy_vault study.vault key.txt 0
  $ emic init study.emic --quiet
  $ cat > raw.txt << END
  > INTERVIEWER: Who helped you?
  > 
  > TEBBE: The neighbour, Ms Okafor, and Marlene's son. I was afraid then.
  > 
  > INTERVIEWER: And the ferry?
  > 
  > TEBBE: Marlene had the tickets for us.
  > END
  $ echo participant,group > people.csv; echo TP07,A >> people.csv
  $ emic participant load people.csv --quiet
  $ emic import raw.txt --name TP07 --keep-undecided --key-file key.txt --quiet
  $ printf 'codebook: night\ncodes:\n  - {code: FEAR, brief: Being afraid}\n  - {code: HELP, brief: "Helped, as by Ms Okafor"}\n' | emic codebook load - --quiet
  $ emic coding add TP07 --quote 'afraid then' --code FEAR --quiet
  $ emic coding add TP07 --quote "Okafor, and Marlene's son" --code HELP --memo 'as Okafor did' --quiet
  $ emic coding add TP07 --quote 'had the tickets' --code HELP --quiet

Nothing is replaced that the vault does not know.

  $ emic privacy check study.emic --key-file key.txt | tail -2
  1 files and [0-9]+ bytes searched: 0 leaks\. (re)
  Nothing was found of what the vault knows. What it does not know, this check cannot find.
  $ emic privacy apply --key-file key.txt
  nothing to replace: no name of the vault is in the study

A late name: what is wrong with it is told.

  $ emic privacy add ' ' --key-file key.txt
  emic privacy add: one name is wanted, in one line
  [2]
  $ printf 'a\nb\n' | emic privacy add - --key-file key.txt
  emic privacy add: one name is wanted, in one line
  [2]
  $ emic privacy add 'Marlene Okafor' --kind village --key-file key.txt
  emic privacy add: unknown kind "village"; it is person, place, organisation, contact or other
  [2]
  $ emic privacy add 'Marlene Okafor' --same-as TP99 --key-file key.txt
  emic privacy add: the vault has nobody and nothing labelled TP99
  [2]
  $ emic privacy add 'Marlene Okafor' --same-as TP07 --as Vida --key-file key.txt
  emic privacy add: --same-as says all; leave the other options out
  [2]
  $ emic privacy add 'Johanna Tebbe' --key-file key.txt
  emic privacy add: the vault knows this name already, as TP07
  [2]
  $ sha256sum study.vault > before
  $ emic privacy add 'Marlene Okafor' --as Runa --key-file key.txt --dry-run
  dry run: nothing was stored
  $ sha256sum --quiet -c before

  $ echo 'Marlene Okafor' | emic privacy add - --as Runa --role neighbour --key-file key.txt
  Runa: emic privacy apply replaces it in what is stored already
  $ emic privacy add Lenchen --same-as Runa --key-file key.txt
  Runa: emic privacy apply replaces it in what is stored already
  $ emic privacy add Lenchen --same-as Runa --key-file key.txt
  emic privacy add: Runa has this spelling already
  [2]

From now on the study, what it exports and what lies around are known to hold it.

  $ emic privacy check study.emic --key-file key.txt --format csv | cut -d, -f 1,6- | grep -v '^study.emic,' | sort -u
  "study.emic > code.brief,plain text,M* O*****,Runa
  "study.emic > codebook_version.content,plain text,M* O*****,Runa
  "study.emic > coding.memo,plain text,O*****,Runa
  "study.emic > journal.command,plain text,M******,Runa
  "study.emic > journal.command,plain text,O*****,Runa
  "study.emic > revision.text,plain text,M* O*****,Runa
  "study.emic > revision.text,plain text,M******,Runa
  place,words,of
  study.emic > full-text index revision_words,m******,Runa
  study.emic > full-text index revision_words,o*****,Runa
  $ mkdir out
  $ emic codebook show --output out/book.yaml --key-file key.txt
  emic codebook show: out/book.yaml was not written: 1 names or numbers of the vault stand in it: out/book.yaml, line 6: M* O***** (Runa); emic privacy apply replaces them in the study
  [3]
  $ emic coding list --format csv --output out/codings.csv --key-file key.txt
  emic coding list: out/codings.csv was not written: 3 names or numbers of the vault stand in it: out/codings.csv, line 2: O***** (Runa); out/codings.csv, line 2: M****** (Runa); out/codings.csv, line 2: O***** (Runa); emic privacy apply replaces them in the study
  [3]
  $ emic archive create out/study.zip --key-file key.txt
  emic archive create: out/study.zip was not written: 6 names or numbers of the vault stand in it: out/study.zip > data/codebook.csv, line 3: M* O***** (Runa); out/study.zip > data/codebook.json, line 19: M* O***** (Runa); out/study.zip > data/codings.csv, line 2: O***** (Runa); out/study.zip > data/transcripts/TP07.txt, line 3: M* O***** (Runa); out/study.zip > data/transcripts/TP07.txt, line 3: M****** (Runa) ...; emic privacy apply replaces them in the study
  [3]
  $ (mkdir -p away && cd away && emic codebook show --study ../study.emic --output ../out/book.yaml)
  emic codebook show: ../out/book.yaml was not written: it cannot be searched for names without the study's vault; name that with --vault FILE, or say --unchecked
  [3]
  $ ls out
  $ emic codebook show --output out/book.yaml --unchecked
  warning: out/book.yaml was not searched for the names in the vault
  $ emic archive create out/study.zip --unchecked --quiet | grep -c sha256
  1
  $ emic privacy check out --key-file key.txt --format csv | cut -d, -f 1,6- | sort -u
  out/book.yaml,M* O*****,Runa
  out/study.zip > data/codebook.csv,M* O*****,Runa
  out/study.zip > data/codebook.json,M* O*****,Runa
  out/study.zip > data/codings.csv,O*****,Runa
  out/study.zip > data/transcripts/TP07.txt,M* O*****,Runa
  out/study.zip > data/transcripts/TP07.txt,M******,Runa
  place,words,of

It is replaced in all that is stored, and every coding is carried along.

  $ emic privacy apply --key-file key.txt
  replaced 3 places in 1 transcript; 4 other texts changed
  codings: 0 as they were, 2 moved, 0 with a replaced name in them, 1 widened to a whole name, 0 joined to another that covers the same words now
  $ emic document show TP07 --format csv | cut -d, -f 2,9-
  speaker,words,codes
  INTERVIEWER,Who helped you?,
  TP07,"The neighbour, [Runa], and [Runa]'s son. I was afraid then.",HELP; FEAR
  INTERVIEWER,And the ferry?,
  TP07,[Runa] had the tickets for us.,HELP
  $ emic coding list --format csv | cut -d, -f 2,4-
  document,start,end,code,coder,round,polarity,words,memo,weight,stale,rule,values
  TP07,53,77,HELP,Ann,1,supports,"[Runa], and [Runa]'s son",as [Runa] did,,,,
  TP07,85,96,FEAR,Ann,1,supports,afraid then,,,,,
  TP07,143,158,HELP,Ann,1,supports,had the tickets,,,,,
  $ emic codebook show | grep -i helped
  HELP  principle  any   Helped, as by [Runa]
  $ emic privacy check study.emic --key-file key.txt
  Leaks
  
  Place  Line  Column  Byte  As  Words  Of
  ----------------------------------------
  (none)
  
  1 files and [0-9]+ bytes searched: 0 leaks\. (re)
  Nothing was found of what the vault knows. What it does not know, this check cannot find.
  $ emic check | tail -1
  1 text and 3 codings checked: all is well.
  $ ls -A
  away
  before
  key.txt
  out
  people.csv
  raw.txt
  study.emic
  study.vault
  $ emic privacy apply --key-file key.txt
  nothing to replace: no name of the vault is in the study
  $ emic privacy restore TP07 --output - --key-file key.txt --quiet | cmp - raw.txt

Then exports go out, and are found clean.

  $ rm out/*
  $ emic codebook show --output out/book.yaml --key-file key.txt
  $ emic archive create out/study.zip --key-file key.txt --quiet | grep -c sha256
  1
  $ emic privacy check out --key-file key.txt | tail -2
  34 files and [0-9]+ bytes searched: 0 leaks\. (re)
  Nothing was found of what the vault knows. What it does not know, this check cannot find.
  $ emic privacy check none --key-file key.txt
  emic privacy check: none: cannot be read: No such file or directory
  [2]

  $ emic vault export-log study.vault --key-file key.txt --format csv | cut -d, -f 3-
  who,action,detail
  ,vault create,
  Ann,import,"1 documents, 2 places replaced, 3 left undecided"
  Ann,add,a name of Runa
  Ann,add,a name of Runa
  Ann,apply,"3 places in 1 documents, 4 other texts"
  Ann,restore,the document TP07

A study that is told of the end of its vault asks for it no more.

  $ emic init plain.emic --quiet
  $ emic vault destroy study.vault --study plain.emic --yes
  emic vault destroy: plain.emic: this study has no vault
  [2]
  $ emic vault destroy study.vault --study none.emic --yes
  emic vault destroy: none.emic: no such file; emic init makes a new study
  [2]
  $ emic vault destroy key.txt --study study.emic --yes
  emic vault destroy: key.txt: not an emic vault; nothing was changed
  [2]
  $ emic privacy restore TP07 --study study.emic --output - --key-file key.txt --quiet | cmp - raw.txt
  $ emic vault destroy study.vault --study study.emic --yes
  destroyed study.vault; destroy its copies, its backups and the notes of its passphrase, too
  $ ls *.vault
  ls: cannot access '*.vault': No such file or directory
  [2]
  $ rm plain.emic
  $ emic privacy restore TP07 --output - --key-file key.txt
  emic privacy restore: the vault of this study was destroyed on 2026-03-01: nobody can undo its pseudonyms or add to them
  [2]
  $ emic import raw.txt --name again --key-file key.txt
  emic import: the vault of this study was destroyed on 2026-03-01: nobody can undo its pseudonyms or add to them
  [2]
  $ emic privacy apply --key-file key.txt
  emic privacy apply: the vault of this study was destroyed on 2026-03-01: nobody can undo its pseudonyms or add to them
  [2]
  $ emic codebook show --output out/again.yaml && ls out
  warning: out/again.yaml was not searched for names: the vault of this study was destroyed on 2026-03-01
  again.yaml
  book.yaml
  study.zip
  $ emic check | tail -1
  1 text and 3 codings checked: all is well.
