A report is searched for the names in the vault before it leaves. All people here are invented; the
key of this vault costs nothing.

  $ umask 077
  $ echo 'seven old lanterns drift' > key.txt
  $ export EMIC_CODER=Ann EMIC_KEY_FILE=key.txt
  $ "$EMIC_BUILD"/tests/privacy_vault study.vault key.txt 0
  $ emic init study.emic --quiet
  $ echo 'TEBBE: I am 43 years old, call 555-0142. I was afraid then.' > raw.txt
  $ echo participant,group > people.csv; echo TP07,A >> people.csv
  $ emic participant load people.csv --quiet
  $ emic import raw.txt --name talk --quiet
  $ printf 'codebook: night\ncodes:\n  - {code: FEAR, brief: Being afraid}\n' | emic codebook load - --quiet
  $ emic coding add talk --quote 'I was afraid then' --code FEAR --quiet

  $ emic report --output report.html
  the report is in report.html
  $ grep -c 'I was afraid then' report.html
  1
  $ grep -ci tebbe report.html
  0
  [1]
  $ emic report --format text | sed -n '/^2\.5 /,/^2\.6 /p'
  2.5 Pseudonyms
  --------------
  
  Names were replaced before the transcripts came into the study; who is behind a pseudonym is in an
  encrypted vault, apart from the study. How many of which kind were replaced only the vault knows:
  emic privacy risk prints it.
  
  No transcript was changed after it came in.
  
  2.6 Software

A name in it, wherever it comes from, keeps it here.

  $ emic report --output named.html --title 'The night of Tebbe'
  emic report: named.html was not written: 2 names or numbers of the vault stand in it: * (glob)
  [3]
  $ emic codebook redefine FEAR --brief 'What Tebbe felt' --quiet
  $ emic report --output named.html
  emic report: named.html was not written: 2 names or numbers of the vault stand in it: * (glob)
  [3]
  $ test -e named.html
  [1]

Without the vault it is not searched, and not written.

  $ mkdir away; mv study.vault away
  $ emic report --output report2.html
  emic report: report2.html was not written: it cannot be searched for names without the study's vault; name that with --vault FILE, or say --unchecked
  [3]
