An archive at the grades of another profile: vaguer words under the same codings. All people here
are invented; the key of this vault costs nothing.

  $ umask 077
  $ echo 'seven old lanterns drift' > key.txt
  $ export EMIC_CODER=Ann EMIC_KEY_FILE=key.txt
  $ "$EMIC_BUILD"/tests/privacy_vault study.vault key.txt 0
  $ emic init study.emic --quiet
  $ cat > raw.txt << END
  > TEBBE: I am 43 years old, call 555-0142. I was afraid then.
  > END
  $ echo participant,group > people.csv; echo TP07,A >> people.csv
  $ emic participant load people.csv --quiet
  $ emic import raw.txt --name talk --quiet
  $ emic document show talk | tail -1
  1  TP07   8  I am 43 years old, call [phone]. I was afraid then.
  $ printf 'codebook: night\ncodes:\n  - {code: FEAR, brief: Being afraid}\n' | emic codebook load - --quiet
  $ emic coding add talk --quote 'afraid then' --code FEAR --quiet
  $ emic coding add talk --quote 'am 43 years old' --code FEAR --quiet
  $ sha256sum study.emic > before

  $ emic archive create coarse.zip --profile gdpr-strict > digest
  1 transcript at the grades of gdpr-strict
  coarse.zip: * files, * bytes, * tables (glob)
  $ unzip -p coarse.zip data/transcripts/talk.txt
  [TP07]: I am [40-49] years old, call [phone]. I was afraid then.
  $ unzip -p coarse.zip data/codings.csv | cut -d, -f1-4
  document,start,end,code
  talk,10,30,FEAR
  talk,52,63,FEAR
  $ emic archive reproduce coarse.zip | tail -1
  All is well.

The study is as it was, and its own archive too.

  $ sha256sum --quiet -c before
  $ emic archive create fine.zip --quiet > digest
  $ unzip -p fine.zip data/transcripts/talk.txt
  [TP07]: I am 43 years old, call [phone]. I was afraid then.

What a profile asks about must be decided; a text from elsewhere stays, and that is said.

  $ emic archive create no.zip --profile no-such
  emic archive create: * (glob)
  [2]
  $ echo 'OTHER: I am 51 years old.' > other.txt
  $ emic import other.txt --pseudonymized --quiet
  $ emic archive create both.zip --profile gdpr-strict --quiet > digest
  $ unzip -p both.zip data/transcripts/other.txt
  OTHER: I am 51 years old.
  $ emic archive create both.zip --force --profile gdpr-strict 2>&1 > digest | grep warning
  warning: 1 transcript came in without the vault and stayed as they are
