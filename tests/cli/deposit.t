An archive for a repository: what it asks for, refused while the study does not say it. All people
here are invented; the key of this vault costs nothing.

  $ umask 077
  $ echo 'seven old lanterns drift' > key.txt
  $ export EMIC_CODER=Ann EMIC_KEY_FILE=key.txt EMIC_STUDY=study.emic
  $ "$EMIC_BUILD"/tests/privacy_vault study.vault key.txt 0
  $ emic init study.emic --quiet
  $ cat > raw.txt << END
  > TEBBE: I am 43 years old, call 555-0142 [laughs]. I was afraid then.
  > END
  $ echo participant,group > people.csv; echo TP07,A >> people.csv
  $ emic participant load people.csv --quiet
  $ emic import raw.txt --name talk --quiet
  $ printf 'codebook: night\ncodes:\n  - {code: FEAR, brief: Being afraid}\n' | emic codebook load - --quiet
  $ emic coding add talk --quote 'afraid then' --code FEAR --quiet

  $ emic archive create deposit.zip --deposit qdr
  emic archive create: the Qualitative Data Repository asks for what the study's description lacks: title, abstract, creator, contact, keyword, rights, access, sampling, mode, protocol, began, ended, place, consent, anonymization; emic describe set FIELD VALUE fills a field
  [2]
  $ emic archive create deposit.zip --deposit gdr
  emic archive create: unknown deposit profile "gdr"; did you mean "qdr"? known: ukda, qdr
  [2]
  $ cat > about.yaml << END
  > title: Afraid at night
  > abstract: What people were afraid of.
  > creator: {name: Ada Example, affiliation: University of Here}
  > contact: ada@example.org
  > keyword: [night, fear]
  > rights: University of Here
  > access: Registered users
  > sampling: Snowball
  > mode: In person
  > protocol: |
  >   Half-structured.
  >   Transcribed word for word.
  > began: 2025-03
  > ended: 2025-04
  > place: A northern town
  > consent: To sharing of pseudonymized transcripts
  > anonymization: Names, places and numbers were replaced
  > END
  $ emic describe load about.yaml
  15 fields changed
  $ emic archive create deposit.zip --deposit ukda
  emic archive create: the UK Data Service asks for what the study's description lacks: language, license, universe, ethics, funder; emic describe set FIELD VALUE fills a field
  [2]
  $ test -e deposit.zip
  [1]

With all of it there is a deposit. What only the vault knows comes along, without an original.

  $ emic archive create deposit.zip --deposit qdr > digest
  deposit.zip: * files, * bytes, 5 tables (glob)
  $ unzip -Z1 deposit.zip | grep -v 'tables/\|manifest'
  bag-info.txt
  bagit.txt
  data/README.txt
  data/anonymization-log.csv
  data/anonymization.csv
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
  data/deposit.txt
  data/description.json
  data/documents.csv
  data/file-inventory.csv
  data/judgements.csv
  data/marks.csv
  data/protocol.txt
  data/recipe.json
  data/rights.txt
  data/ro-crate-metadata.json
  data/tables.html
  data/transcripts.csv
  data/transcripts/talk.txt
  data/units.csv
  environment.txt
  $ unzip -p deposit.zip data/anonymization.csv
  kind,by_label,by_kind,by_vaguer,kept_wordings
  phone,0,1,0,0
  person,1,0,0,0
  $ unzip -p deposit.zip data/anonymization-log.csv | cut -d , -f 1,3,4 | head -3
  number,who,action
  1,,vault create
  2,Ann,* (glob)
  $ unzip -p deposit.zip data/marks.csv
  mark,places,interviews
  TP07,1,1
  laughs,1,1
  phone,1,1
  $ unzip -p deposit.zip data/protocol.txt
  How the data were collected
  
  universe: not given
  sampling: Snowball
  mode: In person
  began: 2025-03
  ended: 2025-04
  place: A northern town
  protocol: Half-structured.
  Transcribed word for word.
  $ unzip -p deposit.zip data/data-list.csv
  interview,participants,file,characters,turns,speakers,codings,participant:group
  talk,TP07,transcripts/talk.txt,69,1,1,1,A
  $ unzip -p deposit.zip | grep -c 'TEBBE\|Tebbe\|555-0142'
  0
  [1]
  $ emic archive reproduce deposit.zip | grep given
  data/anonymization-log.csv              given    from the vault; cannot be made again from here
  data/anonymization.csv                  given    from the vault; cannot be made again from here
  $ emic archive reproduce deposit.zip | tail -1
  All is well.

A repository wants the texts.

  $ emic archive create closed.zip --deposit qdr --without-text
  emic archive create: the Qualitative Data Repository asks for the transcripts, and the text of "talk" is withheld
  [2]
